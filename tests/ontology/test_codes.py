"""The code lists are well-formed SKOS, complete, and usable as a lexicon."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS, XSD

from briefing_kg.records import ExemptionReason, TurnKind
from briefing_kg.vocab import QUDT, SCHEMA, UNIT
from tests.ontology.terms import code_lists, parsed

_BASE = "https://briefing.example/id/"
_FILES = code_lists()
_NAMES = re.compile(r"\b(?:Chinese|Silk Road|Belt and Road(?: Initiative)?)\b")
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def _scheme(path: Path) -> URIRef:
    return URIRef(f"{_BASE}concept/{path.stem}")


def _keys(scheme: str) -> dict[str, str]:
    """Return key to preferred label."""
    graph = parsed(*(path for path in _FILES if path.stem == scheme))
    return {str(concept).rsplit("/", 1)[1]: str(label) for concept, label in graph.subject_objects(SKOS.prefLabel)}


@pytest.fixture(params=_FILES, ids=lambda path: path.stem)
def listed(request: pytest.FixtureRequest) -> tuple[URIRef, Graph]:
    """Return the scheme and the graph of one file."""
    return _scheme(request.param), parsed(request.param)


def test_a_file_holds_one_scheme_with_title_and_description(listed: tuple[URIRef, Graph]) -> None:
    """The scheme named after the file is the only one in it, and says what it is for."""
    scheme, graph = listed
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [scheme]
    for predicate in (DCTERMS.title, DCTERMS.description):
        values = list(graph.objects(scheme, predicate))
        assert [value.language for value in values if isinstance(value, Literal)] == ["en"]


def test_every_concept_has_label_definition_and_place(listed: tuple[URIRef, Graph]) -> None:
    """Each concept has one label, one definition, one scheme, and is on top or below another of the scheme."""
    scheme, graph = listed
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts
    assert concepts | {scheme} == set(graph.subjects())
    for concept in concepts:
        for predicate in (SKOS.prefLabel, SKOS.definition):
            values = list(graph.objects(concept, predicate))
            assert [value.language for value in values if isinstance(value, Literal)] == ["en"], (concept, predicate)
        assert list(graph.objects(concept, SKOS.inScheme)) == [scheme], concept
        above = list(graph.objects(concept, SKOS.broader))
        assert set(above) <= concepts, concept
        assert bool(above) is ((concept, SKOS.topConceptOf, scheme) not in graph), concept


def test_no_concept_is_above_itself(listed: tuple[URIRef, Graph]) -> None:
    """Following skos:broader never comes back to where it began."""
    _, graph = listed
    for concept in graph.subjects(SKOS.broader):
        assert concept not in graph.transitive_objects(graph.value(concept, SKOS.broader), SKOS.broader)


def test_labels_of_a_concept_are_disjoint(listed: tuple[URIRef, Graph]) -> None:
    """No label of a concept stands twice, in one kind or in two (SKOS Reference, S13)."""
    _, graph = listed
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        labels = [str(label).lower() for kind in _LABELS for label in graph.objects(concept, kind)]
        assert sorted(set(labels)) == sorted(labels), concept


def test_labels_are_words_inside_a_sentence(listed: tuple[URIRef, Graph]) -> None:
    """Labels are as a briefing would write them inside a sentence: only names have capitals, no stray blanks."""
    _, graph = listed
    for kind in _LABELS:
        for label in graph.objects(None, kind):
            assert isinstance(label, Literal)
            assert label.language == "en"
            common = _NAMES.sub(lambda name: name[0].lower(), str(label))
            assert common == " ".join(common.lower().split()), label


def test_nothing_is_a_blank_node(listed: tuple[URIRef, Graph]) -> None:
    """Everything in the code lists has a name."""
    _, graph = listed
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_no_sentence_is_left_unfinished(listed: tuple[URIRef, Graph]) -> None:
    """Definitions are sentences."""
    _, graph = listed
    assert [str(text) for text in graph.objects(None, SKOS.definition) if not str(text).endswith((".", '".'))] == []


@pytest.mark.parametrize(
    ("scheme", "labels"),
    [
        ("comparator", "equal, more than, less than, about, at least, at most"),
        ("figure-kind", "level, absolute change, relative change, rate gap, share, target, rank, multiple"),
        ("direction", "up, down, unchanged"),
        ("commitment", "done, will, plan, aim, must"),
        ("status", "stated, preliminary, derived, external"),
        (
            "illocution",
            "assertion, question, commitment, action report, forecast, evaluation, courtesy, procedure, editorial",
        ),
        (
            "indicator",
            (
                "cross-border e-commerce imports and exports, total imports and exports, "
                "enterprises with actual imports and exports, cross-border e-commerce players, overseas warehouses, "
                "all-cargo airplanes, overseas trademarks registered, individuals trained"
            ),
        ),
    ],
)
def test_a_scheme_has_the_labels_that_questions_are_answered_with(scheme: str, labels: str) -> None:
    """The labels that competency questions expect are there, and no others."""
    assert set(_keys(scheme).values()) == set(labels.split(", "))


@pytest.mark.parametrize(
    ("scheme", "key", "label"),
    [
        ("action", "issue-document", "issue document"),
        ("action", "strengthen-exchange", "strengthen exchange"),
        ("action", "promote-issuance", "promote issuance"),
        ("action", "nurture", "nurture"),
        ("group", "traditional-foreign-trade-enterprises", "traditional foreign trade enterprises"),
        ("group", "leading-enterprises", "leading enterprises"),
        ("group", "startups", "startups"),
        ("group", "cbec-enterprises", "cbec enterprises"),
        ("group", "government-departments", "government departments"),
        ("group", "industry", "industry"),
    ],
)
def test_a_concept_has_the_label_that_questions_are_answered_with(scheme: str, key: str, label: str) -> None:
    """Single concepts carry the label that a competency question expects."""
    assert _keys(scheme)[key] == label


def test_reasons_and_kinds_of_the_records_are_concepts() -> None:
    """What the stages exchange as keys has a concept of the same key."""
    assert {str(each) for each in ExemptionReason} <= set(_keys("exempt"))
    assert {str(each) for each in TurnKind} == set(_keys("turn-kind"))


def test_scale_words_have_their_decimal() -> None:
    """Scale words carry canonical decimals."""
    graph = parsed(*(path for path in _FILES if path.stem == "scale"))
    values = {
        str(concept).rsplit("/", 1)[1]: value
        for concept, value in graph.subject_objects(RDF.value)
        if isinstance(value, Literal)
    }
    assert {value.datatype for value in values.values()} == {XSD.decimal}
    assert {key: Decimal(str(value)) for key, value in values.items()} == {
        "dozen": 12,
        "hundred": 100,
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "lakh": 10**5,
        "crore": 10**7,
    }


def test_units_are_units_with_a_key_and_a_symbol_of_their_own() -> None:
    """Each unit is a qudt:Unit, its notation ends its IRI, and no two units share a symbol."""
    graph = parsed(*(path for path in _FILES if path.stem == "unit"))
    for unit in graph.subjects(RDF.type, SKOS.Concept):
        assert (unit, RDF.type, URIRef(f"{QUDT}Unit")) in graph
        assert str(graph.value(unit, SKOS.notation)) == str(unit).rsplit("/", 1)[1]
        assert str(unit).startswith((UNIT, f"{_BASE}unit/"))
    symbols = [str(symbol) for symbol in graph.objects(None, URIRef(f"{QUDT}symbol"))]
    assert sorted(set(symbols)) == sorted(symbols)


def test_a_unit_of_our_own_says_why() -> None:
    """A unit that QUDT lacks has a note that says so; percentage points convert by 0.01."""
    graph = parsed(*(path for path in _FILES if path.stem == "unit"))
    for unit in graph.subjects(RDF.type, SKOS.Concept):
        assert ((unit, SKOS.scopeNote, None) in graph) is str(unit).startswith(_BASE)
    point = URIRef(f"{_BASE}unit/percentage-point")
    assert str(graph.value(point, URIRef(f"{QUDT}conversionMultiplier"))) == "0.01"
    assert (point, RDF.type, URIRef(f"{QUDT}DimensionlessUnit")) in graph


def test_indicators_have_a_unit_of_the_list() -> None:
    """The unit of an indicator's levels is one of the code list."""
    graph = parsed(*(path for path in _FILES if path.stem in {"indicator", "unit"}))
    indicators = set(graph.subjects(RDF.type, URIRef("https://briefing.example/def#Indicator")))
    assert len(indicators) == 8
    for indicator in indicators:
        unit = graph.value(indicator, URIRef(f"{SCHEMA}unitCode"))
        assert (unit, SKOS.prefLabel, None) in graph
