"""Which pipeline and stage a deal's words mean: those that are there, by either of their names, else new ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from vai.doors.importing import profiles
from vai.doors.importing.plans import BadPlan, ColumnPlan
from vai.doors.importing.wordlists import outcome as outcome_of
from vai.doors.loading.index import bare
from vai.doors.loading.items import Item
from vai.doors.loading.world import World
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Pipeline, Stage

_ENDS = ((StageOutcome.WON, "Thắng", "Won", 100), (StageOutcome.LOST, "Thua", "Lost", 0))


@dataclass(slots=True)
class _Known:
    pipeline: Pipeline
    stages: list[Stage]
    by_word: dict[str, Stage] = field(default_factory=dict)

    def add(self, stage: Stage) -> None:
        self.stages.append(stage)
        for word in (stage.name, stage.name_en):
            if word:
                self.by_word.setdefault(bare(word), stage)

    def first(self, outcome: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.outcome == outcome), None)


class Stages:
    """Finds stages; reads the pipelines once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.known = _read()
        self.column = _column(world)
        self.chosen: dict[str, _Known] = {}

    def find(self, item: Item, pipeline: str, word: str, outcome: str) -> Stage | None:
        """Find the stage of a deal; one that is not there is made by administrators, and told to others."""
        known = self._pipeline(pipeline)
        if known is None:
            item.leave_out("no_pipeline")
            return None
        stage = known.by_word.get(bare(word)) if word else None
        if stage is not None and (not outcome or stage.outcome == outcome):
            return stage
        outcome = outcome or (outcome_of(word) if word else StageOutcome.OPEN)
        if word and stage is None and self.world.is_administrator and outcome == StageOutcome.OPEN:
            return self._make(known, word, outcome)
        found = known.first(outcome)
        if (
            word
            and (found is None or bare(word) not in (bare(found.name), bare(found.name_en)))
            and outcome == StageOutcome.OPEN
        ):
            item.remark("stage_unknown", "stage", value=word)
        return found

    def _pipeline(self, name: str) -> _Known | None:
        if name not in self.chosen:
            found = self._choose(name)
            if found is None:
                return None
            self.chosen[name] = found
        return self.chosen[name]

    def _choose(self, name: str) -> _Known | None:
        if name:
            for known in self.known:
                if bare(name) in (bare(known.pipeline.name), bare(known.pipeline.name_en)):
                    return known
        words = self._open_words()
        if not name:
            for known in self.known:
                if all(
                    (stage := known.by_word.get(bare(word))) and stage.outcome == StageOutcome.OPEN
                    for word in words
                ):
                    return known
        if self.world.is_administrator and (name or words):
            return self._make_pipeline(name or self._name())
        return self.known[0] if self.known else None

    def _open_words(self) -> list[str]:
        outcomes = self.column.outcomes if self.column else {}
        told = [word for word, outcome in outcomes.items() if outcome == StageOutcome.OPEN]
        seen = [
            w
            for w in (self.column.distinct if self.column else [])
            if w and outcomes.get(w, "open") == "open"
        ]
        return list(dict.fromkeys([*told, *seen])) if told or seen else []

    def _make_pipeline(self, name: str) -> _Known:
        pipeline = Pipeline.objects.create(name=name[:80], position=len(self.known))
        known = _Known(pipeline, [])
        words = self._open_words()
        for at, word in enumerate(words):
            chance = round(100 * (at + 1) / (len(words) + 1))
            known.add(self._stage(pipeline, word, at, chance, StageOutcome.OPEN))
        outcomes = self.column.outcomes if self.column else {}
        for outcome, word, english, chance in _ENDS:
            own = next((w for w, o in outcomes.items() if o == outcome), "")
            known.add(self._stage(pipeline, own or word, len(known.stages), chance, outcome, english))
        self.known.append(known)
        return known

    def _make(self, known: _Known, word: str, outcome: str) -> Stage:
        n_open = sum(stage.outcome == StageOutcome.OPEN for stage in known.stages)
        last = max((s.probability for s in known.stages if s.outcome == StageOutcome.OPEN), default=10)
        stage = self._stage(known.pipeline, word, n_open, last, outcome)
        known.add(stage)
        return stage

    def _stage(
        self, pipeline: Pipeline, word: str, position: int, chance: int, outcome: str, english: str = ""
    ) -> Stage:
        return Stage.objects.create(
            pipeline=pipeline,
            name=word[:80],
            name_en=(english if english != word else "")[:80],
            position=position,
            probability=chance,
            outcome=outcome,
        )

    def _name(self) -> str:
        code = self.world.plan.profile
        try:
            return profiles.load(code).label if code else self.world.batch.name
        except BadPlan:
            return self.world.batch.name


def _read() -> list[_Known]:
    found: dict[int, _Known] = {}
    rows = Stage.objects.filter(archived_at=None, pipeline__archived_at=None).select_related("pipeline")
    for stage in rows.order_by(
        "-pipeline__is_default", "pipeline__position", "pipeline_id", "position", "pk"
    ):
        found.setdefault(stage.pipeline_id, _Known(stage.pipeline, [])).add(stage)
    return list(found.values())


def _column(world: World) -> ColumnPlan | None:
    """The column that tells stages, with what was decided about them."""
    found: ColumnPlan | None = None
    for table in world.plan.tables:
        found = found or table.column_for("opportunity.stage")
    return found
