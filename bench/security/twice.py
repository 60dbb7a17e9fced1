"""Every form of every page sent twice at the same moment: with one key it is done once; without, nothing breaks.

And the races that people run into: two take one lead, two undo one change, two accept one handover, two take one offer.
"""

import itertools
import re
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from django.db import connection, connections
from tests import cast as named_cast
from tests.cast import NOW
from tests.security.harvest import addresses
from tests.security.test_junk import Place

from bench.security.ground import Faults, browser
from bench.security.sending import found_forms
from vai.clients import models as clients
from vai.core.idempotency import FIELD
from vai.core.rowsecurity import acting_as
from vai.handovers.actions import handovers
from vai.hunting import models as hunting
from vai.journal import models as journal
from vai.staff.enums import Mode, Title
from vai.staff.models import Person

# What is written beside the thing itself, or by whoever looks.
BESIDE = {"history_entry", "idempotency_key", "notice", "undone_change", "search_entry"}
# Signing somebody else out of everything would end the walk.
LEFT_OUT = ("/me/sessions/", "/people/", "/act-for/", "/language/", "/ui/")
_turn = itertools.count(1)


def attack(part, options):
    """Walk as an administrator and as a team lead; then the races."""
    place = Place()
    with Faults() as faults:
        for title in (Title.ADMINISTRATOR, Title.TEAM_LEAD):
            _walk(part, place, title)
        cast = named_cast.make()
        _claim(part, cast)
        _undo(part, cast)
        _accept(part, cast)
        _take(part, cast)
    faults.tell(part)


def _walk(part, place, title):
    person = next(one for one in place.company.people if one.title == title)
    Person.objects.filter(pk=person.pk).update(is_active=True)
    client = browser(person)
    urls = [one.filled(values) for one in addresses() for values in place.fillings(one)[:3]]
    known = [
        form for form in found_forms(client, urls) if form.is_post and not form.action.startswith(LEFT_OUT)
    ]
    keyed = 0
    for form in known:
        answers, grown, again = _sent_twice(place, person, form)
        told = f"{title} {form.action}"
        for answer in answers:
            part.check(answer.status_code < 500, f"{told} twice at once: {answer.status_code}")
        if FIELD in form.data():
            keyed += 1
            once = _grown(place, lambda form=form: _post(person, form, _filled(form)))
            for table in grown:
                most = max(1, once.get(table, 1))
                part.check(
                    grown[table] <= most,
                    f"{told}: twice with one key made {grown[table]} of {table}, once makes {most}",
                )
            part.check(not again, f"{told}: sent once more with the same key made {again}")
    part.figures[f"forms as {title}"] = len(known)
    part.figures[f"of them with a key, as {title}"] = keyed
    part.check(len(known) > 25, f"only {len(known)} forms were found as {title}")


def _sent_twice(place, person, form):
    """Send the same at the same moment, then once more; give the answers and what each made."""
    data = _filled(form)
    if FIELD in form.data():
        data[FIELD] = uuid4().hex
    answers = []
    grown = _grown(place, lambda: answers.extend(_at_once([lambda: _post(person, form, data)] * 2)))
    again = _grown(place, lambda: answers.append(_post(person, form, data)))
    return answers, grown, again


def _post(person, form, data):
    try:
        return browser(person).post(form.action, data, headers={"Referer": "http://localhost/"})
    finally:
        connections.close_all()


def _at_once(works):
    """Do things in threads of their own, each with its own connection."""
    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result() for future in [pool.submit(work) for work in works]]


def _filled(form):
    """Fill what is empty with what fits its name, anew each time."""
    n = next(_turn)
    data = {name: list(values) for name, values in form.data().items() if name != "csrfmiddlewaretoken"}
    for name, values in data.items():
        if values == [""]:
            data[name] = [_fitting(name, n)]
    return data


def _fitting(name, n):
    if re.search(r"(_on|since|until|birthday|day)$", name):
        return "2026-12-01"
    for part, value in (("phone", f"09{n:08d}"), ("email", f"hai-lan-{n}@example.vn"), ("code", f"c{n}")):
        if part in name:
            return value
    if name in (
        "name",
        "what",
        "body",
        "title",
        "subject",
        "question",
        "label_vi",
        "line",
        "company",
        "need",
    ):
        return f"Gửi hai lần {n}"
    return ""


def _grown(place, work):
    """Do the work and count what is there more than before, by table."""
    before = _counts(place)
    work()
    after = _counts(place)
    return {table: after[table] - n for table, n in before.items() if after[table] > n}


