"""A small world, so that every page has something to show: made through the actions, as people would make it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal

from tests.cast import Cast
from vai.catalog.actions.answers import AnswerData, add_answer
from vai.catalog.actions.prices import PriceListData, add_price_list, set_price
from vai.catalog.actions.products import ProductData, add_product
from vai.catalog.actions.scripts import ScriptData, add_script
from vai.catalog.models import Product
from vai.clients.actions import accounts, contacts, groups
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.clients.models import Account, Contact
from vai.commissions.actions import disputes, plans, reckoning, settling
from vai.commissions.actions.plans import AssignmentData
from vai.commissions.models import CommissionLine, CommissionStatement
from vai.contracts.actions import terms
from vai.core.rowsecurity import acting_as
from vai.doors.actions import intakes
from vai.handovers.actions import handovers
from vai.handovers.models import Handover
from vai.handovers.queries import templates
from vai.hunting.actions import (
    arrivals,
    cadences,
    calls,
    leads,
    moves,
    opportunities,
    quotes,
    referrals,
    routing,
    routing_rules,
    taking,
)
from vai.hunting.actions.cadence_settings import CadenceData, StepData, add_cadence, add_step
from vai.hunting.actions.leads import LeadData
from vai.hunting.actions.lines import LineData
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.actions.referrals import ReferralData
from vai.hunting.enums import Door
from vai.hunting.models import Cadence, Lead, LeadArrival, LostReason, Opportunity, Stage
from vai.journal.actions import interactions, steps
from vai.staff.actions.delegations import delegate
from vai.staff.models import Person

DAY = timedelta(days=1)
NOTE = "Đã ghi trong hợp đồng"


def fill(cast: Cast, at: datetime) -> None:
    """Let two weeks pass: a catalog, clients in every mode, leads, deals won and lost, handovers, a delegation."""
    goods(cast.minh, at - 20 * DAY)
    plans_of_pay(cast, at)
    for person, name in (
        (cast.an, "Công ty TNHH Minh Long"),
        (cast.chi, "Nhựa Bình Minh"),
        (cast.dung, "Nhà hàng Hương Quê"),
        (cast.giang, "Tập đoàn Sao Mai"),
        (cast.son, "Gạch Đồng Tâm"),
    ):
        client(person, name, at)
    ways_to_call(cast.minh, at - 20 * DAY)
    quote(cast.an, at)
    hunt(cast, at)
    route(cast, at)
    hand_over(cast, at)
    doors(cast, at)
    pay(cast, at)
    with acting_as(cast.chi, at=at):
        day = at.date()
        delegate(cast.chi, cast.ha, scopes=["journal"], since=day, until=day + 9 * DAY, by=cast.chi, at=at)


def goods(minh: Person, at: datetime) -> None:
    """Fill the catalog."""
    with acting_as(minh, at=at):
        product = add_product(
            ProductData(
                name="Gói CRM",
                code="CRM-01",
                family_name="Phần mềm",
                unit="tháng",
                is_recurring=True,
                need_words="crm, quản lý khách hàng",
                features="Dòng thời gian của khách",
                suits="Đội bán hàng từ 3 người",
                limits="Không gồm tổng đài",
            ),
            by=minh,
            at=at,
        )
        prices = add_price_list(PriceListData(name="Bảng giá 2026"), by=minh, at=at)
        set_price(product, prices, Decimal(2_500_000), by=minh, at=at)
        add_answer(
            AnswerData(question="Có dùng thử không?", body="Có, 14 ngày.", product=product), by=minh, at=at
        )


def plans_of_pay(cast: Cast, at: datetime) -> None:
    """Let the hunters of the north work under a plan of commission."""
    body = {"currency": "VND", "period": "month", "basis": "booked", "rate": {"flat": "5"}}
    body |= {
        "holdback": {"pct": "20", "release": "handover_accepted"},
        "credit": [{"role": "owner", "pct": "100"}],
    }
    since = (at - 70 * DAY).date().replace(day=1)
    with acting_as(cast.minh, at=at - 70 * DAY):
        plan = plans.add_plan("Kinh doanh miền Bắc", body, by=cast.minh, at=at, effective_from=since)
        for person in (cast.an, cast.khoa):
            plans.assign(plan, AssignmentData(person, since, quota=Decimal(400_000_000)), by=cast.minh, at=at)


def pay(cast: Cast, at: datetime) -> None:
    """Let the hunter have a deal of an earlier month, published and disputed, and what was won now."""
    an, khoa = cast.an, cast.khoa
    before = at.replace(day=1) - 10 * DAY
    with acting_as(an, at=before):
        account = Account.objects.get(name="Công ty TNHH Minh Long")
        deal = opportunities.open_opportunity(
            OpportunityData(name="Bảng hiệu", account=account, amount=Decimal(90_000_000)), by=an, at=before
        )
        end(deal, "won", by=an, at=before)
    with acting_as(Person.objects.get(is_robot=True), at=at):
        reckoning.reckon(an.pk, at=at)
    with acting_as(khoa, at=at):
        statement = CommissionStatement.objects.filter(person=an).order_by("starts_on").first()
        settling.publish(statement, by=khoa, at=at)
    with acting_as(an, at=at):
        line = CommissionLine.objects.select_related("statement").filter(statement=statement).first()
        disputes.raise_dispute(line, "Thiếu phụ lục 10 triệu", by=an, at=at)


def ways_to_call(minh: Person, at: datetime) -> None:
    """Write what is said on calls and build a cadence; calls are made at any hour, as the tests run at any."""
    with acting_as(minh, at=at):
        calls.set_hours(time(0), time(23, 59, 59), by=minh, at=at)
        add_script(
            ScriptData(
                name="Gọi lần đầu",
                opening="Chào {{ greeting }}, em là {{ me }}.",
                questions="Khi nào cần?\nAi quyết định?",
                objections="Đắt quá\nTách theo đợt ạ.",
            ),
            by=minh,
            at=at,
        )
        cadence = add_cadence(CadenceData(name="Mười ngày"), by=minh, at=at)
        for data in (
            StepData(day=0, channel="call", name="Gọi lần đầu"),
            StepData(
                day=2, channel="mail", name="Gửi thư", subject_vi="Chào {{ greeting }}", body_vi="{{ need }}"
            ),
        ):
            add_step(cadence, data, by=minh, at=at)


def client(by: Person, name: str, at: datetime) -> Account:
    """Open a client with two people, a talk, steps late and to come, and a deal."""
    with acting_as(by, at=at - 10 * DAY):
        account = accounts.open_account(
            AccountData(name=name, tier="gold", yearly_value=120_000_000, tags=("khách quý",), employees=40),
            by=by,
            at=at - 10 * DAY,
        )
        lan = contact(by, account, "Nguyễn Thị Lan", "economic", at)
        contact(by, account, "Trần Quốc Hùng", "champion", at)
        steps.plan("Gửi báo giá", by=by, at=at - 9 * DAY, due_on=(at - 2 * DAY).date(), account_id=account.pk)
        deal = opportunities.open_opportunity(
            OpportunityData(name=f"Website {name}", account=account, contact=lan, amount=Decimal(80_000_000)),
            by=by,
            at=at - 9 * DAY,
        )
        interactions.record(
            "call",
            by=by,
            at=at - 5 * DAY,
            occurred_at=at - 5 * DAY,
            account_id=account.pk,
            contact_ids=[lan.pk],
            opportunity_id=deal.pk,
            direction="out",
            outcome="reached",
            body="Khách hỏi thời gian triển khai.",
        )
        steps.plan("Gọi lại", by=by, at=at - 5 * DAY, due_on=at.date(), account_id=account.pk)
    return account


def contact(by: Person, account: Account, name: str, role: str, at: datetime) -> Contact:
    """Add somebody at a client."""
    phone = PointData("phone", f"09{account.pk:03d}{len(name):05d}", is_primary=True)
    return contacts.add_contact(
        ContactData(name=name, points=(phone,)),
        by=by,
        at=at - 10 * DAY,
        account=account,
        title="Giám đốc",
        decision_role=role,
    )


def quote(by: Person, at: datetime) -> None:
    """Send a quote of a deal and begin the next version."""
    with acting_as(by, at=at - 2 * DAY):
        deal = Opportunity.objects.filter(owner=by).order_by("pk")[0]
        line = LineData(product=Product.objects.order_by("pk")[0], quantity=Decimal(12))
        opportunities.set_lines(deal, [line], by=by, at=at - 2 * DAY)
        sent = quotes.send(quotes.draft(deal, by=by, at=at - 2 * DAY), by=by, at=at - 2 * DAY, to="")
        quotes.revise(sent, by=by, at=at - DAY)


def hunt(cast: Cast, at: datetime) -> None:
    """Let the hunter have leads, a deal won and one lost."""
    an = cast.an
    with acting_as(an, at=at - 3 * DAY):
        leads.receive(
            LeadData(
                name="Lê Văn Tám",
                company="Ánh Dương",
                phone="0912 345 678",
                email="tam@anhduong.example",
                need="Gói CRM",
            ),
            by=an,
            at=at - 3 * DAY,
            owner=an,
        )
        cadences.enrol(Lead.objects.get(name="Lê Văn Tám"), Cadence.objects.get(), by=an, at=at - 3 * DAY)
        leads.receive(LeadData(company="Hải Sản Cà Mau"), by=an, at=at - 3 * DAY, team=cast.north)
        account = Account.objects.get(name="Công ty TNHH Minh Long")
        for name, outcome in (("Phim giới thiệu", "won"), ("Bảo trì máy chủ", "lost")):
            deal = opportunities.open_opportunity(
                OpportunityData(name=name, account=account, amount=Decimal(50_000_000)),
                by=an,
                at=at - 3 * DAY,
            )
            end(deal, outcome, by=an, at=at - 2 * DAY)
        group = groups.form_group("Nhóm Minh Long", by=an, at=at)
        groups.join(group, account, by=an, at=at, role="Công ty mẹ")


def route(cast: Cast, at: datetime) -> None:
    """Build a rule with a group, name a company, and let a lead be routed."""
    minh = cast.minh
    with acting_as(minh, at=at - 2 * DAY):
        when = {"by": minh, "at": at - 2 * DAY}
        rule = routing_rules.save_rule(None, {"name": "Theo lượt", "target": "group"}, **when)
        for person, weight in ((cast.an, 2), (cast.binh, 1)):
            routing_rules.set_member(rule, person, weight=weight, **when)
        routing_rules.settle({"fallback_team": cast.north}, **when)
        routing_rules.name_companies("Vĩnh Tiến; 0301234567; vinhtien.vn", cast.binh, **when)
        routing.route(leads.receive(LeadData(name="Phạm Thị Sáu", need="Gói CRM"), **when), **when)


def end(deal: Opportunity, outcome: str, *, by: Person, at: datetime) -> None:
    """Close a deal."""
    stage = Stage.objects.get(pipeline=deal.stage.pipeline_id, outcome=outcome)
    reason = LostReason.objects.filter(for_leads=False).order_by("pk").first() if outcome == "lost" else None
    moves.move(deal, stage, by=by, at=at, lost_reason=reason)


def hand_over(cast: Cast, at: datetime) -> None:
    """Let one handover that a win opened wait for its answer, one be completed still, and one have come back."""
    an, chi, then = cast.an, cast.chi, at - DAY
    with acting_as(an, at=then):
        notes = {item.position: NOTE for item in templates.checklist("hunt", "farm").items}
        waiting = Handover.objects.get(account__name="Công ty TNHH Minh Long")
        handovers.propose_again(waiting, by=an, at=then, notes="Khách dễ tính", item_notes=notes)
        back = accounts.open_account(AccountData(name="Sữa Mộc Châu"), by=an, at=then)
        made = handovers.propose(
            back,
            receiver=chi,
            from_mode="hunt",
            to_mode="farm",
            by=an,
            at=then,
            notes="Khách dễ tính",
            item_notes=notes,
        )
        account = accounts.open_account(AccountData(name="Gốm Chu Đậu"), by=an, at=then)
        deal = opportunities.open_opportunity(
            OpportunityData(name="Bộ nhận diện", account=account, amount=Decimal(30_000_000)), by=an, at=then
        )
        terms.agree(deal, {"payment_terms": "30 ngày", "delivery": "Bản phác đầu tiên"}, by=an, at=then)
        terms.promise(deal, "Tặng một buổi đào tạo", by=an, at=then, promised_on=then.date())
        end(deal, "won", by=an, at=then)
    with acting_as(chi, at=at):
        handovers.send_back(made, "Chưa rõ ai ký.", by=chi, at=at)


def doors(cast: Cast, at: datetime) -> None:
    """Let a form stand open by which somebody wrote, and a machine; let a colleague refer somebody."""
    minh = cast.minh
    with acting_as(minh, at=at - DAY):
        asked = [{"code": code, "is_required": False} for code in ("name", "phone", "need")]
        values = {
            "name": "Website",
            "key": "website",
            "title_vi": "Nhận báo giá",
            "title_en": "Ask for a quote",
        }
        intakes.make_form({**values, "fields": asked, "consent_vi": "Tôi đồng ý."}, by=minh, at=at - DAY)
        secret = {
            "host": "mail.example.vn",
            "username": "sales@example.vn",
            "secret_name": "VAI_MAILBOX_SALES",
        }
        intakes.make_mailbox({"name": "Sales", **secret}, by=minh, at=at - DAY)
        intakes.make_key({"name": "Website", "person": None, "scopes": ["leads:write"]}, by=minh, at=at - DAY)
        around = {
            "form": "Website",
            "team_id": cast.north.pk,
            "consent": {"text": "Tôi đồng ý.", "is_ticked": True},
        }
        for key, told in (
            ("one", {"name": "Đỗ Thị Mai", "phone": "0933 222 111"}),
            ("two", {"name": "Quảng cáo"}),
        ):
            arrival, _first = arrivals.note(
                Door.FORM, key, origin="website", told=told, around=around, by=minh, at=at - DAY
            )
            if key == "one":
                taking.take_or_mark(arrival, by=minh, at=at - DAY)
            else:
                LeadArrival.objects.filter(pk=arrival.pk).update(state="suspected", reasons=["links"])
    with acting_as(cast.chi, at=at):
        referrals.refer(ReferralData(name="Phan Văn Đức", phone="0977 888 999"), by=cast.chi, at=at)
