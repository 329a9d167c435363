"""Mentions: what names, times, pronouns and numbers of the text stand for.

A number inside the quote of a figure or a mention stands for the same thing as the quote
around it; the innermost quote decides. So the claims need no line for it.
"""

from __future__ import annotations

from rdflib import URIRef
from rdflib.term import Node

from briefing_kg.model.briefing import BriefingBuild
from briefing_kg.model.facts import write_page_node
from briefing_kg.model.passages import Page, Quote
from briefing_kg.model.terms import SCHEMA, objects
from briefing_kg.numerals import digit_spans, number_spans
from briefing_kg.records import Span


def write_mentions(work: BriefingBuild, page: Page, node: Node, within: Span) -> None:
    """Write what *node* (a sentence or a page of the claims) mentions inside *within*."""
    graph = work.claims.graph
    for mention in sorted(graph.objects(node, SCHEMA.mentions), key=work.quote_of):
        span = work.locate(mention, page, within)
        refers_to = tuple(each for each in objects(graph, mention, work.brf("refersTo")) if isinstance(each, URIRef))
        page.mention(span, refers_to, graph.value(mention, work.brf("anchoredOn")))
        page.quotes.append(Quote(span, refers_to))


def write_page_mentions(work: BriefingBuild) -> None:
    """Write what the pages themselves mention: titles, dates, page bars and other furniture."""
    for number, page in sorted(work.pages.items()):
        before = len(page.quotes)
        write_mentions(work, page, work.own(f"page/{number}"), page.whole)
        page.covered.extend(quote.span for quote in page.quotes[before:])


def write_numbers(work: BriefingBuild) -> None:
    """Write a passage for every number that stands inside a quote, with what it stands for."""
    pagination = work.concept("exempt", "pagination")
    for _, page in sorted(work.pages.items()):
        digits = set(digit_spans(page.source.text))
        for number in number_spans(page.source.text):
            around = [quote for quote in page.quotes if quote.span.contains(number)]
            if not around:
                continue
            innermost = min(around, key=lambda quote: quote.span.end - quote.span.start)
            refers_to = list(innermost.refers_to)
            if pagination in refers_to and number in digits:
                refers_to.append(write_page_node(work, int(page.source.quote(number))))
            page.mention(number, refers_to)
