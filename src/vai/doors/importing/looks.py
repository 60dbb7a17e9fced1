"""What the cells of a column look like: evidence for what it is, from the values alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from vai.core import phones, taxcodes
from vai.core.text import fold
from vai.doors.importing import dates, numbers
from vai.doors.importing.errors import BadValue
from vai.doors.importing.tables import NativeNumber, Row
from vai.doors.importing.targets import Type
from vai.doors.importing.values import boolean, is_blank

_EMAIL = re.compile(r"^\S+@\S+\.\w{2,}$")
_URL = re.compile(
    r"^(?:https?://|www\.)\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|vn|net|org|io|de|fr|eu|co|info|biz|uk|edu)(?:/\S*)?$",
    re.I,
)
_PHONE_SHAPE = re.compile(r"^[+(]?[\d\s().\-/–+]{7,24}(?:\s*(?:x|ext\.?)\s*\d+)?$", re.I)
_LOCAL = re.compile(r"^(?:\+?84|0)(?:3|5|7|8|9)[\d\s.\-]{8,12}$")
_MAX_DISTINCT = 400
_YES_OR_NO_WORDS = "yes no true false y n t f 0 1 x có không co khong ja nein oui non đúng sai"
_YES_OR_NO = frozenset(_YES_OR_NO_WORDS.split())
# Figures under such headings are names of things, not amounts.
_NUMBER_WORDS = (
    "id ids code codes zip barcode ean number no ma so stk plz postal ref reference sku acc account phone fax"
)
_NUMBER_NAMES = frozenset(_NUMBER_WORDS.split())
_REGION_SAMPLE = 300
_AMERICAN = re.compile(r"^(?:1[-. ])?\(?\d{3}\)?[-. ]\s?\d{3}[-. ]\d{4}$")


@dataclass(slots=True)
class Facts:
    """What was seen in a column's sample: shares are 0 to 1 of its cells that are not blank."""

    name: str
    n_rows: int = 0
    n_filled: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def n_distinct(self) -> int:
        """How many different texts were seen."""
        return len(self.counts)

    def share(self, kind: str) -> float:
        """The share of cells that look like a kind: phone, email, date, number, bool, tax_code, url, long, native."""
        return self.shares.get(kind, 0.0)


def look(columns: Iterable[str], rows: list[Row]) -> dict[str, Facts]:
    """Look at the sample rows of a table, column by column."""
    return {name: _facts(name, rows) for name in columns}


def agrees(facts: Facts, kind: Type) -> float:
    """Weigh whether the values fit a type: 1 they do, 0 nothing to say, below 0 they do not."""
    if not facts.n_filled:
        return 0
    share = {
        Type.PHONES: facts.share("phone"),
        Type.EMAILS: facts.share("email"),
        Type.DAY: max(facts.share("date"), facts.share("serial")),
        Type.MOMENT: max(facts.share("date"), facts.share("serial")),
        Type.MONEY: facts.share("number"),
        Type.DECIMAL: facts.share("number"),
        Type.INTEGER: facts.share("number"),
        Type.PERCENT: facts.share("number"),
        Type.BOOL: max(facts.share("bool"), _yes_or_no_share(facts)),
        Type.TAX_CODE: facts.share("tax_code"),
        Type.URL: facts.share("url"),
    }.get(kind)
    if share is not None:
        return 1.0 if share >= 0.6 else -1.0 if share < 0.25 else -0.3
    if kind is Type.NAME:
        return (
            -1.0
            if facts.share("number") > 0.6 or facts.share("email") > 0.6 or facts.share("date") > 0.6
            else 0
        )
    return 0


def _yes_or_no_share(facts: Facts) -> float:
    """Words such as done and open mean yes and no only where that is asked."""
    n = 0
    for text, times in facts.counts.items():
        try:
            boolean(text)
            n += times
        except BadValue:
            continue
    return n / facts.n_filled


