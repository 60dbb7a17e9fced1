"""The list of contacts, adding one, changing one, and their places at accounts."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.clients import rules
from vai.clients.actions import contacts, points, tags
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.clients.forms import ContactForm, NewContactForm, PlaceForm, QuickContactForm, addresses
from vai.clients.models import Affiliation, Contact
from vai.clients.queries import contacts as people
from vai.clients.queries import custom_fields, duplicates, facts, lookups, merges
from vai.clients.views import acting
from vai.core import idempotency
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.staff.queries.saved_views import saved_views
from vai.ui import pages

LIST = "contacts"
FORM = "clients/contact_form.html"


@require_GET
def show_list(request: HttpRequest) -> HttpResponse:
    """Show the contacts."""
    listing = people.listing(request.GET, today=acting.today(request))
    context = {
        "listing": listing,
        "views": saved_views(acting.person(request), LIST),
        "today": acting.today(request),
        "may_add": rules.allows(rules.Act.OPEN, rules.company_standing()),
        "is_narrowed": bool(listing.chips or listing.search),
    }
    return pages.page(request, "clients/contacts.html", context, fragment="list")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a contact; in a dialog it is the short form, and comes back to the field or the page that asked for it."""
    rules.require(rules.Act.OPEN, rules.company_standing())
    field = request.POST.get("field") or request.GET.get("field") or ""
    if pages.is_partial(request):
        return _new_in_dialog(request, field)
    form = NewContactForm(
        request.POST if request.method == "POST" else None,
        initial={"name": request.GET.get("q", "")[:120], "account": request.GET.get("account", "")},
        definitions=custom_fields.definitions("contact"),
    )
    status = 200
    if request.method == "POST":
        status = 422
        once = idempotency.once(
            request.POST.get("idempotency_key", ""), by=acting.person(request), at=acting.at(request)
        )
        if not once.is_first and once.outcome.get("contact"):
            return pages.redirect(request, acting.contact_url(once.outcome["contact"]))
        if form.is_valid() and not _hidden_by(form):
            try:
                contact = _add(request, form)
                once.remember(contact=contact.pk)
                to = acting.back(request, acting.contact_url(contact.pk))
                return acting.done(request, to, _("%(name)s is in your contacts.") % {"name": contact.name})
            except Refused as refused:
                status = acting.refuse(form, refused)
    context = {
        **_form_context(form),
        "is_new": True,
        "found": _found(form),
        "address_rows": addresses.ROWS,
        "next": acting.back(request, ""),
    }
    return pages.page(request, FORM, context, status=status)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a contact; who saved meanwhile is shown, field by field."""
    found = facts.of_contact(pk)
    if found is None:
        raise Http404
    contact = found.contact
    if contact.merged_into_id:
        kept = merges.kept_contact(pk)
        return pages.redirect(request, acting.contact_url(kept) if kept else reverse("clients:contacts"))
    rules.require_contact(contact)
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        definitions=list(found.definitions),
        facts=found,
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _save(request, contact, form)
                return acting.done(request, acting.back(request, acting.contact_url(pk)), _("Saved."))
            except Refused as refused:
                status = acting.refuse(form, refused, version=lookups.contact(pk).version)  # type: ignore[union-attr]
    return _edit_page(request, contact, found, form, status)


@require_GET
def show_duplicates(request: HttpRequest) -> HttpResponse:
    """Show who may be the same person while one types."""
    ask = request.GET
    context = {
        "found": _as_cards(_alike(ask, exclude=ask.get("exclude", ""))),
        "tax_warning": "",
        "may_insist": ask.get("exclude", "") == "",
        "is_another": ask.get("is_another") == "on",
    }
    return pages.page(request, "clients/duplicates_found.html", context, fragment="found")


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a contact away."""
    contact = acting.contact_or_404(pk)
    contacts.archive_contact(contact, by=acting.person(request), at=acting.at(request))
    to = acting.back(request, reverse("clients:contacts"))
    return acting.done(request, to, _("%(name)s is archived.") % {"name": contact.name})


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring an archived contact back."""
    contact = acting.contact_or_404(pk)
    contacts.restore_contact(contact, by=acting.person(request), at=acting.at(request))
    to = acting.back(request, acting.contact_url(pk))
    return acting.done(request, to, _("%(name)s is back.") % {"name": contact.name})


@require_POST
def add_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a contact a place at an account."""
    contact = acting.contact_or_404(pk)
    form = PlaceForm(request.POST, prefix="place")
    if form.is_valid():
        account = lookups.account(form.cleaned_data["account"])
        if account is None:
            form.add_error("account", _("There is no such account."))
        else:
            values = {
                name: form.cleaned_data[name] for name in ("title", "decision_role", "is_primary", "since")
            }
            try:
                contacts.affiliate(
                    contact, account, by=acting.person(request), at=acting.at(request), **values
                )
                return acting.done(request, reverse("clients:contact_edit", args=[pk]), _("Saved."))
            except Refused as refused:
                acting.refuse(form, refused)
    found = facts.of_contact(pk)
    assert found is not None
    whole = ContactForm(None, definitions=list(found.definitions), facts=found)
    return _edit_page(request, contact, found, whole, 422, place_form=form)


