"""Faults in a second briefing, which nobody has reviewed, beside the first dataset."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import Graph

from briefing_kg import model
from briefing_kg.pipeline.checking import modelled
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import Severity, ValidationReport
from briefing_kg.resources import packaged
from briefing_kg.settings import DEFAULT_BASE
from briefing_kg.validate import validate
from tests.validate.checker import Checker, altered, changed, dropped

_FIRST, _SECOND = "scio-2024-commerce", "market-2024"
_SOURCE = f"{DEFAULT_BASE}id/source/ecbc16d8d1c9"
_FIRST_SOURCE = f"<{DEFAULT_BASE}id/source/e7f18ac39d6b>"
_FIRST_TURN = f"<{DEFAULT_BASE}id/briefing/{_FIRST}/turn/p10-3>"
_PREFIXES = f"""
PREFIX brf: <{DEFAULT_BASE}def#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX figure: <{DEFAULT_BASE}id/briefing/{_SECOND}/figure/>
PREFIX measure: <{DEFAULT_BASE}id/briefing/{_SECOND}/measure/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX statement: <{DEFAULT_BASE}id/briefing/{_SECOND}/statement/>
PREFIX turn: <{DEFAULT_BASE}id/briefing/{_SECOND}/turn/>
PREFIX unit: <http://qudt.org/vocab/unit/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
_LET, _GROWTH, _OPEN = "9c65ad1c7a40-6", "9c65ad1c7a40-11", "d4b857419540-5"
_STRESSED = "98ed7b65d73f"

