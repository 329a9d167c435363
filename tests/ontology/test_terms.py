"""Every term of another vocabulary that is used anywhere here is defined there."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import XSD

from tests.ontology.terms import ONTOLOGY, parsed, undefined_terms, verified_terms

_FILES = sorted(ONTOLOGY.rglob("*.ttl"))
_A = URIRef("https://briefing.example/id/agent/a")


@pytest.mark.parametrize("path", _FILES, ids=lambda path: str(path.relative_to(ONTOLOGY)))
def test_the_file_uses_only_defined_terms(path: Path) -> None:
    """Ontology, code lists and examples use no term that its vocabulary lacks."""
    examples = sorted(path.parent.glob("*.ttl")) if path.parent.name == "examples" else [path]
    assert undefined_terms(parsed(*examples)) == []


@pytest.mark.parametrize(
    "term",
    [
        "http://www.w3.org/ns/prov#wasInventedBy",
        "http://www.w3.org/ns/oa#quotes",
        "http://schema.org/spokenLoudly",
        "https://schema.org/name",
        "http://qudt.org/vocab/unit/PERCENTAGE-POINT",
        "http://www.w3.org/ns/dcat#edition",
        "https://briefing.example/def#mood",
        "https://example.org/anything",
    ],
)
def test_an_undefined_predicate_is_found(term: str) -> None:
    """A predicate that no vocabulary defines is reported, schema.org with https included."""
    graph = Graph()
    graph.add((_A, URIRef(term), Literal("x")))
    assert [line for line in undefined_terms(graph) if line.startswith(f"<{term}> is ")]


@pytest.mark.parametrize(
    "iri",
    [
        "https://briefing.example/id/concept/status/invented",
        "https://briefing.example/id/unit/parsec",
        "https://briefing.example/id/indicator/happiness",
        "http://qudt.org/vocab/unit/CCY_XYZ",
    ],
)
def test_an_undefined_object_is_found(iri: str) -> None:
    """A concept, unit or indicator that no code list has is reported."""
    graph = Graph()
    graph.add((_A, RDFS.seeAlso, URIRef(iri)))
    assert undefined_terms(graph) == [f"<{iri}> is not defined by its vocabulary"]


def test_an_undefined_class_and_datatype_are_found() -> None:
    """Classes and datatypes are looked at as well as predicates."""
    graph = Graph()
    graph.add((_A, RDF.type, URIRef("http://www.w3.org/ns/org#Club")))
    graph.add((_A, RDFS.label, Literal("x", datatype=URIRef(f"{XSD}sentence"))))
    assert undefined_terms(graph) == [
        "<http://www.w3.org/2001/XMLSchema#sentence> is not defined by its vocabulary",
        "<http://www.w3.org/ns/org#Club> is not defined by its vocabulary",
    ]


def test_the_check_follows_the_base() -> None:
    """On another base our own terms are those of that base."""
    graph = Graph()
    graph.add((_A, URIRef("https://data.example.org/def#speaker"), URIRef("https://data.example.org/id/agent/a")))
    assert undefined_terms(graph, "https://data.example.org/") == []
    assert undefined_terms(graph) == ["<https://data.example.org/def#speaker> is in no vocabulary that was checked"]


def test_the_list_of_looked_up_terms_is_read() -> None:
    """The list has the vocabularies that rdflib lacks, each with terms."""
    terms = verified_terms()
    assert {"exact", "start", "end"} <= terms["http://www.w3.org/ns/oa#"]
    assert "MO_MeanGREGORIAN" in terms["http://qudt.org/vocab/unit/"]
    assert all(terms.values())
