"""The graph ``history``: what became of addresses that were published once and are not in use any more.

It is a graph of its own because none of this is said by a page, known from elsewhere or computed: it
is about our own addresses, of all briefings, and it stays when a briefing goes. What is retired is no
``brf:Statement`` or ``brf:Figure`` any more; ``dcterms:type`` says what it was.
"""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD

from briefing_kg.iris import definition, thing
from briefing_kg.model.guard import Fates, Retired
from briefing_kg.model.ids import UNDATED, KnownId, kind_of
from briefing_kg.model.terms import english
from briefing_kg.records import BuiltGraph

HISTORY = "history"
_TRUE = Literal("true", datatype=XSD.boolean)


def history_graph(fates: Fates, base: str) -> tuple[BuiltGraph, ...]:
    """Return the graph of what is retired, and of wordings that ids were made of; no graph where there is none."""
    graph = Graph(bind_namespaces="none")
    for each in fates.kept:
        node = URIRef(thing(base, each.id))
        graph.add((node, URIRef(definition(base, "idFromWording")), Literal(each.meaning)))
    for retired in fates.retired:
        _retire(graph, retired, base)
    lines = graph.serialize(format="nt", encoding="utf-8").decode().split("\n")
    return (BuiltGraph(HISTORY, tuple(sorted(line for line in lines if line))),) if graph else ()


def _retire(graph: Graph, retired: Retired, base: str) -> None:
    listed = retired.listed
    node, kind = URIRef(thing(base, listed.id)), kind_of(listed.id)
    graph.add((node, RDF.type, PROV.Entity))
    graph.add((node, RDFS.label, english(_label(listed, retired))))
    graph.add((node, DCTERMS.type, URIRef(definition(base, kind.capitalize()))))
    graph.add((node, OWL.deprecated, _TRUE))
    graph.add((node, SKOS.historyNote, english(retired.reason)))
    for new in retired.successors:
        graph.add((node, DCTERMS.isReplacedBy, URIRef(thing(base, new))))
    for term, day in ((DCTERMS.issued, listed.first_seen), (DCTERMS.modified, retired.day)):
        if day and day != UNDATED:
            graph.add((node, term, Literal(day, datatype=XSD.date)))


def _label(listed: KnownId, retired: Retired) -> str:
    fate = "replaced" if retired.successors else "withdrawn"
    return f"{fate} {kind_of(listed.id)}: {listed.meaning or listed.id}"
