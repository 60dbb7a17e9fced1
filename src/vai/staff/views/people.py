"""Colleagues: the list, and what an administrator settles of each."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core.errors import Refused
from vai.core.text import fold
from vai.staff import rules
from vai.staff.actions import mails, people
from vai.staff.enums import Title
from vai.staff.forms import PersonForm
from vai.staff.models import Person
from vai.staff.queries import people as colleagues
from vai.staff.queries import teams
from vai.staff.views.answers import asked, done
from vai.ui import pages
from vai.ui.lists import Filter, Listing, Order, listing

FIELDS = (
    "name", "email", "title", "team", "honorific", "phone", "language", "timezone", "weekly_lead_goal", "external_id",
)  # fmt: skip


@require_GET
def show_people(request: HttpRequest) -> HttpResponse:
    """List who works here."""
    here = asked(request)
    return pages.page(
        request,
        "staff/people.html",
        {"listing": _listing(request), "may_administer": rules.may_administer(here.user)},
        fragment="list",
    )


@require_http_methods(["GET", "POST"])
def new_person(request: HttpRequest) -> HttpResponse:
    """Add a colleague."""
    here = asked(request)
    rules.need_administrator(here.user)
    form = PersonForm(
        request.POST or None, teams=teams.teams(), initial={"language": "vi", "title": Title.HUNTER}
    )
    if request.method == "POST":
        if form.is_valid():
            try:
                data = people.PersonData(**{name: form.cleaned_data[name] for name in FIELDS})
                person = people.hire(data, by=here.user, at=here.now)
            except Refused as refused:
                form.accept(refused)
            else:
                to = reverse("staff:person", args=[person.pk])
                return done(request, to, _("%(name)s is here now.") % {"name": person.name})
        return pages.page(request, "staff/person_new.html", {"form": form}, status=422)
    return pages.page(request, "staff/person_new.html", {"form": form})


@require_http_methods(["GET", "POST"])
def show_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and change a colleague."""
    here = asked(request)
    rules.need_administrator(here.user)
    person = get_object_or_404(colleagues.everybody(), pk=pk)
    options: dict[str, Any] = {"person": person, "teams": teams.teams()}
    if request.method == "POST":
        form = PersonForm(request.POST, **options)
        if form.is_valid():
            try:
                changes = {name: form.cleaned_data[name] for name in FIELDS}
                people.change_person(
                    person, changes, by=here.user, at=here.now, version=form.cleaned_data["version"]
                )
            except Refused as refused:
                form.accept(refused)
            else:
                return done(request, request.path, _("Saved."))
        return pages.page(request, "staff/person.html", _shown(form, person), status=422)
    initial = {name: getattr(person, name) for name in (*FIELDS, "version")} | {"team": person.team_id}
    form = PersonForm(initial=initial, **options)
    return pages.page(request, "staff/person.html", _shown(form, person))


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Close somebody's access."""
    here = asked(request)
    person = people.leave(get_object_or_404(colleagues.everybody(), pk=pk), by=here.user, at=here.now)
    to = reverse("staff:person", args=[pk])
    return done(request, to, _("The access of %(name)s is closed.") % {"name": person.name})


@require_POST
def come_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Open somebody's access again."""
    here = asked(request)
    person = people.come_back(get_object_or_404(colleagues.everybody(), pk=pk), by=here.user, at=here.now)
    to = reverse("staff:person", args=[pk])
    return done(request, to, _("%(name)s can sign in again.") % {"name": person.name})


@require_POST
def password_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link by which somebody sets a new password, to be handed to them; the old password and sessions end."""
    here = asked(request)
    person = people.forget_password(
        get_object_or_404(colleagues.everybody(), pk=pk), by=here.user, at=here.now
    )
    context = {"person": person, "link": mails.password_link(person)}
    return pages.page(request, "staff/password_link.html", context)


@require_POST
def forget_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove the second factors of somebody who lost them."""
    here = asked(request)
    person = get_object_or_404(colleagues.everybody(), pk=pk)
    people.forget_second_factor(person, by=here.user, at=here.now)
    text = _("%(name)s signs in by the password alone now.")
    return done(request, reverse("staff:person", args=[pk]), text % {"name": person.name})


def _shown(form: PersonForm, person: Person) -> dict[str, object]:
    return {"form": form, "person": person, "has_factors": colleagues.has_second_factor(person)}


def _listing(request: HttpRequest) -> Listing[Person]:
    return listing(
        request.GET,
        colleagues.everybody(),
        orders=[
            Order("name", _("Name"), ("name_f",)),
            Order("title", pgettext("person", "Title"), ("title", "name_f")),
        ],
        filters=[
            Filter(
                "title",
                pgettext("person", "Title"),
                tuple(Title.choices),
                lambda rows, value: rows.filter(title=value),
            ),
            Filter(
                "access",
                _("Access"),
                (("open", pgettext("access", "Open")), ("closed", pgettext("access", "Closed"))),
                _by_access,
            ),
        ],
        search=lambda rows, text: rows.filter(
            Q(name_f__contains=fold(text)) | Q(email__contains=text.lower())
        ),
    )


def _by_access(rows: QuerySet[Person], value: str) -> QuerySet[Person]:
    return rows.filter(is_active=value == "open")
