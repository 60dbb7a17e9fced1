"""Whether a lead is what a rule of routing speaks of: pure comparisons of facts with conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Protocol

from vai.core.text import fold

# Mail of everybody's says nothing of the company.
FREE_MAIL: Final = frozenset(
    {
        "gmail.com",
        "googlemail.com",
        "yahoo.com",
        "yahoo.com.vn",
        "ymail.com",
        "outlook.com",
        "outlook.com.vn",
        "hotmail.com",
        "live.com",
        "msn.com",
        "icloud.com",
        "me.com",
        "aol.com",
        "proton.me",
        "protonmail.com",
        "zoho.com",
        "gmx.com",
        "mail.com",
        "zalo.me",
        "vnn.vn",
        "fpt.vn",
    }
)
_VIETNAMESE: Final = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
_ENGLISH: Final = frozenset(
    {
        "the",
        "and",
        "for",
        "with",
        "need",
        "we",
        "our",
        "you",
        "your",
        "please",
        "looking",
        "want",
        "would",
        "like",
        "about",
        "from",
        "have",
        "is",
        "are",
    }
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What rules ask about a lead. `value` is in home currency; `campaign` and `custom` as written."""

    lead_id: int = 0
    source_id: int | None = None
    campaign: str = ""
    product_id: int | None = None
    province: str = ""
    ward: str = ""
    language: str = "vi"
    form: str = ""
    is_company: bool = False
    value: Decimal | None = None
    custom: Mapping[str, Any] = field(default_factory=dict)
    account_id: int | None = None
    tax_digits: str = ""
    name_key: str = ""
    phone: str = ""
    email: str = ""
    team_id: int | None = None
    owner_id: int | None = None
    # Those who had it before, where its clock ran out with them.
    had_it: frozenset[int] = frozenset()
    cause: str = "arrived"

    @property
    def domain(self) -> str:
        """The company's mail domain, or nothing where the mail is everybody's."""
        domain = self.email.rpartition("@")[2]
        return "" if domain in FREE_MAIL else domain


class Conditions(Protocol):
    """What a rule asks for; empty means any."""

    @property
    def sources(self) -> Sequence[int]: ...

    @property
    def campaigns(self) -> Sequence[str]: ...

    @property
    def products(self) -> Sequence[int]: ...

    @property
    def provinces(self) -> Sequence[str]: ...

    @property
    def wards(self) -> Sequence[str]: ...

    @property
    def languages(self) -> Sequence[str]: ...

    @property
    def forms(self) -> Sequence[str]: ...

    @property
    def segment(self) -> str: ...

    @property
    def value_from(self) -> Decimal | None: ...

    @property
    def value_to(self) -> Decimal | None: ...

    @property
    def own_field(self) -> str: ...

    @property
    def own_values(self) -> Sequence[str]: ...


def misses(rule: Conditions, facts: Facts) -> str:
    """Name the first condition that does not hold; "" where the rule is for this lead."""
    held = (
        ("sources", not rule.sources or facts.source_id in rule.sources),
        ("forms", not rule.forms or facts.form in rule.forms),
        ("campaigns", _is_among(facts.campaign, rule.campaigns)),
        ("products", not rule.products or facts.product_id in rule.products),
        ("provinces", not rule.provinces or facts.province in rule.provinces),
        ("wards", not rule.wards or facts.ward in rule.wards),
        ("languages", not rule.languages or facts.language in rule.languages),
        ("segment", not rule.segment or (rule.segment == "company") == facts.is_company),
        ("value", _is_within(facts.value, rule.value_from, rule.value_to)),
        ("own", not rule.own_field or _has_own(facts.custom.get(rule.own_field), rule.own_values)),
    )
    return next((name for name, holds in held if not holds), "")


def language_of(*texts: str, phone: str = "") -> str:
    """Guess the language of whoever wrote: vi or en. Accents decide, then English words, then a foreign number."""
    text = " ".join(texts)
    if _VIETNAMESE.search(text):
        return "vi"
    words = set(fold(text).split())
    is_foreign = phone.startswith("+") and not phone.startswith("+84")
    return "en" if len(words & _ENGLISH) >= 2 or (is_foreign and not words & {"toi", "can", "muon"}) else "vi"


def _is_among(written: str, wanted: Sequence[str]) -> bool:
    return not wanted or fold(written) in {fold(one) for one in wanted}


def _is_within(value: Decimal | None, least: Decimal | None, most: Decimal | None) -> bool:
    if least is None and most is None:
        return True
    return value is not None and (least is None or value >= least) and (most is None or value <= most)


def _has_own(value: Any, wanted: Sequence[str]) -> bool:
    values = value if isinstance(value, list) else [value]
    return bool({fold(str(one)) for one in values if one not in (None, "")} & {fold(one) for one in wanted})
