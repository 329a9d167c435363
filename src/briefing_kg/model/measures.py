"""Policy measures: place them in the text and write them."""

from __future__ import annotations

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS

from briefing_kg.model.briefing import BriefingBuild
from briefing_kg.model.terms import SELECTORS, english, integer


def write_measures(work: BriefingBuild) -> None:
    """Write all measures of the claims."""
    for node in work.named("Measure"):
        _write_measure(work, node)


def _write_measure(work: BriefingBuild, node: URIRef) -> None:
    statement, span = work.place(node)
    out = work.stated
    for predicate, value in work.claims.graph.predicate_objects(node):
        if predicate not in SELECTORS:
            whole_number = isinstance(value, Literal) and str(value).isdecimal()
            out.add((node, predicate, integer(int(str(value))) if whole_number else value))
    out.add((node, work.brf("passage"), statement.page.passage(span)))
    out.add((node, work.brf("statedIn"), statement.iri))
    if (node, work.brf("status"), None) not in out:
        out.add((node, work.brf("status"), work.concept("status", "stated")))
    if (node, RDFS.label, None) not in out:
        out.add((node, RDFS.label, english(statement.page.source.quote(span))))
