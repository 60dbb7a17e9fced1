"""Files: added by a form or by dropping them, given out under row security and never by a path."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core import idempotency
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.journal import content
from vai.journal.actions import attachments
from vai.journal.models import Attachment, Interaction
from vai.journal.queries import attachments as queries
from vai.journal.views import answers
from vai.journal.views.interactions import CHANGED
from vai.ui import pages

MOST = 20
# A browser that shows it all the same runs nothing of it.
_LOCKED = "default-src 'none'; sandbox"


@require_GET
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give a file out, to be kept and not to be shown."""
    attachment = queries.one(pk)
    if attachment is None:
        raise Http404
    path = content.path_of(attachment.sha256)
    if not path.is_file():
        raise Http404
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=attachment.name, content_type=attachment.content_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _LOCKED
    return response


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add files to what the address names; several at once are one change."""
    params = request.POST if request.method == "POST" else request.GET
    client = answers.client_of(params)
    interaction = _interaction(params.get("interaction", ""))
    if client is None and interaction is None:
        raise Http404
    context = {
        "client": client,
        "where": answers.named(params),
        "interaction": interaction,
        "page_url": answers.page_of(client),
        "problem": "",
    }
    if request.method == "GET":
        return pages.page(request, "journal/attachment_new.html", context, fragment="form")
    try:
        n_added = _add(request, interaction)
    except Refused as refused:
        context["problem"] = str(refused.message)
        return pages.page(request, "journal/attachment_new.html", context, fragment="form", status=422)
    said = ngettext("%(num)s file added.", "%(num)s files added.", n_added) % {"num": n_added}
    return answers.done(request, said, to=answers.page_of(client), event=CHANGED)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a file away."""
    attachment = queries.one(pk)
    if attachment is None:
        raise Http404
    here = answers.asked(request)
    attachments.archive(attachment, by=here.user, at=here.now)
    client = answers.client_of(_where(attachment))
    return answers.done(request, _("Put away."), to=answers.page_of(client), event=CHANGED)


def _add(request: HttpRequest, interaction: Interaction | None) -> int:
    here = answers.asked(request)
    sent = request.FILES.getlist("files")
    if not 0 < len(sent) <= MOST:
        raise attachments.CannotAttach(_("Choose one to twenty files."), field="files")
    once = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
    if not once.is_first:
        return int(once.outcome.get("files", 0))
    where = answers.named(request.POST)
    for file in sent:
        attachments.attach(
            file.chunks(),
            file.name or "",
            by=here.user,
            at=here.now,
            interaction=interaction,
            account_id=where.get("account"),
            contact_id=where.get("contact"),
            lead_id=where.get("lead"),
            opportunity_id=where.get("opportunity"),
        )
    once.remember(files=len(sent))
    return len(sent)


def _interaction(text: str) -> Interaction | None:
    number = whole_number(text)
    if number is None:
        return None
    found = Interaction.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _where(attachment: Attachment) -> dict[str, str]:
    return {
        kind: str(getattr(attachment, f"{kind}_id") or "")
        for kind in ("account", "contact", "lead", "opportunity")
    }
