from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH, XSD

from briefing_kg.reports import Place, Promise, Severity, ValidationReport, ValidationResult
from briefing_kg.validate import as_json, as_text, as_turtle, explained, summary
from tests.validate.checker import Checker, added, dropped

_IRI = "https://briefing.example/report"
_BROKEN = (
    added("<> prov:wasDerivedFrom <https://briefing.example/id/briefing/ferries-2024/page/1>"),
    dropped("measure:1", "brf:period"),
    dropped("turn:p1-1", "brf:turnKind"),
)
_JARGON = re.compile(r"sh:|https?://briefing\.example|\?\w|SELECT|FILTER|ConstraintComponent")


@pytest.fixture(scope="module")
def broken(checker: Checker) -> ValidationReport:
    """What two promises say of a turn without a kind and a measure without a time frame, on a page with a number."""
    return _of(checker.after(*_BROKEN), "TurnIsComplete", "MeasureIsComplete")


def _of(report: ValidationReport, *names: str) -> ValidationReport:
    """Return the report with no other results than those of the promises so named."""
    return replace(
        report, results=tuple(result for result in report.results if result.shape.rpartition("#")[2] in names)
    )


def _results(number: int) -> tuple[ValidationResult, ...]:
    return tuple(
        ValidationResult(
            Severity.WARNING,
            "https://briefing.example/shapes#QuoteEqualsSource",
            f"https://briefing.example/id/source/{each}",
            None,
            None,
            f"passage {each}: is off.",
        )
        for each in range(number)
    )


def test_the_text_is_for_people(broken: ValidationReport) -> None:
    """Grouped by severity and promise, things by their labels, where they are, and a summary at the end."""
    assert as_text(replace(broken, promises=())) == (
        "1 Violation (nothing is published until they are corrected)\n"
        "\n"
        "  Turn is complete\n"
        "    - turn “Turn 1: Ada Quill” (page 1, characters 61 to 94): needs exactly one kind (brf:turnKind) "
        "of the scheme of turn kinds.\n"
        "      briefing/ferries-2024/turn/p1-1 · briefings/ferries-2024/page-1.txt, line 6\n"
        "\n"
        "1 note (worth knowing, nothing to correct)\n"
        "\n"
        "  Measure is complete\n"
        "    - measure “train 30 pilots” (page 1, characters 229 to 244): has no time frame (brf:period). "
        "If the text states one, add it; if not, this is as it was said.\n"
        "      briefing/ferries-2024/measure/1 · briefings/ferries-2024/page-1.txt, line 10\n"
        "\n"
        "1 Violation, 1 note: the data cannot be published.\n"
    )


def test_a_page_is_named_with_its_briefing(checker: Checker) -> None:
    """Its own label only says which page it is, and there may be many briefings."""
    report = _of(checker.after(_BROKEN[0], dropped("<>", "dcterms:issued")), "SourceTextIsWhole")

    (message,) = (result.message for result in report.results)
    assert message.startswith(
        "source text “page 1 of the transcript, as captured” of “Harbour Board briefing on ferries”: has no day"
    )
    assert [result.place for result in report.results] == [Place("briefings/ferries-2024/page-1.txt")]


def test_what_stands_in_no_page_is_looked_for_in_the_claims(checker: Checker) -> None:
    """A derived figure is written there; a person belongs to no briefing, so that only the name helps."""
    report = checker.after(dropped("figure:passengers-2022", "brf:indicator"), dropped("agent:ben-rowe", "rdfs:label"))

    places = {result.focus.rpartition("/id/")[2]: result.place for result in report.results}
    assert places["briefing/ferries-2024/figure/passengers-2022"] == Place("briefings/ferries-2024/claims.ttl")
    assert places["agent/ben-rowe"] is None
    assert any(result.message.startswith("person “agent/ben-rowe”: needs a label") for result in report.results)


def test_nobody_needs_to_know_shacl(checker: Checker) -> None:
    """What is told of many faults at once holds no address of ours, no word of SHACL and no query."""
    report = checker.after(
        *_BROKEN,
        "DELETE { ?s brf:unit ?u } INSERT { ?s brf:unit status:stated } WHERE { ?s brf:unit ?u }",
        "DELETE { ?s oa:exact ?u } INSERT { ?s oa:exact 'odd' } WHERE { ?s a brf:Passage ; oa:exact ?u }",
        "DELETE { ?s brf:speaker ?u } INSERT { ?s brf:speaker agent:harbour-board } WHERE { ?s brf:speaker ?u }",
        "DELETE { ?s brf:value ?u } INSERT { ?s brf:value 7 } WHERE { ?s brf:value ?u }",
    )

    assert len({result.shape for result in report.results}) > 8
    assert [line for line in as_text(report, every=True).split("\n") if _JARGON.search(line)] == []
    assert any("Found: “7”, written as xsd:integer." in result.message for result in report.results)


def test_many_results_alike_are_counted() -> None:
    """Twenty of a kind are told, the rest is counted, unless every one is wanted."""
    text = as_text(ValidationReport(_results(25)))

    assert "passage 19: is off." in text
    assert "passage 20: is off." not in text
    assert "… and 5 more of the same kind" in text
    assert "passage 24: is off." in as_text(ValidationReport(_results(25)), every=True)


def test_the_summary_says_whether_the_data_can_be_published() -> None:
    """Nothing to say, or only Warnings, or Violations."""
    assert summary(ValidationReport(())) == "Nothing was found: the data can be published."
    assert summary(ValidationReport(_results(2))) == "2 Warnings: the data can be published."


