"""What belongs to the south of the cast, and every address and form by which somebody of the north might reach for it."""

from __future__ import annotations

from datetime import date

from tests.cast import NOW, Cast
from tests.security.harvest import addresses
from vai.clients import models as clients
from vai.commissions import models as commissions
from vai.core.rowsecurity import acting_as
from vai.doors import models as doors
from vai.guidance import models as guidance
from vai.handovers.models import Handover, HandoverItem
from vai.hunting import models as hunting
from vai.hunting.models import Pipeline, Stage
from vai.journal import models as journal
from vai.staff.enums import Mode
from vai.staff.models import Delegation

SECRET = "Bí mật Ngọc Linh"
LOOK_UPS = ("suggest", "find", "search", "twins", "duplicates", "people")
TABLES = {
    "account": "accounts/",
    "contact": "contacts/",
    "lead": "leads/",
    "opportunity": "deals/",
    "interaction": "interactions/",
    "next_step": "steps/",
    "attachment": "files/",
}


def make_secrets(cast: Cast) -> dict[str, int]:
    """Make one of each thing that belongs to the south, all of one name; the north sees none."""
    with acting_as(cast.minh, at=NOW):
        pipeline = Pipeline.objects.create(name="x")
        stage = Stage.objects.create(pipeline=pipeline, name="x")
        account = clients.Account.objects.create(
            name=SECRET, opened_by=cast.dung, tax_code="0312345678", external_id="BM-1"
        )
        for kind, value in (("phone", "+84987654321"), ("email", "bimat@example.vn")):
            clients.ContactPoint.objects.create(account=account, kind=kind, value=value)
        clients.Coverage.objects.create(account=account, person=cast.dung, mode=Mode.ADVISE, since=NOW.date())
        contact = clients.Contact.objects.create(name=SECRET, owner=cast.dung)
        place = clients.Affiliation.objects.create(account=account, contact=contact)
        lead = hunting.Lead.objects.create(
            name=SECRET, owner=cast.binh, team=cast.south, created_by=cast.binh, received_at=NOW
        )
        deal = hunting.Opportunity.objects.create(
            name=SECRET,
            account=account,
            owner=cast.binh,
            team=cast.south,
            created_by=cast.binh,
            pipeline=pipeline,
            stage=stage,
            stage_entered_at=NOW,
            opened_on=NOW.date(),
        )
        about = {"account_id": account.pk}
        talk = journal.Interaction.objects.create(
            kind="call", occurred_at=NOW, author=cast.dung, subject=SECRET, **about
        )
        step = journal.NextStep.objects.create(what=SECRET, person=cast.dung, created_by=cast.dung, **about)
        file = journal.Attachment.objects.create(
            name=SECRET, content_type="x", size=1, sha256="0" * 64, uploaded_by=cast.dung, **about
        )
        handover = Handover.objects.create(
            account=account,
            account_name=SECRET,
            giver=cast.dung,
            receiver=cast.giang,
            from_mode="advise",
            to_mode="key",
            proposed_at=NOW,
            due_at=NOW,
        )
        item = HandoverItem.objects.create(handover=handover, text=SECRET)
        offer = clients.CoverageOffer.objects.create(
            account=account, person=cast.giang, mode=Mode.KEY, offered_by=cast.dung
        )
        group = clients.AccountGroup.objects.create(name=SECRET, created_by=cast.dung)
        clients.AccountGroupMember.objects.create(group=group, account=account)
        given = Delegation.objects.create(
            principal=cast.dung,
            delegate=cast.giang,
            scopes=["journal"],
            since=NOW.date(),
            until=NOW.date(),
            note=SECRET,
        )
        pay = _earnings(cast)
    with acting_as(cast.dung, at=NOW):
        batch = doors.ImportBatch.objects.create(person=cast.dung, name=SECRET, source=SECRET)
        mute = guidance.GuidanceMute.objects.create(person=cast.dung, rule="H1", at=NOW, until=NOW)
    return {
        "accounts/": account.pk,
        "contacts/": contact.pk,
        "places/": place.pk,
        "leads/": lead.pk,
        "deals/": deal.pk,
        "interactions/": talk.pk,
        "steps/": step.pk,
        "files/": file.pk,
        "handovers/items/": item.pk,
        "handovers/": handover.pk,
        "offers/": offer.pk,
        "groups/": group.pk,
        "delegations/": given.pk,
        "imports/": batch.pk,
        "next-actions/muted/": mute.pk,
        **pay,
    }


