"""Folding and comparing text: Vietnamese typed with or without accents finds the same things."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_NOT_DIGITS = re.compile("[^0-9]")
_NOT_WORDS = re.compile(r"[^\w&+]+")

# Longest first: "cong ty trach nhiem huu han mot thanh vien" has to go before "cong ty".
_VIETNAMESE_FORMS = (
    "cong ty trach nhiem huu han mot thanh vien",
    "cong ty trach nhiem huu han",
    "tong cong ty co phan",
    "trach nhiem huu han",
    "doanh nghiep tu nhan",
    "cong ty hop danh",
    "cong ty co phan",
    "mot thanh vien",
    "ho kinh doanh",
    "cong ty tnhh",
    "tong cong ty",
    "tap doan",
    "co phan",
    "cong ty",
    "cty",
    "tnhh",
    "mtv",
    "ctcp",
    "tct",
    "dntn",
    "hkd",
    "cp",
)
_ENGLISH_FORMS = (
    "one member limited liability company",
    "limited liability company",
    "joint stock company",
    "incorporated",
    "corporation",
    "limited",
    "company",
    "corp",
    "gmbh",
    "jsc",
    "llc",
    "ltd",
    "inc",
    "plc",
    "pte",
    "pty",
    "co",
)
# English puts the legal form behind the name, Vietnamese before it (and CTCP behind): "Co Opmart" keeps its Co.
_FRONT = re.compile(rf"^(?:{'|'.join(_VIETNAMESE_FORMS)})\s+")
_BACK = re.compile(rf"\s+(?:{'|'.join(_VIETNAMESE_FORMS + _ENGLISH_FORMS)})$")


def fold(text: str) -> str:
    """Fold text for search: lower case, no combining marks, đ as d.

    Gives what SQL gives: replace(regexp_replace(normalize(lower(t),NFD),'[\\u0300-\\u036f]','','g'),'đ','d').
    White space stays as it is. Only letters younger than this Python's Unicode tables can differ (none of a living
    Latin alphabet).
    """
    text = text.replace("\x00", "")
    if text.isascii():
        return text.lower()
    # PostgreSQL lowers letter by letter; Python alone has a special sigma at the end of a word.
    lowered = text.replace("Σ", "σ").lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", lowered)).replace("đ", "d")


def squeeze(text: str) -> str:
    """Compose to NFC, trim, and make every run of white space one space: the form in which names are stored.

    A NUL, which PostgreSQL holds in no text and compares with none, is dropped.
    """
    return " ".join(unicodedata.normalize("NFC", text.replace("\x00", "")).split())


def whole_number(text: object) -> int | None:
    """Read a key, a version or a count that a request names; None for what is no such number.

    Only 0-9 and only what a column of the database holds: ², ٣ and twenty nines are numbers to Python and faults there.
    """
    written = str(text)
    return int(written) if len(written) < 19 and written.isascii() and written.isdecimal() else None


def digits(text: str) -> str:
    """Keep the digits 0-9 only."""
    return _NOT_DIGITS.sub("", text)


def similar(a: str, b: str) -> float:
    """Measure how alike two texts are, 0 to 1, whatever their accents, case and order of words.

    A text without words is like nothing, not even like another such text.
    """
    words_a, words_b = _words(a), _words(b)
    if not words_a or not words_b:
        return 0.0
    # Imported here: rapidfuzz takes longer to load than the whole of core, and few processes compare names.
    from rapidfuzz.fuzz import token_sort_ratio  # noqa: PLC0415

    return float(token_sort_ratio(words_a, words_b)) / 100


def company_key(name: str) -> str:
    """Reduce a company's name to what tells it from others: folded, without legal form and punctuation.

    A name that is nothing but a legal form is kept whole.
    """
    # "Co., Ltd" and "Cổ phần" are unpicked word by word from both edges until nothing more goes.
    key = _words(re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name))
    while True:
        shorter = _BACK.sub("", _FRONT.sub("", key))
        if shorter == key:
            return key
        key = shorter


def _words(text: str) -> str:
    return " ".join(_NOT_WORDS.sub(" ", fold(text)).split())