def _counts(place):
    with acting_as(place.company.robot, at=NOW), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM vai.guarded_table ORDER BY name")
        names = [name for (name,) in cursor.fetchall() if name not in BESIDE]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names))
        return dict(cursor.fetchall())


def _claim(part, cast):
    """Two colleagues claim one lead at the same moment, ten times: each time one of them has it."""
    for n in range(10):
        with acting_as(cast.minh, at=NOW):
            lead = hunting.Lead.objects.create(
                name=f"Tranh {n}", team=cast.north, created_by=cast.minh, received_at=NOW
            )
        works = [
            lambda person=person, lead=lead: _press(person, f"/leads/{lead.pk}/claim/")
            for person in (cast.an, cast.chi)
        ]
        answers = _at_once(works)
        with acting_as(cast.minh, at=NOW):
            owner = hunting.Lead.objects.get(pk=lead.pk).owner_id
            touched = _by(cast, "lead", lead.pk)
        part.check(owner in (cast.an.pk, cast.chi.pk), f"a claimed lead belongs to {owner}")
        part.check(touched <= {owner, cast.minh.pk}, f"both wrote the lead: {touched}")
        won = [answer.status_code < 400 for answer in answers]
        part.check(all(answer.status_code < 500 for answer in answers), f"claims are answered {won}")


def _by(cast, table, key):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT person_id FROM history_entry WHERE table_name = %s AND row_id = %s", [table, key]
        )
        return {row[0] for row in cursor.fetchall()}


def _press(person, url, data=None):
    try:
        return browser(person).post(url, data or {})
    finally:
        connections.close_all()


def _undo(part, cast):
    """One change is undone by two at the same moment, ten times: it is taken back once, and once only."""
    for n in range(10):
        with acting_as(cast.an, at=NOW) as actor:
            step = journal.NextStep.objects.create(what=f"Hoàn tác {n}", person=cast.an, created_by=cast.an)
        _at_once([lambda change=actor.change_id: _press(cast.an, f"/undo/{change}/")] * 2)
        with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
            left = journal.NextStep.objects.filter(pk=step.pk, archived_at=None).count()
            part.equal(left, 0, "what was undone twice at once is there")
            cursor.execute("SELECT count(*) FROM undone_change WHERE change_id = %s", [actor.change_id])
        with acting_as(cast.an, at=NOW), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM undone_change WHERE change_id = %s", [actor.change_id])
            part.equal(cursor.fetchone()[0], 1, "times that a change was taken back")


def _accept(part, cast):
    """A handover is accepted twice at the same moment: the client is covered once."""
    for n in range(5):
        account = _account(cast, f"Bàn giao hai lần {n}")
        with acting_as(cast.an, at=NOW):
            handover = handovers.propose(
                account, receiver=cast.chi, from_mode="hunt", to_mode="farm", by=cast.an, at=NOW
            )
        answers = _at_once([lambda pk=handover.pk: _press(cast.chi, f"/handovers/{pk}/accept/")] * 2)
        part.check(all(answer.status_code < 500 for answer in answers), "accepting twice breaks")
        with acting_as(cast.minh, at=NOW):
            part.equal(_covering(account, cast.chi, "farm"), 1, "coverages by a handover accepted twice")


def _take(part, cast):
    """An offer is taken twice at the same moment: the client is covered once."""
    for n in range(5):
        account = _account(cast, f"Nhận hai lần {n}")
        with acting_as(cast.minh, at=NOW):
            offer = clients.CoverageOffer.objects.create(
                account=account, person=cast.chi, mode=Mode.FARM, offered_by=cast.an
            )
        answers = _at_once([lambda pk=offer.pk: _press(cast.chi, f"/offers/{pk}/take/")] * 2)
        part.check(all(answer.status_code < 500 for answer in answers), "taking an offer twice breaks")
        with acting_as(cast.minh, at=NOW):
            part.equal(_covering(account, cast.chi, "farm"), 1, "coverages by an offer taken twice")


def _account(cast, name):
    with acting_as(cast.minh, at=NOW):
        account = clients.Account.objects.create(name=name, opened_by=cast.an)
        clients.Coverage.objects.create(account=account, person=cast.an, mode=Mode.HUNT, since=NOW.date())
        return account


def _covering(account, person, mode):
    return clients.Coverage.objects.filter(account=account, person=person, mode=mode, until=None).count()
