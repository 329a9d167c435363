"""Faults in the real data: what a slip in the reviewed claims would do, and that it does not get through."""

from __future__ import annotations

import pytest
from rdflib import Graph

from briefing_kg.formats import NTRIPLES
from briefing_kg.publish import Release
from briefing_kg.reports import Severity
from tests.validate.checker import Checker, added, altered, changed, dropped, fired

_BRIEFING = "https://briefing.example/id/briefing/scio-2024-commerce/"
_SOURCE = "https://briefing.example/id/source/e7f18ac39d6b"
_YEAR = "https://briefing.example/id/time/"
_TERM = "https://briefing.example/id/membership/wang-shouwen-mofcom/interval"
_PREFIXES = f"""
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
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX time: <http://www.w3.org/2006/time#>
PREFIX unit: <http://qudt.org/vocab/unit/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def _number(text: str) -> str:
    return f'"{text}"^^xsd:decimal'


_COUNTED = (
    "DELETE { statement:dc87b6bcefc0 ?p ?o } INSERT { statement:s16 ?p ?o } WHERE { statement:dc87b6bcefc0 ?p ?o }"
)

#: Slips that have nothing to do with each other: what is changed, and which shapes it makes fire about what.
SLIPS: tuple[tuple[str, tuple[str, ...], set[str]], ...] = (
    (
        "32 is dropped and the 38 of 2.38 put in its place",
        (
            dropped("<#char=1924,1926>", "brf:refersTo"),
            added(
                '<#char=1005,1007> a brf:Passage ; oa:hasSource <> ; oa:start 1005 ; oa:end 1007 ; oa:exact "38" ;'
                " brf:refersTo figure:cargo-airplanes-increase-2023"
            ),
        ),
        {
            "EveryNumberIsModelled source/e7f18ac39d6b",
            "RoundingUnitIsTheLastDigit figure/cargo-airplanes-increase-2023",
            "UnitIsTheOnePrinted figure/cargo-airplanes-increase-2023",
            "ValueIsTheNumberPrinted figure/cargo-airplanes-increase-2023",
        },
    ),
    (
        "'Fourth' is not modelled",
        (dropped("<#char=3344,3350>", "brf:refersTo"),),
        {"EveryNumberWordIsModelled source/e7f18ac39d6b"},
    ),
    (
        "1,800 is read as 1.8",
        (changed("figure:overseas-warehouses-2023", "brf:value", _number("1.8")),),
        {
            "RoundingUnitIsTheLastDigit figure/overseas-warehouses-2023",
            "ValueIsTheNumberPrinted figure/overseas-warehouses-2023",
        },
    ),
    (
        "2.38 trillion is stored as 2.38 billion, and as a plain number",
        (
            changed("figure:cbec-trade-2023", "brf:value", _number("2380000000")),
            changed("figure:cbec-trade-2023", "brf:unit", "unit:NUM"),
        ),
        {
            "RoundingUnitIsTheLastDigit figure/cbec-trade-2023",
            "UnitFitsTheKind figure/cbec-trade-2023",
            "UnitIsTheOnePrinted figure/cbec-trade-2023",
            "ValueIsTheNumberPrinted figure/cbec-trade-2023",
        },
    ),
    (
        "'exceeded 30,000' is stored as equal",
        (changed("figure:overseas-trademarks-2023", "brf:comparator", "comparator:equal"),),
        {"ComparatorIsTheOnePrinted figure/overseas-trademarks-2023"},
    ),
    (
        "'more than 200' makes 255 a bound as well",
        (changed("figure:cargo-airplanes-2023", "brf:comparator", "comparator:more-than"),),
        {"ComparatorIsTheOnePrinted figure/cargo-airplanes-2023"},
    ),
    (
        "15.4 percentage points are stored as percent",
        (changed("figure:cbec-trade-growth-gap-2023", "brf:unit", "unit:PERCENT"),),
        {
            "UnitFitsTheKind figure/cbec-trade-growth-gap-2023",
            "UnitIsTheOnePrinted figure/cbec-trade-growth-gap-2023",
        },
    ),
    (
        "a derived figure is passed off as stated",
        (changed("figure:cargo-airplanes-2022", "brf:status", "status:stated"),),
        {"FigureIsGrounded figure/cargo-airplanes-2022"},
    ),
    (
        "'aim to' is stored as will",
        (changed("measure:4.1", "brf:commitment", "commitment:will"),),
        {"FirmnessIsTheOnePrinted measure/4.1"},
    ),
    (
        "'plan to' is stored as done",
        (changed("measure:3.2", "brf:commitment", "commitment:done"),),
        {"ClaimFitsItsDay measure/3.2", "FirmnessIsTheOnePrinted measure/3.2"},
    ),
    (
        "a measure is taken from a question",
        (changed("measure:5", "brf:statedIn", "statement:29799aa105ef"),),
        {
            "MeasureComesFromACommitment measure/5",
            "MeasureComesFromACommitment statement/5b05754b9fb5",
            "SpeakerBelongsToTheActor measure/5",
        },
    ),
    (
        "the chair's office is not known",
        (dropped("turn:p10-4", "brf:inCapacity"),),
        {"SpeakerHeldARole turn/p10-4"},
    ),
    (
        "a statement is named by counting",
        (_COUNTED,),
        {"StatementNameIsItsHash statement/s16"},
    ),
    (
        "a link is invented",
        (added("<https://briefing.example/id/agent/mofcom> owl:sameAs <http://www.wikidata.org/entity/Q1>"),),
        {"LinkHasEvidence agent/mofcom"},
    ),
    (
        "one character of a quote differs",
        (changed("<#char=3131,3139>", "oa:exact", '"Shenzhem"'),),
        {"QuoteEqualsSource source/e7f18ac39d6b#char=3131,3139"},
    ),
    (
        "an offset counts bytes",
        (changed("<#char=3789,3820>", "oa:start", "3791"),),
        {
            "PassageNameCarriesItsOffsets source/e7f18ac39d6b#char=3789,3820",
            "QuoteEqualsSource source/e7f18ac39d6b#char=3789,3820",
        },
    ),
    (
        "a number of the page bar is dropped",
        (dropped("<#char=4550,4551>", "brf:refersTo"),),
        {"EveryNumberIsModelled source/e7f18ac39d6b"},
    ),
    (
        "a sentence is left out",
        ("DELETE WHERE { statement:618ec7df9ced ?p ?o }",),
        {"TurnIsWhollyInStatements turn/p10-3"},
    ),
    (
        "a statement is given to another speaker",
        (changed("statement:282f1fb3e921", "brf:speaker", "<https://briefing.example/id/agent/shou-xiaoli>"),),
        {"StatementFitsItsTurn statement/282f1fb3e921"},
    ),
    (
        "'Yesterday' is anchored on the page",
        (changed("<#char=3037,3046>", "brf:anchoredOn", "<>"),),
        {"RelativeTimeIsResolved source/e7f18ac39d6b#char=3037,3046"},
    ),
    (
        "one 'last year' is resolved to 2022",
        (changed("<#char=931,940>", "brf:refersTo", "<https://briefing.example/id/time/2022>"),),
        {"RelativeTimeIsTheRightOne source/e7f18ac39d6b#char=931,940"},
    ),
    (
        "'the end of last year' is resolved to the whole of it",
        (changed("<#char=1804,1827>", "brf:refersTo", "<https://briefing.example/id/time/2023>"),),
        {"RelativeTimeIsTheRightOne source/e7f18ac39d6b#char=1804,1827"},
    ),
    (
        "one 'This year' is not resolved",
        (dropped("<#char=2349,2358>", "brf:refersTo"),),
        {"RelativeTimeIsResolved source/e7f18ac39d6b"},
    ),
    (
        "what Xi Jinping underscored is taken for the vice minister's own claim",
        (dropped("statement:15ffd732687d", "brf:relaysClaimOf"),),
        {"ReportedSpeechNamesItsSource statement/15ffd732687d"},
    ),
    (
        "a body is in the data that nobody mentions",
        (added('<https://briefing.example/id/agent/nobody> a prov:Organization ; rdfs:label "Nobody"@en'),),
        {"ThingIsSpokenOf agent/nobody"},
    ),
    (
        "a place has no label",
        (dropped("<https://briefing.example/id/place/shenzhen>", "rdfs:label"),),
        {"ThingHasALabel place/shenzhen"},
    ),
    (
        "a discrepancy has no source",
        (dropped(f"<{_BRIEFING}discrepancy/trainees>", "dcterms:source"),),
        {"DiscrepancyIsComplete discrepancy/trainees"},
    ),
    (
        "the vice minister's office ended before the briefing",
        (
            dropped(f"<{_TERM}>", "time:intervalContains"),
            added(f"<{_TERM}> time:hasBeginning <{_YEAR}2022-12-31> ; time:hasEnd <{_YEAR}2023-12-31>"),
        ),
        {"SpeakerHeldARole turn/p10-3"},
    ),
    (
        "nothing says where the place of the briefing was read",
        (dropped(f"<{_BRIEFING}evidence/location>", "dcterms:source"),),
        {"ContextNamesItsSource briefing/scio-2024-commerce"},
    ),
)


@pytest.fixture(scope="module")
def published(first_release: Release) -> Graph:
    """Everything that is published."""
    return Graph().parse(first_release.dump("all", NTRIPLES), format="nt")


def test_what_is_published_conforms(checker: Checker, published: Graph) -> None:
    """The whole release, its description included, has no result but that two measures have no time frame."""
    report = checker.report(published)

    assert [result.message for result in report.results if "has no time frame" not in result.message] == []
    assert len(report.results) == 2
    assert fired(report, Severity.INFO) == {"MeasureIsComplete"}


def test_slips_in_the_real_data_are_all_caught_together(checker: Checker, published: Graph) -> None:
    """Each slip makes its own shapes fire about its own thing, and nothing else fires."""
    updates = tuple(update for _, each, _ in SLIPS for update in each)
    report = checker.report(altered(published, updates, _PREFIXES, _SOURCE))
    found = {
        f"{result.shape.rsplit('#', 1)[1]} {_key(result.focus)}"
        for result in report.results
        if result.severity is Severity.VIOLATION
    }

    assert found == set().union(*(expected for _, _, expected in SLIPS))


def test_a_text_with_other_blanks_is_another_text(checker: Checker, published: Graph) -> None:
    """No-break spaces that become blanks are caught by digest and quotes, although offsets stay right."""
    update = (
        "DELETE { <> schema:text ?text } INSERT { <> schema:text ?edited }"
        ' WHERE { <> schema:text ?text BIND(REPLACE(?text, "\\u00A0", " ") AS ?edited) }'
    )
    report = checker.report(altered(published, (update,), _PREFIXES, _SOURCE))

    assert fired(report) == {"QuoteEqualsSource", "SourceTextIsWhole"}


def test_the_day_of_the_page_is_not_that_of_the_briefing(checker: Checker, published: Graph) -> None:
    """It is known to be later, 'yesterday' would not fit, and the start of the briefing is another day."""
    update = changed(f"<{_BRIEFING}time/day>", "time:inXSDDate", '"2024-02-07"^^xsd:date')
    report = checker.report(altered(published, (update,), _PREFIXES, _SOURCE))

    assert fired(report) == {"BriefingHasOneDay", "RelativeTimeIsTheRightOne", "TimesAreInOrder"}


def test_a_question_that_is_left_without_an_answer_is_a_warning(checker: Checker, published: Graph) -> None:
    """It may be as it was; somebody should look."""
    report = checker.report(altered(published, (dropped("turn:p10-3", "brf:respondsTo"),), _PREFIXES, _SOURCE))

    assert fired(report) == set()
    assert fired(report, Severity.WARNING) == {"QuestionIsAnswered"}


def _key(iri: str) -> str:
    return iri.removeprefix(_BRIEFING).removeprefix("https://briefing.example/id/")
