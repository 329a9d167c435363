from __future__ import annotations

import gc
import socket
from pathlib import Path

import pytest
import rdflib
from rdflib import Graph
from rdflib.namespace import SH

from briefing_kg.errors import DataError
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import Severity
from briefing_kg.validate import UNREVIEWED, validate
from tests.validate.checker import SOURCE, Checker, added, altered, changed, dropped, fired
from tests.validate.faults_world import INVENTED, LINKS

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
#: For each shape that is lowered for the unreviewed, a slip that it is there for; none hides another.
LOWERED = (
    dropped("<>", "dcterms:issued"),
    dropped("<#char=40,41>", "brf:refersTo"),
    dropped("<#char=200,203>", "brf:refersTo"),
    added(
        'turn:p1-9 a brf:Turn ; rdfs:label "Turn 9"@en ; brf:utteredDuring ferries: ; brf:passage <#char=200,203> ;'
        " brf:turnKind turn-kind:journalist"
    ),
    dropped("statement:88aa121002b1", "brf:speaker"),
    dropped("statement:0eb99cc23bc6", "brf:illocution"),
    dropped("turn:p1-2", "brf:inCapacity"),
    dropped("statement:404ae710c009", "brf:relaysClaimOf"),
    dropped("<#char=84,93>", "brf:anchoredOn"),
    changed("<#char=245,254>", "brf:refersTo", "briefing:earlier"),
    dropped("figure:passengers-2022", "brf:indicator"),
    dropped("figure:passengers-2022", "brf:period"),
    dropped("figure:passengers-2022", "brf:roundingUnit"),
    changed("figure:passengers-2023", "brf:comparator", "comparator:equal"),
    changed("figure:passengers-growth-2023", "brf:unit", "unit:NUM"),
    changed("figure:pilots-2024", "brf:roundingUnit", '"1"^^xsd:decimal'),
    changed("figure:pilots-2024", "brf:period", "date:2023"),
    dropped("figure:crews-growth-2023", "brf:basePeriod"),
    "INSERT { figure:again ?predicate ?object } WHERE { figure:crews-growth-2023 ?predicate ?object }",
    changed("figure:boats-increase-2023", "brf:value", '"10"^^xsd:decimal'),
    changed("figure:night-boats-2023", "brf:value", '"50"^^xsd:decimal'),
    added(
        'measure:2 a brf:Measure ; rdfs:label "train"@en ; brf:action action:train ; brf:commitment commitment:will ;'
        " brf:status status:stated ; brf:statedIn statement:3c1f109e131f ; brf:passage <#char=229,244>"
    ),
    changed("statement:88aa121002b1", "brf:illocution", "illocution:commitment"),
    changed("measure:1", "brf:commitment", "commitment:aim"),
    added('briefing:plan a brf:PolicyDocument ; rdfs:label "Plan"@en . <#char=229,244> brf:refersTo briefing:plan'),
)


def test_every_lowered_shape_warns_of_the_unreviewed(checker: Checker) -> None:
    """Each shape of the profile finds its slip, all of them together are Warnings, and there is no Violation."""
    rules = Graph()
    for _, text in checker.shapes:
        rules.parse(data=text, format="turtle")
    profile = Graph().parse(data=next(text for path, text in checker.shapes if path.name == UNREVIEWED))
    lowered = {(str(each).partition("-")[0], str(rules.value(each, SH.path))) for each in profile.subjects(SH.severity)}
    report = checker.after(*LOWERED, reviewed=False)

    assert fired(report) == frozenset()
    assert {(each.shape, str(each.path)) for each in report.results if each.severity is Severity.WARNING} == lowered


def test_a_link_of_any_kind_needs_evidence(checker: Checker) -> None:
    """One result for each kind of link, none left out."""
    report = checker.after(INVENTED)

    assert len([each for each in report.results if each.shape.endswith("#LinkHasEvidence")]) == len(LINKS) == 6


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
    report = checker.after(changed("figure:pilots-2024", "brf:value", '"31"^^xsd:decimal'))
    (result,) = (each for each in report.results if each.shape.endswith("#ValueIsTheNumberPrinted"))

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
    again = altered(checker.ferries, updates, checker.prefixes, SOURCE)

    assert [result.severity for result in report.results] == [*[Severity.VIOLATION] * 2, Severity.INFO]
    assert report.results == tuple(sorted(report.results)) == checker.report(again).results


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
