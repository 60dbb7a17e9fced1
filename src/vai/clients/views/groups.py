"""Groups of companies and households."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.clients import rules
from vai.clients.actions import groups
from vai.clients.forms.settings import GroupForm, MemberForm
from vai.clients.models import AccountGroup
from vai.clients.queries import groups as found
from vai.clients.queries import lookups
from vai.clients.views import acting
from vai.core import idempotency
from vai.core.errors import Refused
from vai.ui import pages


@require_GET
def show_list(request: HttpRequest) -> HttpResponse:
    """Show the groups."""
    listing = found.listing(request.GET)
    context = {"listing": listing, "is_narrowed": bool(listing.chips or listing.search)}
    return pages.page(request, "clients/groups.html", context, fragment="list")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Form a group."""
    rules.require(rules.Act.OPEN, rules.company_standing())
    sent = request.method == "POST"
    form = GroupForm(request.POST if sent else None, initial={"name": request.GET.get("q", "")[:200]})
    if sent and form.is_valid():
        once = idempotency.once(
            request.POST.get(idempotency.FIELD, ""), by=acting.person(request), at=acting.at(request)
        )
        if not once.is_first and once.outcome.get("to"):
            return pages.redirect(request, once.outcome["to"])
        try:
            group = groups.form_group(by=acting.person(request), at=acting.at(request), **form.cleaned_data)
            once.remember(to=_address(group))
            return acting.done(request, _address(group), _("The group is formed. Now add its members."))
        except Refused as refused:
            acting.refuse(form, refused)
    return pages.page(
        request,
        "clients/group.html",
        {"form": form, "group": None, "members": []},
        status=422 if sent else 200,
    )


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a group and its members; change its name, kind and note."""
    group = _group_or_404(pk)
    sent = request.method == "POST"
    first = {"name": group.name, "kind": group.kind, "note": group.note}
    form = GroupForm(request.POST if sent else None, initial=first)
    if sent and form.is_valid():
        try:
            groups.change_group(group, by=acting.person(request), at=acting.at(request), **form.cleaned_data)
            return acting.done(request, _address(group), _("Saved."))
        except Refused as refused:
            acting.refuse(form, refused)
    return _page(request, group, form, MemberForm(prefix="member"), 422 if sent else 200)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an account into a group."""
    group = _group_or_404(pk)
    form = MemberForm(request.POST, prefix="member")
    if form.is_valid():
        account = lookups.account(form.cleaned_data["account"])
        if account is None:
            form.add_error("account", _("There is no such account."))
        else:
            try:
                role = form.cleaned_data["role"]
                groups.join(group, account, role=role, by=acting.person(request), at=acting.at(request))
                return acting.done(request, _address(group), _("%(name)s is in.") % {"name": account.name})
            except Refused as refused:
                acting.refuse(form, refused)
    first = {"name": group.name, "kind": group.kind, "note": group.note}
    return _page(request, group, GroupForm(initial=first), form, 422)


@require_POST
def leave(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    """Take an account out of a group."""
    group = _group_or_404(pk)
    member = lookups.member(member_pk, pk)
    if member is None:
        raise Http404
    groups.leave(member, by=acting.person(request), at=acting.at(request))
    return acting.done(request, _address(group), _("%(name)s is out.") % {"name": member.account.name})


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a group away."""
    groups.archive_group(_group_or_404(pk), by=acting.person(request), at=acting.at(request))
    return acting.done(request, reverse("clients:groups"), _("The group is archived."))


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring an archived group back."""
    group = groups.restore_group(_group_or_404(pk), by=acting.person(request), at=acting.at(request))
    return acting.done(request, _address(group), _("The group is back."))


def _page(
    request: HttpRequest, group: AccountGroup, form: GroupForm, member_form: MemberForm, status: int
) -> HttpResponse:
    context = {
        "group": group,
        "form": form,
        "member_form": member_form,
        "members": [(member, acting.account_url(member.account_id)) for member in found.members(group.pk)],
    }
    return pages.page(request, "clients/group.html", context, status=status)


def _group_or_404(pk: int) -> AccountGroup:
    group = lookups.group(pk)
    if group is None:
        raise Http404
    return group


def _address(group: AccountGroup) -> str:
    return reverse("clients:group", args=[group.pk])
