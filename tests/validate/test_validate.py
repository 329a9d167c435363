from __future__ import annotations

import gc
import socket
from pathlib import Path

import pytest
import rdflib

from briefing_kg.errors import DataError
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import Severity
from briefing_kg.validate import validate
from tests.validate.checker import Checker, changed, dropped, fired

_BAD_SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:shape> a sh:NodeShape ; sh:targetNode <urn:thing> ;
    sh:sparql [ sh:select "SELECT $this WHERE { SERVICE <http://localhost/> { } }" ] .
"""
_IMPORTING = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<urn:shapes> a owl:Ontology ; owl:imports <https://shapes.example/elsewhere> .
"""
WARNED = (
    ("a figure's indicator", dropped("figure:passengers-2022", "brf:indicator"), "FigureIsComplete"),
    ("a figure's period", dropped("figure:passengers-2022", "brf:period"), "FigureIsComplete"),
    ("a figure's precision", dropped("figure:passengers-2022", "brf:roundingUnit"), "FigureIsComplete"),
    ("a measure's actor", dropped("measure:1", "brf:actor"), "MeasureIsComplete"),
    ("a speaker's capacity", dropped("turn:p1-2", "brf:inCapacity"), "SpeakerHeldARole"),
    ("the meaning of a number", dropped("<#char=40,41>", "brf:refersTo"), "EveryNumberIsModelled"),
)
REFUSED = (
    ("another quote", changed("<#char=200,203>", "oa:exact", '"one"'), "QuoteEqualsSource"),
    ("another value", changed("figure:pilots-2024", "brf:value", '"31"^^xsd:decimal'), "ValueIsTheNumberPrinted"),
    ("another datatype", changed("figure:passengers-2022", "brf:value", "1100000"), "FigureIsComplete"),
    ("a unit of no scheme", changed("figure:passengers-2022", "brf:unit", "unit:LB"), "FigureIsComplete"),
    (
        "a link without a source",
        dropped("<https://briefing.example/id/link/harbour-board>", "dcterms:source"),
        "LinkHasEvidence",
    ),
)


@pytest.mark.parametrize(("missing", "update", "shape"), WARNED, ids=lambda value: str(value)[:30])
def test_what_a_reader_has_to_add_is_a_warning_for_the_unreviewed(
    checker: Checker, missing: str, update: str, shape: str
) -> None:
    """A briefing that nobody has reviewed may lack meaning; a reviewed one may not."""
    unreviewed = checker.after(update, reviewed=False)

    assert unreviewed.passes, missing
    assert shape in fired(unreviewed, Severity.WARNING)
    assert shape in fired(checker.after(update))


@pytest.mark.parametrize(("wrong", "update", "shape"), REFUSED, ids=lambda value: str(value)[:30])
def test_what_is_unfaithful_is_a_violation_for_the_unreviewed_too(
    checker: Checker, wrong: str, update: str, shape: str
) -> None:
    """Quotes, datatypes, parsed numbers, schemes and links are right, or nothing is published."""
    assert shape in fired(checker.after(update, reviewed=False)), wrong


def test_a_heading_is_no_speaker_once_it_is_called_furniture(checker: Checker) -> None:
    """'Speakers:' looks like a label; it is one turn too few until somebody says what it is."""
    page = 'INSERT DATA { <urn:page> a brf:SourceText ; schema:text "Speakers:\\nAda Quill\\n" }'
    heading = (
        "INSERT DATA { <urn:page#char=0,9> oa:hasSource <urn:page> ; oa:start 0 ; oa:end 9 ; oa:exact 'Speakers:' ;"
        " brf:refersTo <https://briefing.example/id/concept/exempt/page-furniture> }"
    )

    assert "EverySpeakerLabelIsATurn" in fired(checker.after(page))
    assert "EverySpeakerLabelIsATurn" not in fired(checker.after(page, heading))


