"""A random company for tests of row security: teams, people, delegations, and rows in every guarded table."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection
from django.db.models import Model

from tests.cast import NOW
from vai.clients import models as clients
from vai.commissions import models as commissions
from vai.config.defaults import ROBOT_ADDRESS
from vai.contracts import models as contracts
from vai.core.models import IdempotencyKey
from vai.core.rowsecurity import acting_as
from vai.doors import models as doors
from vai.guidance import models as guidance
from vai.handovers import models as handovers
from vai.hunting import models as hunting
from vai.hunting.scoring.fitting import Fitted, Kind, NoScore
from vai.journal import models as journal
from vai.staff import models as staff
from vai.staff.enums import Mode, Title

TODAY = NOW.date()


class Company:
    """Makes the rows by chance from a seed. Everything is written by the robot, what is private by its person."""

    def __init__(self, seed: int, *, n_people: int = 14, n_accounts: int = 12) -> None:
        self.random = Random(seed)
        self.robot = staff.Person.objects.get(email=ROBOT_ADDRESS)
        self.people: list[staff.Person] = []
        self.teams: list[staff.Team] = []
        self._staff(n_people)
        with acting_as(self.robot, at=NOW):
            self._delegations()
            self._clients(n_accounts)
            self._deals()
            self._doors()
            self._journal()
            self._contracts()
            self._quotes()
            self._handovers()
            self._commissions()
        self._private()

    def one(self, rows: list[Any]) -> Any:
        """Choose one."""
        return self.random.choice(rows)

    def maybe(self, rows: list[Any], chance: float = 0.5) -> Any:
        """Choose one, or none."""
        return self.one(rows) if rows and self.random.random() < chance else None

    def _staff(self, n_people: int) -> None:
        for i in range(6):
            self.teams.append(staff.Team.objects.create(name=f"Team {i}", parent=self.maybe(self.teams, 0.8)))
        titles = list(Title)
        for i in range(n_people):
            title = (
                titles[i]
                if i < len(titles)
                else self.one([Title.HUNTER, Title.ACCOUNT_MANAGER, Title.TEAM_LEAD])
            )
            person = staff.Person(
                email=f"p{i}@example.vn",
                name=f"Người {i}",
                title=title,
                team=self.maybe(self.teams, 0.85),
                is_active=self.random.random() > 0.07,
            )
            person.set_unusable_password()
            person.save()
            self.people.append(person)
        for team in self.teams:
            team.lead = self.maybe(self.people, 0.5)
            team.save()

    def _delegations(self) -> None:
        for _ in range(8):
            principal, delegate = self.random.sample(self.people, 2)
            since = TODAY + timedelta(days=self.random.randint(-20, 2))
            staff.Delegation.objects.create(
                principal=principal,
                delegate=delegate,
                scopes=["journal"],
                since=since,
                until=since + timedelta(days=self.random.randint(0, 25)),
                revoked_at=self.maybe([NOW], 0.2),
            )

    def _clients(self, n_accounts: int) -> None:
        self.accounts: list[clients.Account] = []
        for i in range(n_accounts):
            account = clients.Account.objects.create(name=f"Công ty {i}", opened_by=self.one(self.people))
            self.accounts.append(account)
            for mode in self.random.sample(list(Mode), self.random.choice([0, 1, 1, 2, 3])):
                self._cover(account, mode)
            for mode in self.random.sample(list(Mode), self.random.choice([0, 0, 0, 1])):
                clients.CoverageOffer.objects.create(
                    account=account,
                    person=self.one(self.people),
                    mode=mode,
                    offered_by=self.one(self.people),
                    answered_at=self.maybe([NOW], 0.3),
                )
        self.contacts = []
        self.tag = clients.Tag.objects.create(name="vip")
        for i in range(14):
            contact = clients.Contact.objects.create(name=f"Liên hệ {i % 5}", owner=self.one(self.people))
            self.contacts.append(contact)
            for account in self.random.sample(self.accounts, self.random.choice([0, 1, 1, 2])):
                until = self.maybe([TODAY], 0.2)
                clients.Affiliation.objects.create(account=account, contact=contact, until=until)
            clients.ContactPoint.objects.create(contact=contact, kind="phone", value=f"+8491200{i:04d}")
            # Some are alike, so that there are pairs that may be the same.
            clients.ContactPoint.objects.create(contact=contact, kind="zalo", value=f"+8498{i % 6}")
            clients.ContactTag.objects.create(contact=contact, tag=self.tag)
        for account in self.accounts:
            clients.ContactPoint.objects.create(
                account=account, kind="email", value=f"a{account.pk}@example.vn"
            )
            clients.ContactPoint.objects.create(account=account, kind="phone", value=f"+8428{account.pk % 3}")
            clients.AccountTag.objects.create(account=account, tag=self.tag)
        for i in range(4):
            group = clients.AccountGroup.objects.create(name=f"Nhóm {i}", created_by=self.one(self.people))
            for account in self.random.sample(self.accounts, self.random.choice([0, 1, 2])):
                clients.AccountGroupMember.objects.create(group=group, account=account)
        for _ in range(3):
            kept, merged = self.random.sample(self.accounts, 2)
            who = self.one(self.people)
            clients.Merge.objects.create(
                kept_account=kept, merged_account=merged, change_id=uuid.uuid4(), person=who, at=NOW
            )
            kept_contact, merged_contact = self.random.sample(self.contacts, 2)
            clients.Merge.objects.create(
                kept_contact=kept_contact,
                merged_contact=merged_contact,
                change_id=uuid.uuid4(),
                person=who,
                at=NOW,
            )
        clients.CustomField.objects.create(entity="account", code="x", label_vi="X")
        staff.CurrencyRate.objects.create(currency="XXX", on=TODAY, rate=1)
        staff.Holiday.objects.get_or_create(day=date(1999, 1, 1), defaults={"name_vi": "Probe"})
        if not staff.CompanySettings.objects.exists():
            staff.CompanySettings.objects.create(name="Probe")
        clients.Tier.objects.get_or_create(code="probe", defaults={"name": "Probe", "cadence_days": 14})

    def _cover(self, account: clients.Account, mode: Mode) -> None:
        for person in self.random.sample(self.people, self.random.choice([1, 1, 2])):
            is_first = not clients.Coverage.objects.filter(
                account=account, mode=mode, until=None, is_lead=True
            ).exists()
            clients.Coverage.objects.create(
                account=account,
                person=person,
                mode=mode,
                is_lead=is_first,
                since=date(2026, 1, 1),
                until=self.maybe([TODAY], 0.3),
            )

    def _deals(self) -> None:
        pipeline = hunting.Pipeline.objects.create(name="Probe")
        stage = hunting.Stage.objects.create(pipeline=pipeline, name="Probe")
        from_catalog = self._catalog()
        self.leads, self.deals = [], []
        for i in range(14):
            lead = hunting.Lead.objects.create(
                name=f"Lead {i}",
                owner=self.maybe(self.people, 0.7),
                team=self.maybe(self.teams, 0.7),
                created_by=self.one(self.people),
                received_at=NOW,
            )
            self.leads.append(lead)
            hunting.LeadTag.objects.create(lead=lead, tag=self.tag)
            hunting.LeadArrival.objects.create(
                door="form", key=str(i), person=self.maybe(self.people), lead=lead, received_at=NOW
            )
        for i in range(18):
            deal = hunting.Opportunity.objects.create(
                name=f"Deal {i}",
                account=self.maybe(self.accounts, 0.7),
                owner=self.one(self.people),
                team=self.maybe(self.teams, 0.6),
                created_by=self.one(self.people),
                pipeline=pipeline,
                stage=stage,
                stage_entered_at=NOW,
                opened_on=TODAY,
            )
            self.deals.append(deal)
            hunting.OpportunityLine.objects.create(
                opportunity=deal, product=from_catalog, unit_price=1, amount=1
            )
            hunting.OpportunityTag.objects.create(opportunity=deal, tag=self.tag)
            hunting.StageChange.objects.create(opportunity=deal, to_stage=stage, at=NOW, person=deal.owner)
        self._calls()
        self._routing()
        self._figures()
        self._scores()
        hunting.LeadSource.objects.get_or_create(name="Probe")
        hunting.LostReason.objects.get_or_create(name="Probe")

    def _routing(self) -> None:
        hunting.RoutingSettings.objects.get_or_create()
        rule = hunting.RoutingRule.objects.create(name="Probe", target="group")
        for person in self.people[:6]:
            hunting.RoutingMember.objects.create(rule=rule, person=person)
            hunting.NamedAccount.objects.create(name=f"N{person.pk}", name_key=f"n{person.pk}", person=person)
            staff.Absence.objects.create(person=person, since=TODAY, until=TODAY)
        for lead in self.leads:
            asked = {"asked_by": self.one(self.people), "asked_at": NOW}
            hunting.LeadToRoute.objects.create(lead=lead, cause="asked", **asked)
            hunting.LeadAssignment.objects.create(lead=lead, reason="rule", by=self.one(self.people), at=NOW)
            hunting.LeadAlarm.objects.create(lead=lead, due_at=NOW, step=1, at=NOW)

    def _scores(self) -> None:
        found = Fitted(Kind.NONE, None, 1, 1, {}, why_none=NoScore.TOO_FEW)
        model = hunting.ScoreModel.objects.create(kind=found.kind, fitted_at=NOW, told=found.as_json())
        for lead in self.leads:
            hunting.LeadScore.objects.create(
                lead=lead, model=model, score=50, fit=0, behaviour=0, chance="0.5", at=NOW
            )

    def _calls(self) -> None:
        hunting.CallSettings.objects.get_or_create()
        cadence = hunting.Cadence.objects.create(name="Probe")
        step = hunting.CadenceStep.objects.create(cadence=cadence, name="Probe")
        for lead in self.leads:
            enrolment = hunting.Enrolment.objects.create(
                lead=lead, cadence=cadence, enrolled_by=self.one(self.people), started_at=NOW
            )
            touch = hunting.CadenceTouch.objects.create(
                enrolment=enrolment, lead=lead, step=step, due_on=TODAY
            )
            hunting.LeadMail.objects.create(
                lead=lead,
                sender=self.one(self.people),
                touch=touch,
                to="x",
                subject="x",
                body="x",
                state_at=NOW,
            )

    def _figures(self) -> None:
        span = {"period": "2026-Q4", "since": date(2026, 10, 1), "until": date(2027, 1, 1)}
        amounts = dict.fromkeys(("won", "weighted", "expected", "p10", "safe", "p50", "p90"), 1)
        scopes = [{"person": person} for person in self.people] + [{"team": team} for team in self.teams]
        for scope in scopes:
            hunting.Target.objects.create(**scope, **span, amount=1, set_by=self.one(self.people))
            hunting.ForecastSnapshot.objects.create(**scope, **span, **amounts, taken_on=TODAY, taken_at=NOW)
        hunting.ForecastSnapshot.objects.create(**span, **amounts, taken_on=TODAY, taken_at=NOW)
        shares = dict.fromkeys(("conversion", "conversion_low", "conversion_high"), 0)
        for person in self.people:
            hunting.ForecastCommit.objects.create(person=person, period="2026-Q4", amount=1, said_at=NOW)
            hunting.SellingPace.objects.create(person=person, kept_at=NOW, n_leads=1, n_won=0, **shares)

    def _catalog(self) -> Model:
        from vai.catalog import models as catalog  # noqa: PLC0415 - keeps the names of the rooms apart

        product = catalog.Product.objects.create(name="Probe")
        prices = catalog.PriceList.objects.create(name="Probe", currency="USD")
        catalog.Price.objects.create(product=product, price_list=prices, amount=1)
        catalog.ProductFamily.objects.create(name="Probe")
        catalog.Script.objects.create(name="Probe", opening="x")
        catalog.Answer.objects.create(question="?", body="!", written_by=self.one(self.people))
        return product

    def _about(self) -> dict[str, int | None]:
        kind = self.random.random()
        if kind < 0.6:
            return {"account_id": self.one(self.accounts).pk}
        if kind < 0.8:
            return {"lead_id": self.one(self.leads).pk}
        return {"contact_id": self.one(self.contacts).pk} if kind < 0.9 else {}

    def _journal(self) -> None:
        for _ in range(24):
            interaction = journal.Interaction.objects.create(
                kind="call",
                occurred_at=NOW,
                author=self.one(self.people),
                on_behalf_of=self.maybe(self.people, 0.2),
                **self._about(),
            )
            contact_id = self.one(self.contacts).pk
            journal.InteractionContact.objects.create(
                interaction=interaction, contact_id=contact_id, occurred_at=NOW
            )
            journal.InteractionPerson.objects.create(interaction=interaction, person=self.one(self.people))
            journal.Mention.objects.create(interaction=interaction, person=self.one(self.people))
            journal.NextStep.objects.create(
                what="x", person=self.one(self.people), created_by=self.one(self.people), **self._about()
            )
            journal.Attachment.objects.create(
                name="x",
                content_type="x",
                size=1,
                sha256="0" * 64,
                uploaded_by=self.one(self.people),
                **self._about(),
            )

    def _contracts(self) -> None:
        contracts.ContractSettings.objects.get_or_create(defaults={"our_name": "Probe"})
        product = hunting.OpportunityLine.objects.order_by("pk")[0].product_id
        file = journal.Attachment.objects.order_by("pk")[0]
        for i, deal in enumerate(self.deals):
            contracts.DealTerms.objects.create(opportunity=deal)
            contracts.DealPromise.objects.create(
                opportunity=deal, text="x", promised_on=TODAY, promised_by=self.one(self.people)
            )
            if deal.account_id is None:
                continue
            contract = contracts.Contract.objects.create(
                number=f"HĐ-2026/{i}",
                year=2026,
                serial=i + 1,
                account_id=deal.account_id,
                opportunity=deal,
                owner=deal.owner,
                team=deal.team,
                created_by=self.one(self.people),
            )
            contracts.ContractLine.objects.create(contract=contract, product_id=product)
            contracts.ContractFile.objects.create(contract=contract, attachment=file)

    def _quotes(self) -> None:
        hunting.QuoteSettings.objects.get_or_create(defaults={"valid_days": 30})
        staff.CompanyLogo.objects.create(
            sha256="0" * 64, content_type="image/png", width=1, height=1, content=b""
        )
        product = hunting.OpportunityLine.objects.order_by("pk")[0].product_id
        for i, deal in enumerate(self.deals):
            quote = hunting.Quote.objects.create(
                opportunity=deal, number=1, made_by=deal.owner, valid_until=TODAY + timedelta(days=9)
            )
            hunting.QuoteLine.objects.create(
                quote=quote, product_id=product, description="x", unit_price=1, amount=1, net=1, vat=0
            )
            if i % 2:
                continue
            quote.status, quote.sent_at, quote.sha256, quote.link_hash = "sent", NOW, "0" * 64, f"hash{i}"
            quote.sent_by = deal.owner
            quote.save()
            with connection.cursor() as cursor:
                answer = "SELECT outcome FROM vai.answer_quote(%s, true, 'x', '', '', '', '', '', %s)"
                cursor.execute(answer, [quote.link_hash, NOW])

    def _handovers(self) -> None:
        handovers.HandoverTemplate.objects.get_or_create(
            from_mode="assist", to_mode="key", defaults={"name": "Probe"}
        )
        for account in self.accounts[:8]:
            giver, receiver = self.random.sample(self.people, 2)
            handover = handovers.Handover.objects.create(
                account=account,
                giver=giver,
                receiver=receiver,
                from_mode="hunt",
                to_mode="farm",
                proposed_at=NOW,
                due_at=NOW,
            )
            handovers.HandoverItem.objects.create(handover=handover, text="x")

    def _commissions(self) -> None:
        for i, person in enumerate(self.people):
            plan = commissions.CommissionPlan.objects.create(name=f"Plan {i}")
            version = commissions.CommissionPlanVersion.objects.create(
                plan=plan,
                number=1,
                body={"currency": "VND", "period": "month", "basis": "booked", "rate": {"flat": "5"}},
                effective_from=date(2026, 1, 1),
                made_by=self.one(self.people),
            )
            commissions.PlanAssignment.objects.create(person=person, plan=plan, since=date(2026, 1, 1))
            event = commissions.CommissionEvent.objects.create(
                kind="booked",
                occurred_on=TODAY,
                base=1,
                source_key=f"x{i}",
                recorded_by=self.one(self.people),
            )
            for credited in {person, self.one(self.people)}:
                commissions.CommissionCredit.objects.create(
                    event=event, person=credited, share="1/2", plan_version=version, counts_on=TODAY
                )
            statement = commissions.CommissionStatement.objects.create(
                person=person, period="2026-11", starts_on=date(2026, 11, 1), ends_on=date(2026, 12, 1)
            )
            line = commissions.CommissionLine.objects.create(
                statement=statement, event=event, kind="x", amount=0
            )
            commissions.CommissionDispute.objects.create(
                line=line, statement=statement, person=person, claim="x", raised_at=NOW, due_on=TODAY
            )

    def _private(self) -> None:
        for person in self.people:
            if not person.is_active:
                continue
            with acting_as(person, at=NOW), connection.cursor() as cursor:
                staff.SavedView.objects.create(person=person, list_code="accounts", name="x")
                IdempotencyKey.objects.create(person_id=person.pk, key="x", at=NOW)
                guidance.GuidanceAnswer.objects.create(
                    person=person,
                    rule="H1",
                    subject_kind="lead",
                    subject_id=1,
                    answer="done",
                    at=NOW,
                    until=NOW,
                )
                hunting.CallerSettings.objects.create(person=person)
                hunting.CallHold.objects.create(lead=self.one(self.leads), person=person)
                guidance.GuidanceMute.objects.create(person=person, rule="H1", at=NOW, until=NOW)
                guidance.GuidanceDay.objects.create(
                    person=person, modes="farm", day=NOW.date(), contact_ids=[1], as_of=NOW
                )
                cursor.execute("SELECT vai.notify(%s, 'x', '{}', '')", [self.one(self.people).pk])
                self._imports(person)

    def _doors(self) -> None:
        made = {"name": "x", "created_by": self.one(self.people)}
        doors.WebForm.objects.create(**made, title_vi="x")
        doors.Mailbox.objects.create(**made, host="x", username="x", secret_name="x")
        for person in (None, *self.people):
            doors.ApiKey.objects.create(**made, prefix="x", digest=str(person and person.pk), person=person)
        with connection.cursor() as cursor:
            cursor.execute("SELECT vai.tally('x', 1, 1)")

    def _imports(self, person: staff.Person) -> None:
        batch = doors.ImportBatch.objects.create(person=person, name="x", source=f"s{person.pk}")
        doors.ImportRow.objects.create(
            batch=batch, position=1, table="x", row=1, feed="account", entity="account", outcome="created"
        )
        doors.ExternalKey.objects.create(
            person=person, batch=batch, source=f"s{person.pk}", entity="account", key="x", object_id=1
        )
        doors.ImportProfile.objects.create(name="x", code=f"p{person.pk}", created_by=person)