#: Slips that nobody has looked for: what is changed, and what is said of which thing.
SLIPS: tuple[tuple[str, str, set[str]], ...] = (
    (
        "a quote is not what the page prints",
        changed("<#char=0,41>", "oa:exact", '"Market Council press conference on stable"'),
        {"Violation QuoteEqualsSource source/ecbc16d8d1c9#char=0,41"},
    ),
    (
        "a value is not the number printed",
        changed(f"figure:{_LET}", "brf:value", '"24"^^xsd:decimal'),
        {
            f"Violation ValueIsTheNumberPrinted {_SECOND}/figure/{_LET}",
            f"Warning RoundingUnitIsTheLastDigit {_SECOND}/figure/{_LET}",
        },
    ),
    (
        "a measure's firmness is not that of its words",
        changed(f"measure:{_OPEN}", "brf:commitment", f"<{DEFAULT_BASE}id/concept/commitment/plan>"),
        {f"Warning FirmnessIsTheOnePrinted {_SECOND}/measure/{_OPEN}"},
    ),
    (
        "'last year' is another year than that before the page's",
        (
            "DELETE { <#char=118,127> brf:refersTo ?old } INSERT { <#char=118,127> brf:refersTo"
            f' <{DEFAULT_BASE}id/time/2022> . <> dcterms:issued "2024-05-07"^^xsd:date }}'
            " WHERE { <#char=118,127> brf:refersTo ?old }"
        ),
        {"Warning RelativeTimeIsTheRightOne source/ecbc16d8d1c9#char=118,127"},
    ),
    (
        "'this year' is not resolved",
        dropped("<#char=227,236>", "brf:refersTo"),
        {"Warning RelativeTimeIsResolved source/ecbc16d8d1c9"},
    ),
    (
        "the day of a date means nothing",
        dropped("<#char=46,47>", "brf:refersTo"),
        {"Warning EveryNumberIsModelled source/ecbc16d8d1c9"},
    ),
    (
        "a turn answers one of the first briefing",
        f"INSERT DATA {{ turn:p1-2 brf:respondsTo {_FIRST_TURN} }}",
        {f"Violation SpeechIsOfItsBriefing {_SECOND}/turn/p1-2"},
    ),
    (
        "a statement is put into a turn of the first briefing",
        changed(f"statement:{_STRESSED}", "dcterms:isPartOf", _FIRST_TURN),
        {
            f"Violation StatementFitsItsTurn {_SECOND}/statement/{_STRESSED}",
            f"Violation StatementNameIsItsHash {_SECOND}/statement/{_STRESSED}",
            f"Warning TurnIsWhollyInStatements {_SECOND}/turn/p1-2",
        },
    ),
    (
        "a passage of a figure is on the first briefing's page",
        changed("<#char=171,180>", "oa:hasSource", _FIRST_SOURCE),
        {
            "Violation PassageIsComplete source/ecbc16d8d1c9#char=171,180",
            f"Violation FigureIsGrounded {_SECOND}/figure/{_GROWTH}",
        },
    ),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """The graphs of both briefings, and what they share."""

    project: model.Project
    first: tuple[BuiltGraph, ...]
    second: tuple[BuiltGraph, ...]

    def shared(self, *second: BuiltGraph) -> tuple[BuiltGraph, ...]:
        """Return what both share, *second* being the graphs of the second briefing."""
        return model.build_shared(self.project, (*self.first, *(second or self.second)))


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Both briefings, the second drafted by the extractor."""
    root = tmp_path_factory.mktemp("pair")
    shutil.copytree(packaged("data"), root, dirs_exist_ok=True)
    folder = root / "briefings" / _SECOND
    folder.mkdir()
    shutil.copy(Path(__file__).parent / "market.txt", folder / "page-1.txt")
    project = model.load_project(root, packaged("ontology"), DEFAULT_BASE)
    own = modelled(project, root)
    return Pair(project, own[_FIRST], own[_SECOND])


def _graph(graphs: tuple[BuiltGraph, ...]) -> Graph:
    lines = "".join(f"{line}\n" for graph in graphs for line in graph.ntriples)
    return Graph().parse(data=lines, format="nt")


def _found(report: ValidationReport) -> set[str]:
    """Return each result that is no Info: severity, shape and thing."""
    ids, briefings = f"{DEFAULT_BASE}id/", f"{DEFAULT_BASE}id/briefing/"
    return {
        f"{each.severity} {each.shape.rsplit('#', 1)[1]} {each.focus.removeprefix(briefings).removeprefix(ids)}"
        for each in report.results
        if each.severity is not Severity.INFO
    }


def test_a_draft_may_be_published_with_warnings(checker: Checker, pair: Pair) -> None:
    """Nothing in it is unfaithful; what a reader has to add is told."""
    found = _found(checker.report(_graph((*pair.second, *pair.shared())), reviewed=False))

    assert {each for each in found if each.startswith("Violation")} == set()
    assert f"Warning FigureIsComplete {_SECOND}/figure/{_LET}" in found
    assert f"Warning ReportedSpeechNamesItsSource {_SECOND}/statement/{_STRESSED}" in found


def test_slips_in_a_draft_are_caught_by_their_gravity(checker: Checker, pair: Pair) -> None:
    """What is unfaithful is a Violation, what is not understood a Warning, and nothing else is said than before."""
    graphs = (*pair.second, *pair.shared())
    before = checker.report(_graph(graphs), reviewed=False)
    after = checker.report(
        altered(_graph(graphs), tuple(slip for _, slip, _ in SLIPS), _PREFIXES, _SOURCE), reviewed=False
    )

    assert _found(after) - _found(before) == set().union(*(expected for _, _, expected in SLIPS))
    assert _found(before) - _found(after) == {"Warning SourceTextIsWhole source/ecbc16d8d1c9"}  # which got its day


def test_a_fault_of_one_briefing_is_not_held_against_the_other(checker: Checker, pair: Pair) -> None:
    """The report on the first briefing is the same beside a faulty second one; only what they share changes both."""
    faulty = altered(_graph(pair.second), tuple(slip for _, slip, _ in SLIPS), _PREFIXES, _SOURCE)
    lines = tuple(sorted(line for line in faulty.serialize(format="nt").split("\n") if line))
    beside = _checked(checker, (*pair.first, *pair.shared(BuiltGraph(f"{_SECOND}/stated", lines))))
    unit = "http://qudt.org/vocab/unit/NUM"
    broken = tuple(
        BuiltGraph(
            each.key,
            tuple(line for line in each.ntriples if not line.startswith(f"<{unit}> ") or "inScheme" not in line),
        )
        for each in pair.shared()
    )

    assert _found(beside) == set()
    assert _found(_checked(checker, (*pair.first, *broken))) >= {
        "Violation ConceptHasALabel http://qudt.org/vocab/unit/NUM",
        f"Violation FigureIsComplete {_FIRST}/figure/overseas-warehouses-2023",
    }


def _checked(checker: Checker, graphs: tuple[BuiltGraph, ...]) -> ValidationReport:
    return validate(graphs, checker.shapes, checker.ontology, reviewed=True)