def test_the_turtle_is_a_shacl_report_without_blank_nodes(broken: ValidationReport) -> None:
    """Every result has severity, shape, component, focus and message (SHACL, section 3.6.2).

    The component of a check that is none of SHACL's is an address of ours.
    """
    own = "https://briefing.example/audit#Check"
    report = replace(broken, results=(*broken.results, replace(_results(1)[0], component=own)))
    graph = Graph().parse(data=as_turtle(report, _IRI), format="turtle")
    results = set(graph.objects(URIRef(_IRI), SH.result))

    assert not any(isinstance(node, BNode) for triple in graph for node in triple)
    assert graph.value(URIRef(_IRI), SH.conforms) == Literal("false", datatype=XSD.boolean)
    assert results == set(graph.subjects(RDF.type, SH.ValidationResult))
    assert len(results) == len(report.results) == 3
    assert URIRef(own) in set(graph.objects(None, SH.sourceConstraintComponent))
    for result in results:
        for term in ("resultSeverity", "sourceShape", "sourceConstraintComponent", "focusNode", "resultMessage"):
            assert len(set(graph.objects(result, SH[term]))) == 1


def test_a_value_keeps_its_datatype_in_turtle(checker: Checker) -> None:
    """What was found is given as a term, not as text."""
    report = checker.after("INSERT DATA { figure:pilots-2024 brf:period '2024'^^xsd:gYear }")
    graph = Graph().parse(data=as_turtle(report, _IRI), format="turtle")

    assert "2024" in {str(value) for value in graph.objects(None, SH.value) if isinstance(value, Literal)}


def test_a_report_of_nothing_conforms() -> None:
    """Whole data make a report that says so in all three forms."""
    report = ValidationReport(())

    assert as_text(report) == "Nothing was found: the data can be published.\n"
    assert "sh:conforms true" in as_turtle(report, _IRI)
    assert json.loads(as_json(report)) == {
        "conforms": True,
        "passes": True,
        "counts": {"Violation": 0, "Warning": 0, "Info": 0},
        "promises": [],
        "results": [],
    }


def test_the_json_has_every_result(broken: ValidationReport) -> None:
    """One object a result, with the name of the shape in words and its place, and one a promise."""
    document = json.loads(as_json(broken))
    outcomes = {promise["title"]: promise["outcome"] for promise in document["promises"]}

    assert document["counts"] == {"Violation": 1, "Warning": 0, "Info": 1}
    assert [result["title"] for result in document["results"]] == ["Turn is complete", "Measure is complete"]
    assert document["results"][0]["path"] == "https://briefing.example/def#turnKind"
    assert document["results"][0]["place"]["line"] == 6
    assert {outcomes[each] for each in ("Turn is complete", "Measure is complete", "Statement is complete")} == {
        "broken",
        "noted",
        "kept",
    }


def test_odd_characters_survive() -> None:
    """Quotation marks, backslashes and line ends in a message come back from the Turtle as they were."""
    message = 'says "a\\b"\nand\tmore'
    result = ValidationResult(Severity.INFO, "urn:x#Shape", "urn:x:thing", None, None, message)
    graph = Graph().parse(data=as_turtle(ValidationReport((result,)), _IRI), format="turtle")

    assert [str(each) for each in graph.objects(None, SH.resultMessage)] == [message]


def test_promises_are_told_with_what_they_looked_at_and_what_came_of_them() -> None:
    """By group, from the text to the second opinion; one thing is told in the singular, notes leave a promise kept."""
    shapes = "https://briefing.example/shapes#"
    results = tuple(
        ValidationResult(severity, f"{shapes}{name}", "urn:x:thing", None, None, "is off.")
        for severity, name in ((Severity.WARNING, "C"), (Severity.INFO, "A"), (Severity.WARNING, "B"))
    )
    promises = (
        Promise(f"{shapes}A", "A is so", "Every a is so.", 1234, "links to other data", "world"),
        Promise(f"{shapes}B", "B is so", "Every b is so.", 1, "links to other data", "world"),
        Promise(f"{shapes}C", "C", "Every c is so.", 1, "discrepancies", "text"),
        Promise("https://briefing.example/audit#D", "D", "Every d is so.", 0, "figures", "second opinion"),
        Promise(f"{shapes}E", "E", "", 12, "figures", "new"),
    )
    report = ValidationReport(results, promises)

    assert explained(report, lambda text, kind: f"{text}~{kind}" if kind != "name" else text).split("\n")[2:] == [
        *("Text~heading", ""),
        *("  C        1 discrepancy              1 Warning~Warning", "    Every c is so.", "    shapes#C", ""),
        *("World~heading", ""),
        *("  A is so  1,234 links to other data  kept, 1 note~Info", "    Every a is so.", "    shapes#A", ""),
        *("  B is so  1 link to other data       1 Warning~Warning", "    Every b is so.", "    shapes#B", ""),
        *("New~heading", ""),
        *("  E        12 figures                 kept~kept", "    shapes#E", ""),
        *("Second opinion~heading", ""),
        *("  D        0 figures                  nothing to look at~kept", "    Every d is so.", "    audit#D", ""),
        "",
    ]
    assert "5 promises checked: 2 kept, 2 with Warnings, 1 with nothing to look at." in as_text(report)
