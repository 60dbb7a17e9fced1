"""Reference lists (banks, Vietnamese names) and plausible invented people, companies and numbers for sample data.

No real company is in it: names of companies are put together from words of our own. `rng` is a seeded random.Random.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from random import Random
from typing import Any, Final

from vai.core.taxcodes import check_digit


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank in Vietnam: the BIN addresses it in a VietQR code; a former name is kept to read old statements."""

    code: str
    short_name: str
    name: str
    bin: str
    swift: str
    can_transfer: bool
    is_former: bool


@dataclass(frozen=True, slots=True)
class Company:
    """An invented company: legal name, the short name people use, industry code."""

    full_name: str
    short_name: str
    industry: str


# Industry code: what the legal name says the company does, and how short names of that trade end.
_TRADES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "retail": (("Thương mại", "Bán lẻ", "Thương mại và Dịch vụ"), ("Mart", "Store", "Trading")),
    "food": (("Thực phẩm", "Nông sản", "Thực phẩm sạch"), ("Food", "Foods", "Farm")),
    "cosmetics": (("Mỹ phẩm", "Dược mỹ phẩm"), ("Beauty", "Skin", "Cosmetics")),
    "real_estate": (("Bất động sản", "Đầu tư và Phát triển nhà"), ("Land", "Homes", "Realty")),
    "education": (("Giáo dục", "Đào tạo và Phát triển"), ("Edu", "Academy", "School")),
    "logistics": (("Vận tải", "Giao nhận kho vận"), ("Logistics", "Express", "Cargo")),
    "manufacturing": (("Sản xuất", "Công nghiệp", "Cơ khí"), ("Industry", "Tech", "Steel")),
    "construction": (("Xây dựng", "Kiến trúc và Nội thất"), ("Build", "Decor", "Cons")),
    "health": (("Y tế", "Dược phẩm", "Thiết bị y tế"), ("Pharma", "Med", "Clinic")),
    "technology": (("Công nghệ", "Phần mềm", "Giải pháp số"), ("Soft", "Tech", "Digital")),
    "tourism": (("Du lịch", "Khách sạn và Du lịch"), ("Travel", "Hotel", "Tour")),
    "fashion": (("Thời trang", "Dệt may"), ("Fashion", "Wear", "Textile")),
    "finance": (("Tài chính", "Tư vấn đầu tư"), ("Capital", "Finance", "Invest")),
    "energy": (("Năng lượng", "Điện mặt trời"), ("Energy", "Solar", "Power")),
}
_FORMS = (("Công ty TNHH", 50), ("Công ty Cổ phần", 35), ("Công ty TNHH MTV", 15))
_FIRST = (
    "An",
    "Bảo",
    "Bình",
    "Cát",
    "Đại",
    "Đông",
    "Gia",
    "Hải",
    "Hoàng",
    "Hưng",
    "Khang",
    "Kim",
    "Lạc",
    "Long",
    "Minh",
    "Nam",
    "Nhật",
    "Phú",
    "Phúc",
    "Quang",
    "Sao",
    "Tâm",
    "Tân",
    "Thanh",
    "Thiên",
    "Thuận",
    "Trường",
    "Tường",
    "Việt",
    "Vĩnh",
    "Xuân",
)

_SECOND = (
    "Anh",
    "Biển",
    "Châu",
    "Cường",
    "Đạt",
    "Điền",
    "Giang",
    "Hà",
    "Hòa",
    "Khánh",
    "Lâm",
    "Lộc",
    "Mai",
    "Nguyên",
    "Nghĩa",
    "Phát",
    "Phong",
    "Phương",
    "Quân",
    "Sơn",
    "Tín",
    "Thái",
    "Thành",
    "Thịnh",
    "Thọ",
    "Tiến",
    "Trí",
    "Vinh",
    "Vượng",
    "Yên",
)