def test_a_missing_time_frame_is_only_noted(checker: Checker) -> None:
    """Not every measure has one: that is information, and it stops nothing."""
    report = checker.after(dropped("measure:1", "brf:period"))

    assert report.passes
    assert not report.conforms
    assert fired(report, Severity.INFO) == {"MeasureIsComplete"}


def test_the_offender_is_the_focus(checker: Checker) -> None:
    """Also where a shape is asked once for all things of a kind."""
    (result,) = checker.after(changed("figure:pilots-2024", "brf:value", '"31"^^xsd:decimal')).results

    assert result.focus == "https://briefing.example/id/briefing/ferries-2024/figure/pilots-2024"
    assert result.value is None
    assert result.message == (
        "figure “pilots, target, 2024: 30 pilots” (characters 235 to 244): "
        "its value is 31, but the text prints 30 times 1. Correct the value."
    )


def test_a_message_names_things_by_their_labels(checker: Checker) -> None:
    """No IRI stands in a message where the data have a label."""
    report = checker.after(changed("measure:1", "brf:commitment", "commitment:aim"))

    (result,) = report.results
    assert result.message == (
        "measure “train 30 pilots” (characters 229 to 244): its firmness is “aim”, "
        "but its statement has no word for that. Take the firmness from the words that govern the verb."
    )


def test_results_are_sorted_with_the_gravest_first(checker: Checker) -> None:
    """Violations stand before Infos, and the same data always give the same order."""
    lost = (("measure:1", "brf:period"), ("turn:p1-1", "brf:turnKind"), ("<>", "schema:text"))
    updates = tuple(dropped(*each) for each in lost)
    report = checker.after(*updates)

    assert [result.severity for result in report.results] == [*[Severity.VIOLATION] * 2, Severity.INFO]
    assert report.results == tuple(sorted(report.results)) == checker.after(*updates).results


def test_literals_reach_the_shapes_as_written(checker: Checker) -> None:
    """A number with needless zeros is seen, although RDFLib would write it anew."""
    lines = checker.ferries.serialize(format="nt")
    assert '"4.5"^^' in lines
    built = BuiltGraph("all", tuple(lines.replace('"4.5"^^', '"4.50"^^').strip().split("\n")))

    assert fired(validate((built,), checker.shapes, checker.ontology, reviewed=True)) == {"FigureIsComplete"}


@pytest.mark.parametrize("normalizing", [True, False])
def test_global_switches_are_left_as_found(
    checker: Checker, monkeypatch: pytest.MonkeyPatch, *, normalizing: bool
) -> None:
    """RDFLib's normalising of literals and the garbage collector are as they were."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", normalizing)
    validate((), checker.shapes, checker.ontology, reviewed=True)

    assert rdflib.NORMALIZE_LITERALS is normalizing
    assert gc.isenabled()


def test_nothing_is_fetched(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """An owl:imports in shapes or data is not followed."""

    def refuse(*_: object) -> None:
        pytest.fail("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    imports = BuiltGraph("imports", ("<urn:data> <http://www.w3.org/2002/07/owl#imports> <https://data.example/> .",))
    files = (*checker.shapes, (Path("importing.ttl"), _IMPORTING))

    assert validate((imports,), files, checker.ontology, reviewed=True).conforms


def test_a_file_that_is_no_turtle_is_named_with_its_line(checker: Checker) -> None:
    """A slip in a shapes file is told with file and line."""
    with pytest.raises(DataError, match=r"slip\.ttl:2: is not Turtle"):
        validate((), [(Path("slip.ttl"), "\n<urn:a> <urn:b> .\n")], checker.ontology, reviewed=True)


def test_a_shape_that_cannot_be_used_is_an_error_of_ours(checker: Checker) -> None:
    """What the engine refuses is told as an error of the data files, not as a crash."""
    files = (*checker.shapes, (Path("bad.ttl"), _BAD_SHAPE))

    with pytest.raises(DataError, match="the shapes cannot be used"):
        validate((), files, checker.ontology, reviewed=True)
