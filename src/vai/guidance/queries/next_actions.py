"""What a person should do now: all rules of a desk asked in one statement (sql/functions.sql finds the cases), weighed, and the first seven shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils.translation import get_language, gettext

from vai.core.formats import HOME_ZONE
from vai.guidance.models import GuidanceMute
from vai.guidance.queries import kept
from vai.guidance.rules import RULES, Case, Link, Rule, rules_for
from vai.guidance.rules.score import (
    MOST_PER_CLIENT,
    MOST_PER_RULE,
    MOST_SHOWN,
    Record,
    Score,
    fit_of,
    precision_of,
    score,
)
from vai.staff.models import Person

# So many cases of one rule are weighed; a person with more has other worries than their order.
_MOST_CASES = 60
# How each rule fared and whether it is silent for the person stands beside its cases; without cases there is one row
# that names the silent rules alone.
_ASK = """
WITH record AS (
  SELECT r.rule, r.useful, r.dismissed, coalesce(m.acted, 0) AS acted, coalesce(m.irrelevant, 0) AS irrelevant,
    EXISTS (SELECT FROM guidance_mute u WHERE u.person_id = %(who_answers)s AND u.rule = r.rule AND u.lifted_at IS NULL
      AND u.until > %(now)s) AS is_muted
  FROM vai.guidance_record() r LEFT JOIN (
    SELECT a.rule, count(*) FILTER (WHERE a.answer = 'done') AS acted, count(*) FILTER (WHERE a.answer = 'irrelevant') AS irrelevant
    FROM guidance_answer a WHERE a.person_id = %(who_answers)s GROUP BY a.rule) m ON m.rule = r.rule
), found AS (
  SELECT c.* FROM vai.guidance_cases(%(codes)s, %(me)s, %(team)s, %(modes)s, %(now)s, %(today)s, %(language)s, %(most)s) c
  LEFT JOIN record r ON r.rule = c.rule
  WHERE CASE c.kind WHEN 'step' THEN EXISTS (SELECT FROM next_step x WHERE x.id = c.pk)
      WHEN 'handover' THEN EXISTS (SELECT FROM handover x WHERE x.id = c.pk)
      WHEN 'interaction' THEN EXISTS (SELECT FROM interaction x WHERE x.id = c.pk)
      WHEN 'lead' THEN EXISTS (SELECT FROM lead x WHERE x.id = c.pk)
      WHEN 'opportunity' THEN EXISTS (SELECT FROM opportunity x WHERE x.id = c.pk)
      WHEN 'contact' THEN EXISTS (SELECT FROM contact x WHERE x.id = c.pk)
      WHEN 'account' THEN EXISTS (SELECT FROM account x WHERE x.id = c.pk) ELSE false END
    AND (c.rule = ANY (%(without_account)s) OR c.account_id IS NULL OR (SELECT true FROM account a WHERE a.id = c.account_id))
    AND NOT EXISTS (SELECT FROM guidance_answer g WHERE g.person_id = %(who_answers)s AND g.rule = c.rule
      AND g.subject_kind = c.kind AND g.subject_id = c.pk AND g.until > %(now)s)
    AND NOT (coalesce(r.is_muted, false) AND c.rule = ANY (%(mutable)s))
)
SELECT ARRAY(SELECT rule FROM record WHERE is_muted ORDER BY rule),
  (SELECT d.as_of FROM guidance_day d WHERE d.person_id = %(me)s AND d.modes = %(desk)s AND d.day = %(today)s), coalesce(r.useful, 0), coalesce(r.dismissed, 0),
  coalesce(r.acted, 0), coalesce(r.irrelevant, 0), c.rule, c.kind, c.pk, c.account_id,
  CASE WHEN (SELECT true FROM account a WHERE a.id = c.account_id) THEN c.account ELSE '' END, c.name, c.text,
  vai.at_home(c.amount, c.currency, %(today)s::date), c.due_at, c.since, c.n::bigint
