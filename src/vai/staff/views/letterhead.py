"""The company's letterhead: what stands on quotes and other papers, and its logo."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from vai.core.errors import Refused
from vai.core.pictures import LARGEST
from vai.staff import rules
from vai.staff.actions import company
from vai.staff.forms import LetterheadForm
from vai.staff.models import CompanySettings
from vai.staff.queries import company as settled
from vai.staff.views.answers import asked, done
from vai.ui import pages


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show and change it."""
    here = asked(request)
    rules.need_administrator(here.user)
    settings = settled.settings()
    shown = {name: getattr(settings, name) for name in (*company.LETTERHEAD, "version")}
    form = LetterheadForm(request.POST or None, request.FILES or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, form, settings)
            return done(request, request.path, _("Saved."), undoable=True)
        except Refused as refused:
            form.accept(refused)
    context = {"form": form, "logo": settings.logo}
    return pages.page(request, "staff/letterhead.html", context, status=422 if form.errors else 200)


@require_GET
def logo(request: HttpRequest) -> HttpResponse:
    """Show the logo."""
    found = settled.settings().logo
    if found is None:
        raise Http404
    answer = HttpResponse(bytes(found.content), content_type=found.content_type)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _save(request: HttpRequest, form: LetterheadForm, settings: CompanySettings) -> None:
    here, given = asked(request), form.cleaned_data
    changes = {name: given[name] for name in company.LETTERHEAD}
    company.change_company(changes, by=here.user, at=here.now, version=given["version"])
    if given["logo"]:
        company.set_logo(given["logo"].read(LARGEST + 1), by=here.user, at=here.now)
    elif given["without_logo"] and settings.logo_id:
        company.drop_logo(by=here.user, at=here.now)
