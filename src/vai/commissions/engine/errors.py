"""What is wrong with a plan or an event, and where: a code with its values, so that a page can say it in any language."""

from __future__ import annotations


class InputWrong(ValueError):  # noqa: N818 - read as a sentence, as core.errors.Refused is
    """Something in the input cannot be meant. `path` is the place as in the file: `rate.tiers.bands[1].from`."""

    def __init__(self, path: str, code: str, **values: str) -> None:
        self.path = path
        self.code = code
        self.values = values
        super().__init__(f"{path or 'the file'}: {SAYS[code] % values}")


class PlanWrong(InputWrong):
    """The plan says something that cannot be meant."""


class EventWrong(InputWrong):
    """An event says something that cannot be meant."""


# Plain words for a terminal; pages say the same by `phrases`.
SAYS = {
    "missing": "is missing",
    "not_object": "must be an object {...}",
    "not_list": "must be a list [...]",
    "empty": "is empty",
    "not_text": "must be text",
    "not_number": 'is not a number: %(found)s (write it plainly, as in "1200000", "3.5" or "1/3")',
    "is_float": "is a binary floating point number; write it as text so that it stays exact",
    "negative": "must not be negative: %(found)s",
    "not_positive": "must be more than zero: %(found)s",
    "above": "must not be more than %(most)s: %(found)s",
    "too_fine": "is finer than %(currency)s can hold: %(found)s",
    "not_whole": "must be a whole number: %(found)s",
    "not_date": "is not a date like 2026-11-05: %(found)s",
    "not_bool": "must be true or false",
    "not_currency": "is not a currency code like VND: %(found)s",
    "not_one_of": "must be one of %(known)s, not %(found)s",
    "unknown_key": "is not known here (known: %(known)s)",
    "exactly_one": "must name exactly one of %(known)s",
    "two_rates": "has two competing percents; beside flat or tiers a product can only have a factor",
    "band_twice": "begins where another band begins: %(found)s",
    "window": "ends before it begins",
    "zero_before_full": "must not be less than full_days",
    "no_base": "needs a base or a gross amount",
    "no_credit": "credits nobody",
    "no_share": "has no percent, and the plan has none for the role %(role)s",
    "over_whole": 'adds up to more than 100 %%: %(found)s %%; what comes on top must say "overlay": true',
    "twice": "is the id of an earlier event as well: %(found)s",
    "unknown_event": "names no event: %(found)s",
    "no_original": "belongs to no booked, invoiced or cash event",
    "no_fx": "is missing: %(found)s must become %(currency)s at a pinned rate",
    "other_currency": "is %(found)s, but the event it belongs to is in %(currency)s",
    "no_margin": "is missing: the plan pays on margin",
    "no_quota": "is missing for %(person)s: the plan measures attainment",
    "no_amount": "needs an amount or a share",
    "mixed_versions": "versions of one plan must share their %(what)s",
    "excluded_all": "is less than what is excluded from it",
}
