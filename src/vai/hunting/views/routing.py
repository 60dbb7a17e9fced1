"""Rules of routing, as an administrator builds them: the list and its try-out, a rule, named companies, times to a first try."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.hunting.actions import routing, routing_rules
from vai.hunting.enums import RuleTarget, SourceKind
from vai.hunting.models import LeadSource, NamedAccount, RoutingMember, RoutingRule
from vai.hunting.queries import clock, lists, rule_names, rules_shown
from vai.hunting.queries import leads as queries
from vai.hunting.queries import routing as ground
from vai.hunting.routing_forms import MemberForm, NamedForm, RuleForm, SettingsForm, TryForm
from vai.hunting.views.common import asker, carried_out, done, moment
from vai.staff import rules as staff
from vai.staff.queries import company
from vai.ui import pages


@require_http_methods(["GET", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """List the rules in their order; put them into another, switch one off, settle what holds for all."""
    staff.need_administrator(asker(request))
    act = request.POST.get("act", "")
    form = SettingsForm(
        request.POST if act == "settings" else None, initial=SettingsForm.initial_of(ground.settings())
    )
    if request.method == "POST" and (act != "settings" or form.is_valid()):
        return carried_out(request, lambda: _change_rules(request, act, form))
    names = rule_names.names()
    is_tried = any(key.startswith("try-") for key in request.GET)
    trial = TryForm(request.GET if is_tried else None, names=names)
    tried = (
        rules_shown.tried(trial.facts(moment(request)), moment(request))
        if is_tried and trial.is_valid()
        else None
    )
    context = {
        "rows": rules_shown.rows(names),
        "form": form,
        "trial": trial,
        "tried": tried,
        "settings": ground.settings(),
    }
    return pages.page(
        request, "hunting/routing.html", context, fragment="tried", status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a rule."""
    staff.need_administrator(asker(request))
    initial = {"target": RuleTarget.GROUP}
    form = RuleForm(request.POST or None, names=rule_names.names(), initial=initial)
    return _save(request, form, None)


