"""What a new installation begins with: one pipeline, usual sources, usual reasons for losing."""

from __future__ import annotations

from datetime import datetime

from vai.core.text import fold
from vai.hunting.enums import SourceKind, StageOutcome
from vai.hunting.models import LeadSource, LostReason, Pipeline, QuoteSettings, RoutingSettings, Stage
from vai.hunting.queries import quote_texts
from vai.staff.enums import Title
from vai.staff.models import Person

# How soon leads of these are to be touched; of the others as of all that comes to us.
KINDS = {
    "Website": SourceKind.HOT,
    "Gọi đến": SourceKind.HOT,
    "Tự tìm": SourceKind.LIST,
    "Danh sách nhập": SourceKind.LIST,
}
# Name, English name, probability in percent, outcome, days without a touch until it counts as quiet.
STAGES = (
    ("Tiếp cận", "Prospecting", 10, StageOutcome.OPEN, 7),
    ("Trao đổi", "Engaging", 30, StageOutcome.OPEN, 10),
    ("Đề xuất", "Proposal", 50, StageOutcome.OPEN, 14),
    ("Đàm phán", "Negotiation", 70, StageOutcome.OPEN, 14),
    ("Thắng", "Won", 100, StageOutcome.WON, 14),
    ("Thua", "Lost", 0, StageOutcome.LOST, 14),
)
# Where a deal comes once its quote was accepted.
ACCEPTED = "Đàm phán"
# The largest discount in percent that a title gives without asking.
LIMITS = {
    Title.HUNTER: 10,
    Title.SALE_ACCOUNT: 10,
    Title.ACCOUNT_MANAGER: 10,
    Title.RELATIONSHIP_MANAGER: 10,
    Title.KEY_ACCOUNT_MANAGER: 15,
    Title.TEAM_LEAD: 25,
}
SOURCES = (
    ("Website", "Website"),
    ("Gọi đến", "Inbound call"),
    ("Được giới thiệu", "Referral"),
    ("Mạng xã hội", "Social media"),
    ("Sự kiện", "Event"),
    ("Quảng cáo", "Advertising"),
    ("Tự tìm", "Own research"),
    ("Danh sách nhập", "Imported list"),
    ("Khác", "Other"),
)
DEAL_REASONS = (
    ("Giá cao", "Price"),
    ("Chọn đối thủ", "Chose a competitor"),
    ("Chưa có ngân sách", "No budget"),
    ("Chưa đúng lúc", "Bad timing"),
    ("Không phù hợp nhu cầu", "Does not fit the need"),
    ("Không phản hồi", "No response"),
    ("Không rõ", "Not known"),
)
LEAD_REASONS = (
    ("Không liên lạc được", "Cannot be reached"),
    ("Không có nhu cầu", "No need"),
    ("Không phải khách hàng mục tiêu", "Not a target client"),
    ("Trùng", "Duplicate"),
    ("Thông tin sai", "Wrong details"),
    ("Không rõ", "Not known"),
)


def settle(*, by: Person, at: datetime) -> None:
    """Add what is missing of the first lists; what is there, or was put away, is left alone."""
    if not Pipeline.objects.exists():
        _settle_pipeline()
    if not LeadSource.objects.exists():
        _settle(LeadSource, SOURCES)
        for name, kind in KINDS.items():
            LeadSource.objects.filter(name=name).update(kind=kind)
    if not RoutingSettings.objects.exists():
        RoutingSettings.objects.create()
    if not QuoteSettings.objects.exists():
        limits = {title.value: pct for title, pct in LIMITS.items()}
        QuoteSettings.objects.create(
            limits=limits, terms_vi=quote_texts.TERMS["vi"], terms_en=quote_texts.TERMS["en"]
        )
    _settle(LostReason, DEAL_REASONS, for_leads=False)
    _settle(LostReason, LEAD_REASONS, for_leads=True)


def _settle_pipeline() -> None:
    pipeline = Pipeline.objects.create(name="Bán hàng", name_en="Sales", is_default=True)
    for position, (name, name_en, probability, outcome, quiet_days) in enumerate(STAGES):
        Stage.objects.create(
            pipeline=pipeline,
            name=name,
            name_en=name_en,
            position=position,
            probability=probability,
            outcome=outcome,
            quiet_days=quiet_days,
            takes_accepted=name == ACCEPTED,
        )


def _settle(
    model: type[LeadSource] | type[LostReason], names: tuple[tuple[str, str], ...], **also: bool
) -> None:
    if model.objects.filter(**also).exists():
        return
    for position, (name, name_en) in enumerate(names):
        model.objects.get_or_create(
            name_f=fold(name), **also, defaults={"name": name, "name_en": name_en, "position": position}
        )