def own_type(facts: Facts) -> Type:
    """Guess the type of a column that nothing else tells about."""
    if not facts.n_filled:
        return Type.TEXT
    if facts.share("bool") >= 0.98 and 1 <= facts.n_distinct <= 3:
        return Type.BOOL
    if facts.share("date") >= 0.9:
        return Type.DAY
    if facts.share("number") >= 0.95:
        is_code = facts.share("code") > 0.02 or not _NUMBER_NAMES.isdisjoint(
            re.split(r"[^0-9a-z]+", fold(facts.name))
        )
        return Type.TEXT if is_code else Type.DECIMAL
    if facts.share("long") > 0.3:
        return Type.LONG_TEXT
    if facts.n_filled >= 20 and facts.n_distinct <= max(2, min(40, facts.n_filled // 5)):
        return Type.CHOICE
    return Type.TEXT


def guess_region(facts: list[Facts]) -> str:
    """Guess which country's the numbers without a country code are: VN, unless hardly any can be and nearly all could be American."""
    texts = [
        text
        for fact in facts
        if fact.share("phone") >= 0.6
        for text in fact.counts
        if not text.strip().startswith(("+", "00"))
    ]
    texts = texts[:_REGION_SAMPLE]
    if len(texts) < 2:
        return "VN"
    valid = {region: sum(_is_valid(text, region) for text in texts) / len(texts) for region in ("VN", "US")}
    written = sum(bool(_AMERICAN.match(text.strip())) for text in texts) / len(texts)
    return "US" if valid["VN"] < 0.25 and max(valid["US"], written) > 0.6 else "VN"


def _is_valid(text: str, region: str) -> bool:
    found = phones.normalise(text, region)
    return found is not None and found.is_valid


def _facts(name: str, rows: list[Row]) -> Facts:
    found = Facts(name, n_rows=len(rows))
    hits: Counter[str] = Counter()
    for row in rows:
        text = row.values.get(name)
        if text is None or is_blank(text):
            continue
        found.n_filled += 1
        if len(found.counts) < _MAX_DISTINCT or text in found.counts:
            found.counts[text] += 1
        hits.update(_kinds(text))
    found.shares = {kind: n / found.n_filled for kind, n in hits.items()} if found.n_filled else {}
    return found


def _kinds(text: str) -> list[str]:
    bare = text.strip()
    if len(bare) > 80:
        return ["long", *(["email"] if "@" in bare and _EMAIL.match(bare.split()[0].strip(",;")) else [])]
    found: list[str] = []
    if "@" in bare:
        return ["email"] if _EMAIL.match(re.split(r"[,;\s]+", bare)[0].strip("<>")) else []
    if _URL.match(bare):
        return ["url"]
    if bare.casefold() in _YES_OR_NO:
        found.append("bool")
    if not any(c.isdigit() for c in bare):
        return found
    if dates.looks_like_date(bare):
        return [*found, "date"]
    return found + _figures(text, bare)


def _figures(text: str, bare: str) -> list[str]:
    found = []
    is_native = isinstance(text, NativeNumber)
    try:
        numbers.take_apart(text)
        found.append("number")
    except BadValue:
        pass
    plain = bare.isdigit()
    if plain and len(bare) == 5 and 20_000 < int(bare) < 70_000:
        found.append("serial")
    if plain and not is_native and len(bare) > 1 and bare.startswith("0"):
        found.append("code")
    first = re.split(r"[,;/]| - ", bare)[0].strip()
    if _PHONE_SHAPE.match(first) and 7 <= sum(c.isdigit() for c in first) <= 15 and not _is_money(first):
        found.append("phone")
        if _LOCAL.match(first) or (is_native and (phone := phones.normalise(bare)) and phone.is_mobile):
            found.append("mobile")
    code = taxcodes.check(bare)
    if code and (code.is_valid_check or code.kind is taxcodes.Kind.PERSON12):
        found.append("tax_code")
    elif code or re.match(r"^[A-Z]{2}\d{7,12}$", bare):
        found += ["tax_code"] if re.search(r"[A-Z]|-", bare) else []
        found.append("tax_shape")
    return found


def _is_money(text: str) -> bool:
    return bool(
        re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|[-+]?\d+[.,]\d+", text)
    ) and not text.startswith("0")
