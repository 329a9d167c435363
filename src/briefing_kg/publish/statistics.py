"""Writes counts as VoID: totals, partitions by class and property, vocabularies, sets of links."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from briefing_kg import iris
from briefing_kg.publish.counts import Counts
from briefing_kg.publish.dataset import Dataset
from briefing_kg.publish.ntriples import iri, text, triple, typed
from briefing_kg.vocab import DCTERMS, RDF, RDFS, VOID, XSD, brf, prefixes


def totals(dataset: Dataset, node: str, counts: Counts, *, objects: bool) -> Iterator[str]:
    """Yield the totals of *node*; its distinct *objects* can be left out (see the module ``describe``)."""
    yield triple(node, f"{VOID}triples", number(counts.triples))
    yield triple(node, f"{VOID}entities", number(counts.entities(dataset.base)))
    yield triple(node, f"{VOID}distinctSubjects", number(len(counts.subjects)))
    if objects:
        yield triple(node, f"{VOID}distinctObjects", number(len(counts.objects)))
    yield triple(node, f"{VOID}classes", number(len(counts.classes)))
    yield triple(node, f"{VOID}properties", number(len(counts.properties)))


def partitions(dataset: Dataset, node: str, counts: Counts) -> Iterator[str]:
    """Yield a part of *node* for each class, with its entities, and for each property, with its triples."""
    namespaces = prefixes(dataset.base)
    start = node if "#" in node else f"{node}#"
    for term, size in sorted(counts.classes.items()):
        part = f"{start}class/{_short(term, namespaces)}"
        yield triple(node, f"{VOID}classPartition", iri(part))
        yield triple(part, f"{VOID}class", iri(term))
        yield triple(part, f"{VOID}entities", number(size))
    for term, size in sorted(counts.properties.items()):
        part = f"{start}property/{_short(term, namespaces)}"
        yield triple(node, f"{VOID}propertyPartition", iri(part))
        yield triple(part, f"{VOID}property", iri(term))
        yield triple(part, f"{VOID}triples", number(size))


def vocabularies(dataset: Dataset, counts: Counts) -> Iterator[str]:
    """Yield every vocabulary that classes and properties are taken from; ours by its ontology's name."""
    names = {brf(dataset.base): iris.definition(dataset.base)}
    for space in sorted({_namespace(term) for term in (*counts.classes, *counts.properties)}):
        yield triple(dataset.iri, f"{VOID}vocabulary", iri(names.get(space, space)))


def linksets(dataset: Dataset, graphs: Mapping[str, Counts]) -> Iterator[str]:
    """Yield the sets of links in *graphs* (counts by key): one for each graph, property and other dataset."""
    namespaces = prefixes(dataset.base)
    for key, counts in graphs.items():
        for (predicate, space), size in sorted(counts.links.items()):
            host = space.split("/")[2]
            other = dataset.part(f"linked/{space.partition('://')[2].strip('/#')}")
            name = f"links/{key}/{_short(predicate, namespaces)}/{other.partition('#linked/')[2]}"
            yield from _linkset(dataset.part(name), f"{_short(predicate, namespaces)} links to {host}", key, dataset)
            yield triple(dataset.part(name), f"{VOID}objectsTarget", iri(other))
            yield triple(dataset.part(name), f"{VOID}linkPredicate", iri(predicate))
            yield triple(dataset.part(name), f"{VOID}triples", number(size))
            yield triple(other, f"{RDF}type", iri(f"{VOID}Dataset"))
            yield triple(other, f"{RDFS}label", text(host, "en"))
            yield triple(other, f"{DCTERMS}title", text(host, "en"))
            yield triple(other, f"{VOID}uriSpace", text(space))


def number(value: int) -> str:
    """Return *value* as a literal."""
    return typed(value, f"{XSD}integer")


def _linkset(node: str, title: str, key: str, dataset: Dataset) -> Iterable[str]:
    yield triple(dataset.graph(key), f"{VOID}subset", iri(node))
    yield triple(node, f"{RDF}type", iri(f"{VOID}Linkset"))
    yield triple(node, f"{RDFS}label", text(title, "en"))
    yield triple(node, f"{DCTERMS}title", text(title, "en"))
    yield triple(node, f"{VOID}subjectsTarget", iri(dataset.iri))


def _namespace(term: str) -> str:
    return term[: max(term.rfind("#"), term.rfind("/")) + 1]


def _short(term: str, namespaces: Mapping[str, str]) -> str:
    """Return a readable name of *term* for use in an IRI, the same in every run."""
    for prefix, namespace in sorted(namespaces.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        local = term.removeprefix(namespace)
        if local != term and local.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}-{local}"
    return hashlib.sha256(term.encode()).hexdigest()[:12]
