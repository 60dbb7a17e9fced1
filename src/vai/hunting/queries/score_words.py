"""The reasons of a score in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from vai.hunting.models import ScoreModel
from vai.hunting.scoring.known import WhyNot
from vai.hunting.scoring.levels import NOT_TOLD, OTHER
from vai.hunting.scoring.model import Scored

FACTS: Final = {
    "source": gettext_lazy("Source"),
    "campaign": gettext_lazy("Campaign"),
    "country": gettext_lazy("Country"),
    "product": gettext_lazy("Product"),
    "has_phone": gettext_lazy("Phone is known"),
    "has_email": gettext_lazy("Mail address is known"),
    "has_company": gettext_lazy("Company is known"),
    "has_tax_code": gettext_lazy("Tax code is known"),
    "has_need": gettext_lazy("Said what they need"),
    "do_not_mail": gettext_lazy("Not to be mailed"),
    "do_not_call": gettext_lazy("Not to be called"),
    "was_referred": gettext_lazy("Referred by a colleague"),
    "weekend": gettext_lazy("Came at a weekend"),
}
WHY_NOT: Final = {
    WhyNot.AFTER_CONTACT: gettext_lazy("written after somebody had talked with the lead"),
    WhyNot.BORN_WITH: gettext_lazy("says who somebody was born as or where they live: never used"),
    WhyNot.FILLED_LATER: gettext_lazy("filled in later: fresh leads hardly ever tell it"),
    WhyNot.TELLS_THE_END: gettext_lazy("tells the end by itself, so it was written with the end in view"),
    WhyNot.NAMES_ONE: gettext_lazy("another one for every lead, as a number or a key is"),
    WhyNot.SAYS_NOTHING: gettext_lazy("the same for everybody"),
}
MOST_WEIGHTS: Final = 12


@dataclass(frozen=True)
class Told:
    """A reason in words, with its points."""

    fact: str
    level: str
    points: int
    is_behaviour: bool


def label(model: ScoreModel, name: str) -> str:
    """Name a fact in the reader's language; the company's own fields as it calls them."""
    return str(FACTS[name]) if name in FACTS else model.label_of(name)


def told_of(model: ScoreModel, scored: Scored) -> list[Told]:
    """Put the reasons of a score into words."""
    return [told(model, one.as_json()) for one in scored.reasons]


def left_out(model: ScoreModel) -> list[tuple[str, str]]:
    """List what is left out, and why."""
    reasons = sorted(model.told["left_out"].items(), key=lambda one: (one[1], one[0]))
    return [
        (label(model, name), str(WHY_NOT[WhyNot(why)])) for name, why in reasons if why != WhyNot.SAYS_NOTHING
    ]


def told(model: ScoreModel, reason: Mapping[str, Any]) -> Told:
    """Put one reason, as it was kept, into words."""
    points = round(reason["points"])
    return Told(label(model, reason["fact"]), _level(reason), points, reason["is_behaviour"])


def _level(reason: Mapping[str, Any]) -> str:
    at_least, below = reason.get("at_least"), reason.get("below")
    if at_least is not None and below is not None:
        return _("%(least)s to below %(below)s") % {"least": _number(at_least), "below": _number(below)}
    if at_least is not None:
        return _("%(least)s or more") % {"least": _number(at_least)}
    if below is not None:
        return _("below %(below)s") % {"below": _number(below)}
    named = {NOT_TOLD: _("not told"), OTHER: _("another one"), "yes": _("yes"), "no": pgettext("fact", "no")}
    return named.get(reason["text"], str(reason["text"]))


def _number(value: float) -> str:
    return f"{value:g}"


def weights(model: ScoreModel) -> list[Told]:
    """List the levels that weigh most, in words."""
    if not model.body:
        return []
    found = []
    for name, fact in model.body["facts"].items():
        levels = fact["levels"]
        for level, points in fact["points"].items():
            reason = {"fact": name, "points": points, "text": level, "is_behaviour": fact["is_behaviour"]}
            if levels["is_number"] and level.isdigit():
                bounds = [None, *levels["bounds"], None]
                reason |= {"at_least": bounds[int(level)], "below": bounds[int(level) + 1]}
            found.append(told(model, reason))
    return sorted(found, key=lambda one: (-abs(one.points), one.fact, one.level))[:MOST_WEIGHTS]
