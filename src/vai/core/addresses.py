"""Vietnamese addresses by the units in force since 1 July 2025: 34 provinces and their wards, no districts.

Old names lead to new provinces; old text is always kept beside what was understood.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from vai.core.text import fold, squeeze

# Which of the 63 former provinces went into which of the 34 (in force 2025-07-01).
MERGED: Final[Mapping[str, tuple[str, ...]]] = {
    "Hải Phòng": ("Hải Dương",),
    "Đà Nẵng": ("Quảng Nam",),
    "Hồ Chí Minh": ("Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Cần Thơ": ("Sóc Trăng", "Hậu Giang"),
    "Tuyên Quang": ("Hà Giang",),
    "Lào Cai": ("Yên Bái",),
    "Thái Nguyên": ("Bắc Kạn",),
    "Phú Thọ": ("Vĩnh Phúc", "Hòa Bình"),
    "Bắc Ninh": ("Bắc Giang",),
    "Hưng Yên": ("Thái Bình",),
    "Ninh Bình": ("Hà Nam", "Nam Định"),
    "Quảng Trị": ("Quảng Bình",),
    "Quảng Ngãi": ("Kon Tum",),
    "Gia Lai": ("Bình Định",),
    "Khánh Hòa": ("Ninh Thuận",),
    "Lâm Đồng": ("Đắk Nông", "Bình Thuận"),
    "Đắk Lắk": ("Phú Yên",),
    "Đồng Nai": ("Bình Phước",),
    "Tây Ninh": ("Long An",),
    "Vĩnh Long": ("Bến Tre", "Trà Vinh"),
    "Đồng Tháp": ("Tiền Giang",),
    "Cà Mau": ("Bạc Liêu",),
    "An Giang": ("Kiên Giang",),
}
# What people write besides the name itself.
_ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "Hồ Chí Minh": (
        "hcm",
        "hcmc",
        "tphcm",
        "tp hcmc",
        "sai gon",
        "sg",
        "tpsg",
        "brvt",
        "vung tau",
        "ba ria",
        "hcm city",
    ),
    "Hà Nội": ("hn", "tphn", "ha tay"),
    "Hải Phòng": ("hp", "tphp"),
    "Huế": ("thua thien hue", "tt hue", "tth", "thua thien"),
    "Đắk Lắk": ("dac lac", "dak lac", "dac lak"),
    "Lâm Đồng": ("dac nong", "dak nong"),
    "Gia Lai": ("gialai",),
    "Quảng Ngãi": ("kontum", "con tum"),
    "Thái Nguyên": ("bac can",),
}
_PROVINCE_PREFIX = re.compile(r"^(?:thanh pho|tinh|tp\b|t(?=\.))[\s.]*")
_PROVINCE_SUFFIX = re.compile(r"\s+(?:city|province)$")
_WARD_PREFIX = re.compile(r"^(?:phuong|xa|dac khu|thi tran|tt\b|p(?=[.\s])|x(?=[.\s])|dk(?=[.\s]))[\s.]*")
_WARD_SUFFIX = re.compile(r"\s+(?:ward|commune)$")
_COUNTRY = re.compile(r"^(?:viet ?nam|vn)\.?$")
_KIND_NAMES = {"P": "Phường", "X": "Xã", "D": "Đặc khu"}


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 34 provinces and cities, with its official code."""

    code: str
    name: str
    full_name: str
    name_en: str

    @property
    def is_city(self) -> bool:
        """Whether it is a city under the central government."""
        return self.full_name.startswith("Thành phố")


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward, commune or special zone, with its official code."""

    code: str
    name: str
    full_name: str
    province_code: str


@dataclass(frozen=True, slots=True)
class Address:
    """What was understood of a line of address; `old_text` is the line itself."""

    street: str
    ward: Ward | None
    province: Province | None
    old_text: str


def provinces() -> tuple[Province, ...]:
    """List the 34 provinces by code."""
    return tuple(_provinces().values())


def province(code: str) -> Province | None:
    """Give the province with a code."""
    return _provinces().get(code)


def wards(province_code: str) -> tuple[Ward, ...]:
    """List the wards of a province by code; none for an unknown one."""
    return _wards().get(province_code, ())


def ward(code: str) -> Ward | None:
    """Give the ward with a code."""
    return _wards_by_code().get(code)


def find_province(text: str) -> Province | None:
    """Find the province that a text names, by its new name, one of the 63 former names, or a usual short form."""
    folded = squeeze(fold(text))
    for candidate in (
        folded,
        _PROVINCE_SUFFIX.sub("", folded),
        _PROVINCE_PREFIX.sub("", folded),
    ):
        if found := _province_keys().get(_key(candidate)):
            return found
    return None


def find_ward(text: str, province_code: str) -> Ward | None:
    """Find the ward that a text names inside a province; None when none or more than one could be meant."""
    folded = squeeze(fold(text))
    names = _ward_keys(province_code)
    exact = squeeze(text).casefold()
    for candidate in (folded, _WARD_SUFFIX.sub("", folded), _WARD_PREFIX.sub("", folded)):
        found = names.get(_key(candidate), ())
        if len(found) > 1:
            # Accents decide where the letters alone do not.
            found = tuple(w for w in found if exact in (w.name.casefold(), w.full_name.casefold()))
        if len(found) == 1:
            return found[0]
    return None


def parse(text: str) -> Address:
    """Read a line of address, parts between commas, the largest last; what is not understood stays in the street."""
    parts = [squeeze(part) for part in text.split(",") if part.strip()]
    if parts and _COUNTRY.match(fold(parts[-1])):
        parts.pop()
    found_province = find_province(parts[-1]) if parts else None
    if found_province:
        parts.pop()
    found_ward = find_ward(parts[-1], found_province.code) if found_province and len(parts) > 0 else None
    if found_ward:
        parts.pop()
    return Address(", ".join(parts), found_ward, found_province, text)


def _key(folded: str) -> str:
    """Letters and digits only, so that Đắk Lắk, Dak Lak and Daklak are one."""
    return re.sub(r"[^a-z0-9]", "", folded)


@cache
def _rows() -> list[tuple[str, str, str, str, list[tuple[str, str, str]]]]:
    packed = resources.files("vai.core").joinpath("data/provinces.json.gz").read_bytes()
    rows: list[tuple[str, str, str, str, list[tuple[str, str, str]]]] = json.loads(gzip.decompress(packed))
    return rows


@cache
def _provinces() -> dict[str, Province]:
    return {code: Province(code, name, full, en) for code, name, full, en, _ in _rows()}


@cache
def _wards() -> dict[str, tuple[Ward, ...]]:
    return {
        province_code: tuple(
            Ward(code, name, f"{_KIND_NAMES[kind]} {name}", province_code) for code, name, kind in packed
        )
        for province_code, _, _, _, packed in _rows()
    }


@cache
def _wards_by_code() -> dict[str, Ward]:
    return {w.code: w for group in _wards().values() for w in group}


@cache
def _province_keys() -> dict[str, Province]:
    by_name = {_key(fold(p.name)): p for p in provinces()}
    keys = dict(by_name)
    for table in (MERGED, _ALIASES):
        for name, others in table.items():
            target = by_name[_key(fold(name))]
            keys.update({_key(fold(other)): target for other in others})
    return keys


@cache
def _ward_keys(province_code: str) -> dict[str, tuple[Ward, ...]]:
    found: dict[str, list[Ward]] = defaultdict(list)
    for w in wards(province_code):
        found[_key(fold(w.name))].append(w)
        found[_key(fold(w.full_name))].append(w)
    return {key: tuple(group) for key, group in found.items()}
