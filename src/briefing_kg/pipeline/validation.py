"""Validates the graphs of all briefings, on all cores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from pathlib import Path

from briefing_kg import validate
from briefing_kg.pipeline import workers
from briefing_kg.publish import Progress
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import ValidationReport, merged

#: More parts of one briefing are not worth reading its data once more.
_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class Briefing:
    """The graphs of one briefing, and whether somebody has reviewed it."""

    graphs: tuple[BuiltGraph, ...] = field(repr=False)
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds: the files of shapes by their paths, and the ontology; and which engine finds out."""

    shapes: tuple[tuple[Path, str], ...] = field(repr=False)
    ontology: str = field(repr=False)
    engine: validate.Engine = validate.Engine.PYSHACL


@contextmanager
def ready(rules: Rules, briefings: int) -> Iterator[Validation]:
    """Give what validates so many *briefings*: its processes read the shapes while this one models.

    Raises InputError if the engine is not installed or cannot be trusted.
    """
    validate.make_sure_of(rules.engine)
    cores = workers.cores()
    # With fewer briefings than cores, the shapes are divided as well.
    parts = min(_MOST_PARTS, ceil(cores / max(1, briefings)))

    def prepare(number: int) -> None:
        if rules.engine is validate.Engine.PYSHACL:
            validate.prepare(rules.shapes, rules.ontology, validate.Method(rules.engine, number % parts, parts))

    with workers.crew(min(cores, briefings * parts), prepare) as crew:
        yield Validation(rules, parts, crew)


@dataclass(frozen=True, slots=True)
class Validation:
    """Validates briefings by *rules*, each in so many *parts*."""

    rules: Rules
    parts: int
    crew: workers.Crew

    def report(
        self, briefings: Sequence[Briefing], shared: tuple[BuiltGraph, ...], progress: Progress
    ) -> ValidationReport:
        """Return the report on all briefings, each checked together with what all share.

        It is the same however many cores there are. Raises what ``validate.validate`` does.
        """
        rules = self.rules
        jobs = [
            partial(
                validate.validate,
                (*briefing.graphs, *shared),
                rules.shapes,
                rules.ontology,
                reviewed=briefing.reviewed,
                method=validate.Method(rules.engine, part, self.parts),
            )
            for briefing in briefings
            for part in range(self.parts)
        ]
        progress("validation", 0, len(jobs))
        reports = self.crew.answers(jobs, lambda done: progress("validation", done, len(jobs)))
        # What all share was looked at with each briefing; it is counted once.
        again = validate.promises(shared, rules.shapes, rules.ontology) if len(briefings) > 1 else ()
        return merged(reports, again * (len(briefings) - 1))
