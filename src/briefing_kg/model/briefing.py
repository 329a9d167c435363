"""What every part of modelling one briefing shares: its files, its pages, its graphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from briefing_kg.errors import DataError, QuoteError
from briefing_kg.iris import briefing, definition, thing
from briefing_kg.model.passages import Page
from briefing_kg.model.project import BriefingFiles
from briefing_kg.model.quotes import QuoteProblemError, locate, places
from briefing_kg.model.terms import OA, objects, text_of
from briefing_kg.model.turtle import TurtleFile
from briefing_kg.records import Span


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """A statement whose place is known."""

    iri: URIRef
    page: Page
    span: Span


@dataclass(frozen=True, slots=True)
class BriefingBuild:
    """One briefing on its way from claims to graphs.

    ``kept`` maps the IRI that a corrected wording would make to the IRI that the statement bears;
    ``wordings`` are the sentences written so far by their IRIs.
    """

    base: str
    files: BriefingFiles
    claims: TurtleFile
    pages: dict[int, Page]
    stated: Graph
    context: Graph
    derived: Graph
    kept: Mapping[URIRef, URIRef] = field(default_factory=dict)
    statements: list[PlacedStatement] = field(default_factory=list)
    wordings: dict[URIRef, str] = field(default_factory=dict)

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

    def one_quote_of(self, node: Node) -> str:
        """Return the quote of a resource of the claims; raise QuoteError where it has none, or several."""
        quotes = objects(self.claims.graph, node, OA.exact)
        if len(quotes) == 1 and str(quotes[0]):
            return str(quotes[0])
        name = str(node).rsplit("/", 1)[-1] if isinstance(node, URIRef) else "something without an address"
        raise QuoteError(
            f"{name} has {len(quotes) if all(map(str, quotes)) else 'an empty one among its'} quotes (oa:exact)",
            path=self.claims.path,
            line=self.claims.line_of(f":{name} a") or self.claims.line_of(str(quotes[0]) if quotes else name),
            advice="Give it one: the words of the source that say it.",
        )

    def named(self, kind: str) -> list[URIRef]:
        """Return the resources of a class of the claims, sorted; raise DataError for one without an address."""
        found = sorted(self.claims.graph.subjects(RDF.type, self.brf(kind)), key=str)
        unnamed = [node for node in found if not isinstance(node, URIRef)]
        if unnamed:
            raise DataError(
                f"a {kind.lower()} of the claims has no address",
                path=self.claims.path,
                line=self.claims.line_of(f"[] a brf:{kind}"),
                advice=f"Name it, for example {kind.lower()}:what-it-means.",
            )
        return [node for node in found if isinstance(node, URIRef)]

    def locate(self, node: Node, page: Page, within: Span) -> Span:
        """Return the place of *node*'s quote on *page*; raise QuoteError naming file and line."""
        graph, quote = self.claims.graph, self.one_quote_of(node)
        try:
            return locate(
                page.source.text, quote, within, text_of(graph, node, OA.prefix), text_of(graph, node, OA.suffix)
            )
        except QuoteProblemError as error:
            raise self.quote_error(str(error), quote) from error

    def place(self, node: URIRef) -> tuple[PlacedStatement, Span]:
        """Return statement and place of a claim's quote.

        It is looked for in the statement that the claim names (``brf:statedIn``), else on all
        pages, where it has to stand once. Raises QuoteError if it does not, or stands in no
        statement.
        """
        named = objects(self.claims.graph, node, self.brf("statedIn"))
        for statement in self.statements:
            if [statement.iri] == named:
                return statement, self.locate(node, statement.page, statement.span)
        quote = self.one_quote_of(node)
        if named:
            raise self.quote_error(f"the statement that {quote!r} is said to stand in is not in the claims", quote)
        page = self._page_of(node, quote)
        span = self.locate(node, page, page.whole)
        for statement in self.statements:
            if statement.page is page and statement.span.contains(span):
                return statement, span
        raise self.quote_error(f"the quote {quote!r} of <{node}> lies in no sentence of a turn", quote)

    def _page_of(self, node: Node, quote: str) -> Page:
        graph = self.claims.graph
        around = text_of(graph, node, OA.prefix), text_of(graph, node, OA.suffix)
        bearing = [n for n, page in sorted(self.pages.items()) if places(page.source.text, quote, page.whole, *around)]
        if len(bearing) > 1:
            raise self.quote_error(f"the quote {quote!r} stands on the pages {', '.join(map(str, bearing))}", quote)
        return self.pages[bearing[0] if bearing else min(self.pages)]

    def figure_error(self, node: URIRef, problem: str, advice: str) -> DataError:
        """Return the error for a figure, with the line of the claims on which it begins."""
        key = str(node).rsplit("/", 1)[1]
        line = self.claims.line_of(f"figure:{key} a")
        return DataError(f"the figure {key} {problem}", path=self.claims.path, line=line, advice=advice)

    def quote_error(self, problem: str, quote: str) -> QuoteError:
        """Return the error for a quote, with the line of the claims it stands on."""
        return QuoteError(
            problem,
            path=self.claims.path,
            line=self.claims.line_of(quote),
            advice="Copy it from the source exactly; tell quotes that stand twice apart by oa:prefix or oa:suffix.",
        )
