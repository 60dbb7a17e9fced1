"""What to say on calls: the list, one script, writing it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.catalog import rules, texts
from vai.catalog.actions import scripts
from vai.catalog.actions.scripts import ScriptData
from vai.catalog.forms import ScriptForm
from vai.catalog.models import Script
from vai.catalog.queries import scripts as queries
from vai.catalog.views.common import asker, carried_out, done, moment
from vai.core.errors import Refused
from vai.ui import pages


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the scripts."""
    context = {"scripts": list(queries.kept()), "may_write": rules.may_write_scripts(asker(request))}
    return pages.page(request, "catalog/scripts.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a script."""
    rules.check_writes_scripts(asker(request))
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    form = ScriptForm(request.POST or None, initial={"language": language})
    if request.method == "GET" or not form.is_valid():
        return _page(request, form, None)

    def act() -> tuple[str, str]:
        made = scripts.add_script(ScriptData(**form.cleaned_data), by=asker(request), at=moment(request))
        return reverse("catalog:script", args=[made.pk]), _("The script is ready for calls.")

    try:
        return carried_out(request, act)
    except Refused as refused:
        form.accept_refusal(refused)
        return _page(request, form, None)


@require_http_methods(["GET", "POST"])
def script(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a script; whoever may, changes it."""
    kept = get_object_or_404(queries.kept(), pk=pk)
    initial = {name: getattr(kept, name) for name in ScriptForm.base_fields} | {"product": kept.product_id}
    form = ScriptForm(request.POST or None, initial=initial)
    if request.method == "GET" or not form.is_valid():
        return _page(request, form, kept)

    def act() -> tuple[str, str]:
        scripts.change_script(kept, form.cleaned_data, by=asker(request), at=moment(request))
        return reverse("catalog:script", args=[pk]), _("Saved.")

    try:
        return carried_out(request, act)
    except Refused as refused:
        form.accept_refusal(refused)
        return _page(request, form, kept)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a script away."""
    scripts.archive_script(get_object_or_404(Script, pk=pk), by=asker(request), at=moment(request))
    return done(request, reverse("catalog:scripts"), _("The script was put away."))


def _page(request: HttpRequest, form: ScriptForm, kept: Script | None) -> HttpResponse:
    context = {
        "form": form,
        "script": kept,
        "opening": kept.opening if kept else "",
        "questions": texts.lines(kept.questions) if kept else [],
        "objections": texts.objections(kept.objections) if kept else [],
        "may_write": rules.may_write_scripts(asker(request)),
    }
    return pages.page(
        request, "catalog/script.html", context, fragment="form", status=422 if form.errors else 200
    )