FROM (SELECT 1) always LEFT JOIN found c ON true LEFT JOIN record r ON r.rule = c.rule
"""


@dataclass(frozen=True)
class NextAction:
    """One card: what to do, why, by when, how it was weighed. `others` are further cases of the client on this card."""

    rule: Rule
    case: Case
    score: Score
    title: str
    reason: str
    link: Link
    hours_left: float | None
    others: tuple[Case, ...] = ()

    @property
    def tone(self) -> str:
        """How it looks: overdue, due today, or not yet."""
        if self.hours_left is None or self.hours_left > 24:
            return "neutral"
        return "bad" if self.hours_left <= 0 else "warn"


@dataclass(frozen=True)
class NextActions:
    """The cards to show, how many more there are, and the rules that are silent because the person wants it so."""

    shown: tuple[NextAction, ...]
    n_more: int
    muted: tuple[Rule, ...]


def next_actions(
    person: Person, modes: Iterable[str], *, at: datetime, answering: Person | None = None
) -> NextActions:
    """Weigh everything there is to do for a person in these modes; at most seven, at most two of one client.

    `answering` is who looks, where that is a colleague acting for the person: answers are theirs. One query.
    """
    chosen = tuple(modes)
    asked = _ask(rules_for(chosen), _parameters(person, answering or person, chosen, at))
    if kept.is_wanted(asked.kept_as_of, len(asked.cases), at=at):
        kept.ask_for(person, chosen, at=at)
    cards = merged((weighed(case, record, at=at) for case, record in asked.cases), at=at)
    shown = first(cards)
    silent = tuple(RULES[code] for code in asked.muted if code in RULES)
    n_things = len({card.case.subject for card in cards})
    return NextActions(tuple(shown), n_things - len(shown), silent)


def case_of(person: Person, rule: str, kind: str, pk: int, *, at: datetime) -> Case | None:
    """Find one case again, whatever was answered to it; None when its reason is gone."""
    spoken = RULES[rule]
    values = {**_parameters(person, person, spoken.modes, at), "who_answers": 0, "most": 10_000}
    values["mutable"] = []
    found = _ask([spoken], values).cases
    return next((case for case, _record in found if case.subject == (kind, pk)), None)


def mutes(person: Person, *, at: datetime) -> list[tuple[GuidanceMute, Rule]]:
    """List the rules that are silent for a person now, the newest first."""
    rows = GuidanceMute.objects.filter(person=person, lifted_at=None, until__gt=at).order_by("-at", "-pk")
    return [(row, RULES[row.rule]) for row in rows if row.rule in RULES]


def weighed(case: Case, record: Record, *, at: datetime) -> NextAction:
    """Make the card of a case, by how its rule fared."""
    rule = RULES[case.rule]
    hours = None if case.due_at is None else (case.due_at - at).total_seconds() / 3600
    today = at.astimezone(HOME_ZONE).date()
    weight = score(
        hours_left=hours,
        half_life=rule.half_life,
        value=case.value,
        precision=precision_of(record),
        fit=fit_of(record),
    )
    return NextAction(rule, case, weight, rule.title(case), rule.reason(case, today), rule.link(case), hours)


def merged(actions: Iterable[NextAction], *, at: datetime) -> list[NextAction]:
    """Put together what one rule says of several people of one client, where the rule wants it so; the best first."""
    today = at.astimezone(HOME_ZONE).date()
    cards: dict[tuple[object, ...], list[NextAction]] = {}
    for action in sorted(actions, key=_order):
        case = action.case
        cards.setdefault((case.rule, *(case.client if action.rule.is_merged else case.subject)), []).append(
            action
        )
    return [_together(several, today) if len(several) > 1 else several[0] for several in cards.values()]


def first(actions: Iterable[NextAction]) -> list[NextAction]:
    """Choose what is shown: the highest scores, each thing once, each client at most twice; no rule fills the list.

    What a rule has beyond its share is shown only where places are left.
    """
    order = sorted(actions, key=_order)
    chosen = _choose(order, [], most_per_rule=MOST_PER_RULE)
    return sorted(_choose(order, chosen, most_per_rule=MOST_SHOWN), key=_order)


def _choose(
    order: Iterable[NextAction], chosen: Sequence[NextAction], *, most_per_rule: int
) -> list[NextAction]:
    shown = list(chosen)
    clients = Counter(one.case.client for one in shown)
    rules = Counter(one.case.rule for one in shown)
    subjects = {one.case.subject for one in shown}
    for action in order:
        client, rule, subject = action.case.client, action.case.rule, action.case.subject
        if len(shown) == MOST_SHOWN:
            break
        if clients[client] < MOST_PER_CLIENT and rules[rule] < most_per_rule and subject not in subjects:
            shown.append(action)
            clients[client] += 1
            rules[rule] += 1
            subjects.add(subject)
    return shown


def _order(action: NextAction) -> tuple[float, str, int]:
    return -action.score.total, action.case.rule, action.case.pk


def _together(several: Sequence[NextAction], today: date) -> NextAction:
    """Make one card of several of a client; it is weighed as the first of them."""
    best = several[0]
    cases = [one.case for one in several]
    return replace(
        best,
        title=best.rule.title_of_all(cases),
        reason=best.rule.reason_of_all(cases, today),
        link=Link(gettext("Open the client"), "workspace:account", best.case.account_id),
        others=tuple(cases[1:]),
    )


def _parameters(person: Person, who_answers: Person, modes: Iterable[str], at: datetime) -> dict[str, Any]:
    today: date = at.astimezone(HOME_ZONE).date()
    return {
        "me": person.pk,
        "who_answers": who_answers.pk,
        "team": person.team_id,
        "modes": [str(mode) for mode in modes],
        "now": at,
        "today": today,
        "language": "en" if (get_language() or "vi").startswith("en") else "vi",
        "most": _MOST_CASES,
        "desk": kept.name_of(tuple(modes)),
        "mutable": [rule.code for rule in RULES.values() if rule.is_mutable],
        "without_account": [rule.code for rule in RULES.values() if rule.speaks_without_account],
    }


@dataclass(frozen=True)
class _Asked:
    """What the statement told: each case with the record of its rule, the silent rules, and since when the day is kept."""

    cases: list[tuple[Case, Record]]
    muted: list[str]
    kept_as_of: datetime | None


def _ask(rules: Sequence[Rule], values: Mapping[str, Any]) -> _Asked:
    if not rules:
        return _Asked([], [], None)
    with connection.cursor() as cursor:
        cursor.execute(_ASK, {**values, "codes": [rule.code for rule in rules]})
        rows = cursor.fetchall()
    cases = [(Case(*row[6:]), Record(*row[2:6])) for row in rows if row[6] is not None]
    return _Asked(cases, rows[0][0], rows[0][1])
