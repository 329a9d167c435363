"""The JSON-LD context gives every term a short name and changes no triple."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.compare import to_isomorphic
from rdflib.namespace import OWL

from briefing_kg.settings import DEFAULT_BASE
from briefing_kg.vocab import prefixes
from tests.ontology.terms import ONTOLOGY, parsed

_BRF = "https://briefing.example/def#"
_EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    """Return the context."""
    document: dict[str, Any] = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    inner: dict[str, Any] = document["@context"]
    return inner


def _id(entry: str | dict[str, str]) -> str:
    return entry if isinstance(entry, str) else entry["@id"]


def test_the_example_in_json_is_the_example_in_turtle(context: dict[str, Any]) -> None:
    """The example of a figure means the same in JSON-LD as in Turtle."""
    document = json.loads((ONTOLOGY / "examples" / "figure.jsonld").read_text(encoding="utf-8"))
    assert document["@context"] == "../context.jsonld"
    graph = Graph().parse(data=json.dumps(document | {"@context": context}), format="json-ld")
    assert set(to_isomorphic(graph)) == set(to_isomorphic(parsed(ONTOLOGY / "examples" / "figure.ttl")))


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.stem)
def test_an_example_survives_the_round_trip(path: Path, context: dict[str, Any]) -> None:
    """Written as JSON-LD with the context and read again, an example has the same triples."""
    graph = parsed(path)
    text = graph.serialize(format="json-ld", context=context)
    assert set(Graph().parse(data=text, format="json-ld")) == set(graph)


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.stem)
def test_an_example_needs_no_prefix_for_a_property(path: Path, context: dict[str, Any]) -> None:
    """Every property and class that the examples use has a short name."""
    short = {_expanded(_id(entry), context) for key, entry in context.items() if not key.startswith("@")}
    graph = parsed(path)
    used = {str(each) for each in graph.predicates()} - {str(RDF.type)}
    used |= {str(each) for each in graph.objects(None, RDF.type)} - {"http://www.w3.org/ns/prov#Organization"}
    assert used - short == set()


def _expanded(name: str, context: dict[str, Any]) -> str:
    prefix, _, local = name.partition(":")
    return f"{context[prefix]}{local}" if prefix in context else name


def test_every_term_of_the_ontology_has_its_own_name(context: dict[str, Any]) -> None:
    """The short name of a term of ours is its local name, and links are links."""
    ontology = parsed(ONTOLOGY / "briefing.ttl")
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            name = str(term).removeprefix(_BRF)
            entry = context[name]
            assert _id(entry) == f"brf:{name}"
            assert (isinstance(entry, dict) and entry.get("@type") == "@id") is (kind == OWL.ObjectProperty)


def test_prefixes_of_the_context_are_those_of_the_table(context: dict[str, Any]) -> None:
    """Namespaces mean the same here and elsewhere; "unit" is a property here, so units are "qudt-unit"."""
    table = prefixes(DEFAULT_BASE)
    namespaces = {key: value for key, value in context.items() if isinstance(value, str) and value.startswith("http")}
    assert namespaces.pop("qudt-unit") == table["unit"]
    assert {key: table.get(key) for key in namespaces} == namespaces
    assert URIRef(namespaces["schema"]) == URIRef("http://schema.org/")
