"""The checklists, for administrators."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core.errors import Refused
from vai.handovers.actions import templates
from vai.handovers.forms import TemplateForm
from vai.handovers.models import HandoverTemplate
from vai.handovers.queries import templates as queries
from vai.handovers.views import answers
from vai.staff import rules
from vai.staff.enums import Mode
from vai.ui import pages


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the checklists; everybody may read them."""
    labels = dict(Mode.choices)
    rows = [
        (one, labels.get(one.from_mode, ""), labels.get(one.to_mode, ""), len(one.items))
        for one in queries.templates()
    ]
    context = {"rows": rows, "may_change": rules.may_administer(answers.asked(request).user)}
    return pages.page(request, "handovers/templates.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Make or change a checklist."""
    here = answers.asked(request)
    rules.need_administrator(here.user)
    template = None if pk is None else queries.templates().filter(pk=pk).first()
    if pk is not None and template is None:
        raise Http404
    if request.method == "GET":
        initial = TemplateForm.initial_of(template) if template else {"answer_minutes": 480}
        return _shown(request, template, TemplateForm(initial=initial))
    form = TemplateForm(request.POST)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("name", "from_mode", "to_mode", "answer_minutes")}
        try:
            templates.save(template, by=here.user, at=here.now, items=form.items(), **told)
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            return answers.done(request, _("Saved."), to=reverse("handovers:templates"), undoable=True)
    return _shown(request, template, form, status=422)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a checklist away."""
    here = answers.asked(request)
    template = queries.templates().filter(pk=pk).first()
    if template is None:
        raise Http404
    templates.archive(template, by=here.user, at=here.now)
    return answers.done(request, _("Put away."), to=reverse("handovers:templates"), undoable=True)


def _shown(
    request: HttpRequest, template: HandoverTemplate | None, form: TemplateForm, status: int = 200
) -> HttpResponse:
    context = {"template": template, "form": form}
    return pages.page(request, "handovers/template.html", context, status=status)
