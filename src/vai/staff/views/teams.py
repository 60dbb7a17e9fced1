"""Teams as a tree."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core.errors import Refused
from vai.staff import rules
from vai.staff.actions import teams
from vai.staff.forms import TeamForm
from vai.staff.models import Team
from vai.staff.queries import people as colleagues
from vai.staff.queries import teams as trees
from vai.staff.views.answers import asked, done
from vai.ui import pages

FIELDS = ("name", "parent", "lead")


@require_GET
def show_teams(request: HttpRequest) -> HttpResponse:
    """Show the tree."""
    context = {
        "branches": trees.tree(),
        "archived": list(trees.archived()),
        "may_administer": rules.may_administer(asked(request).user),
    }
    return pages.page(request, "staff/teams.html", context)


@require_http_methods(["GET", "POST"])
def new_team(request: HttpRequest) -> HttpResponse:
    """Add a team."""
    here = asked(request)
    rules.need_administrator(here.user)
    form = TeamForm(request.POST or None, **_options())
    if request.method == "POST":
        if form.is_valid():
            try:
                data = teams.TeamData(**{name: form.cleaned_data[name] for name in FIELDS})
                team = teams.add_team(data, by=here.user, at=here.now)
            except Refused as refused:
                form.accept(refused)
            else:
                return done(
                    request, reverse("staff:teams"), _("The team %(name)s is made.") % {"name": team.name}
                )
        return pages.page(request, "staff/team_new.html", {"form": form}, status=422)
    return pages.page(request, "staff/team_new.html", {"form": form})


@require_http_methods(["GET", "POST"])
def show_team(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and change a team."""
    here = asked(request)
    rules.need_administrator(here.user)
    team = get_object_or_404(Team, pk=pk)
    context = {"team": team, "people": list(trees.people_of(team))}
    if request.method == "POST":
        form = TeamForm(request.POST, **_options())
        if form.is_valid():
            try:
                changes = {name: form.cleaned_data[name] for name in FIELDS}
                version = form.cleaned_data["version"]
                teams.change_team(team, changes, by=here.user, at=here.now, version=version)
            except Refused as refused:
                form.accept(refused)
            else:
                return done(request, reverse("staff:teams"), _("Saved."))
        return pages.page(request, "staff/team.html", {**context, "form": form}, status=422)
    initial = {"name": team.name, "parent": team.parent_id, "lead": team.lead_id, "version": team.version}
    return pages.page(
        request, "staff/team.html", {**context, "form": TeamForm(initial=initial, **_options())}
    )


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a team away."""
    here = asked(request)
    team = teams.archive_team(get_object_or_404(Team, pk=pk), by=here.user, at=here.now)
    return done(request, reverse("staff:teams"), _("%(name)s is archived.") % {"name": team.name})


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a team back."""
    here = asked(request)
    team = teams.restore_team(get_object_or_404(Team, pk=pk), by=here.user, at=here.now)
    return done(request, reverse("staff:teams"), _("%(name)s is back.") % {"name": team.name})


def _options() -> dict[str, Any]:
    return {"teams": trees.teams(), "people": colleagues.colleagues()}
