"""Strangers of every title go to every address with keys of another team: what is not theirs is as if it were not there.

The answer for a record that is there and not seen is compared, letter by letter, with the answer for one that is nowhere.
"""

import re
from uuid import uuid4

from django.db import connection
from tests import cast as named_cast
from tests.cast import NOW
from tests.security.harvest import addresses
from tests.security.strangers import (
    LOOK_UPS,
    SECRET,
    TABLES,
    forms_that_name,
    make_secrets,
    sentences,
    twins_of,
)

from bench.security.ground import Faults, browser
from bench.security.sending import found_forms, without_marks
from vai.clients import models as clients
from vai.core.rowsecurity import acting_as
from vai.hunting import models as hunting
from vai.journal import models as journal
from vai.staff.enums import Mode, Title
from vai.staff.models import Person

NOWHERE = 987_654_321
FRAGMENT = {"HX-Request": "true"}
STRANGERS = [title for title in Title if title not in (Title.EXECUTIVE, Title.ADMINISTRATOR)]
# What an address without a key is asked for beside it.
ASKED = (
    "account",
    "contact",
    "lead",
    "deal",
    "opportunity",
    "interaction",
    "with",
    "id",
    "for",
    "person",
    "parent",
)


def attack(part, options):
    """Walk as every title that does not see all, then as the executives, who see all and write nothing."""
    cast = named_cast.make()
    secrets = make_secrets(cast)
    change = _last_change(cast.dung)
    own = _account_of_the_north(cast)
    with Faults() as faults:
        for title in STRANGERS:
            _walk(part, _stranger(cast, title), secrets, own)
            _take_back(part, _stranger(cast, title), change, cast)
        _nothing_changed(part, cast, secrets)
        _executive(part, cast)
    faults.tell(part)
    part.figures["addresses"] = len(addresses())
    part.figures["titles"] = len(STRANGERS) + 1


def _stranger(cast, title):
    person, _made = Person.objects.get_or_create(
        email=f"{title}@north.example.vn",
        defaults={"name": f"Người lạ {title}", "title": title, "team": cast.north},
    )
    return person


def _account_of_the_north(cast):
    with acting_as(cast.minh, at=NOW):
        own = clients.Account.objects.create(name="Của miền Bắc", opened_by=cast.an)
        for title in STRANGERS:
            clients.Coverage.objects.create(
                account=own,
                person=_stranger(cast, title),
                mode=Mode.HUNT,
                since=NOW.date(),
                is_lead=title == STRANGERS[0],
            )
    return own.pk


def _walk(part, person, secrets, own):
    client = browser(person)
    _records(part, client, person.title, secrets)
    _look_ups(part, client, person.title, secrets)
    _named_in_forms(part, client, person.title, secrets, own)
    _files(part, client, person.title, secrets)


def _records(part, client, title, secrets):
    by_name = {address.name: address for address in addresses()}
    for start, name in sentences():
        address = by_name[name]
        there, nowhere = (
            address.filled({key: which if kind == "int" else "name" for key, kind in address.takes})
            for which in (secrets[start], NOWHERE)
        )
        _as_if_nowhere(part, client, title, there, nowhere)
    for table, start in TABLES.items():
        _as_if_nowhere(
            part, client, title, f"/history/{table}/{secrets[start]}/", f"/history/{table}/{NOWHERE}/"
        )
    for kind, start in (("lead", "leads/"), ("account", "accounts/"), ("opportunity", "deals/")):
        # Saying "not useful" is counted by rule, whatever it was said of: the third answer differs from the second.
        for act in ("done", "snooze", "wrong", "not-mine"):
            there, nowhere = (
                f"/next-actions/H1/{kind}/{which}/{act}/" for which in (secrets[start], NOWHERE)
            )
            _as_if_nowhere(part, client, title, there, nowhere, statuses=(302, 303, 200, 404, 405, 422))


def _as_if_nowhere(part, client, title, there, nowhere, statuses=(404, 405)):
    for send in (client.get, client.post):
        for headers in ({}, FRAGMENT):
            answer, other = (_untold(client, send)(url, headers=headers) for url in (there, nowhere))
            told = f"{title} {answer.request['REQUEST_METHOD']} {there}"
            part.check(answer.status_code in statuses, f"{told}: {answer.status_code}")
            _same(part, answer, other, told)


def _untold(client, send):
    """Send without a toast that waits from what was done before."""
    client.cookies.pop("vai_toasts", None)
    return send


def _same(part, answer, other, told):
    part.equal(answer.status_code, other.status_code, f"{told}: as if it were nowhere")
    mine, theirs = (without_marks(one) for one in (answer, other))
    part.check(mine == theirs, f"{told}: tells more than of a record that is nowhere")
    part.check(SECRET not in mine, f"{told}: says the name")


