"""Numbers that could be right together pass; in the real data, slips between figures do not."""

from __future__ import annotations

import pytest
from rdflib import Graph

from briefing_kg.formats import NTRIPLES
from briefing_kg.publish import Release
from tests.validate.checker import SOURCE, Checker, added, altered, changed, dropped, fired

_BRIEFING = "https://briefing.example/id/briefing/scio-2024-commerce/"
_SOURCE = "https://briefing.example/id/source/e7f18ac39d6b"
_GAP_FORMULA = "<https://briefing.example/id/briefing/ferries-2024/derivation/crews-gap-2023>"
_PREFIXES = f"""
PREFIX figure: <{_BRIEFING}figure/>
PREFIX measure: <{_BRIEFING}measure/>
PREFIX derivation: <{_BRIEFING}derivation/>
PREFIX date: <https://briefing.example/id/time/>
PREFIX document: <https://briefing.example/id/document/>
PREFIX comparator: <https://briefing.example/id/concept/comparator/>
PREFIX brf: <https://briefing.example/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def _number(key: str, text: str) -> str:
    return changed(f"figure:{key}", "brf:value", f'"{text}"^^xsd:decimal')


def _hedge(key: str, comparator: str) -> str:
    return changed(f"figure:{key}", "brf:comparator", f"comparator:{comparator}")


def _account(key: str, other: str, text: str) -> str:
    """Return the update that adds what somebody else says instead of *other*."""
    return f"""
        INSERT {{
          figure:{key} ?predicate ?object ; brf:value "{text}"^^xsd:decimal ; prov:hadPrimarySource briefing:account ;
            brf:status status:external ; qb:dataSet <https://briefing.example/id/dataset/context-figures> .
        }} WHERE {{
          figure:{other} ?predicate ?object .
          FILTER(?predicate NOT IN (brf:value, brf:status, qb:dataSet, prov:wasDerivedFrom, prov:wasGeneratedBy))
        }}
    """


#: Changes to the small briefing that could be true: single ones that are faults only together with
#: another (see faults_arithmetic.py), bounds that leave it open, and figures that differ in what they mean.
PLAUSIBLE = {
    "a level is one off": (_number("boats-2023", "41"),),
    "the other level is one off": (_number("boats-2022", "31"),),
    "a level is one off the other way": (_number("boats-2022", "33"),),
    "a level is an upper bound": (_hedge("boats-2023", "less-than"),),
    "a level is a lower bound": (_hedge("boats-2022", "at-least"),),
    "growth is rounded up": (dropped("figure:crews-gap-2023", "?predicate"), _number("boats-growth-2023", "28")),
    "an increase is a lower bound": (_hedge("boats-increase-2023", "more-than"),),
    "an increase is a low lower bound": (
        _number("boats-increase-2023", "5"),
        _hedge("boats-increase-2023", "at-least"),
    ),
    "growth is a high upper bound": (_number("boats-growth-2023", "60"), _hedge("boats-growth-2023", "at-most")),
    "growth is near the number": (_number("boats-growth-2023", "26"), _hedge("boats-growth-2023", "about")),
    "a fall is written as one": (
        _number("boats-2023", "24"),
        added("figure:boats-increase-2023 brf:direction direction:down"),
        added("figure:boats-growth-2023 brf:direction direction:down"),
        changed("figure:night-boats-2023", "brf:value", '"6"^^xsd:decimal'),
        dropped("figure:crews-gap-2023", "?predicate"),
    ),
    "a fall is written as negative": (
        _number("boats-2023", "24"),
        _number("boats-growth-2023", "-25"),
        _number("boats-increase-2023", "-8"),
        changed("figure:night-boats-2023", "brf:value", '"6"^^xsd:decimal'),
        dropped("figure:crews-gap-2023", "?predicate"),
    ),
    "a part is at most more than its whole": (
        dropped("figure:night-boats-share-2023", "?predicate"),
        _number("night-boats-2023", "90"),
        _hedge("night-boats-2023", "at-most"),
    ),
    "a part is above what its whole is at least": (
        dropped("figure:night-boats-share-2023", "?predicate"),
        _number("night-boats-2023", "90"),
        _hedge("boats-2023", "at-least"),
        _hedge("boats-2022", "at-most"),
    ),
    "two places have figures of their own": (
        "INSERT { figure:again ?predicate ?object } WHERE { figure:night-boats-2023 ?predicate ?object }",
        added("figure:again schema:observationAbout agent:ada-quill"),
        added("figure:night-boats-2023 schema:observationAbout agent:ben-rowe"),
    ),
    "a range has two ends": (
        "INSERT { figure:again ?predicate ?object } WHERE { figure:boats-2022 ?predicate ?object }",
        _hedge("again", "at-least"),
        _hedge("boats-2022", "at-most"),
    ),
    "a range is one number": (
        "INSERT { figure:again ?predicate ?object } WHERE { figure:boats-2022 ?predicate ?object }",
        _hedge("again", "at-most"),
        _hedge("boats-2022", "at-least"),
    ),
    "a range is wide": (
        "INSERT { figure:again ?predicate ?object } WHERE { figure:boats-2022 ?predicate ?object }",
        _number("again", "34"),
        _hedge("again", "at-most"),
        _number("boats-2022", "30"),
        _hedge("boats-2022", "at-least"),
    ),
    "two other accounts contradict the briefing and each other": (
        _account("again", "boats-2022", "300"),
        _account("once-more", "boats-2022", "400"),
        _account("part", "night-boats-2023", "900"),
        _account("growth", "boats-growth-2023", "7"),
    ),
    "a gap is taken against the rate of another account": (
        _account("growth", "boats-growth-2023", "7"),
        changed("figure:crews-gap-2023", "brf:relativeTo", "figure:growth"),
    ),
    "the formula says that its input is disputed": (
        added("briefing:discrepancy brf:between figure:crews-growth-2023"),
        changed(_GAP_FORMULA, "rdfs:comment", '"25 - 21.5, of which 21.5 is disputed"'),
    ),
}

#: Slips in the real data, each about other figures: what is changed, and which shapes it makes fire about what.
SLIPS: tuple[tuple[str, tuple[str, ...], set[str]], ...] = (
    (
        "the implied trade of 2022 is off by ten",
        (_number("cbec-trade-2022", "206000000000"),),
        {
            "FiguresAgreeWithEachOther figure/cbec-trade-growth-2023",
            "FiguresAgreeWithEachOther figure/cbec-trade-increase-2023",
            "RoundingUnitIsTheLastDigit figure/cbec-trade-2022",
        },
    ),
    (
        "the nation's growth is 1.2 instead of 0.2",
        (_number("trade-growth-2023", "1.2"),),
        {"FiguresAgreeWithEachOther figure/cbec-trade-growth-gap-2023"},
    ),
    (
        "the implied airplanes of 2022 are 232 instead of 223",
        (_number("cargo-airplanes-2022", "232"),),
        {
            "FiguresAgreeWithEachOther figure/cargo-airplanes-growth-2023",
            "FiguresAgreeWithEachOther figure/cargo-airplanes-increase-2023",
        },
    ),
    (
        "cross-border players are above all enterprises",
        (_number("cbec-players-now", "700000"),),
        {
            "PartIsNotAboveItsWhole figure/cbec-players-now",
            "RoundingUnitIsTheLastDigit figure/cbec-players-now",
            "ValueIsTheNumberPrinted figure/cbec-players-now",
        },
    ),
    (
        "the share of the disputed 10,000 has no warning",
        (changed("derivation:cbec-players-share-now", "rdfs:comment", '"10,000 / 645,000 = 1.550 %"@en'),),
        {"DisputedInputIsNamed figure/cbec-players-share-now"},
    ),
    (
        "a change is counted from a later period",
        (changed("figure:overseas-trademarks-increase-2023", "brf:basePeriod", "date:2024"),),
        {"ChangeHasABase figure/overseas-trademarks-increase-2023"},
    ),
    (
        "the same figure stands under two names",
        ("INSERT { figure:again ?p ?o } WHERE { figure:overseas-trademarks-growth-2023 ?p ?o }",),
        {"FigureHasItsOwnMeaning figure/again"},
    ),
    (
        "an observed figure is for a year that is not over",
        (changed("figure:overseas-warehouses-2023", "brf:period", "date:2024"),),
        {"ClaimFitsItsDay figure/overseas-warehouses-2023"},
    ),
    (
        "a target is for a year that is over",
        (changed("figure:trainees-2024", "brf:period", "date:2022"),),
        {"ClaimFitsItsDay figure/trainees-2024"},
    ),
    (
        "what was done yesterday is done this year",
        (changed("measure:3.1", "brf:period", "date:2024"),),
        {"ClaimFitsItsDay measure/3.1"},
    ),
    (
        "the title of a document is shortened",
        (changed("document:cbec-ip-guidelines", "rdfs:label", '"Guidelines for Intellectual Property Protection"@en'),),
        {"PolicyDocumentIsAnInstrument document/cbec-ip-guidelines"},
    ),
    (
        "a document is the instrument of no measure",
        (dropped("measure:1", "brf:instrument"),),
        {"PolicyDocumentIsAnInstrument document/cbec-overseas-warehouse-measures"},
    ),
)

# Numbers, words before them and quotes all go to the other figure, so each of the two by itself is well read.
CROSSED = (
    dropped("<#char=1916,1919>", "brf:refersTo"),
    dropped("<#char=1924,1926>", "brf:refersTo"),
    added("<#char=1916,1919> brf:refersTo figure:cargo-airplanes-increase-2023"),
    added("<#char=1924,1926> brf:refersTo figure:overseas-warehouses-increase-2023"),
    changed("figure:cargo-airplanes-increase-2023", "brf:passage", "<#char=1906,1919>"),
    changed("figure:overseas-warehouses-increase-2023", "brf:passage", "<#char=1924,1926>"),
    _number("cargo-airplanes-increase-2023", "200"),
    _number("overseas-warehouses-increase-2023", "32"),
    _hedge("cargo-airplanes-increase-2023", "more-than"),
    _hedge("overseas-warehouses-increase-2023", "equal"),
    changed("figure:cargo-airplanes-increase-2023", "brf:roundingUnit", '"100"^^xsd:decimal'),
    changed("figure:overseas-warehouses-increase-2023", "brf:roundingUnit", '"1"^^xsd:decimal'),
)


@pytest.fixture(scope="module")
def published(first_release: Release) -> Graph:
    """Everything that is published."""
    return Graph().parse(first_release.dump("all", NTRIPLES), format="nt")


@pytest.mark.parametrize("updates", PLAUSIBLE.values(), ids=PLAUSIBLE)
def test_what_could_be_true_passes(checker: Checker, updates: tuple[str, ...]) -> None:
    """Rounding, bounds, directions, places and ranges are understood: nothing is said against them."""
    assert fired(checker.report(altered(checker.ferries, updates, checker.prefixes, SOURCE))) == set()


def test_slips_between_figures_are_all_caught_together(checker: Checker, published: Graph) -> None:
    """Each slip makes its own shapes fire about its own thing, and nothing else fires."""
    updates = tuple(update for _, each, _ in SLIPS for update in each)

    assert _found(checker, published, updates) == set().union(*(expected for _, _, expected in SLIPS))


def test_respectively_crossed_is_caught_by_the_levels(checker: Checker, published: Graph) -> None:
    """200 for airplanes and 32 for warehouses fit the words, but not the levels of both years."""
    assert _found(checker, published, CROSSED) == {
        "FiguresAgreeWithEachOther figure/cargo-airplanes-increase-2023",
        "FiguresAgreeWithEachOther figure/overseas-warehouses-increase-2023",
    }


def _found(checker: Checker, published: Graph, updates: tuple[str, ...]) -> set[str]:
    report = checker.report(altered(published, updates, _PREFIXES, _SOURCE))
    return {f"{result.shape.rsplit('#', 1)[1]} {_key(result.focus)}" for result in report.results} - _NOTED


#: The two measures without a time frame, which are right.
_NOTED = {"MeasureIsComplete measure/4.1", "MeasureIsComplete measure/5"}


def _key(iri: str) -> str:
    return iri.removeprefix(_BRIEFING).removeprefix("https://briefing.example/id/")
