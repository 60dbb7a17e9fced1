"""Hostile text in every field of every table, then every page and fragment: none of it may become part of a page.

Pages are read as a browser reads them. What was stored may stand in text and in values; an element, a name of an
attribute or an address born from it is a difference. A real browser then opens the main pages.
"""

import os
import re
from html.parser import HTMLParser
from urllib.parse import quote

from django.apps import apps
from django.db import Error, connection, models, transaction
from tests.cast import NOW
from tests.security.harvest import addresses
from tests.security.test_junk import Place

from bench.security.ground import Faults, browser
from vai.clients.models import ContactPoint, CustomField
from vai.core.rowsecurity import acting_as
from vai.doors.tests.imports import begun
from vai.staff.enums import Title
from vai.staff.models import Person

# Every one names itself x7, so that what is born of it is known by that name.
PAYLOADS = (
    '"><img src=x7 onerror=alert(7) x7>',
    "'><svg x7 onload=alert(7)>",
    "</script><script x7>alert(7)</script>",
    "</title></textarea></style><x7 onclick=alert(7)>",
    "{{7*7}}x7${7*7}<%=7*7%>",
    "\u202e\u2066<b x7>moc.elpmaxe",
    "javascript:alert(7)//x7",
    "' onmouseover=alert(7) x7='",
)
ADDRESSES = (
    "javascript:alert(7)//x7",
    "data:text/html,<x7>",
    " \tjavascript:alert(7)//x7",
    "vbscript:x7",
    "//evil.example/x7",
)
SHORTEST = 12
# Codes by which the house finds its way: nobody types them.
CODES = frozenset(
    [
        "timezone",
        "language",
        "theme",
        "currency",
        "country",
        "mode",
        "kind",
        "status",
        "state",
        "outcome",
        "rule",
        "sha256",
        "table_name",
        "operation",
        "code",
        "email",
        "password",
        "external_id",
        "source",
        "province_code",
        "ward_code",
        "content_type",
        "list_code",
        "entity",
        "subject_kind",
        "table",
        "feed",
        "key",
        "answer",
        "from_mode",
        "to_mode",
        "phone_key",
        "door",
        "digits",
    ]
)
PRIVATE = ("saved_view", "notice", "import_batch", "import_row", "import_profile")
NEEDED = (
    "account.name account.notes contact.name lead.name opportunity.name person.name team.name tag.name product.name"
    " attachment.name next_step.what interaction.body interaction.subject lost_reason.name saved_view.name stage.name answer.body"
)
SAFE = re.compile(r"(?:/(?![/\\])|#|\?|https?://|mailto:|tel:|zalo:|$)", re.IGNORECASE)
ADDRESSED = (
    "href",
    "src",
    "action",
    "formaction",
    "hx-get",
    "hx-post",
    "data-href",
    "poster",
    "cite",
    "xlink:href",
)
TITLES = (Title.ADMINISTRATOR, Title.TEAM_LEAD, Title.HUNTER)
BROWSED = (
    "/",
    "/accounts/",
    "/contacts/",
    "/leads/",
    "/deals/",
    "/board/",
    "/steps/",
    "/handovers/",
    "/products/",
    "/answers/",
)


def attack(part, options):
    """Store, then look."""
    place = Place()
    stored = store(place)
    part.figures["columns of text that hold it"] = len(stored)
    for needed in NEEDED.split():
        part.check(needed in stored, f"{needed} could not be filled")
    with Faults() as faults:
        n_pages = sum(_crawl(part, place, title) for title in TITLES)
        _typed(part, place)
        _imported(part, place)
    faults.tell(part)
    part.figures["answers read"] = n_pages
    part.check(n_pages > 150, f"only {n_pages} answers were read")
    if not options.no_browser:
        with Faults() as shown:
            _browse(part, place)
        shown.tell(part)


def text_columns():
    """List the columns in which people's words stand: model, field."""
    for model in apps.get_models():
        if not model.__module__.startswith("vai.") or not model._meta.managed:
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
            if (
                is_text
                and not field.primary_key
                and field.name not in CODES
                and not getattr(field, "generated", False)
            ):
                yield model, field