def _look_ups(part, client, title, secrets):
    """What looks up, by its word and by every key that it may be asked for."""
    for place in (one for one in addresses() if not one.takes):
        url = f"/{place.route}"
        if any(word in place.route for word in (*LOOK_UPS, "alike", "export", "capture", "at-hand")):
            for value, name in twins_of(secrets):
                answer = client.get(url, {name: value, "q": value, "company": value})
                _leads_nowhere(part, answer, secrets, f"{title} {url}?{name}={value}")
        for name in ASKED:
            key = secrets.get(f"{name}s/", secrets["accounts/"])
            answer, other = (client.get(url, {name: which}) for which in (key, NOWHERE))
            _leads_nowhere(part, answer, secrets, f"{title} {url}?{name}=")
            part.equal(answer.status_code, other.status_code, f"{title} {url}?{name}= as if it were nowhere")


def _leads_nowhere(part, answer, secrets, told):
    text = answer.content.decode(errors="replace")
    part.check(answer.status_code < 500, f"{told}: {answer.status_code}")
    linked = [start for start, key in secrets.items() if re.search(rf'["/]{start}{key}/', text)]
    # A link back to where the question came from repeats what was asked and tells nothing.
    part.check(
        not [start for start in linked if f'"/{start}' in text and SECRET in text], f"{told}: links {linked}"
    )
    titled = re.sub(r'value="[^"]*"|<input[^>]*>|<title>[^<]*</title>|“[^”]*”', "", text)
    part.check(f">{SECRET}<" not in titled, f"{told}: shows the name")


def _named_in_forms(part, client, title, secrets, own):
    nowhere = dict.fromkeys(secrets, NOWHERE)
    for (address, data), (_, blank) in zip(
        forms_that_name(secrets, own), forms_that_name(nowhere, own), strict=True
    ):
        for send in (client.post, client.get):
            answer, other = (_untold(client, send)(address, sent) for sent in (data, blank))
            told = f"{title} {answer.request['REQUEST_METHOD']} {address} {sorted(data)}"
            part.check(answer.status_code < 500, f"{told}: {answer.status_code}")
            _same(part, answer, other, told)


def _files(part, client, title, secrets):
    for kind, start in (
        ("accounts", "accounts/"),
        ("contacts", "contacts/"),
        ("leads", "leads/"),
        ("deals", "deals/"),
    ):
        for query in ({}, {"id": secrets[start]}):
            answer = client.get(f"/export/{kind}.csv", query)
            part.equal(answer.status_code, 200, f"{title} exports {kind}")
            part.check(
                SECRET not in answer.content.decode(), f"{title}: export of {kind} {query} holds the name"
            )


def _last_change(person):
    """Give a change that the person made: a note at their client."""
    with acting_as(person, at=NOW) as actor:
        journal.NextStep.objects.create(what=SECRET, person=person, created_by=person)
        return actor.change_id


def _take_back(part, person, change, cast):
    """Nobody takes back what somebody else did, nor learns whether there is anything."""
    client = browser(person)
    answer, other = (client.post(f"/undo/{which}/") for which in (change, uuid4()))
    _same(part, answer, other, f"{person.title} undoes a change of somebody else")
    with acting_as(cast.dung, at=NOW):
        part.equal(
            journal.NextStep.objects.filter(what=SECRET, account_id=None, archived_at=None).count(),
            1,
            f"{person.title} took back what somebody else did",
        )


def _nothing_changed(part, cast, secrets):
    strangers = [_stranger(cast, title).pk for title in STRANGERS]
    with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM history_entry WHERE person_id = ANY (%s) AND account_id = %s",
            [strangers, secrets["accounts/"]],
        )
        part.equal(cursor.fetchone()[0], 0, "changes of the secret account's rows by strangers")
        kept = clients.Account.objects.get(pk=secrets["accounts/"])
        part.equal((kept.name, kept.archived_at, kept.version), (SECRET, None, kept.version), "the account")
        lead = hunting.Lead.objects.get(pk=secrets["leads/"])
        part.equal((lead.owner_id, lead.archived_at), (cast.binh.pk, None), "the lead")


def _executive(part, cast):
    """Whoever sees all and writes nothing presses every button there is."""
    client = browser(cast.lan)
    known = [form for form in found_forms(client) if form.is_post]
    for form in known:
        answer = client.post(form.action, form.data())
        part.check(answer.status_code < 500, f"executive {form.action}: {answer.status_code}")
    with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
        private = ("saved_view", "guidance_answer", "guidance_mute", "person", "delegation")
        cursor.execute(
            "SELECT DISTINCT table_name FROM history_entry WHERE person_id = %s AND NOT table_name = ANY (%s)",
            [cast.lan.pk, list(private)],
        )
        part.equal(cursor.fetchall(), [], "tables in which an executive changed something")
    part.check(len(known) > 10, f"only {len(known)} forms were found for an executive")
