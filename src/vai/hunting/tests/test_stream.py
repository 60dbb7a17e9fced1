"""Moves of deals and the coming of leads stand in the streams, in the reader's words."""

from datetime import timedelta

from django.test import Client
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import conversion, moves
from vai.hunting.actions.conversion import ConversionChoice
from vai.hunting.models import LeadSource
from vai.hunting.queries import stream_sources
from vai.hunting.tests.people import a_deal, a_lead, an_account, reason, stage
from vai.journal.queries.sources import Subject

LATER = NOW + timedelta(days=1)
KINDS = ("deal", "lead")


def test_a_deal_tells_its_way_newest_first(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an))
    with acting_as(cast.an, at=LATER):
        moves.move(deal, stage("Lost"), lost_reason=reason(), by=cast.an, at=LATER)
        for subject in (Subject(opportunity_id=deal.pk), Subject(account_id=deal.account_id)):
            told = stream_sources.moves(subject, None, 10, KINDS)
            assert [(one.at, one.kind, one.tone, one.who) for one in told] == [
                (LATER, "deal", "bad", cast.an.name),
                (NOW, "deal", "neutral", cast.an.name),
            ]
            assert [line.text for line in told[0].lines] == [str(reason())]
            assert stream_sources.moves(subject, told[0].place, 10, KINDS) == told[1:]


def test_a_lead_stands_in_the_stream_of_the_client_it_became(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an, source=LeadSource.objects.first())
        made = conversion.convert(
            lead, ConversionChoice(account_name="X", contact_name="Lan"), by=cast.an, at=NOW
        )
        for subject in (
            Subject(lead_id=lead.pk),
            Subject(account_id=made.account.pk),
            Subject(contact_id=made.contact.pk),
        ):
            (told,) = stream_sources.leads(subject, None, 10, KINDS)
            assert (told.at, told.kind, told.link) == (NOW, "lead", ("hunting:lead", lead.pk))
    client = Client()
    client.force_login(cast.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in (f"/leads/{lead.pk}/stream/", f"/accounts/{made.account.pk}/stream/"):
        assert client.get(path).status_code == 200


def test_another_team_reads_none_of_it(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an))
    with acting_as(cast.binh, at=NOW):
        assert stream_sources.moves(Subject(opportunity_id=deal.pk), None, 10, KINDS) == []