def _earnings(cast: Cast) -> dict[str, int]:
    """Let the south's hunter have a plan of commission and a statement whose line they dispute."""
    plan = commissions.CommissionPlan.objects.create(name=SECRET)
    body = {"currency": "VND", "period": "month", "basis": "booked", "rate": {"flat": "5"}}
    commissions.CommissionPlanVersion.objects.create(
        plan=plan, number=1, body=body, effective_from=NOW.date(), made_by=cast.minh, note=SECRET
    )
    assigned = commissions.PlanAssignment.objects.create(person=cast.binh, plan=plan, since=NOW.date())
    event = commissions.CommissionEvent.objects.create(
        kind="booked", occurred_on=NOW.date(), base=1, deal_name=SECRET, source_key="x", recorded_by=cast.binh
    )
    commissions.CommissionCredit.objects.create(
        event=event, person=cast.binh, share="1", counts_on=NOW.date()
    )
    statement = commissions.CommissionStatement.objects.create(
        person=cast.binh, period="2026-10", starts_on=date(2026, 10, 1), ends_on=date(2026, 11, 1)
    )
    line = commissions.CommissionLine.objects.create(
        statement=statement, event=event, kind="earned", amount=0
    )
    dispute = commissions.CommissionDispute.objects.create(
        line=line, statement=statement, person=cast.binh, claim=SECRET, raised_at=NOW, due_on=NOW.date()
    )
    return {
        "commission/statements/": statement.pk,
        "commission/lines/": line.pk,
        "commission/disputes/": dispute.pk,
        "commission/plans/": plan.pk,
        "commission/assignments/": assigned.pk,
    }


def sentences() -> list[tuple[str, str]]:
    """List the addresses under which a record stands, with the start that tells its kind."""
    starts = ("accounts/", "contacts/", "places/", "leads/", "deals/", "interactions/", "steps/", "files/")
    starts += ("handovers/items/", "handovers/", "offers/", "groups/", "delegations/", "imports/")
    starts += ("next-actions/muted/", "commission/statements/", "commission/lines/", "commission/disputes/")
    starts += ("commission/plans/", "commission/assignments/")
    found = []
    for address in addresses():
        start = max((one for one in starts if address.route.startswith(f"{one}<int:")), key=len, default="")
        if start:
            found.append((start, address.name))
    return found


def forms_that_name(secrets: dict[str, int], own: int) -> list[tuple[str, dict[str, object]]]:
    """List forms of pages that one may open, filled with keys of what one does not see; `own` is an account that one has."""
    account, contact = secrets["accounts/"], secrets["contacts/"]
    return [
        (
            "/interactions/new/",
            {"account": account, "kind": "call", "body": "x", "occurred_at": "2026-11-24T09:00"},
        ),
        ("/steps/new/", {"account": account, "what": "x"}),
        ("/steps/new/", {"lead": secrets["leads/"], "what": "x"}),
        ("/files/new/", {"account": account}),
        ("/deals/new/", {"name": "x", "account": account, "pipeline": 1}),
        ("/accounts/new/", {"name": "x", "parent": account, "kind": "business"}),
        (f"/accounts/{own}/merge/", {"with": account}),
        ("/accounts/bulk/", {"chosen": [account], "act": "archive"}),
        ("/contacts/bulk/", {"chosen": [contact], "act": "archive"}),
        ("/leads/bulk/", {"chosen": [secrets["leads/"]], "act": "claim"}),
        ("/board/move/", {"card": secrets["deals/"], "to": 1, "key": secrets["deals/"]}),
    ]


def twins_of(secrets: dict[str, int]) -> list[tuple[str, str]]:
    """List what is sent to look-ups, by the kinds of what they look for."""
    return [
        (SECRET, "name"),
        ("0312345678", "tax_code"),
        ("0987 654 321", "phone"),
        ("bimat@example.vn", "email"),
    ]
