"""The report as SARIF, read back by a library that is not ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from rdflib import URIRef
from sarif_pydantic import Level, Sarif  # type: ignore[import-untyped]

from briefing_kg.reports import Place, Promise, Severity, ValidationReport, ValidationResult
from briefing_kg.settings import DEFAULT_BASE
from briefing_kg.validate import as_sarif
from tests.validate.checker import SOURCE, Checker, added, dropped

_TEXT = URIRef("http://schema.org/text")
_PAGE = "<https://briefing.example/id/briefing/ferries-2024/page/1>"


@pytest.fixture(scope="module")
def report(checker: Checker) -> ValidationReport:
    """The report on a measure without a time frame, a turn without a kind, and a person without a name."""
    return checker.after(
        added(f"<> prov:wasDerivedFrom {_PAGE}"),
        dropped("measure:1", "brf:period"),
        dropped("turn:p1-1", "brf:turnKind"),
        dropped("agent:ben-rowe", "rdfs:label"),
    )


def _unknown(model: object) -> Iterator[str]:
    """Yield the names in a document that the library's model of SARIF does not know."""
    if isinstance(model, BaseModel):
        yield from model.model_extra or {}
        for name in type(model).model_fields:
            yield from _unknown(getattr(model, name))
    elif isinstance(model, list | tuple):
        for each in model:
            yield from _unknown(each)


def test_another_library_reads_it_and_knows_every_name(report: ValidationReport) -> None:
    """All is of the types of SARIF 2.1.0; the library lacks nothing but the kind of columns."""
    read = Sarif.model_validate_json(as_sarif(report, DEFAULT_BASE, "1.2.3"))

    assert set(_unknown(read)) == {"columnKind"}
    assert read.version == "2.1.0"
    (run,) = read.runs
    assert (run.tool.driver.name, run.tool.driver.version) == ("briefing-kg", "1.2.3")
    assert len(run.results) == len(report.results) > 2
    assert {result.level for result in run.results} == {Level.ERROR, Level.NOTE}


def test_a_rule_is_a_promise(report: ValidationReport) -> None:
    """Each promise is a rule with its words and what it looked at; each result points at its own."""
    run = _run(report)
    rules = run["tool"]["driver"]["rules"]

    assert {rule["helpUri"] for rule in rules} == {promise.iri for promise in report.promises}
    turns = next(rule for rule in rules if rule["id"] == "TurnIsComplete")
    assert turns["shortDescription"] == {"text": "Turn is complete."}
    assert turns["fullDescription"]["text"].startswith("A turn has one speaker")
    asked = next(promise.looked_at for promise in report.promises if promise.iri == turns["helpUri"])
    assert turns["properties"] == {"group": "speech", "lookedAt": asked, "things": "turns", "outcome": "broken"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_result_is_placed_at_its_characters(report: ValidationReport, checker: Checker) -> None:
    """By offset and by line and column, which say the same of the text of the page."""
    (measure,) = (each for each in _run(report)["results"] if each["ruleId"] == "MeasureIsComplete")
    (location,) = measure["locations"]
    region = location["physicalLocation"]["region"]
    text = str(checker.ferries.value(URIRef(SOURCE), _TEXT))

    assert text[region["charOffset"] :][: region["charLength"]] == "train 30 pilots"
    assert region["startLine"] == region["endLine"]
    line = text.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "train 30 pilots"
    assert location["physicalLocation"]["artifactLocation"] == {
        "uri": "data/briefings/ferries-2024/page-1.txt",
        "uriBaseId": "SRCROOT",
    }


def test_what_stands_in_no_file_has_its_name_as_place(report: ValidationReport) -> None:
    """A person is found by the address of the data alone."""
    name = [{"fullyQualifiedName": f"{DEFAULT_BASE}id/agent/ben-rowe", "kind": "resource"}]

    assert {"logicalLocations": name} in [result["locations"][0] for result in _run(report)["results"]]


def test_odd_names_and_words_are_written_as_the_standard_says() -> None:
    """Addresses are URI references, braces in messages are doubled, a file as a whole has no region."""
    odd = ValidationResult(
        Severity.WARNING, "urn:x#Odd", "urn:x:y", None, None, "says {1}.", place=Place("briefings/a/page 1.txt")
    )
    (run,) = json.loads(as_sarif(ValidationReport((odd,)), DEFAULT_BASE, "1.2.3", "my data"))["runs"]
    (result,) = run["results"]

    assert result["message"]["text"] == "says {{1}}."
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20data/briefings/a/page%201.txt", "uriBaseId": "SRCROOT"}
    }
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["Odd"]


def test_a_passage_over_several_lines_ends_on_the_last() -> None:
    """The end is exclusive, in characters and in columns."""
    promise = Promise("urn:x#A", "A", "", 1, "things")
    place = Place("briefings/a/page-1.txt", 3, 9, 1, 4, 3, 2)
    result = ValidationResult(Severity.VIOLATION, "urn:x#A", "urn:x:y", None, None, "is off.", place=place)
    (found,) = _run(ValidationReport((result,), (promise,)))["results"]

    assert found["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 4,
        "endLine": 3,
        "endColumn": 2,
        "charOffset": 3,
        "charLength": 6,
    }


def test_nothing_found_is_an_empty_list(tmp_path: Path) -> None:
    """A run without results has the list all the same: it is what says that the tool ran (section 3.14.23)."""
    path = tmp_path / "report.sarif"
    path.write_text(as_sarif(ValidationReport(()), DEFAULT_BASE, "1.2.3"), encoding="utf-8")

    assert json.loads(path.read_bytes())["runs"][0]["results"] == []


def _run(report: ValidationReport) -> dict[str, Any]:
    run: dict[str, Any]
    (run,) = json.loads(as_sarif(report, DEFAULT_BASE, "1.2.3"))["runs"]
    return run
