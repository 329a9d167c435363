"""Show how the extractor's draft differs from the reviewed claims, place by place.

Both have been completed by the same code into graphs of the same text, so they are compared
by the characters they are about, not by their keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from briefing_kg.iris import definition
from briefing_kg.model.terms import OA, text_of
from briefing_kg.numerals import digit_spans
from briefing_kg.records import BuiltGraph, Span

_FIGURE_FIELDS = ("value", "unit", "comparator", "figureKind", "direction", "period", "basePeriod")
_MEASURE_FIELDS = ("action", "commitment")
_STATEMENT_FIELDS = ("illocution", "relaysClaimOf")


@dataclass(frozen=True, slots=True)
class _Item:
    span: Span
    quote: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what kind of thing, where, its words, and what each side says of it."""

    kind: str
    span: Span
    quote: str
    text: str

    def __str__(self) -> str:
        """Return the line that a person reads."""
        return f"{self.kind} at {self.span.start}–{self.span.end} “{self.quote}”: {self.text}"


def differences(base: str, reviewed: BuiltGraph, drafted: BuiltGraph) -> tuple[Difference, ...]:
    """Return how the stated graph *drafted* differs from *reviewed*, in order of place."""
    old, new = _read(reviewed), _read(drafted)
    found: list[Difference] = []
    for kind, fields in (
        ("Turn", ("speaker", "turnKind")),
        ("Statement", _STATEMENT_FIELDS),
        ("Measure", _MEASURE_FIELDS),
    ):
        found += _compare(kind.lower(), _claims(base, old, kind, fields), _claims(base, new, kind, fields))
    found += _compare("figure", _figures(base, old), _figures(base, new))
    return tuple(sorted(found, key=lambda each: (each.span, each.kind, each.text)))


def _read(built: BuiltGraph) -> Graph:
    return Graph(bind_namespaces="none").parse(data="\n".join(built.ntriples), format="nt")


def _claims(base: str, graph: Graph, kind: str, fields: tuple[str, ...]) -> list[_Item]:
    passage = URIRef(definition(base, "passage"))
    items = []
    for node in graph.subjects(RDF.type, URIRef(definition(base, kind))):
        place = graph.value(node, passage)
        if place is not None:
            items.append(
                _Item(_span(graph, place), text_of(graph, place, OA.exact), _fields(base, graph, node, fields))
            )
    return sorted(items, key=lambda item: item.span)


def _figures(base: str, graph: Graph) -> list[_Item]:
    """Return stated figures by the place of their number, which two readers cut alike."""
    items = []
    for node in graph.subjects(RDF.type, URIRef(definition(base, "Figure"))):
        for place in graph.subjects(URIRef(definition(base, "refersTo")), node):
            quote = text_of(graph, place, OA.exact)
            if digit_spans(quote) == (Span(0, len(quote)),):
                items.append(_Item(_span(graph, place), quote, _fields(base, graph, node, _FIGURE_FIELDS)))
    return sorted(items, key=lambda item: item.span)


def _fields(base: str, graph: Graph, node: Node, fields: tuple[str, ...]) -> dict[str, str]:
    return {field: text_of(graph, node, URIRef(definition(base, field))).rsplit("/", 1)[-1] for field in fields}


def _span(graph: Graph, place: Node) -> Span:
    return Span(int(text_of(graph, place, OA.start)), int(text_of(graph, place, OA.end)))


def _compare(kind: str, old: list[_Item], new: list[_Item]) -> Iterator[Difference]:
    left = list(new)
    for item in old:
        twin = _twin(item, left)
        if twin is None:
            yield Difference(kind, item.span, item.quote, "only in the reviewed claims")
            continue
        left.remove(twin)
        pairs = ((name, value, twin.fields[name]) for name, value in item.fields.items())
        changed = [f"{name} {a or 'none'} (draft: {b or 'none'})" for name, a, b in pairs if a != b]
        if twin.span != item.span:
            changed.append(f"cut as “{twin.quote}” in the draft")
        if changed:
            yield Difference(kind, item.span, item.quote, "; ".join(changed))
    for item in left:
        yield Difference(kind, item.span, item.quote, "only in the draft")


def _twin(item: _Item, among: list[_Item]) -> _Item | None:
    """Return the item that shares most with *item*, if what they share is half of both together."""
    best = max(among, key=lambda each: _overlap(each.span, item.span), default=None)
    return best if best is not None and 2 * _overlap(best.span, item.span) >= 1 else None


def _overlap(one: Span, other: Span) -> Fraction:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return Fraction(max(0, shared), max(one.end, other.end) - min(one.start, other.start))
