"""Namespaces and terms as rdflib values, and small helpers to read a graph."""

from __future__ import annotations

from decimal import Decimal

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from briefing_kg import vocab
from briefing_kg.numerals import canonical

OA = Namespace(vocab.OA)
SCHEMA = Namespace(vocab.SCHEMA)
#: OWL-Time by its own name, so that it is not taken for the time nodes of the data.
OWLTIME = Namespace(vocab.TIME)
#: What finds a quote's place; the passage takes its place in what is published.
SELECTORS = frozenset({OA.exact, OA.prefix, OA.suffix})


def english(text: str) -> Literal:
    """Return an English literal."""
    return Literal(text, lang="en")


def decimal(value: Decimal) -> Literal:
    """Return an xsd:decimal in canonical form, which no store or serialiser of ours changes."""
    return Literal(canonical(value), datatype=XSD.decimal, normalize=False)


def integer(value: int) -> Literal:
    """Return an xsd:integer."""
    return Literal(str(value), datatype=XSD.integer, normalize=False)


def text_of(graph: Graph, subject: Node, predicate: URIRef) -> str:
    """Return the value of *predicate* as text, empty where there is none."""
    value = graph.value(subject, predicate)
    return "" if value is None else str(value)


def objects(graph: Graph, subject: Node, predicate: URIRef) -> list[Node]:
    """Return the objects of *predicate*, sorted, so that every run takes them in the same order."""
    return sorted(graph.objects(subject, predicate), key=str)
