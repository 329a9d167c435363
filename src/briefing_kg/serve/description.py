"""Describes the endpoint (SPARQL 1.1 Service Description) and, for bare files, the data (VoID)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from briefing_kg import formats
from briefing_kg.serve.dataset import Dataset
from briefing_kg.settings import Settings
from briefing_kg.vocab import RDF, RDFS, SD, VOID, XSD


def service_description(settings: Settings, dataset: Dataset) -> list[Triple]:
    """Return what the endpoint can do and what it answers from; nothing is claimed that is not so."""
    endpoint = f"{settings.base}sparql"
    service, data = f"{endpoint}#service", f"{endpoint}#dataset"
    return [
        *_links(service, f"{RDF}type", f"{SD}Service"),
        *_links(service, f"{SD}endpoint", endpoint),
        *_links(service, f"{SD}supportedLanguage", f"{SD}SPARQL11Query"),
        *_links(service, f"{SD}feature", *([f"{SD}UnionDefaultGraph"] if dataset.union else [])),
        *_links(service, f"{SD}resultFormat", *(each.iri for each in (*formats.RESULT_FORMATS, *formats.RDF_FORMATS))),
        *_links(service, f"{SD}defaultDataset", data),
        *_links(data, f"{RDF}type", f"{SD}Dataset", f"{VOID}Dataset"),
        *_note(data, dataset),
        *_graphs(endpoint, data, dataset),
    ]


def dataset_description(settings: Settings, dataset: Dataset) -> list[Triple]:
    """Return what is to be said of data that came without a description."""
    data = f"{settings.base}void#dataset"
    return [
        *_links(data, f"{RDF}type", f"{VOID}Dataset"),
        *_links(data, f"{VOID}sparqlEndpoint", f"{settings.base}sparql"),
        _number(data, f"{VOID}triples", len(dataset.store)),
    ]


def _note(data: str, dataset: Dataset) -> Iterator[Triple]:
    words = (
        "The default graph is the union of all named graphs."
        if dataset.union
        else "The default graph holds the triples that stand in no named graph."
    )
    yield Triple(NamedNode(data), NamedNode(f"{RDFS}comment"), Literal(words, language="en"))


def _graphs(endpoint: str, data: str, dataset: Dataset) -> Iterator[Triple]:
    default = f"{endpoint}#default-graph"
    yield from _links(data, f"{SD}defaultGraph", default)
    yield from _links(default, f"{RDF}type", f"{SD}Graph")
    yield _number(default, f"{VOID}triples", dataset.size())
    for number, name in enumerate(dataset.graph_names, 1):
        named, graph = f"{endpoint}#named-graph-{number}", f"{endpoint}#graph-{number}"
        yield from _links(data, f"{SD}namedGraph", named)
        yield from _links(named, f"{RDF}type", f"{SD}NamedGraph")
        yield from _links(named, f"{SD}name", name)
        yield from _links(named, f"{SD}graph", graph)
        yield from _links(graph, f"{RDF}type", f"{SD}Graph")
        yield _number(graph, f"{VOID}triples", dataset.size(name))


def _links(subject: str, predicate: str, *objects: str) -> Iterator[Triple]:
    for each in objects:
        yield Triple(NamedNode(subject), NamedNode(predicate), NamedNode(each))


def _number(subject: str, predicate: str, value: int) -> Triple:
    number = Literal(str(value), datatype=NamedNode(f"{XSD}integer"))
    return Triple(NamedNode(subject), NamedNode(predicate), number)