@require_POST
def change_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a contact's title and part in decisions at an account."""
    affiliation = _place_or_404(pk)
    changes = {
        "title": request.POST.get("title", ""),
        "decision_role": request.POST.get("decision_role", ""),
        "is_primary": request.POST.get("is_primary") == "on",
    }
    contacts.change_affiliation(affiliation, changes, by=acting.person(request), at=acting.at(request))
    to = acting.back(request, reverse("clients:contact_edit", args=[affiliation.contact_id]))
    return acting.done(request, to, _("Saved."))


@require_POST
def end_place(request: HttpRequest, pk: int) -> HttpResponse:
    """End a contact's place at an account."""
    affiliation = _place_or_404(pk)
    contacts.end_affiliation(affiliation, by=acting.person(request), at=acting.at(request))
    to = acting.back(request, reverse("clients:contact_edit", args=[affiliation.contact_id]))
    text = _("The place at %(account)s has ended.") % {"account": affiliation.account.name}
    return acting.done(request, to, text)


def _edit_page(
    request: HttpRequest,
    contact: Contact,
    found: facts.ContactFacts,
    form: ContactForm,
    status: int,
    place_form: PlaceForm | None = None,
) -> HttpResponse:
    context = {
        **_form_context(form),
        "is_new": False,
        "contact": contact,
        "facts": found,
        "found": [],
        "place_form": place_form or PlaceForm(prefix="place"),
        "address_rows": addresses.ROWS,
        "roles": PlaceForm.base_fields["decision_role"].choices,  # type: ignore[attr-defined]
        "next": acting.back(request, ""),
    }
    return pages.page(request, FORM, context, status=status)


def _add(request: HttpRequest, form: NewContactForm) -> Contact:
    values = form.cleaned_data
    account = lookups.account(values["account"]) if values["account"] else None
    if values["account"] and account is None:
        raise Refused(_("There is no such account."), field="account")
    return contacts.add_contact(
        form.data_of(),
        by=acting.person(request),
        at=acting.at(request),
        account=account,
        title=values["title"],
        decision_role=values["decision_role"],
        is_primary=values["is_primary"],
    )


def _save(request: HttpRequest, contact: Contact, form: ContactForm) -> None:
    """Write what was changed, as one change: the row, its points, its tags."""
    by, at = acting.person(request), acting.at(request)
    if changes := form.changes():
        version = form.cleaned_data["version"]
        contacts.change_contact(contact, changes, by=by, at=at, version=version)
    if point_changes := form.point_changes():
        points.set_points(contact, point_changes, by=by, at=at)
    added, removed = form.tag_changes()
    if added:
        tags.add_tags(contact, added, by=by, at=at)
    if removed:
        tags.remove_tags(contact, removed, by=by, at=at)


def _new_in_dialog(request: HttpRequest, field: str) -> HttpResponse:
    sent = request.method == "POST"
    first = {"name": request.GET.get("q", "")[:120], "account": request.GET.get("account", "")}
    form = QuickContactForm(request.POST if sent else None, initial=first)
    if sent and form.is_valid() and not _hidden_by(form):
        values = form.cleaned_data
        written = (PointData("phone", values["new_phone"]), PointData("email", values["new_email"]))
        data = ContactData(name=values["name"], honorific=values["honorific"], points=written)
        account = lookups.account(values["account"]) if values["account"] else None
        try:
            contact = contacts.add_contact(
                data, by=acting.person(request), at=acting.at(request), account=account, title=values["title"]
            )
            text = _("%(name)s is in your contacts.") % {"name": contact.name}
            if field:
                return acting.told(pages.made(contact.pk, contact.name, field=field), text)
            page = acting.account_url(account.pk) if account else acting.contact_url(contact.pk)
            return acting.done(request, page, text)
        except Refused as refused:
            acting.refuse(form, refused)
    context = {"form": form, "field": field, "found": _found(form)}
    return pages.page(
        request, "clients/contact_dialog.html", context, fragment="dialog", status=422 if sent else 200
    )


def _place_or_404(pk: int) -> Affiliation:
    found = lookups.affiliation(pk)
    if found is None:
        raise Http404
    return found


def _hidden_by(form: Any) -> bool:
    return bool(_found(form)) and not form.cleaned_data.get("is_another")


def _found(form: Any) -> list[dict[str, Any]]:
    return _as_cards(_alike(form.data)) if form.is_bound else []


def _alike(sent: Any, *, exclude: str = "") -> list[Any]:
    account = sent.get("account", "")
    return duplicates.of_contact(
        name=sent.get("name", "")[:120],
        phones=[sent.get("new_phone", "")[:200], sent.get("new_zalo", "")[:200]],
        emails=[sent.get("new_email", "")[:200]],
        handles=[sent.get("new_chat", "")[:200]],
        account_id=whole_number(account),
        exclude=whole_number(exclude),
    )


def _as_cards(found: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.record.name,
            "href": acting.contact_url(one.record.pk),
            "reasons": [duplicates.reason_label(reason) for reason in one.reasons],
            "is_archived": one.record.archived_at is not None,
        }
        for one in found
    ]


def _form_context(form: Any) -> dict[str, Any]:
    return {
        "form": form,
        "differences": getattr(form, "differences", []),
        "point_rows": form.point_names(),
        "custom_names": form.custom_names(),
    }
