"""The company's own lists, kept by an administrator: pipelines and stages, sources, reasons for losing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vai.core.errors import Refused
from vai.core.money import Money
from vai.core.text import whole_number
from vai.hunting.actions import settings
from vai.hunting.actions.settings import StageData
from vai.hunting.call_forms import OneCallForm
from vai.hunting.enums import StageOutcome
from vai.hunting.forms import NameForm, StageForm
from vai.hunting.models import LeadSource, LostReason, Pipeline, Stage
from vai.hunting.queries import lists
from vai.hunting.views.common import asker, done, moment, once
from vai.staff import rules as staff
from vai.staff.queries import company
from vai.ui import pages

Act = Callable[[], str]


@require_http_methods(["GET", "POST"])
def pipelines(request: HttpRequest) -> HttpResponse:
    """List the pipelines; add one."""
    staff.need_administrator(asker(request))
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        return _try(
            request,
            form,
            lambda: _pipeline_page(
                settings.add_pipeline(
                    told["name"], name_en=told["name_en"], by=asker(request), at=moment(request)
                )
            ),
            lambda: _pipelines_page(request, form),
        )
    return _pipelines_page(request, form)


@require_http_methods(["GET", "POST"])
def pipeline(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a pipeline's stages; add one, put them into order, rename or put away the pipeline."""
    staff.need_administrator(asker(request))
    shown = get_object_or_404(Pipeline, pk=pk, archived_at=None)
    act = request.POST.get("act", "")
    name_form = NameForm(
        request.POST if act == "rename" else None, initial={"name": shown.name, "name_en": shown.name_en}
    )
    stage_form = StageForm(
        request.POST if act == "add" else None, prefix="stage", initial={"probability": 50}
    )
    if request.method == "POST":
        one_call = OneCallForm(request.POST)
        chosen = {"rename": name_form, "add": stage_form, "one_call": one_call}.get(act)
        if chosen is None or chosen.is_valid():
            return _try(
                request,
                chosen,
                lambda: _change_pipeline(request, shown, act, chosen),
                lambda: _stages_page(request, shown, name_form, stage_form),
            )
    return _stages_page(request, shown, name_form, stage_form)


