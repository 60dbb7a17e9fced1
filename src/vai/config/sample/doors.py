"""How strangers find the demo company: a form on its website, with who wrote by it lately."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from vai.config.sample.company import House
from vai.config.sample.hunt import invent
from vai.doors.actions import intakes
from vai.hunting.actions import arrivals, referrals, routing, routing_rules, taking
from vai.hunting.actions.referrals import ReferralData
from vai.hunting.enums import ArrivalState, Door
from vai.hunting.models import LeadArrival
from vai.hunting.queries import lists

N_LATELY = 7
_TEXT = "Tôi đồng ý để công ty liên hệ qua điện thoại hoặc thư điện tử về yêu cầu này."
_FIELDS = (
    ("name", True),
    ("phone", True),
    ("email", False),
    ("company", False),
    ("need", False),
    ("province", False),
)


def plan(house: House) -> None:
    """Open the form three weeks ago; people write by it until today, one twice, one who only wants to advertise."""
    admin, now = house.people["admin"], house.timeline.now
    house.timeline.plan(now - timedelta(days=21), admin, lambda then: _open(house, then))
    moments = sorted(house.rng.uniform(0.05, 5) for _ in range(N_LATELY))
    told = [_told(house) for _ in moments]
    told[1] = {**told[-1], "need": "Bên mình gọi lại giúp, tôi đang cần gấp."}
    for days, said in zip(moments, told, strict=True):
        _comes(house, now - timedelta(days=days), said)
    spam = {
        "name": "SEO Top",
        "phone": "0900000000",
        "need": "https://a.example https://b.example https://c.example",
    }
    _comes(house, now - timedelta(days=1, hours=3), spam, doubts=["links", "too_fast"])
    farmer = house.people["farmer"]
    house.timeline.plan(now - timedelta(days=2), farmer, lambda then: _refers(house, then))


def _open(house: House, now: datetime) -> None:
    values: dict[str, Any] = {
        "name": "Website: nhận báo giá",
        "key": "bao-gia",
        "title_vi": "Nhận báo giá trong ngày",
        "title_en": "Get a quote today",
        "intro_vi": "Để lại số điện thoại, chúng tôi gọi lại trong giờ làm việc.",
        "intro_en": "Leave your number and we call you back in working hours.",
        "consent_vi": _TEXT,
        "consent_en": "I agree to be contacted by phone or mail about this request.",
        "fields": [{"code": code, "is_required": required} for code, required in _FIELDS],
        "source": lists.source_named("Website"),
        "campaign": "website",
        "team": house.teams["saigon"],
    }
    intakes.make_form(values, by=house.people["admin"], at=now)
    _rule(house, now)


def _rule(house: House, now: datetime) -> None:
    """Let those in Saigon take turns for what the form brings, and what is left wait in Hanoi."""
    when: dict[str, Any] = {"by": house.people["admin"], "at": now}
    told = {"name": "Website: chia theo lượt", "target": "group", "forms": ["bao-gia"], "most_open": 400}
    rule = routing_rules.save_rule(None, told, **when)
    for key, weight in (("hunter_3", 2), ("hunter_4", 1)):
        routing_rules.set_member(rule, house.people[key], weight=weight, **when)
    routing_rules.settle({"fallback_team": house.teams["hanoi"]}, **when)


def _told(house: House) -> dict[str, Any]:
    prospect = invent(house)
    return {
        "name": prospect.person,
        "phone": prospect.phone,
        "email": prospect.email,
        "company": prospect.company.full_name,
        "need": prospect.need,
    }


def _comes(
    house: House, at: datetime, told: dict[str, Any], doubts: tuple[str, ...] | list[str] = ()
) -> None:
    house.timeline.plan(at, house.people["admin"], lambda now: _arrive(house, now, told, list(doubts)))


def _arrive(house: House, now: datetime, told: dict[str, Any], doubts: list[str]) -> LeadArrival:
    admin = house.people["admin"]
    consent = {
        "text": _TEXT,
        "version": 1,
        "is_ticked": True,
        "at": now.isoformat(),
        "address": "203.0.113.7",
    }
    source = lists.source_named("Website")
    around = {
        "form": "Website: nhận báo giá",
        "source_id": source.pk if source else None,
        "team_id": house.teams["saigon"].pk,
        "campaign": "website",
        "page": "https://www.example.vn/bao-gia",
        "utm": {"utm_source": "google", "utm_medium": "cpc"},
        "consent": consent,
        "address": "203.0.113.7",
    }
    key = f"demo-{now.isoformat()}"
    arrival, _first = arrivals.note(
        Door.FORM, key, origin="bao-gia", told=told, around=around, by=admin, at=now
    )
    if doubts:
        LeadArrival.objects.filter(pk=arrival.pk).update(state=ArrivalState.SUSPECTED, reasons=doubts)
        return arrival
    taken = taking.take_or_mark(arrival, by=admin, at=now)
    routing.route_waiting(by=admin, at=now)
    return taken


def _refers(house: House, now: datetime) -> None:
    """Let the account manager refer somebody; it is taken in when the worker begins."""
    prospect = invent(house)
    data = ReferralData(
        name=prospect.person, phone=prospect.phone, need=prospect.need, owner=house.people["hunter"]
    )
    referrals.refer(data, by=house.people["farmer"], at=now, source=lists.source_named("Được giới thiệu"))
