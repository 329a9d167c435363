from __future__ import annotations

import json

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH, XSD

from briefing_kg.reports import Severity, ValidationReport, ValidationResult
from briefing_kg.validate import as_json, as_text, as_turtle, summary
from tests.validate.checker import Checker, dropped

_IRI = "https://briefing.example/report"
_BROKEN = (dropped("measure:1", "brf:period"), dropped("turn:p1-1", "brf:turnKind"))


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


def test_the_text_is_for_people(checker: Checker) -> None:
    """Grouped by severity and shape, things by their labels, where they are, and a summary at the end."""
    assert as_text(checker.after(*_BROKEN)) == (
        "1 Violation (nothing is published until they are corrected)\n"
        "\n"
        "  Turn is complete\n"
        "    - turn “Turn 1: Ada Quill” (characters 61 to 94): needs exactly one kind (brf:turnKind) "
        "of the scheme of turn kinds.\n"
        "      briefing/ferries-2024/turn/p1-1\n"
        "\n"
        "1 Info (worth knowing, nothing to correct)\n"
        "\n"
        "  Measure is complete\n"
        "    - measure “train 30 pilots” (characters 229 to 244): has no time frame (brf:period). "
        "If the text states one, add it; if not, this is as it was said.\n"
        "      briefing/ferries-2024/measure/1\n"
        "\n"
        "1 Violation, 1 Info: the data cannot be published.\n"
    )


def test_many_results_alike_are_counted() -> None:
    """Twenty of a kind are told, the rest is counted."""
    text = as_text(ValidationReport(_results(25)))

    assert "passage 19: is off." in text
    assert "passage 20: is off." not in text
    assert "… and 5 more of the same kind" in text


def test_the_summary_says_whether_the_data_can_be_published() -> None:
    """Nothing to say, or only Warnings, or Violations."""
    assert summary(ValidationReport(())) == "The data conform."
    assert summary(ValidationReport(_results(2))) == "2 Warnings: the data can be published."


def test_the_turtle_is_a_shacl_report_without_blank_nodes(checker: Checker) -> None:
    """Every result has severity, shape, component, focus and message (SHACL, section 3.6.2)."""
    report = checker.after(*_BROKEN)
    graph = Graph().parse(data=as_turtle(report, _IRI), format="turtle")
    results = set(graph.objects(URIRef(_IRI), SH.result))

    assert not any(isinstance(node, BNode) for triple in graph for node in triple)
    assert graph.value(URIRef(_IRI), SH.conforms) == Literal("false", datatype=XSD.boolean)
    assert results == set(graph.subjects(RDF.type, SH.ValidationResult))
    assert len(results) == len(report.results)
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

    assert as_text(report) == "The data conform.\n"
    assert "sh:conforms true" in as_turtle(report, _IRI)
    assert json.loads(as_json(report)) == {
        "conforms": True,
        "passes": True,
        "counts": {"Violation": 0, "Warning": 0, "Info": 0},
        "results": [],
    }


def test_the_json_has_every_result(checker: Checker) -> None:
    """One object a result, with the name of the shape in words."""
    document = json.loads(as_json(checker.after(*_BROKEN)))

    assert document["counts"] == {"Violation": 1, "Warning": 0, "Info": 1}
    assert [result["title"] for result in document["results"]] == ["Turn is complete", "Measure is complete"]
    assert document["results"][0]["path"] == "https://briefing.example/def#turnKind"


def test_odd_characters_survive() -> None:
    """Quotation marks, backslashes and line ends in a message come back from the Turtle as they were."""
    message = 'says "a\\b"\nand\tmore'
    result = ValidationResult(Severity.INFO, "urn:x#Shape", "urn:x:thing", None, None, message)
    graph = Graph().parse(data=as_turtle(ValidationReport((result,)), _IRI), format="turtle")

    assert [str(each) for each in graph.objects(None, SH.resultMessage)] == [message]