@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a rule and its group; put it away."""
    staff.need_administrator(asker(request))
    shown = get_object_or_404(RoutingRule, pk=pk, archived_at=None)
    act = request.POST.get("act", "")
    form = RuleForm(
        request.POST if act == "save" else None, names=rule_names.names(), initial=RuleForm.initial_of(shown)
    )
    member = MemberForm(request.POST if act == "member" else None)
    if request.method == "POST" and act in ("archive", "remove"):
        return carried_out(request, lambda: _drop(request, shown, act))
    if act == "member" and member.is_valid():
        try:
            return carried_out(request, lambda: _set_member(request, shown, member))
        except Refused as refused:
            member.accept_refusal(refused)
    return _save(request, form, shown, member)


@require_http_methods(["GET", "POST"])
def named(request: HttpRequest) -> HttpResponse:
    """List the companies that are somebody's; name more, take one off."""
    staff.need_administrator(asker(request))
    here = reverse("hunting:routing_named")
    when: dict[str, Any] = {"by": asker(request), "at": moment(request)}
    if request.POST.get("act") == "remove":
        kept = get_object_or_404(NamedAccount, pk=whole_number(request.POST.get("key")))

        def remove() -> tuple[str, str]:
            routing_rules.unname(kept, **when)
            return here, _("Taken off the list.")

        return carried_out(request, remove)
    form = NamedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data

        def add() -> tuple[str, str]:
            routing_rules.name_companies(told["companies"], told["person"], **when)
            return here, _("Saved.")

        try:
            return carried_out(request, add)
        except Refused as refused:
            form.accept_refusal(refused)
    context = {"rows": rules_shown.named(), "form": form}
    return pages.page(request, "hunting/routing_named.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def times(request: HttpRequest) -> HttpResponse:
    """Say how soon leads of each kind and source are to be touched."""
    staff.need_administrator(asker(request))
    if request.method == "POST":
        return carried_out(request, lambda: _change_times(request))
    kept = ground.settings()
    context = {
        "settings": kept,
        "inbound_minutes": company.settings().first_touch_minutes,
        "sources": [(one, clock.minutes_of(one, kept)) for one in lists.sources()],
        "kinds": SourceKind.choices,
    }
    return pages.page(request, "hunting/first_touch.html", context)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the rules decide anew where a lead goes."""
    lead = get_object_or_404(queries.seen(), pk=pk)
    routing.ask_for(lead, by=asker(request), at=moment(request))
    text = _("The rules decide where it goes; that takes a moment.")
    return done(request, reverse("hunting:leads"), text, can_undo=False)


def _change_rules(request: HttpRequest, act: str, form: SettingsForm) -> tuple[str, str]:
    when: dict[str, Any] = {"by": asker(request), "at": moment(request)}
    if act == "settings":
        routing_rules.settle(form.cleaned_data, **when)
    elif act == "order":
        ids = [whole_number(key) for key in request.POST.get("order", "").split(",")]
        routing_rules.order_rules([key for key in ids if key is not None], **when)
    else:
        shown = get_object_or_404(RoutingRule, pk=whole_number(request.POST.get("key")), archived_at=None)
        if act in ("up", "down"):
            routing_rules.order_rules(_shifted(shown, -1 if act == "up" else 1), **when)
        elif act == "switch":
            routing_rules.save_rule(shown, {"is_on": not shown.is_on}, **when)
    return reverse("hunting:routing"), _("Saved.")


def _shifted(shown: RoutingRule, by: int) -> list[int]:
    ids = [one.pk for one in ground.rules_in_order()]
    place = ids.index(shown.pk)
    other = min(max(place + by, 0), len(ids) - 1)
    ids[place], ids[other] = ids[other], ids[place]
    return ids


def _save(
    request: HttpRequest, form: RuleForm, shown: RoutingRule | None, member: MemberForm | None = None
) -> HttpResponse:
    if form.is_bound and form.is_valid():

        def act() -> tuple[str, str]:
            kept = routing_rules.save_rule(shown, form.told(), by=asker(request), at=moment(request))
            needs_people = shown is None and kept.target == RuleTarget.GROUP
            to = (
                reverse("hunting:routing_rule", args=[kept.pk])
                if needs_people
                else reverse("hunting:routing")
            )
            return to, _("Saved.")

        try:
            return carried_out(request, act)
        except Refused as refused:
            form.accept_refusal(refused)
    names = rule_names.names()
    members = rules_shown.members(shown) if shown else []
    context = {
        "rule": shown,
        "form": form,
        "member_form": member,
        "members": members,
        "sentence": next(
            (row.sentence for row in rules_shown.rows(names) if shown and row.rule.pk == shown.pk), ""
        ),
    }
    has_errors = bool(form.errors or (member and member.errors))
    return pages.page(request, "hunting/routing_rule.html", context, status=422 if has_errors else 200)


def _set_member(request: HttpRequest, shown: RoutingRule, member: MemberForm) -> tuple[str, str]:
    told = dict(member.cleaned_data)
    routing_rules.set_member(shown, told.pop("person"), **told, by=asker(request), at=moment(request))
    return reverse("hunting:routing_rule", args=[shown.pk]), _("Saved.")


def _drop(request: HttpRequest, shown: RoutingRule, act: str) -> tuple[str, str]:
    when: dict[str, Any] = {"by": asker(request), "at": moment(request)}
    if act == "archive":
        routing_rules.archive_rule(shown, **when)
        return reverse("hunting:routing"), _("The rule was put away.")
    key = whole_number(request.POST.get("key"))
    routing_rules.remove_member(get_object_or_404(RoutingMember, pk=key, rule=shown), **when)
    return reverse("hunting:routing_rule", args=[shown.pk]), _("Taken out of the group.")


def _change_times(request: HttpRequest) -> tuple[str, str]:
    when: dict[str, Any] = {"by": asker(request), "at": moment(request)}
    key = whole_number(request.POST.get("key"))
    if key is not None:
        source = get_object_or_404(LeadSource, pk=key)
        minutes = whole_number(request.POST.get("minutes"))
        routing_rules.time_source(source, kind=request.POST.get("kind", ""), minutes=minutes, **when)
    else:
        told = {name: whole_number(request.POST.get(name)) for name in ("hot_minutes", "list_minutes")}
        routing_rules.settle({name: value for name, value in told.items() if value}, **when)
    return reverse("hunting:routing_times"), _("Saved.")
