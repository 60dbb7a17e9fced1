"""How a deal goes in the demo company: stage by stage, won or lost, and handed over."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from vai.clients.actions import accounts
from vai.clients.models import Account, Contact
from vai.config.sample import care
from vai.config.sample.company import House
from vai.config.sample.goods import INDUSTRIES, STEPS, TALKS
from vai.contracts.actions import contracts, terms
from vai.contracts.enums import ContractStatus
from vai.contracts.models import Contract
from vai.core import addresses, reference
from vai.handovers.actions import handovers
from vai.handovers.enums import GIVERS_TURN, OPEN_STATES
from vai.handovers.models import Handover
from vai.hunting.actions import moves, opportunities
from vai.hunting.models import Opportunity
from vai.journal.actions import interactions
from vai.staff.enums import Title
from vai.staff.models import Person

if TYPE_CHECKING:
    from vai.config.sample.hunt import Prospect

WINS = 0.48
SENT_BACK = 0.18
REASONS_TO_SEND_BACK = (
    "Thiếu điều khoản thanh toán đã hứa với khách.",
    "Chưa rõ phạm vi công việc, xin bổ sung bản chốt.",
    "Chưa có đầu mối kế toán của khách.",
)

PASSED_ON = (
    "Đã trao đổi và lưu trong hồ sơ khách hàng.",
    "Khách xác nhận qua thư, bản cuối đính kèm hợp đồng.",
    "Đã thống nhất trong buổi họp chốt.",
)

PAYMENT = (
    "50 % khi ký, 50 % sau nghiệm thu, chuyển khoản trong 15 ngày",
    "Thanh toán 100 % trong 30 ngày kể từ ngày nhận hóa đơn",
    "Theo tháng, chuyển khoản trước ngày 10",
)
FIRST = (
    "Họp khởi động trong tuần đầu, bản thiết kế đầu tiên sau 10 ngày",
    "Bàn giao tài khoản và đào tạo trong 5 ngày làm việc",
    "Kế hoạch truyền thông tháng đầu trước ngày 5",
)
RISKS = (
    "Giám đốc tài chính còn so giá với bên khác",
    "Đầu mối kỹ thuật sắp nghỉ, cần gặp người thay",
    "Tiến độ gấp, phụ thuộc tư liệu khách gửi",
)
PROMISES = (
    "Tặng một buổi đào tạo cho đội ngũ",
    "Báo cáo tiến độ mỗi thứ sáu",
    "Giữ giá năm đầu khi gia hạn",
    "Có người trực Zalo ngoài giờ trong tháng đầu",
)


def round_million(amount: float) -> int:
    """Round to whole millions of dong, as prices are told."""
    return max(5, round(amount / 1_000_000)) * 1_000_000


def begin(
    house: House,
    hunter: Person,
    account: Account,
    contact: Contact | None,
    deal: Opportunity,
    prospect: Prospect,
    product_code: str,
    now: datetime,
) -> None:
    """Complete what is known of the client and let the deal go on its way."""
    province = house.rng.choice(addresses.provinces())
    accounts.change_account(
        account,
        {
            "short_name": prospect.company.short_name,
            "tax_code": prospect.tax_code,
            "industry": INDUSTRIES[prospect.company.industry],
            "street": reference.street(house.rng),
            "province_code": province.code,
            "employees": house.rng.choice((12, 25, 40, 80, 150, 320, 900)),
        },
        by=hunter,
        at=now,
    )
    _goes_on(house, hunter, account, contact, deal, now, will_win=house.rng.random() < WINS)


def _goes_on(
    house: House,
    owner: Person,
    account: Account,
    contact: Contact | None,
    deal: Opportunity,
    now: datetime,
    *,
    will_win: bool,
) -> None:
    """Talk, plan the next step, move a stage on; and after the last one, end."""

    def act(then: datetime) -> None:
        deal.refresh_from_db()
        subject, body = house.rng.choice(TALKS)
        interactions.record(
            house.rng.choice(("meeting", "call", "call", "chat", "mail")),
            by=owner,
            at=then,
            occurred_at=then,
            account_id=account.pk,
            contact_ids=[contact.pk] if contact else [],
            opportunity_id=deal.pk,
            direction=house.rng.choice(("in", "out", "out")),
            outcome="positive" if will_win else "neutral",
            minutes=house.rng.randint(10, 75),
            subject=subject,
            body=body,
        )
        care.settle_steps(house, owner, account, then)
        places = [stage.pk for stage in house.open_stages]
        place = places.index(deal.stage_id)
        if place + 1 < len(places) and (will_win or house.rng.random() < 0.7):
            moves.move(deal, house.open_stages[place + 1], by=owner, at=then)
            care.plan_step(house, owner, account, then, house.rng.choice(STEPS), deal=deal)
            _goes_on(house, owner, account, contact, deal, then, will_win=will_win)
        else:
            house.timeline.after(
                then, 2, 9, owner, lambda last: _end(house, owner, account, deal, last, will_win)
            )

    house.timeline.after(now, 4, 19, owner, act)


def _end(
    house: House, owner: Person, account: Account, deal: Opportunity, now: datetime, will_win: bool
) -> None:
    deal.refresh_from_db()
    care.settle_steps(house, owner, account, now)
    if not will_win:
        moves.move(
            deal, house.stage("lost"), by=owner, at=now, lost_reason=house.rng.choice(house.lost_reasons)
        )
        return
    _agree(house, owner, deal, now)
    moves.move(deal, house.stage("won"), by=owner, at=now)
    house.timeline.after(now, 0.5, 6, owner, lambda then: _sign(house, owner, deal, then))
    if owner.title in (Title.HUNTER, Title.SALE_ACCOUNT):
        # The newest wins still wait for their handover to be proposed.
        house.timeline.after(now, 0.3, 2, owner, lambda then: _hand_over(house, owner, account, deal, then))


def _agree(house: House, owner: Person, deal: Opportunity, now: datetime) -> None:
    """Note what was agreed beside products and price, and what was promised by word of mouth."""
    told = {"payment_terms": house.rng.choice(PAYMENT), "delivery": house.rng.choice(FIRST)}
    if house.rng.random() < 0.6:
        told["risks"] = house.rng.choice(RISKS)
        day = now.date() - timedelta(days=house.rng.randint(1, 12))
        terms.promise(deal, house.rng.choice(PROMISES), by=owner, at=now, promised_on=day)
    terms.agree(deal, told, by=owner, at=now)


def _sign(house: House, owner: Person, deal: Opportunity, now: datetime) -> None:
    """Send the contract of a won deal and have it signed, where it still stands and the owner may."""
    contract = Contract.objects.filter(opportunity=deal, status=ContractStatus.DRAFT).first()
    if contract is None or contract.value is None:
        return
    contracts.send(contract, by=owner, at=now)
    if house.rng.random() < 0.85:
        contracts.sign(contract, signed_on=now.date(), by=owner, at=now)


def _hand_over(house: House, giver: Person, account: Account, deal: Opportunity, now: datetime) -> None:
    title = Title.ACCOUNT_MANAGER if house.rng.random() < 0.62 else Title.RELATIONSHIP_MANAGER
    opened = _opened(account)
    # A win opens the handover to who is known to take over; the giver completes it.
    receiver = opened.receiver if opened else house.rng.choice(house.some(title))
    handover = propose(house, giver, account, deal, receiver, now)
    if house.rng.random() < SENT_BACK:
        house.timeline.after(
            now, 0.1, 1.2, receiver, lambda then: _send_back(house, handover, receiver, giver, then)
        )
    else:
        house.timeline.after(now, 0.1, 1.6, receiver, lambda then: _accept(house, handover, receiver, then))


def propose(
    house: House, giver: Person, account: Account, deal: Opportunity, receiver: Person, now: datetime
) -> Handover:
    """Propose to pass a client on, with what was promised: complete what the win opened, or begin."""
    told = dict.fromkeys(range(20), house.rng.choice(PASSED_ON))
    opened = _opened(account)
    if opened is not None and opened.receiver_id == receiver.pk:
        if opened.state not in GIVERS_TURN:
            return opened
        # What the win filled in from facts stays as it is.
        left = {item.position for item in opened.items.all() if item.is_required and not item.note}
        said = {position: note for position, note in told.items() if position in left}
        return handovers.propose_again(opened, by=giver, at=now, item_notes=said)
    if opened is not None:
        handovers.withdraw(opened, by=giver, at=now)
    return handovers.propose(
        account,
        receiver=receiver,
        from_mode="hunt",
        to_mode=receiver.title_modes[0],
        by=giver,
        at=now,
        opportunity=deal,
        notes="Khách chốt sau hai lần gặp; đã hứa báo cáo tiến độ mỗi thứ sáu.",
        item_notes=told,
    )


def _opened(account: Account) -> Handover | None:
    found = Handover.objects.filter(account=account, from_mode="hunt", state__in=OPEN_STATES)
    return found.select_related("receiver").first()


def _send_back(house: House, handover: Handover, receiver: Person, giver: Person, now: datetime) -> None:
    handovers.send_back(handover, house.rng.choice(REASONS_TO_SEND_BACK), by=receiver, at=now)

    def again(then: datetime) -> None:
        handovers.propose_again(handover, by=giver, at=then, notes="Đã bổ sung như góp ý, xin nhận giúp.")
        house.timeline.after(then, 0.1, 1.2, receiver, lambda last: _accept(house, handover, receiver, last))

    house.timeline.after(now, 0.2, 1.5, giver, again)


def _accept(house: House, handover: Handover, receiver: Person, now: datetime) -> None:
    handover.refresh_from_db()
    handovers.accept(handover, by=receiver, at=now)
    care.begin(house, receiver, handover.account, handover.to_mode, now)


def repeat(house: House, owner: Person, account: Account, contact: Contact | None, now: datetime) -> None:
    """Open another deal with a client who is served already, and let it go on its way."""
    code = house.rng.choice(list(house.products))
    data = opportunities.OpportunityData(
        name=f"{house.products[code].name} – {account}",
        account=account,
        contact=contact,
        owner=owner,
        amount=Decimal(round_million(house.prices[code] * house.rng.uniform(0.6, 2.5))),
        currency="VND",
        closes_on=(now + timedelta(days=house.rng.randint(20, 70))).date(),
    )
    deal = opportunities.open_opportunity(data, by=owner, at=now)
    _goes_on(house, owner, account, contact, deal, now, will_win=house.rng.random() < 0.62)
