"""A small valid briefing, and what the shapes say when something in it is changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph

from briefing_kg.records import BuiltGraph
from briefing_kg.reports import Severity, ValidationReport
from briefing_kg.validate import validate

FERRIES = Path(__file__).parent / "ferries.ttl"
SOURCE = "https://briefing.example/id/source/3199a3183848"
SECOND_PAGE = "https://briefing.example/id/source/839c1774b9d0"


@dataclass(frozen=True, slots=True)
class Fault:
    """Changes to a valid briefing, each a SPARQL Update, and the shapes that are violated after them.

    ``<>`` is the source text and ``<#char=148,151>`` a passage of it; ``warns`` are the shapes that warn.
    """

    name: str
    updates: tuple[str, ...]
    fires: frozenset[str]
    warns: frozenset[str] = frozenset()


def fault(name: str, update: str | tuple[str, ...], *shapes: str, warns: tuple[str, ...] = ()) -> Fault:
    """Return a fault that makes exactly *shapes* fire, and those of *warns* warn."""
    return Fault(name, (update,) if isinstance(update, str) else update, frozenset(shapes), frozenset(warns))


def altered(graph: Graph, updates: tuple[str, ...], prefixes: str, source: str) -> Graph:
    """Return a copy of *graph* after *updates*, of which every one must change something.

    Each is run by itself, because RDFLib forgets BASE and PREFIX after the first operation.
    """
    copy = Graph()
    copy += graph
    for update in updates:
        before = set(copy)
        copy.update(prefixes + update.replace("<>", f"<{source}>").replace("<#", f"<{source}#"))
        assert set(copy) != before, f"changes nothing: {update}"
    return copy


def dropped(subject: str, predicate: str) -> str:
    """Return the update that removes all values of *predicate* from *subject*."""
    return f"DELETE WHERE {{ {subject} {predicate} ?any }}"


def changed(subject: str, predicate: str, value: str) -> str:
    """Return the update that makes *value* the only value of *predicate*."""
    old, new = f"{subject} {predicate} ?old", f"{subject} {predicate} {value}"
    return f"DELETE {{ {old} }} INSERT {{ {new} }} WHERE {{ {old} }}"


def added(triples: str) -> str:
    """Return the update that adds *triples*."""
    return f"INSERT DATA {{ {triples} }}"


@dataclass(frozen=True, slots=True)
class Checker:
    """Validates graphs, whole or after a change."""

    shapes: tuple[tuple[Path, str], ...] = field(repr=False)
    ontology: str = field(repr=False)
    prefixes: str = field(repr=False)
    ferries: Graph = field(repr=False)
    known: dict[tuple[tuple[str, ...], bool], ValidationReport] = field(default_factory=dict, repr=False, compare=False)

    def report(self, graph: Graph, *, reviewed: bool = True) -> ValidationReport:
        """Return the report on *graph*."""
        lines = graph.serialize(format="nt").split("\n")
        built = BuiltGraph("all", tuple(sorted(line for line in lines if line)))
        return validate((built,), self.shapes, self.ontology, reviewed=reviewed)

    def after(self, *updates: str, reviewed: bool = True) -> ValidationReport:
        """Return the report on the small briefing after *updates*, from memory where it was asked for before."""
        if (updates, reviewed) not in self.known:
            graph = altered(self.ferries, updates, self.prefixes, SOURCE)
            self.known[updates, reviewed] = self.report(graph, reviewed=reviewed)
        return self.known[updates, reviewed]


def fired(report: ValidationReport, *severities: Severity) -> frozenset[str]:
    """Return the names of the shapes with results of *severities*, of Violations if none is given."""
    wanted = severities or (Severity.VIOLATION,)
    return frozenset(result.shape.rsplit("#", 1)[1] for result in report.results if result.severity in wanted)
