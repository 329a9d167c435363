"""Write passages of one source text: characters, offsets, the words around, what they refer to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from briefing_kg.iris import definition, passage, source
from briefing_kg.model.terms import OA, integer
from briefing_kg.records import SourceText, Span

#: Characters kept before and after a passage, enough to find it again in a new capture.
CONTEXT_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Quote:
    """A located quote that stands for something: used to tell what its numbers stand for."""

    span: Span
    refers_to: tuple[URIRef, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One source text being modelled: writes its passages into *graph*."""

    base: str
    source: SourceText
    graph: Graph = field(repr=False)
    quotes: list[Quote] = field(default_factory=list, repr=False)
    covered: list[Span] = field(default_factory=list, repr=False)

    @property
    def iri(self) -> URIRef:
        """The IRI of the source text."""
        return URIRef(source(self.base, self.source.key))

    @property
    def whole(self) -> Span:
        """The span of all its characters."""
        return Span(0, len(self.source.text))

    def passage(self, span: Span) -> URIRef:
        """Write the passage at *span* and return its IRI; writing it twice changes nothing."""
        iri = URIRef(passage(str(self.iri), span.start, span.end))
        text = self.source.text
        self.graph.add((iri, RDF.type, URIRef(definition(self.base, "Passage"))))
        self.graph.add((iri, OA.hasSource, self.iri))
        self.graph.add((iri, OA.start, integer(span.start)))
        self.graph.add((iri, OA.end, integer(span.end)))
        self.graph.add((iri, OA.exact, Literal(self.source.quote(span))))
        self.graph.add((iri, OA.prefix, Literal(text[max(0, span.start - CONTEXT_LENGTH) : span.start])))
        self.graph.add((iri, OA.suffix, Literal(text[span.end : span.end + CONTEXT_LENGTH])))
        return iri

    def mention(self, span: Span, refers_to: Iterable[Node], anchored_on: Node | None = None) -> URIRef:
        """Write a passage that stands for something, resolved against *anchored_on* if relative."""
        iri = self.passage(span)
        for thing in refers_to:
            self.graph.add((iri, URIRef(definition(self.base, "refersTo")), thing))
        if anchored_on is not None:
            self.graph.add((iri, URIRef(definition(self.base, "anchoredOn")), anchored_on))
        return iri
