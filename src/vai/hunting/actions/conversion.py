"""A lead becomes a client: account, contact and deal in one step, with all that was noted about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.catalog.models import Product
from vai.clients.actions import accounts, contacts
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.clients.enums import AccountKind, PointKind
from vai.clients.models import Account, Affiliation, Contact
from vai.core.errors import Refused
from vai.hunting import rules
from vai.hunting.actions import cadences, opportunities
from vai.hunting.actions.lines import LineData
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.enums import LEAD_MOVES, LeadStatus
from vai.hunting.models import Lead, Opportunity, Pipeline, Stage
from vai.hunting.queries import standing
from vai.staff.models import Person


class NotPossibleNow(Refused):
    """The lead was converted or put aside already."""

    code = "not_possible_now"


class NoClient(Refused):
    """A lead becomes a client: an existing one, or a new one with a name."""

    code = "no_client"


class NotWithThisClient(Refused):
    """The deal chosen belongs to another client."""

    code = "not_with_this_client"


class NotTheirClient(Refused):
    """The client chosen is served by others, and this person may not add to it."""

    code = "not_their_client"


@dataclass(frozen=True, kw_only=True)
class ConversionChoice:
    """What a lead becomes. An existing record wins over the name of a new one; no name, no contact or deal.

    The account needs one of both. `amount` is without VAT, in `currency`; a `product` becomes a line of the deal.
    """

    account: Account | None = None
    account_name: str = ""
    account_kind: str = AccountKind.BUSINESS
    contact: Contact | None = None
    contact_name: str = ""
    opportunity: Opportunity | None = None
    opportunity_name: str = ""
    pipeline: Pipeline | None = None
    stage: Stage | None = None
    amount: Decimal | None = None
    currency: str = "VND"
    product: Product | None = None
    closes_on: date | None = None


@dataclass(frozen=True)
class Converted:
    """What a lead became."""

    lead: Lead
    account: Account
    contact: Contact | None
    opportunity: Opportunity | None


def convert(lead: Lead, choice: ConversionChoice, *, by: Person, at: datetime) -> Converted:
    """Make a client of a lead; its interactions, steps and files go along. One change, taken back as one.

    :raises NotYours: the lead belongs to somebody else.
    :raises NotPossibleNow: it was converted or put aside already.
    :raises NoClient: neither an account nor the name of a new one is given.
    :raises NotTheirClient: the account chosen is served by others.
    :raises NotWithThisClient: the deal chosen belongs to another client.
    """
    kept = _locked(lead)
    owner = kept.owner or by
    account = _account(kept, choice, by=by, at=at, owner=owner)
    contact = _contact(kept, choice, account, by=by, at=at)
    deal = _deal(kept, choice, account, contact, by=by, at=at)
    kept.status, kept.status_at = LeadStatus.CONVERTED, at
    kept.converted_account, kept.converted_contact = account, contact
    kept.save()
    cadences.settle_lead(kept, by=by, at=at)
    _follow(kept, deal)
    return Converted(kept, account, contact, deal)


def _locked(lead: Lead) -> Lead:
    stands = standing.current()
    rules.check(stands, "lead.convert", lead)
    kept = (
        Lead.objects.select_for_update(of=("self",))
        .select_related("owner", "product")
        .filter(pk=lead.pk)
        .first()
    )
    if kept is None:
        raise rules.NotYours(_("This lead is not yours any more."))
    rules.check(stands, "lead.convert", kept)
    if LeadStatus.CONVERTED not in LEAD_MOVES[kept.status] or kept.archived_at is not None:
        raise NotPossibleNow(_("This lead is closed; it cannot be converted."))
    if kept.owner_id is None:
        # Whoever converts what waits in the queue takes it.
        kept.owner = Person.objects.get(pk=stands.doer_id)
        kept.team = kept.owner.team or kept.team
    return kept


def _account(lead: Lead, choice: ConversionChoice, *, by: Person, at: datetime, owner: Person) -> Account:
    if choice.account is not None:
        if not standing.writes_account(choice.account.pk):
            raise NotTheirClient(
                _("%(account)s is served by others. Ask them, or a lead of the team, to take this lead.")
                % {"account": choice.account.name},
                field="account",
            )
        return choice.account
    if not choice.account_name.strip():
        raise NoClient(_("Choose a client, or name a new one."), field="account_name")
    # A person who is the client has the numbers; a company has its people's beside its own.
    is_person = choice.account_kind != AccountKind.BUSINESS
    data = AccountData(
        name=choice.account_name,
        kind=choice.account_kind,
        tax_code=lead.tax_code if not is_person else "",
        source=lead.source.name if lead.source else "",
        street=lead.street,
        ward_code=lead.ward_code,
        province_code=lead.province_code,
        country=lead.country,
        address_text=lead.address_text,
        points=_points(lead) if not choice.contact and not choice.contact_name.strip() else (),
    )
    return accounts.open_account(data, by=by, at=at, person=owner)


def _contact(
    lead: Lead, choice: ConversionChoice, account: Account, *, by: Person, at: datetime
) -> Contact | None:
    if choice.contact is not None:
        is_there = Affiliation.objects.filter(account=account, contact=choice.contact, until=None).exists()
        if not is_there:
            contacts.affiliate(choice.contact, account, by=by, at=at, title=lead.job_title)
        return choice.contact
    if not choice.contact_name.strip():
        return None
    data = ContactData(
        name=choice.contact_name,
        honorific=lead.honorific,
        do_not_call=lead.do_not_call,
        do_not_mail=lead.do_not_mail,
        points=_points(lead),
    )
    return contacts.add_contact(data, by=by, at=at, account=account, title=lead.job_title)


def _deal(
    lead: Lead,
    choice: ConversionChoice,
    account: Account,
    contact: Contact | None,
    *,
    by: Person,
    at: datetime,
) -> Opportunity | None:
    if choice.opportunity is not None:
        if choice.opportunity.account_id != account.pk:
            raise NotWithThisClient(_("This deal belongs to another client."), field="opportunity")
        return choice.opportunity
    if not choice.opportunity_name.strip():
        return None
    line = (LineData(product=choice.product, unit_price=choice.amount),) if choice.product else ()
    data = OpportunityData(
        name=choice.opportunity_name,
        account=account,
        contact=contact,
        lead=lead,
        owner=lead.owner,
        pipeline=choice.pipeline,
        stage=choice.stage,
        amount=choice.amount,
        currency=choice.currency,
        lines=line,
        source=lead.source,
        closes_on=choice.closes_on,
        notes=lead.need,
    )
    return opportunities.open_opportunity(data, by=by, at=at)


def _points(lead: Lead) -> tuple[PointData, ...]:
    told = [
        (PointKind.PHONE, lead.phone),
        *((PointKind.PHONE, number) for number in lead.other_phones),
        (PointKind.EMAIL, lead.email),
        (PointKind.ZALO, lead.zalo),
    ]
    return tuple(PointData(kind, text) for kind, text in told if text)


def _follow(lead: Lead, deal: Opportunity | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vai.follow_lead(%s, %s)", [lead.pk, deal.pk if deal else None])
        if not cursor.fetchone()[0]:
            raise rules.NotYours(_("This lead is not yours any more."))
