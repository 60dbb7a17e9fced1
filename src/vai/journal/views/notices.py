"""What a person was told."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vai.journal.actions import notices
from vai.journal.queries import notices as queries
from vai.journal.views import answers
from vai.ui import pages


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List notices, the last first."""
    here = answers.asked(request)
    told = queries.notices(here.user, before=request.GET.get("before", ""))
    context = {"told": told, "n_unread": queries.unread(here.user), "today": answers.today(request)}
    return pages.page(request, "journal/notices.html", context, fragment="notices")


@require_GET
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Go where a notice leads; it is read then."""
    here = answers.asked(request)
    notice = queries.one(here.user, pk)
    if notice is None:
        raise Http404
    notices.read(notice, by=here.user, at=here.now)
    is_ours = notice.url.startswith("/") and url_has_allowed_host_and_scheme(notice.url, None)
    return pages.redirect(request, notice.url if is_ours else reverse("journal:notices"))


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    here = answers.asked(request)
    notices.read_all(by=here.user, at=here.now)
    return pages.toast(pages.redirect(request, reverse("journal:notices")), _("All read."))
