from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from briefing_kg.reports import Severity, ValidationReport, ValidationResult
from tests.validate import faults_arithmetic, faults_claims, faults_speech, faults_text, faults_time, faults_world
from tests.validate.checker import Checker, Fault, fired

# They share what pySHACL says of each fault: one process asks it once.
pytestmark = pytest.mark.xdist_group("faults")

FAULTS = (
    *faults_text.FAULTS,
    *faults_speech.FAULTS,
    *faults_time.FAULTS,
    *faults_claims.FAULTS,
    *faults_arithmetic.FAULTS,
    *faults_world.FAULTS,
)
#: Parameters of a property shape that are constraints, by the ends of their components' names.
_COMPONENTS = {
    SH["class"]: "Class",
    SH.datatype: "Datatype",
    SH.hasValue: "HasValue",
    SH["in"]: "In",
    SH.lessThan: "LessThan",
    SH.maxCount: "MaxCount",
    SH.minCount: "MinCount",
    SH.minExclusive: "MinExclusive",
    SH.minInclusive: "MinInclusive",
    SH.minLength: "MinLength",
    SH.node: "Node",
    SH.nodeKind: "NodeKind",
    SH.pattern: "Pattern",
    SH.uniqueLang: "UniqueLang",
}
_NO_CONSTRAINT = {SH.path, SH.message, SH.severity, SH.name, SH.description, SH.order, SH.group}
_PLACEHOLDER = re.compile(r"<?\\\{\\\?\w+\\\}>?")


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing that a shape asks: which component, and how its message reads."""

    shape: str
    component: str
    message: str

    def made(self, result: ValidationResult) -> bool:
        """Whether *result* comes from this constraint."""
        pattern = _PLACEHOLDER.sub(".+", re.escape(self.message))
        ends = (f"{self.component}ConstraintComponent", result.shape.endswith(f"#{self.shape}"))
        return result.component.endswith(ends[0]) and ends[1] and bool(re.search(pattern, result.message, re.DOTALL))


def constraints(graph: Graph) -> set[Constraint]:
    """Return every constraint of every named shape of *graph*."""
    found = set()
    for shape in graph.subjects(SH.description, None):
        name = str(shape).rsplit("#", 1)[1]
        for query in graph.objects(shape, SH.sparql):
            found.add(Constraint(name, "SPARQL", _message(graph, query)))
        for each in graph.objects(shape, SH.property):
            for parameter in set(graph.predicates(each, None)) - _NO_CONSTRAINT:
                assert isinstance(parameter, URIRef)
                found.add(Constraint(name, _COMPONENTS[parameter], _message(graph, each)))
    return found


def _message(graph: Graph, node: Node) -> str:
    return str(graph.value(node, SH.message))


@pytest.fixture(scope="session")
def outcomes(checker: Checker) -> dict[str, ValidationReport]:
    """The report after each fault, by its name."""
    return {fault.name: checker.after(*fault.updates) for fault in FAULTS}


def test_the_small_briefing_conforms(checker: Checker) -> None:
    """What the faults start from has no result at all, in either profile."""
    assert checker.report(checker.ferries).results == ()
    assert checker.report(checker.ferries, reviewed=False).results == ()


def test_faults_are_told_apart_by_their_names() -> None:
    """No two faults have one name."""
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_fires_its_shapes_and_no_other(checker: Checker, fault: Fault) -> None:
    """Each fault is caught by exactly the shapes that forbid it, or warn of it."""
    report = checker.after(*fault.updates)

    assert fired(report) == fault.fires
    assert fired(report, Severity.WARNING) == fault.warns


def test_every_constraint_has_a_fault(
    outcomes: dict[str, ValidationReport], shapes: tuple[tuple[Path, str], ...]
) -> None:
    """No constraint is untested: each parameter of a property and each query is what some fault is caught by."""
    graph = Graph()
    for path, text in shapes:
        if path.name != "unreviewed.ttl":
            graph.parse(data=text, format="turtle")
    results = {result for report in outcomes.values() for result in report.results}
    asked = constraints(graph)

    assert len(asked) > 100
    assert (
        sorted(f"{each.shape} {each.component}: {each.message}" for each in asked if not any(map(each.made, results)))
        == []
    )
