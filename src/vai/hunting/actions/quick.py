"""A lead becomes a deal in one press, from what is known: nothing is asked that a person would only nod at."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from vai.catalog.queries import products as catalog
from vai.clients.enums import AccountKind
from vai.clients.models import Account, Affiliation, Contact
from vai.hunting.actions import conversion
from vai.hunting.actions.conversion import ConversionChoice, Converted
from vai.hunting.models import Lead, Pipeline
from vai.hunting.queries import duplicates, lists, standing
from vai.staff.models import Person
from vai.staff.queries import company

_HOME = ZoneInfo("Asia/Ho_Chi_Minh")
# What says more of who somebody is than a name.
_SURE = frozenset({"tax_code", "phone", "email"})


def convert(lead: Lead, *, by: Person, at: datetime) -> Converted:
    """Make client, contact and deal of a lead by what it says; one change, taken back as one.

    A client or contact that is there already by tax code, phone or mail is taken, if this person may write it. The deal
    has the lead's product at its value, or else the price of the day, and begins in the pipeline that fits.
    :raises NotYours: the lead belongs to somebody else.
    :raises NotPossibleNow: it was converted or put aside already.
    """
    return conversion.convert(lead, choice_for(lead, at=at), by=by, at=at)


def choice_for(lead: Lead, *, at: datetime) -> ConversionChoice:
    """Return what a lead would become."""
    who = lead.company or lead.name or str(lead)
    kind = AccountKind.BUSINESS if lead.company else AccountKind.PERSON
    amount = _amount(lead, at=at)
    account, contact = _known(lead)
    name = who
    if lead.product is not None:
        name = _("%(product)s for %(client)s") % {"product": lead.product.name, "client": who}
    return ConversionChoice(
        account=account,
        account_name="" if account else who,
        account_kind=account.kind if account else kind,
        contact=contact,
        contact_name="" if contact else lead.name,
        opportunity_name=name[:200],
        pipeline=pipeline_for(kind, amount, lead.currency),
        amount=amount,
        currency=lead.currency,
        product=lead.product,
    )


def pipeline_for(kind: str, amount: Decimal | None, currency: str) -> Pipeline | None:
    """Return the pipeline in which a deal begins: that of one call for persons and small sums, else the default one."""
    quick = lists.one_call_pipeline()
    if quick is None:
        return None
    is_small = (
        amount is not None
        and quick.small_up_to is not None
        and currency == company.settings().home_currency
        and amount <= quick.small_up_to
    )
    return quick if kind != AccountKind.BUSINESS or is_small else None


def _amount(lead: Lead, *, at: datetime) -> Decimal | None:
    if lead.value is not None:
        return Decimal(lead.value)
    if lead.product is None:
        return None
    return catalog.price_of(lead.product, currency=lead.currency, on=at.astimezone(_HOME).date())


def _known(lead: Lead) -> tuple[Account | None, Contact | None]:
    twins = duplicates.of_lead(vars(lead), except_id=lead.pk)
    found: Any = next((one.record for one in twins.accounts if _SURE & set(one.reasons)), None)
    account = lead.known_account or found
    contact: Any = next((one.record for one in twins.contacts if _SURE & set(one.reasons)), None)
    if account is None and contact is not None:
        place = (
            Affiliation.objects.filter(contact=contact, until=None)
            .select_related("account")
            .order_by("id")
            .first()
        )
        account = place.account if place else None
    if account is not None and not standing.writes_account(account.pk):
        account = None
    if account is None:
        # A contact of somebody else's client stays there; this one is entered anew.
        contact = None
    return account, contact