@require_http_methods(["GET", "POST"])
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a stage."""
    staff.need_administrator(asker(request))
    kept = get_object_or_404(Stage.objects.select_related("pipeline"), pk=pk, archived_at=None)
    form = StageForm(
        request.POST or None,
        initial={
            name: getattr(kept, name)
            for name in ("name", "name_en", "probability", "quiet_days", "takes_accepted")
        },
    )
    page = reverse("hunting:pipeline", args=[kept.pipeline_id])
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            settings.change_stage(kept, StageData(**form.cleaned_data), by=asker(request), at=moment(request))
            return page

        return _try(request, form, act, lambda: _stage_page(request, kept, form))
    return _stage_page(request, kept, form)


@require_http_methods(["GET", "POST"])
def sources(request: HttpRequest) -> HttpResponse:
    """List where leads come from; add, rename, put away."""
    return _named_list(
        request, LeadSource, lists.sources(), _("Sources of leads"), "hunting:sources", settings.add_source
    )


@require_http_methods(["GET", "POST"])
def lost_reasons(request: HttpRequest) -> HttpResponse:
    """List why deals are lost and leads put aside; add, rename, put away."""
    for_leads = (request.POST.get("for_leads") or request.GET.get("for_leads")) == "1"

    def add(name: str, **told: Any) -> LostReason:
        return settings.add_lost_reason(name, for_leads=for_leads, **told)

    title = _("Reasons for disqualifying leads") if for_leads else _("Reasons for losing deals")
    return _named_list(
        request,
        LostReason,
        lists.lost_reasons(for_leads=for_leads),
        title,
        "hunting:lost_reasons",
        add,
        for_leads,
    )


def _named_list(
    request: HttpRequest,
    model: type[Any],
    rows: Any,
    title: str,
    url_name: str,
    add: Callable[..., Any],
    for_leads: bool | None = None,
) -> HttpResponse:
    staff.need_administrator(asker(request))
    page = reverse(url_name) + ("?for_leads=1" if for_leads else "")
    act, key = request.POST.get("act", ""), request.POST.get("key", "")
    form = NameForm(request.POST if act == "add" else None)
    if request.method == "POST":
        when: dict[str, Any] = {"by": asker(request), "at": moment(request)}
        listed = get_object_or_404(model, pk=whole_number(key)) if key else None

        def change() -> str:
            if act == "add":
                add(form.cleaned_data["name"], name_en=form.cleaned_data["name_en"], **when)
            elif act == "rename" and listed is not None:
                settings.rename(
                    listed, request.POST.get("name", ""), name_en=request.POST.get("name_en", ""), **when
                )
            elif act == "archive" and listed is not None:
                settings.put_away(listed, **when)
            return page

        if act != "add" or form.is_valid():
            return _try(
                request, form, change, lambda: _list_page(request, rows, title, page, form, for_leads)
            )
    return _list_page(request, rows, title, page, form, for_leads)


def _change_pipeline(request: HttpRequest, shown: Pipeline, act: str, form: Any) -> str:
    when: dict[str, Any] = {"by": asker(request), "at": moment(request)}
    key = request.POST.get("key", "")
    if act == "rename":
        settings.rename_pipeline(
            shown, form.cleaned_data["name"], name_en=form.cleaned_data["name_en"], **when
        )
    elif act == "add":
        settings.add_stage(shown, StageData(**form.cleaned_data, outcome=_outcome(request)), **when)
    elif act == "default":
        settings.make_default(shown, **when)
    elif act == "hands_over":
        settings.set_hands_over(shown, request.POST.get("hands_over") == "1", **when)
    elif act == "one_call":
        money = form.cleaned_data["small_up_to"]
        settings.set_one_call(
            shown, form.cleaned_data["is_for_one_call"], money.amount if money else None, **when
        )
    elif act == "archive":
        settings.archive_pipeline(shown, **when)
        return reverse("hunting:pipelines")
    elif act in ("up", "down") and (moved := whole_number(key)) is not None:
        settings.order_stages(shown, _shifted(shown, moved, -1 if act == "up" else 1), **when)
    elif act == "archive_stage":
        settings.archive_stage(get_object_or_404(lists.stages(shown), pk=whole_number(key)), **when)
    return _pipeline_page(shown)


def _shifted(shown: Pipeline, key: int, by: int) -> list[int]:
    ids = [one.pk for one in lists.stages(shown)]
    if key in ids:
        place = ids.index(key)
        other = min(max(place + by, 0), len(ids) - 1)
        ids[place], ids[other] = ids[other], ids[place]
    return ids


def _outcome(request: HttpRequest) -> str:
    outcome = request.POST.get("outcome", "")
    return outcome if outcome in StageOutcome.values else StageOutcome.OPEN


def _pipeline_page(one: Pipeline) -> str:
    return reverse("hunting:pipeline", args=[one.pk])


def _try(request: HttpRequest, form: Any, act: Act, again: Callable[[], HttpResponse]) -> HttpResponse:
    """Do what a form asks for, once; the same form sent again leads to where the first one led."""
    claimed = once(request)
    if not claimed.is_first:
        return pages.redirect(request, claimed.outcome.get("to", "/"))
    try:
        to = act()
    except Refused as refused:
        if form is None or not form.is_bound:
            raise
        form.accept_refusal(refused)
        answer = again()
        answer.status_code = 422
        return answer
    claimed.remember(to=to)
    return done(request, to, _("Saved."))


def _pipelines_page(request: HttpRequest, form: NameForm) -> HttpResponse:
    context = {"pipelines": lists.pipelines(), "form": form}
    return pages.page(request, "hunting/pipelines.html", context, status=422 if form.errors else 200)


def _stages_page(
    request: HttpRequest, shown: Pipeline, name_form: NameForm, stage_form: StageForm
) -> HttpResponse:
    context = {
        "pipeline": shown,
        "stages": list(lists.stages(shown)),
        "name_form": name_form,
        "stage_form": stage_form,
        "outcomes": StageOutcome.choices,
        "one_call_form": OneCallForm(initial=_one_call(shown)),
    }
    has_errors = bool(name_form.errors or stage_form.errors)
    return pages.page(request, "hunting/pipeline.html", context, status=422 if has_errors else 200)


def _one_call(shown: Pipeline) -> dict[str, Any]:
    home = company.settings().home_currency
    small = None if shown.small_up_to is None else Money.rounded(shown.small_up_to, home)
    return {"is_for_one_call": shown.is_for_one_call, "small_up_to": small}


def _stage_page(request: HttpRequest, kept: Stage, form: StageForm) -> HttpResponse:
    context = {"stage": kept, "form": form, "action": reverse("hunting:stage", args=[kept.pk])}
    return pages.page(request, "hunting/stage.html", context, status=422 if form.errors else 200)


def _list_page(
    request: HttpRequest, rows: Any, title: str, page: str, form: NameForm, for_leads: bool | None
) -> HttpResponse:
    context = {"rows": list(rows), "title": title, "page": page, "form": form, "for_leads": for_leads}
    return pages.page(request, "hunting/named_list.html", context, status=422 if form.errors else 200)
