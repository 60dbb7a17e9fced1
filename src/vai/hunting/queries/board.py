"""The board: a pipeline's stages as columns, with cards and sums."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.db.models import BooleanField, Q, QuerySet, Window
from django.db.models.expressions import RawSQL
from django.db.models.functions import RowNumber

from vai.clients.queries import seen
from vai.core import rowsecurity
from vai.hunting import worth
from vai.hunting.enums import StageOutcome, Urgency
from vai.hunting.models import Opportunity, Pipeline, Stage
from vai.hunting.queries import deals, lists
from vai.hunting.queries.deals import Card
from vai.staff.models import Person, Team

MOST_CARDS: Final = 20
# Sums over so many deals serve for a while before they are added up again.
MANY_DEALS: Final = 5_000
SUMS_KEPT_SECONDS: Final = 60
# How long a closed deal is still shown on the board.
CLOSED_DAYS: Final = 30
_BY_URGENCY: Final = {Urgency.OVERDUE: 0, Urgency.TODAY: 1, Urgency.NONE: 2, Urgency.LATER: 3}


@dataclass(frozen=True)
class Column:
    """A stage with its cards (at most `MOST_CARDS`), how many deals there are, and their sums by currency."""

    stage: Stage
    cards: tuple[Card, ...]
    sums: tuple[worth.Sum, ...]

    @property
    def count(self) -> int:
        """How many deals stand in this stage."""
        return sum(one.count for one in self.sums)

    @property
    def n_hidden(self) -> int:
        """How many of them are not shown as cards."""
        return max(self.count - len(self.cards), 0)

    @property
    def n_pressing(self) -> int:
        """How many cards need somebody today."""
        return sum(card.is_late for card in self.cards)


@dataclass(frozen=True)
class Board:
    """A pipeline at a moment; `sums` add up what is open."""

    pipeline: Pipeline
    columns: tuple[Column, ...]
    sums: tuple[worth.Sum, ...]

    @property
    def count(self) -> int:
        """How many open deals there are."""
        return sum(one.count for one in self.sums)


def board(
    pipeline: Pipeline,
    *,
    at: datetime,
    person: Person | None = None,
    team: Team | None = None,
    text: str = "",
    is_by_urgency: bool = False,
) -> Board:
    """Show a pipeline: of a person, of a team, or all that is seen. Costs at most four queries, however many deals there are.

    Cards stand in their rank, or by urgency. Sums count every deal of a column, shown or not; closed ones are those
    of the last 30 days.
    """
    stages = list(lists.stages(pipeline))
    shown = _shown(pipeline, at=at, person=person, team=team, text=text)
    # Of few deals all are looked at and numbered; of many each stage's first are found by the index of the board.
    is_few = person is not None or (team is None and seen.is_gathered())
    first = _numbered(shown) if is_few else _first_of_each(shown, stages)
    cards = _cards(first, at=at, is_by_urgency=is_by_urgency)
    sums: dict[int, list[worth.Sum]] = defaultdict(list)
    is_whole = not (person or team or text or is_few)
    for stage_id, one in _sums_kept(pipeline, shown) if is_whole else _sums(shown):
        sums[stage_id].append(one)
    columns = tuple(Column(stage, tuple(cards[stage.pk]), tuple(sums[stage.pk])) for stage in stages)
    is_open = [column for column in columns if column.stage.outcome == StageOutcome.OPEN]
    return Board(pipeline, columns, worth.add_up(one for column in is_open for one in column.sums))


def rank_before(deal: Opportunity, stage: Stage, before_id: int | None) -> float | None:
    """Find the rank by which a deal stands right in front of another in a column, or last; None: as what comes in.

    Of the deals that the person sees. Of two ranks too close to part, the later key stands behind.
    """
    others = Opportunity.objects.filter(stage=stage, archived_at=None).exclude(pk=deal.pk)
    ranks = others.values_list("rank", flat=True)
    if before_id is None:
        last = ranks.order_by("-rank", "-id").first()
        return None if last is None else last + 1.0
    behind = ranks.filter(pk=before_id).first()
    if behind is None:
        return None
    ahead = ranks.filter(rank__lt=behind).order_by("-rank", "-id").first()
    return behind - 1.0 if ahead is None else (ahead + behind) / 2


def _shown(
    pipeline: Pipeline, *, at: datetime, person: Person | None, team: Team | None, text: str
) -> QuerySet[Opportunity]:
    since = at - timedelta(days=CLOSED_DAYS)
    shown = deals.kept().filter(Q(outcome=StageOutcome.OPEN) | Q(closed_at__gte=since), pipeline=pipeline)
    if person is not None:
        shown = shown.filter(owner=person)
    if team is not None:
        shown = shown.filter(team=team)
    if person is None and team is None:
        shown = seen.deals(shown, closed_since=since)
    return deals.search(shown, text) if text else shown


def _sums(shown: QuerySet[Opportunity]) -> list[tuple[int, worth.Sum]]:
    return [(stage_id, one) for (stage_id,), one in deals.sums_by(shown, "stage_id")]


def _sums_kept(pipeline: Pipeline, shown: QuerySet[Opportunity]) -> list[tuple[int, worth.Sum]]:
    """Add up what many teams or all have in a pipeline, where that is dear at most once a minute for those who see the very same rows."""
    actor = rowsecurity.current()
    teams = hashlib.sha256(",".join(map(str, actor.team_ids)).encode()).hexdigest()[:32]
    key = f"board-sums:{pipeline.pk}:{actor.sight}:{teams}"
    kept: list[tuple[int, worth.Sum]] | None = cache.get(key)
    if kept is None:
        kept = _sums(shown)
        if sum(one.count for _stage, one in kept) >= MANY_DEALS:
            cache.set(key, kept, timeout=SUMS_KEPT_SECONDS)
    return kept


def _cards(first: RawSQL, *, at: datetime, is_by_urgency: bool) -> dict[int, list[Card]]:
    rows = deals.with_facts(deals.seen()).filter(first)
    cards: dict[int, list[Card]] = defaultdict(list)
    for row in rows.order_by("stage_id", "rank", "id"):
        cards[row.stage_id].append(deals.card(row, at=at))
    if is_by_urgency:
        for column in cards.values():
            column.sort(key=lambda card: (_BY_URGENCY[card.urgency], -card.idle_days))
    return cards


def _numbered(shown: QuerySet[Opportunity]) -> RawSQL:
    """Ask for the first cards of each stage by numbering all deals."""
    place = Window(RowNumber(), partition_by="stage_id", order_by=["rank", "id"])
    numbered = shown.order_by().annotate(place=place).filter(place__lte=MOST_CARDS).values("pk")
    return _among(*numbered.query.sql_with_params())


def _first_of_each(shown: QuerySet[Opportunity], stages: Sequence[Stage]) -> RawSQL:
    """Ask for the first cards of each stage by the index of the board; what a card shows is read for these."""
    open_ones = [stage.pk for stage in stages if stage.outcome == StageOutcome.OPEN]
    closed = [stage.pk for stage in stages if stage.outcome != StageOutcome.OPEN]
    parts, values = [], []
    for keys, rows in (
        (open_ones, shown.filter(outcome=StageOutcome.OPEN)),
        (closed, shown.exclude(outcome=StageOutcome.OPEN)),
    ):
        of_stage = (
            rows.filter(stage_id=RawSQL("s.stage", ())).order_by("rank", "id").values("pk")[:MOST_CARDS]
        )
        text, given = of_stage.query.sql_with_params()
        parts.append(f"SELECT x.* FROM unnest(%s::bigint[]) s(stage) CROSS JOIN LATERAL ({text}) x")
        values += [keys, *given]
    return _among(" UNION ALL ".join(parts), values)


def _among(keys: str, values: Sequence[object]) -> RawSQL:
    """Ask for deals by their keys, gathered first."""
    return RawSQL(f'("opportunity"."id" = ANY (ARRAY({keys})))', values, output_field=BooleanField())
