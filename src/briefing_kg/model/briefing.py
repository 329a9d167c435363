"""What every part of modelling one briefing shares: its files, its pages, its graphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from rdflib import Graph, URIRef
from rdflib.term import Node

from briefing_kg.errors import QuoteError
from briefing_kg.iris import briefing, definition, thing
from briefing_kg.model.passages import Page
from briefing_kg.model.project import BriefingFiles
from briefing_kg.model.quotes import QuoteProblemError, locate
from briefing_kg.model.terms import OA, text_of
from briefing_kg.model.turtle import TurtleFile
from briefing_kg.records import Span


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """A statement whose place is known."""

    iri: URIRef
    page: Page
    span: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One briefing on its way from claims to graphs."""

    base: str
    files: BriefingFiles
    claims: TurtleFile
    pages: dict[int, Page]
    stated: Graph
    context: Graph
    derived: Graph
    statements: list[PlacedStatement] = field(default_factory=list)

    @property
    def iri(self) -> URIRef:
        """The IRI of the briefing."""
        return URIRef(briefing(self.base, self.files.key))

    def own(self, path: str) -> URIRef:
        """Return the IRI of something of this briefing: ``own("turn/p10-3")``."""
        return URIRef(f"{self.iri}/{path}")

    def brf(self, term: str) -> URIRef:
        """Return a term of the ontology."""
        return URIRef(definition(self.base, term))

    def concept(self, scheme: str, key: str) -> URIRef:
        """Return a concept of a scheme."""
        return URIRef(thing(self.base, f"concept/{scheme}/{key}"))

    def quote_of(self, node: Node) -> str:
        """Return the quote that a resource of the claims carries."""
        return text_of(self.claims.graph, node, OA.exact)

    def locate(self, node: Node, page: Page, within: Span) -> Span:
        """Return the place of *node*'s quote on *page*; raise QuoteError naming file and line."""
        graph, quote = self.claims.graph, self.quote_of(node)
        try:
            return locate(
                page.source.text, quote, within, text_of(graph, node, OA.prefix), text_of(graph, node, OA.suffix)
            )
        except QuoteProblemError as error:
            raise self.quote_error(str(error), quote) from error

    def locate_anywhere(self, node: Node) -> tuple[Page, Span]:
        """Return page and place of a quote that may stand on any page."""
        quote, last = self.quote_of(node), None
        for _, page in sorted(self.pages.items()):
            try:
                return page, self.locate(node, page, page.whole)
            except QuoteError as error:
                last = error if last is None or "times" in error.problem else last
        raise last or self.quote_error(f"the quote {quote!r} does not stand in the source", quote)

    def quote_error(self, problem: str, quote: str) -> QuoteError:
        """Return the error for a quote, with the line of the claims it stands on."""
        return QuoteError(
            problem,
            path=self.claims.path,
            line=self.claims.line_of(quote),
            advice="Copy it from the source exactly; tell quotes that stand twice apart by oa:prefix or oa:suffix.",
        )
