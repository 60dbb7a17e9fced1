"""Phone numbers in one form (E.164), with the Vietnamese renumbering of 2018 applied and the original kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from vai.core.text import digits, fold

# Eleven-digit mobiles became ten digits between 15/9/2018 and 30/6/2019. Old prefix to new, without the leading 0.
_RENUMBERED = {
    "120": "70",
    "121": "79",
    "122": "77",
    "123": "83",
    "124": "84",
    "125": "85",
    "126": "76",
    "127": "81",
    "128": "78",
    "129": "82",
    "162": "32",
    "163": "33",
    "164": "34",
    "165": "35",
    "166": "36",
    "167": "37",
    "168": "38",
    "169": "39",
    "186": "56",
    "188": "58",
    "199": "59",
}
_EXTENSION = re.compile(
    r"[\s,;(]*\b(?:so may le|may le|may nhanh|nhanh|may|le|ext(?:ension|n)?\.?|x)[\s.:]*(\d{1,6})[\s)]*$"
)
_SEPARATORS = re.compile(r"\s*(?:[,;/|\n\r]|\bhoặc\b|\bor\b|\bvà\b)\s*")
_DASHES = re.compile(r"\s+[-–]\s+|\s{2,}")
_WORD = r"(?:tel|phone|mobile|cell|fax|home|work|office|hotline|zalo|viber|whatsapp|so dt|sdt|dt|dd|dien thoai|di dong|nha|cq)"
_LABEL = re.compile(rf"^\W*{_WORD}[\s.:]*(?=[\d+(])")
_NOTE = re.compile(rf"(?<=\d)[\s(\-–]+{_WORD}[\s.)]*$")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}")
_VN_MOBILE = re.compile(r"\+84([35789]\d)(\d)(\d{3})(\d{3})$")
_VN_LANDLINE = re.compile(r"\+84(2[48])(\d{4})(\d{4})$|\+84(2\d\d)(\d{3})(\d{4})$")
_VN_SERVICE = re.compile(r"\+84(1[89]00)(\d{4,6})$")
# A Vietnamese number as nearly all are written: nothing but its digits, parted by single signs.
_PLAIN = re.compile(r"\s*(?:\+84|84|0)((?:[ .\-]?[0-9]){9})\s*")
_MAX_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164 beside what was written; `is_valid` is doubt, not refusal (numbering plans change)."""

    e164: str
    original: str
    extension: str = ""
    is_valid: bool = True
    was_converted: bool = False

    @property
    def is_mobile(self) -> bool:
        """Whether it is a Vietnamese mobile number."""
        return _VN_MOBILE.match(self.e164) is not None


def normalise(text: str, region: str = "VN") -> Phone | None:
    """Read one phone number; None when the text cannot be one.

    `region` is the country of a number written without a country code.
    """
    if region == "VN" and (plain := _plain_mobile(text)):
        return plain
    original = text.strip()
    if not original or len(original) > _MAX_LENGTH or "e+" in original.lower():
        return None
    number, extension = _split_extension(_without_label(original))
    if _DATE.fullmatch(number.strip()) or len(digits(number)) < 7 or re.search(r"[^\W\d_]", number):
        return None
    return _read(number, extension, original, region)


def find_all(text: str, region: str = "VN") -> list[Phone]:
    """Read a cell that may hold several numbers, in their order, each once."""
    if region == "VN" and (plain := _plain_mobile(text)):
        return [plain]
    found: dict[str, Phone] = {}
    for part in _SEPARATORS.split(text):
        # A dash parts two numbers only where one number cannot be that long.
        for piece in _DASHES.split(part) if len(digits(part)) > 15 else [part]:
            if phone := normalise(piece, region):
                found.setdefault(phone.e164, phone)
    if not found and (whole := normalise(text, region)):
        found[whole.e164] = whole
    return list(found.values())


def display(e164: str, extension: str = "") -> str:
    """Write a number as people read it: 0912 345 678 at home, +1 212-555-0100 abroad."""
    shown = _display(e164)
    return f"{shown} × {extension}" if extension and shown else shown


def reversed_digits(e164: str) -> str:
    """Reverse the digits of a number, so that the end of it becomes a prefix that an index can find."""
    return digits(e164)[::-1]


def suffix_key(typed: str) -> str:
    """Turn what a person typed into a prefix of `reversed_digits`, without the leading 0 or country code."""
    run = digits(typed)
    if run.startswith("0084"):
        run = run[4:]
    elif run.startswith("84") and len(run) >= 11:
        run = run[2:]
    elif run.startswith("0") and not typed.strip().startswith("+"):
        run = run.lstrip("0")
    return run[::-1]


def _plain_mobile(text: str) -> Phone | None:
    """Read a plainly written Vietnamese mobile number as the library would, in a fiftieth of its time; others are not read."""
    found = _PLAIN.fullmatch(text)
    if not found:
        return None
    national = digits(found[1])
    return Phone(f"+84{national}", text.strip()) if _mobiles().fullmatch(national) else None


@cache
def _mobiles() -> re.Pattern[str]:
    # Imported here: the numbering plans take tens of milliseconds to load.
    from phonenumbers import PhoneMetadata  # noqa: PLC0415

    metadata = PhoneMetadata.metadata_for_region("VN")
    pattern = metadata.mobile.national_number_pattern if metadata and metadata.mobile else None
    return re.compile(pattern or r"(?!)")


def _without_label(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    folded = fold(composed)
    if len(folded) != len(composed):
        return text
    label, note = _LABEL.search(folded), _NOTE.search(folded)
    return composed[label.end() if label else 0 : note.start() if note else None]


def _split_extension(text: str) -> tuple[str, str]:
    folded = fold(text)
    found = _EXTENSION.search(folded) if len(folded) == len(text) else _EXTENSION.search(text.lower())
    if not found:
        return text, ""
    return text[: found.start()], found.group(1)


def _read(number: str, extension: str, original: str, region: str) -> Phone | None:
    # Imported here: the numbering plans take tens of milliseconds to load.
    import phonenumbers  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    national = phonenumbers.national_significant_number(parsed)
    new = _RENUMBERED.get(national[:3]) if parsed.country_code == 84 and len(national) == 10 else None
    if new:
        parsed = phonenumbers.parse(f"+84{new}{national[3:]}")
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return Phone(
        e164=phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),
        original=original,
        extension=extension or parsed.extension or "",
        is_valid=phonenumbers.is_valid_number(parsed),
        was_converted=bool(new),
    )


def _display(e164: str) -> str:
    # Vietnamese numbers without the library: a list shows hundreds of them.
    if mobile := _VN_MOBILE.match(e164):
        return f"0{mobile[1]}{mobile[2]} {mobile[3]} {mobile[4]}"
    if landline := _VN_LANDLINE.match(e164):
        area, middle, end = (part for part in landline.groups() if part)
        return f"0{area} {middle} {end}"
    if service := _VN_SERVICE.match(e164):
        return f"{service[1]} {service[2]}"
    return _display_foreign(e164)


def _display_foreign(e164: str) -> str:
    import phonenumbers  # noqa: PLC0415 (as above: slow to load)

    try:
        parsed = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
