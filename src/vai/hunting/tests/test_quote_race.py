"""Accepting and replacing a quote at the same moment: one of the two happens, and never both."""

from __future__ import annotations

import threading
from typing import Any

from django.db import connection
from tests.browser import World
from tests.cast import NOW

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import quotes
from vai.hunting.actions.quote_answers import LinkGone
from vai.hunting.models import Quote, QuoteAcceptance
from vai.hunting.tests.test_quotes import a_sent_quote, token_of


def test_a_quote_is_accepted_or_replaced(world: World) -> None:
    cast, results = world.cast, []
    for _round in range(4):
        first = a_sent_quote(cast)
        with acting_as(cast.an, at=NOW):
            second = quotes.revise(first, by=cast.an, at=NOW)
        outcomes = at_once(
            lambda f=first: accept(f), lambda f=first: accept(f), lambda s=second: replace(s, cast.an)
        )
        with acting_as(cast.an, at=NOW):
            status = Quote.objects.get(pk=first.pk).status
            n_kept = QuoteAcceptance.objects.filter(quote=first).count()
            assert Quote.objects.get(pk=second.pk).status == "sent"
        assert (status, n_kept) in (("accepted", 1), ("superseded", 0))
        assert sorted(outcomes[:2]) == (["accepted", "again"] if n_kept else ["gone", "gone"])
        results.append(status)
    assert len(results) == 4


def accept(quote: Quote) -> str:
    try:
        return quotes.accept_by_link(token_of(quote), name="Lan", at=NOW)
    except LinkGone:
        return "gone"


def replace(quote: Quote, an: Any) -> str:
    with acting_as(an, at=NOW):
        return quotes.send(quote, by=an, at=NOW, to="").status


def at_once(*acts: Any) -> list[str]:
    """Do things in threads of their own that begin together; give what each answered."""
    gate, found = threading.Barrier(len(acts)), [""] * len(acts)

    def run(place: int) -> None:
        gate.wait()
        try:
            found[place] = acts[place]()
        except Exception as error:  # noqa: BLE001 - told to the one who waits
            found[place] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
