"""Mentions: what names, times, pronouns and numbers of the text stand for.

A number inside the quote of a figure or a mention stands for the same thing as the quote
around it; the innermost quote decides. So the claims need no line for it.
"""

from __future__ import annotations

from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS
from rdflib.term import Node

from briefing_kg.model.briefing import Draft
from briefing_kg.model.numbers import digit_spans, number_spans
from briefing_kg.model.passages import Page, Quote
from briefing_kg.model.terms import SCHEMA, english, integer, objects
from briefing_kg.records import Span


def write_mentions(draft: Draft, page: Page, node: Node, within: Span) -> None:
    """Write what *node* (a sentence or a page of the claims) mentions inside *within*."""
    graph = draft.claims.graph
    for mention in sorted(graph.objects(node, SCHEMA.mentions), key=draft.quote_of):
        span = draft.locate(mention, page, within)
        refers_to = tuple(each for each in objects(graph, mention, draft.brf("refersTo")) if isinstance(each, URIRef))
        page.mention(span, refers_to, graph.value(mention, draft.brf("anchoredOn")))
        page.quotes.append(Quote(span, refers_to))


def write_page_mentions(draft: Draft) -> None:
    """Write what the pages themselves mention: titles, dates, page bars and other furniture."""
    for number, page in sorted(draft.pages.items()):
        before = len(page.quotes)
        write_mentions(draft, page, draft.own(f"page/{number}"), page.whole)
        page.covered.extend(quote.span for quote in page.quotes[before:])


def write_numbers(draft: Draft) -> None:
    """Write a passage for every number that stands inside a quote, with what it stands for."""
    pagination = draft.concept("exempt", "pagination")
    for _, page in sorted(draft.pages.items()):
        digits = set(digit_spans(page.source.text))
        for number in number_spans(page.source.text):
            around = [quote for quote in page.quotes if quote.span.contains(number)]
            if not around:
                continue
            innermost = min(around, key=lambda quote: quote.span.end - quote.span.start)
            refers_to = list(innermost.refers_to)
            if pagination in refers_to and number in digits:
                refers_to.append(_write_page_node(draft, int(page.source.quote(number))))
            page.mention(number, refers_to)


def _write_page_node(draft: Draft, number: int) -> URIRef:
    node, out = draft.own(f"page/{number}"), draft.stated
    out.add((node, RDF.type, SCHEMA.WebPage))
    out.add((node, RDFS.label, english(f"page {number} of the transcript")))
    out.add((node, SCHEMA.position, integer(number)))
    out.add((node, DCTERMS.isPartOf, draft.own("transcript")))
    return node
