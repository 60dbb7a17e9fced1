"""The checklists that a new installation begins with."""

from __future__ import annotations

from datetime import datetime

from vai.handovers.models import HandoverTemplate
from vai.staff.enums import Mode
from vai.staff.models import Person

_Item = tuple[str, str, bool, str]
_PROMISED: tuple[_Item, ...] = (
    ("Hợp đồng và phạm vi đã hứa", "The contract and the scope that was promised", True, "contract"),
    (
        "Người liên hệ và vai trò của từng người",
        "The people at the client and the part of each",
        True,
        "people",
    ),
    ("Điều khoản thanh toán và hóa đơn", "Terms of payment and invoicing", True, "payment"),
    ("Những điều đã hứa miệng", "What was promised by word of mouth", True, "promises"),
    ("Rủi ro và điểm khách hàng còn băn khoăn", "Risks, and what the client still doubts", True, "risks"),
    ("Lịch giao hàng hoặc triển khai", "Dates of delivery or roll-out", True, "delivery"),
)
_KNOWN: tuple[_Item, ...] = (
    ("Giá và chiết khấu đã chốt", "Price and discounts promised", False, "price"),
    ("Điều khách hàng coi là thành công", "What the client calls a success", False, "success"),
    ("Thông tin xuất hóa đơn", "Data for invoices", False, "billing"),
    ("Buổi gặp giới thiệu chung", "The meeting that introduces the two", False, "meeting"),
)
HUNT_TO_FARM: tuple[_Item, ...] = (
    *_PROMISED,
    *_KNOWN,
    ("Cơ hội bán thêm đã nghe được", "Further needs that were heard of", False, ""),
    ("Tài liệu: brief, đề xuất, báo giá, biên bản", "Documents: brief, proposal, quote, minutes", False, ""),
)
HUNT_TO_ADVISE: tuple[_Item, ...] = (
    ("Mục tiêu và nhu cầu của khách hàng", "What the client wants to reach and needs", True, "success"),
    ("Người quyết định và người có ảnh hưởng", "Who decides, and who has influence", True, "people"),
    ("Sản phẩm đang dùng, của ta và của bên khác", "Products in use, ours and others'", True, ""),
    (
        "Những điều đã hứa, bằng văn bản và bằng lời",
        "What was promised, in writing and by word of mouth",
        True,
        "",
    ),
    ("Mức chấp nhận rủi ro và các ràng buộc", "Attitude to risk, and constraints", True, ""),
    ("Điều khoản thanh toán và phí", "Terms of payment and fees", True, "payment"),
    (
        "Cách và nhịp liên lạc khách hàng ưa thích",
        "How, and how often, the client likes to be spoken to",
        False,
        "",
    ),
)
HUNT_TO_KEY: tuple[_Item, ...] = (
    *_PROMISED,
    *_KNOWN,
    ("Cơ cấu tập đoàn và các đơn vị liên quan", "The structure of the group and its units", True, ""),
    ("Sơ đồ quan hệ: ai ủng hộ, ai phản đối", "The map of relations: who is for us, who against", True, ""),
    ("Đối thủ đang có mặt tại khách hàng", "Rivals who are with the client", False, ""),
)
FARM_TO_ADVISE: tuple[_Item, ...] = (
    ("Hợp đồng đang chạy và ngày hết hạn", "Contracts that run, and when they end", True, ""),
    (
        "Người liên hệ và vai trò của từng người",
        "The people at the client and the part of each",
        True,
        "people",
    ),
    ("Công nợ và các khoản đang chờ đối soát", "What is owed, and what waits for reconciliation", True, ""),
    ("Sự vụ và yêu cầu còn mở", "Incidents and requests that are open", True, ""),
    ("Những điều đã hứa miệng", "What was promised by word of mouth", True, "promises"),
    (
        "Mức độ hài lòng và điều khách hàng còn phàn nàn",
        "How content the client is, and what they complain of",
        True,
        "",
    ),
    ("Nhu cầu tư vấn đã nhận ra", "The need for advice that was seen", False, ""),
)
TEMPLATES: tuple[tuple[str, str, str, tuple[_Item, ...]], ...] = (
    ("Kinh doanh → Quản lý khách hàng", Mode.HUNT, Mode.FARM, HUNT_TO_FARM),
    ("Kinh doanh → Quản lý quan hệ khách hàng", Mode.HUNT, Mode.ADVISE, HUNT_TO_ADVISE),
    ("Kinh doanh → Khách hàng trọng điểm", Mode.HUNT, Mode.KEY, HUNT_TO_KEY),
    ("Quản lý khách hàng → Quản lý quan hệ khách hàng", Mode.FARM, Mode.ADVISE, FARM_TO_ADVISE),
)


def settle(*, by: Person, at: datetime) -> None:
    """Add the templates that are missing; one that an administrator changed or put away stays as it is."""
    known = set(HandoverTemplate.objects.values_list("from_mode", "to_mode"))
    for name, from_mode, to_mode, items in TEMPLATES:
        if (from_mode, to_mode) not in known:
            HandoverTemplate.objects.create(
                name=name,
                from_mode=from_mode,
                to_mode=to_mode,
                items=[
                    {"vi": vi, "en": en, "required": required, "fact": fact}
                    for vi, en, required, fact in items
                ],
            )
