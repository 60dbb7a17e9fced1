"""Contact files and pictures of cards: uploaded, looked at beside who is known already, taken in."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from vai.core import idempotency
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.doors.actions import cards as actions
from vai.doors.forms.cards import CardFileForm, PictureForm
from vai.doors.intake import cards
from vai.doors.intake.cards import Card
from vai.doors.queries import known
from vai.hunting.actions.leads import LeadData
from vai.hunting.models import LeadArrival
from vai.hunting.queries import lists
from vai.journal import content
from vai.staff.views.answers import asked, done
from vai.ui import pages
from vai.ui.jinja import url

_SALT = "vai.doors.cards"
# A larger picture is kept, but not shown beside the form: it would have to be written into the page.
_SHOWN_UP_TO = 8_000_000


@require_http_methods(["GET", "POST"])
def show_cards(request: HttpRequest) -> HttpResponse:
    """Take a contact file or a picture, and show what is in it."""
    form = CardFileForm(request.POST or None, request.FILES or None)
    if request.method == "GET":
        return pages.page(request, "doors/cards.html", {"form": form})
    if form.is_valid():
        file = form.cleaned_data["file"]
        head = file.read(64)
        file.seek(0)
        try:
            if not content.type_of(head, file.name).startswith("image/"):
                return _preview(request, form, file)
            picture = actions.keep_picture(file.chunks(), file.name)
            return _picture_page(request, picture, PictureForm())
        except Refused as refused:
            form.accept_refusal(refused)
    return pages.page(request, "doors/cards.html", {"form": form}, status=422)


@require_POST
def take_cards(request: HttpRequest) -> HttpResponse:
    """Make leads and contacts of the cards, as was chosen for each."""
    here = asked(request)
    if not idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now).is_first:
        return pages.redirect(request, url("hunting:leads"))
    source = lists.sources().filter(pk=whole_number(request.POST.get("source", "")) or 0).first()
    taken: list[LeadArrival] = []
    n_contacts, refused = 0, []
    for card, what in _chosen(request):
        try:
            if what == "contact":
                actions.as_contact(card, by=here.user, at=here.now)
                n_contacts += 1
            else:
                taken.append(actions.as_lead(card, by=here.user, at=here.now, source=source))
        except Refused as refusal:
            refused.append(f"{card}: {refusal.message}")
    to = url("hunting:lead", taken[0].lead_id) if len(taken) == 1 and not n_contacts else url("hunting:leads")
    if n_contacts and not taken:
        to = url("clients:contacts")
    answer = done(request, to, _told(len(taken), n_contacts), undoable=bool(taken or n_contacts))
    for text in refused[:3]:
        pages.toast(answer, text, level="warning")
    return answer


@require_POST
def take_picture(request: HttpRequest) -> HttpResponse:
    """Make a lead of what was typed beside a picture; the picture stays on the lead."""
    here = asked(request)
    try:
        picture = signing.loads(request.POST.get("picture", ""), salt=_SALT)
    except signing.BadSignature:
        return pages.redirect(request, url("doors:cards"))
    form = PictureForm(request.POST)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in form.cleaned_data if name != "source"}
        data = LeadData(**told, source=form.cleaned_data["source"])
        try:
            arrival = actions.bring(
                data, told, key=f"{picture['sha256']} {told}", by=here.user, at=here.now, files=[picture]
            )
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            return done(request, url("hunting:lead", arrival.lead_id), _told(1, 0), undoable=True)
    return _picture_page(request, picture, form, status=422)


def _preview(request: HttpRequest, form: CardFileForm, file: Any) -> HttpResponse:
    found = cards.read(file.read(cards.LARGEST_FILE))
    if not found:
        form.add_error("file", _("There is no contact card in this file."))
        return pages.page(request, "doors/cards.html", {"form": form}, status=422)
    twins = known.of_cards(found)
    rows = [
        {
            "n": n,
            "card": card,
            "twins": same,
            "signed": signing.dumps(asdict(card), salt=_SALT, compress=True),
        }
        for n, (card, same) in enumerate(zip(found, twins, strict=True))
    ]
    context = {"rows": rows, "sources": list(lists.sources()), "file_name": file.name}
    return pages.page(request, "doors/cards_preview.html", context)


def _chosen(request: HttpRequest) -> Iterator[tuple[Card, str]]:
    for n in range(cards.MOST_CARDS):
        what = request.POST.get(f"what_{n}", "")
        if what not in ("lead", "contact"):
            continue
        try:
            told = signing.loads(request.POST.get(f"card_{n}", ""), salt=_SALT)
        except signing.BadSignature:
            continue
        yield Card(**{**told, "numbers": tuple(told["numbers"]), "emails": tuple(told["emails"])}), what


def _picture_page(
    request: HttpRequest, picture: dict[str, Any], form: PictureForm, status: int = 200
) -> HttpResponse:
    shown = ""
    if picture["size"] <= _SHOWN_UP_TO and picture["content_type"] != "image/heic":
        packed = base64.b64encode(content.path_of(picture["sha256"]).read_bytes()).decode("ascii")
        shown = f"data:{picture['content_type']};base64,{packed}"
    context = {
        "form": form,
        "shown": shown,
        "name": picture["name"],
        "picture": signing.dumps(picture, salt=_SALT),
    }
    return pages.page(request, "doors/card_picture.html", context, status=status)


def _told(n_leads: int, n_contacts: int) -> str:
    told = []
    if n_leads:
        told.append(
            ngettext("%(n)s lead was taken in.", "%(n)s leads were taken in.", n_leads) % {"n": n_leads}
        )
    if n_contacts:
        told.append(
            ngettext("%(n)s contact was added.", "%(n)s contacts were added.", n_contacts) % {"n": n_contacts}
        )
    return " ".join(told) or _("Nothing was chosen.")