def store(place):
    """Write a payload into every row of every such column, as the robot, and as each person what is theirs alone; say which took it."""
    with acting_as(place.company.robot, at=NOW):
        account, contact = place.company.accounts[0], place.company.contacts[0]
        for n, value in enumerate(ADDRESSES):
            owner = {"account": account} if n % 2 else {"contact": contact}
            ContactPoint.objects.create(kind="web", value=value, **owner)
        for entity in ("account", "contact", "lead", "opportunity"):
            CustomField.objects.get_or_create(
                entity=entity, code="x", defaults={"label_vi": PAYLOADS[0], "label_en": PAYLOADS[0]}
            )
    took = set()
    private = [model for model in apps.get_models() if model._meta.db_table in PRIVATE]
    for person in [place.company.robot, *(one for one in place.company.people if one.is_active)]:
        with acting_as(person, at=NOW):
            for model, field in text_columns():
                if (person == place.company.robot) != (model in private) and _write(
                    model._meta.db_table, field
                ):
                    took.add(f"{model._meta.db_table}.{field.column}")
            if person == place.company.robot:
                for table in ("account", "contact", "lead", "opportunity"):
                    _does(f"UPDATE {table} SET custom = jsonb_build_object('x', %s::text)", [PAYLOADS[0]])
            _does(
                "UPDATE notice SET params = jsonb_build_object('who', %s::text, 'name', %s::text)",
                [*PAYLOADS[:2]],
            )
    return took


def _write(table, field):
    """Fill one column, each row with the next payload; where each must be another one, the key of the row stands behind it."""
    longest = field.max_length or 10_000
    if longest < SHORTEST:
        return False
    payload = f"left((%s::text[])[1 + (id + {len(field.column)}) %% {len(PAYLOADS)}], %s)"
    sets = f'UPDATE {table} SET "{field.column}" = {payload}'
    return (
        _does(sets, [list(PAYLOADS), longest])
        or _does(f"{sets} || ' ' || id", [list(PAYLOADS), longest - 9])
        or any(_does(f'UPDATE {table} SET "{field.column}" = %s', [one[:longest]]) for one in PAYLOADS)
    )


def _does(statement, values):
    """Run a statement, or take it back where the table holds no such text; whether anything was written."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.rowcount > 0
    except Error:
        return False


class Reader(HTMLParser):
    """Reads a page and keeps what a payload gave birth to."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.born = []

    def handle_starttag(self, tag, attrs):
        """Judge an element: its name, the names of its attributes, its addresses."""
        names = [name for name, _value in attrs]
        if "x7" in tag or any(
            "x7" in name or re.fullmatch("on[a-z]+", name) or name == "style" for name in names
        ):
            self.born.append(f"<{tag} {' '.join(names)[:80]}>")
        if tag == "script" and "src" not in names:
            self.born.append("<script> without a source")
        for name, value in attrs:
            if name in ADDRESSED and value is not None and not SAFE.match(value.strip(" \t\r\n\x00")):
                self.born.append(f"<{tag} {name}={value[:60]!r}>")
            if name == "hx-vals" and (value or "").strip().startswith(("js:", "javascript:")):
                self.born.append(f"<{tag} hx-vals={value[:60]!r}>")

    def handle_data(self, data):
        """Judge the text: a template that was worked out shows its result."""
        if "49x7" in data or "x749" in data:
            self.born.append("a template was worked out")


