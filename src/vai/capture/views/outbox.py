"""What a device asks that kept lines without network: who is signed in here, and what becomes of a line sent later."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vai.capture.views import lines
from vai.core.errors import Refused
from vai.staff.models import Person
from vai.ui import pages
from vai.ui.jinja import url_if


@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """Show what waits on this device; the device itself fills the page, nothing of it is known here."""
    return pages.page(request, "capture/outbox.html")


@require_GET
def ready(request: HttpRequest) -> JsonResponse:
    """Say for whom lines can be sent now, with the token that sending takes."""
    person, other = _who(request)
    return JsonResponse(
        {
            "token": get_token(request),
            "owner": person.device_key,
            "for": other.device_key if other else "",
        }
    )


@require_POST
def send(request: HttpRequest) -> JsonResponse:
    """File a line that waited, once; or say what is asked first (422), or that it is somebody else's (409)."""
    person, other = _who(request)
    wanted = (request.POST.get("owner", ""), request.POST.get("for", ""))
    if wanted != (person.device_key, other.device_key if other else ""):
        return JsonResponse({"text": _("This line was written by somebody else on this device.")}, status=409)
    try:
        return _filed(request)
    except Refused as refused:
        return JsonResponse({"text": str(refused.message), "code": refused.code}, status=422)


def _filed(request: HttpRequest) -> JsonResponse:
    line = lines.line_of(request)
    done = lines.filed_before(request, line)
    if done is None:
        understood = lines.understood_of(request, line)
        if not understood.is_clear:
            asked = [question.text for question in understood.questions] or [_("Nothing was understood.")]
            return JsonResponse({"text": " ".join(asked), "code": "asked"}, status=422)
        done = lines.file_once(request, line, understood)
    undo = url_if("workspace:undo", done.change) if done.change else None
    text = _("Filed. Something waits for one more tap.") if done.offers else done.text
    return JsonResponse({"text": text, "undo_url": undo, "has_offers": bool(done.offers)})


def _who(request: HttpRequest) -> tuple[Person, Person | None]:
    return cast(Person, request.user), getattr(request, "acting_for", None)
