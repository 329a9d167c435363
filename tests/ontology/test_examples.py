"""Each class has one small example, and the example is right."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import ORG, OWL, PROV, QB, SKOS, TIME, XSD

from briefing_kg.vocab import OA, SCHEMA
from tests.ontology.terms import ONTOLOGY, code_lists, parsed

_BRF = "https://briefing.example/def#"
_EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
#: Subclasses that other vocabularies state and that the examples rely on.
_ABOVE = {
    PROV.Organization: PROV.Agent,
    PROV.Person: PROV.Agent,
    TIME.Instant: TIME.TemporalEntity,
    TIME.ProperInterval: TIME.TemporalEntity,
}


def _class_name(path: Path) -> str:
    return "".join(word.capitalize() for word in path.stem.split("-"))


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    """Return ontology and code lists, with the subclasses of others."""
    graph = parsed(ONTOLOGY / "briefing.ttl", *code_lists())
    for narrower, wider in _ABOVE.items():
        graph.add((narrower, RDFS.subClassOf, wider))
    return graph


@pytest.fixture(params=_EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Graph:
    """Return one example."""
    return parsed(request.param)


def test_there_is_one_example_for_each_class(vocabulary: Graph) -> None:
    """The files are named after the classes."""
    classes = {str(each).removeprefix(_BRF) for each in vocabulary.subjects(RDF.type, OWL.Class)}
    assert {_class_name(path) for path in _EXAMPLES} == classes


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.stem)
def test_an_example_shows_its_class(path: Path) -> None:
    """The first thing of the example has the class that the file is named after."""
    assert (None, RDF.type, URIRef(_BRF + _class_name(path))) in parsed(path)


def test_an_example_respects_domains_and_ranges(example: Graph, vocabulary: Graph) -> None:
    """Subject and value of every property of ours have a class that its domain and range allow."""
    everything = example + vocabulary
    for subject, predicate, value in example:
        if not str(predicate).startswith(_BRF):
            continue
        domain, wanted = vocabulary.value(predicate, RDFS.domain), vocabulary.value(predicate, RDFS.range)
        assert domain in _classes(everything, subject), (subject, predicate)
        if isinstance(value, Literal):
            assert (value.datatype or XSD.string) == wanted, (predicate, value)
        else:
            assert wanted in _classes(everything, value), (predicate, value)


def _classes(graph: Graph, node: object) -> set[object]:
    assert isinstance(node, URIRef)
    stated = list(graph.objects(node, RDF.type))
    assert stated, f"{node} has no class"
    return {OWL.Thing} | {each for kind in stated for each in graph.transitive_objects(kind, RDFS.subClassOf)}


def test_an_example_has_no_blank_nodes(example: Graph) -> None:
    """Published data name everything, and so do the examples."""
    assert not [node for triple in example for node in triple if isinstance(node, BNode)]


def test_quotes_of_the_examples_stand_in_their_text() -> None:
    """All examples quote the one text that the example of a source text holds, at their offsets."""
    graph = parsed(*_EXAMPLES)
    text = str(next(graph.objects(None, URIRef(f"{SCHEMA}text"))))
    source = graph.value(None, RDF.type, URIRef(f"{_BRF}SourceText"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert str(graph.value(source, URIRef(f"{SCHEMA}sha256"))) == digest
    assert str(source).endswith(digest[:12])
    passages = list(graph.subjects(RDF.type, URIRef(f"{_BRF}Passage")))
    assert len(passages) >= 9
    for passage in passages:
        match = re.fullmatch(rf"{source}#char=(\d+),(\d+)", str(passage))
        assert match, passage
        start, end = int(match[1]), int(match[2])
        quoted = [str(graph.value(passage, URIRef(OA + name))) for name in ("prefix", "exact", "suffix")]
        assert quoted == [text[max(0, start - 24) : start], text[start:end], text[end : end + 24]]


def test_examples_use_the_classes_they_build_on() -> None:
    """The examples show memberships, times, data sets and units of the vocabularies built on."""
    used = set(parsed(*_EXAMPLES).objects(None, RDF.type))
    assert {ORG.Membership, TIME.Instant, TIME.ProperInterval, QB.DataSet, PROV.Activity, SKOS.Concept} <= used