_STREETS = (
    "Bạch Đằng",
    "Cách Mạng Tháng Tám",
    "Điện Biên Phủ",
    "Hai Bà Trưng",
    "Hoàng Diệu",
    "Hùng Vương",
    "Kim Mã",
    "Lê Duẩn",
    "Lê Hồng Phong",
    "Lê Lợi",
    "Lý Thường Kiệt",
    "Ngô Quyền",
    "Nguyễn Du",
    "Nguyễn Huệ",
    "Nguyễn Thị Minh Khai",
    "Nguyễn Trãi",
    "Phan Chu Trinh",
    "Phan Đình Phùng",
    "Quang Trung",
    "Trần Hưng Đạo",
    "Trần Phú",
    "Võ Thị Sáu",
)
_MOBILE_PREFIXES = (
    "32",
    "33",
    "35",
    "38",
    "70",
    "77",
    "79",
    "81",
    "83",
    "85",
    "86",
    "90",
    "91",
    "93",
    "96",
    "97",
    "98",
)


@cache
def banks() -> tuple[Bank, ...]:
    """List the banks by name, former names included."""
    return tuple(
        Bank(code, short_name, name, bin_, swift, bool(can_transfer), bool(is_former))
        for code, short_name, name, bin_, swift, can_transfer, is_former in _load("banks.json")
    )


def bank_by_bin(bin_: str) -> Bank | None:
    """Give the bank that a BIN addresses, under its present name."""
    if not bin_:
        return None
    return next((bank for bank in banks() if bank.bin == bin_ and not bank.is_former), None)


def given_names(gender: str) -> tuple[str, ...]:
    """List given names of one or two words, for "male" or "female"."""
    if gender not in ("male", "female"):
        raise ValueError(f"no list of given names for {gender!r}")
    return tuple(_load("names.json")[gender])


def family_names() -> tuple[tuple[str, int], ...]:
    """List family names with how often each was counted, the most common first."""
    return tuple((name, count) for name, count in _load("names.json")["family"])


def full_name(rng: Random, gender: str) -> str:
    """Invent a person's full name."""
    given = rng.choice(given_names(gender))
    middle = {"male": ("Văn", "Đức", "Hữu", "Quốc"), "female": ("Thị", "Ngọc", "Thu", "Thị")}[gender]
    if " " not in given:
        given = f"{rng.choice(middle)} {given}"
    return f"{_weighted(rng, family_names())} {given}"


def company_name(rng: Random) -> Company:
    """Invent a Vietnamese company."""
    industry = rng.choice(tuple(_TRADES))
    trades, endings = _TRADES[industry]
    own = f"{rng.choice(_FIRST)} {rng.choice(_SECOND)}"
    form = _weighted(rng, _FORMS)
    if rng.random() < 0.3:
        brand = f"{own} {rng.choice(endings)}"
        return Company(f"{form} {brand}", brand, industry)
    return Company(f"{form} {rng.choice(trades)} {own}", own, industry)


def tax_code(rng: Random) -> str:
    """Invent a ten-digit tax code with a right check digit."""
    while True:
        nine = f"{rng.choice(('01', '02', '03', '04', '31', '36', '37'))}{rng.randrange(10**7):07d}"
        digit = check_digit(nine)
        if digit is not None:
            return f"{nine}{digit}"


def phone(rng: Random) -> str:
    """Invent a Vietnamese mobile number, E.164."""
    return f"+84{rng.choice(_MOBILE_PREFIXES)}{rng.randrange(10**7):07d}"


def street(rng: Random) -> str:
    """Invent a street address: number and street."""
    return f"{rng.randrange(1, 400)} {rng.choice(_STREETS)}"


def _weighted(rng: Random, choices: Sequence[tuple[str, int]]) -> str:
    names, weights = zip(*choices, strict=True)
    return str(rng.choices(names, weights)[0])


@cache
def _load(file_name: str) -> Any:
    return json.loads(resources.files("vai.core").joinpath("data", file_name).read_text(encoding="utf-8"))
