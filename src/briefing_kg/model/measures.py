"""Policy measures: place them in the text and write them."""

from __future__ import annotations

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS

from briefing_kg.model.briefing import Draft
from briefing_kg.model.figures import statement_around
from briefing_kg.model.terms import OA, english, integer

_SELECTORS = frozenset({OA.exact, OA.prefix, OA.suffix})


def write_measures(draft: Draft) -> None:
    """Write all measures of the claims."""
    for node in sorted(draft.claims.graph.subjects(RDF.type, draft.brf("Measure")), key=str):
        if isinstance(node, URIRef):
            _write_measure(draft, node)


def _write_measure(draft: Draft, node: URIRef) -> None:
    page, span = draft.locate_anywhere(node)
    out = draft.stated
    for predicate, value in draft.claims.graph.predicate_objects(node):
        if predicate not in _SELECTORS:
            whole_number = isinstance(value, Literal) and str(value).isdecimal()
            out.add((node, predicate, integer(int(str(value))) if whole_number else value))
    out.add((node, draft.brf("passage"), page.passage(span)))
    out.add((node, draft.brf("statedIn"), statement_around(draft, page, span, node).iri))
    if (node, draft.brf("status"), None) not in out:
        out.add((node, draft.brf("status"), draft.concept("status", "stated")))
    if (node, RDFS.label, None) not in out:
        out.add((node, RDFS.label, english(page.source.quote(span))))
