"""Faults in the real data: what a slip in the reviewed claims would do, and that it does not get through."""

from __future__ import annotations

import pytest
from rdflib import Graph

from briefing_kg.formats import NTRIPLES
from briefing_kg.publish import Release
from briefing_kg.records import Severity
from tests.validate.checker import Checker, Fault, added, changed, dropped, fault, fired

_BRIEFING = "https://briefing.example/id/briefing/scio-2024-commerce/"
_PREFIXES = f"""
BASE <https://briefing.example/id/source/e7f18ac39d6b>
PREFIX figure: <{_BRIEFING}figure/>
PREFIX measure: <{_BRIEFING}measure/>
PREFIX statement: <{_BRIEFING}statement/>
PREFIX turn: <{_BRIEFING}turn/>
PREFIX status: <https://briefing.example/id/concept/status/>
PREFIX kind: <https://briefing.example/id/concept/figure-kind/>
PREFIX comparator: <https://briefing.example/id/concept/comparator/>
PREFIX commitment: <https://briefing.example/id/concept/commitment/>
PREFIX brf: <https://briefing.example/def#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX schema: <http://schema.org/>
PREFIX unit: <http://qudt.org/vocab/unit/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def _number(text: str) -> str:
    return f'"{text}"^^xsd:decimal'


FAULTS = (
    fault(
        "the no-break spaces of the text become blanks",
        "DELETE { <> schema:text ?text } INSERT { <> schema:text ?edited }"
        ' WHERE { <> schema:text ?text BIND(REPLACE(?text, "\\u00A0", " ") AS ?edited) }',
        "QuoteEqualsSource",
        "SourceTextIsWhole",
    ),
    fault(
        "32 is dropped and the 38 of 2.38 put in its place",
        f"{dropped('<#char=1924,1926>', 'brf:refersTo')} ;"
        + added(
            '<#char=1005,1007> a brf:Passage ; oa:hasSource <> ; oa:start 1005 ; oa:end 1007 ; oa:exact "38" ;'
            " brf:refersTo figure:cargo-airplanes-increase-2023"
        ),
        "EveryNumberIsModelled",
        "UnitIsTheOnePrinted",
        "ValueIsTheNumberPrinted",
    ),
    fault("'Fourth' is not modelled", dropped("<#char=3344,3350>", "brf:refersTo"), "EveryNumberWordIsModelled"),
    fault(
        "2.38 trillion is stored as 2.38 billion",
        changed("figure:cbec-trade-2023", "brf:value", _number("2380000000")),
        "ValueIsTheNumberPrinted",
    ),
    fault(
        "'exceeded 30,000' is stored as equal",
        changed("figure:overseas-trademarks-2023", "brf:comparator", "comparator:equal"),
        "ComparatorIsTheOnePrinted",
    ),
    fault(
        "'more than' leaks from 200 to 32",
        changed("figure:cargo-airplanes-increase-2023", "brf:comparator", "comparator:more-than"),
        "ComparatorIsTheOnePrinted",
    ),
    fault(
        "percentage points are stored as percent",
        changed("figure:cbec-trade-growth-gap-2023", "brf:unit", "unit:PERCENT"),
        "UnitFitsTheKind",
        "UnitIsTheOnePrinted",
    ),
    fault(
        "yuan are stored as a plain number",
        changed("figure:cbec-trade-2023", "brf:unit", "unit:NUM"),
        "UnitFitsTheKind",
        "UnitIsTheOnePrinted",
    ),
    fault(
        "'aim to' is stored as will",
        changed("measure:4.1", "brf:commitment", "commitment:will"),
        "FirmnessIsTheOnePrinted",
    ),
    fault(
        "'plan to' is stored as done",
        changed("measure:3.2", "brf:commitment", "commitment:done"),
        "FirmnessIsTheOnePrinted",
    ),
    fault(
        "the speaker's office is not known",
        "DELETE WHERE { ?membership org:member <https://briefing.example/id/agent/wang-shouwen> }",
        "SpeakerBelongsToTheActor",
        "SpeakerHeldARole",
    ),
    fault(
        "three claims are wrong together: value, source of a link, status",
        " ; ".join(
            (
                changed("figure:overseas-warehouses-2023", "brf:value", _number("1.8")),
                "DELETE WHERE { ?axiom owl:annotatedTarget ?target ; dcterms:source ?source }",
                changed("figure:cargo-airplanes-2022", "brf:status", "status:stated"),
            )
        ),
        "FigureIsGrounded",
        "LinkHasEvidence",
        "ValueIsTheNumberPrinted",
    ),
)


@pytest.fixture(scope="module")
def published(first_release: Release) -> Graph:
    """Everything that is published."""
    return Graph().parse(first_release.dump("all", NTRIPLES), format="nt")


def test_what_is_published_keeps_all_promises(checker: Checker, published: Graph) -> None:
    """The whole release, its description included, has no result but that two measures have no time frame."""
    report = checker.report(published)

    assert [result.message for result in report.results if "has no time frame" not in result.message] == []
    assert len(report.results) == 2
    assert fired(report, Severity.INFO) == {"MeasureIsComplete"}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_in_the_real_data_is_caught(checker: Checker, published: Graph, fault: Fault) -> None:
    """Each fault fires its own shapes and no other."""
    graph = Graph()
    graph += published
    graph.update(_PREFIXES + fault.update)

    assert set(graph) != set(published)
    assert fired(checker.report(graph)) == fault.fires