def born_in(text):
    """List what in a page was born of what people wrote."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader.born


def _crawl(part, place, title):
    """Go to every address with keys of several rows, for the page and for its fragments."""
    client = client_of(place, title)
    n_read = 0
    for address in addresses():
        for values in place.fillings(address)[:4]:
            for headers in ({}, {"HX-Request": "true"}):
                n_read += look(
                    part,
                    client.get(address.filled(values), headers=headers),
                    f"{title} {address.filled(values)}",
                )
    return n_read


def client_of(place, title):
    person = next(one for one in place.company.people if one.title == title)
    Person.objects.filter(pk=person.pk).update(is_active=True)
    return browser(Person.objects.get(pk=person.pk))


def look(part, answer, told):
    if "html" not in answer.headers.get("Content-Type", ""):
        return 0
    part.check(answer.status_code < 500, f"{told}: {answer.status_code}")
    for born in born_in(answer.content.decode(errors="replace")):
        part.check(False, f"{told}: {born}")
    part.checks += 1
    return 1


def _typed(part, place):
    """What is typed and shown again at once: the one line, search, filters, forms that are refused, addresses."""
    client = client_of(place, Title.TEAM_LEAD)
    for payload in PAYLOADS:
        for url in (
            "/search/",
            "/search/suggest/",
            "/accounts/",
            "/contacts/",
            "/leads/",
            "/deals/",
            "/people/",
            "/products/",
        ):
            look(
                part, client.get(url, {"q": payload, "sort": payload, "after": payload}), f"{url}?q={payload}"
            )
        for url, data in (
            ("/capture/", {"line": f"gọi {payload} mai 9h, báo giá 50tr"}),
            ("/capture/file/", {"line": f"{payload} 0912345678 {payload}"}),
            ("/accounts/new/", {"name": payload, "website": payload, "phone": payload}),
            ("/leads/new/", {"name": payload, "email": payload, "phone": payload}),
            ("/steps/new/", {"what": payload, "due_on": payload}),
        ):
            for headers in ({}, {"HX-Request": "true"}):
                look(part, client.post(url, data, headers=headers), f"{url} {payload}")
        look(part, client.get(f"/nowhere/{quote(payload)}"), f"an address that holds {payload}")
        look(
            part,
            browser(Person.objects.get(pk=place.company.robot.pk)).get(
                f"/sign-in/login/?next={quote(payload)}"
            ),
            "sign-in",
        )


def _imported(part, place):
    """Headings and cells of files that are looked at before they are imported."""
    person = next(one for one in place.company.people if one.title == Title.ADMINISTRATOR)
    client = client_of(place, Title.ADMINISTRATOR)
    head = ",".join(f'"{one.replace(chr(34), chr(34) * 2)}"' for one in ("Name", *PAYLOADS))
    cells = ",".join(f'"{one.replace(chr(34), chr(34) * 2)}"' for one in (PAYLOADS[0], *PAYLOADS))
    batch = begun(person, {f"{PAYLOADS[0]}.csv".replace("/", "_"): f"{head}\n{cells}\n{cells}\n"})
    for page in ("mapping/", ""):
        look(part, client.get(f"/imports/{batch.pk}/{page}"), f"/imports/{page}")
    client.post(f"/imports/{batch.pk}/try/")
    look(part, client.get(f"/imports/{batch.pk}/", follow=True), "an import that was tried out")


def _browse(part, place):
    """Open the main pages in a real browser: no dialog, no fault of a script, no broken policy."""
    from django.test.testcases import LiveServerThread
    from playwright.sync_api import sync_playwright
    from tests.browser import as_it_is
    from tests.chromiums import chromium, flags

    path = chromium()
    if path is None:
        part.remarks.append("No Chromium here: the pass in a real browser was left out.")
        return
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    server = LiveServerThread("127.0.0.1", as_it_is)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        with sync_playwright() as play, play.chromium.launch(executable_path=path, args=flags()) as shown:
            _open_all(part, place, shown, f"http://127.0.0.1:{server.port}")
    finally:
        server.terminate()


def _open_all(part, place, shown, base):
    session = client_of(place, Title.ADMINISTRATOR).cookies["sessionid"].value
    context = shown.new_context()
    context.add_cookies([{"name": "sessionid", "value": session, "url": base}])
    page = context.new_page()
    seen = []
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda fault: seen.append(f"script: {fault}"))
    page.on(
        "console", lambda line: seen.append(line.text) if "Content Security Policy" in line.text else None
    )
    keys = {
        start: place.keys[start][0]
        for start in ("accounts/", "contacts/", "leads/", "deals/")
        if place.keys[start]
    }
    for url in (*BROWSED, *(f"/{start}{key}/" for start, key in keys.items())):
        seen.clear()
        answer = page.goto(base + url, wait_until="networkidle")
        part.check(answer is not None and answer.status == 200, f"browser {url}: {answer and answer.status}")
        part.check(not seen, f"browser {url}: {seen[:3]}")
        part.equal(page.locator("[x7], x7").count(), 0, f"browser {url}: elements of a payload")
    context.close()
