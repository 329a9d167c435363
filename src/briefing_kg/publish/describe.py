"""Describes the dataset: what it is, whose, under which terms, how large, in which graphs.

Written with VoID, DCAT 3, PROV-O and FOAF, as N-Triples without blank nodes. This part does not
depend on the files of a release, so it is published as the graph ``meta`` and counts itself;
files, sizes and checksums are added by :mod:`briefing_kg.publish.catalog`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from briefing_kg import formats, iris
from briefing_kg.errors import DataError
from briefing_kg.publish.counts import Counts, count
from briefing_kg.publish.ntriples import iri, split, text, triple, typed, union_lines
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import EVERYTHING, dump_name
from briefing_kg.settings import PREFIX
from briefing_kg.vocab import DCAT, DCTERMS, FOAF, PROV, RDF, RDFS, VCARD, VOID, XSD, prefixes

META = "meta"
TITLE = "Press briefings as linked data"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS = (
    "The data are licensed under CC BY 4.0. Quotations from transcripts, and the texts of the transcripts, "
    "remain their publishers' and are reproduced for citation only."
)
_ABOUT = (
    "Who said what at press briefings: turns, statements, figures and policy measures, each tied to the "
    "exact characters of the source text. It records that something was said, not that it is true."
)
_GRAPH_NOTES = {
    "stated": "Only what the page says.",
    "context": "What other sources, each named, add to the page.",
    "derived": "What was computed from stated figures, with formula and inputs.",
    "links": "Links to other data sets, each with the source that was read.",
    "codes": "Code lists, and the agents, places, documents, events and times that briefings share.",
    META: "This description of the dataset.",
}
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/en"
_SETTLES_WITHIN = 8
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+|(?:mailto:)?[^\s<>\"{}|\\^`@:/]+@[^\s<>\"{}|\\^`@:/]+")


@dataclass(frozen=True, slots=True)
class Dataset:
    """The facts a description needs that are not in the graphs."""

    base: str
    version: str
    issued: date | None
    publisher: str
    contact: str

    @property
    def iri(self) -> str:
        """The IRI of the dataset."""
        return iris.thing(self.base, "dataset")

    def part(self, name: str) -> str:
        """Return the IRI of something that only the description speaks of."""
        return f"{self.iri}#{name}"


def newest_issue(graphs: Iterable[BuiltGraph], base: str) -> date | None:
    """Return the newest day on which a source text was issued, as the graphs say it."""
    days: dict[str, str] = {}
    sources: set[str] = set()
    source_text = iri(iris.definition(base, "SourceText"))
    for line in (line for each in graphs for line in each.ntriples):
        subject, predicate, term = split(line)
        if predicate == iri(f"{DCTERMS}issued") and term.endswith(f"^^<{XSD}date>"):
            days[subject] = term.split('"')[1]
        elif predicate == iri(f"{RDF}type") and term == source_text:
            sources.add(subject)
    return max((date.fromisoformat(days[each][:10]) for each in sources & days.keys()), default=None)


def content_version(graphs: Iterable[BuiltGraph], base: str, *more: str) -> str:
    """Return a digest of everything a release is made of: its quads in order, and *more* texts."""
    digest = hashlib.sha256(base.encode())
    for each in sorted(graphs, key=lambda graph: graph.key):
        digest.update(f"\0{each.key}\0".encode())
        for line in each.ntriples:
            digest.update(f"{line}\n".encode())
    for extra in more:
        digest.update(f"\0{extra}".encode())
    return digest.hexdigest()


def meta_graph(graphs: Iterable[BuiltGraph], dataset: Dataset) -> BuiltGraph:
    """Return the graph ``meta``, with counts that take in that graph itself.

    Counting changes no line's number once every class and property in use has its partition,
    so describing again and again soon stands still.
    """
    others = tuple(each for each in graphs if each.key != META)
    meta = BuiltGraph(META, tuple(line for each in graphs if each.key == META for line in each.ntriples))
    given = meta.ntriples
    for _ in range(_SETTLES_WITHIN):
        described = sorted({*given, *_description((*others, meta), dataset)})
        if tuple(described) == meta.ntriples:
            return meta
        meta = BuiltGraph(META, tuple(described))
    message = "the description of the dataset does not stand still"
    raise AssertionError(message)


def _description(graphs: tuple[BuiltGraph, ...], dataset: Dataset) -> Iterator[str]:
    yield from _about(dataset)
    yield from _publisher(dataset)
    yield from _access(dataset)
    yield from _statistics(dataset, dataset.iri, count(union_lines(graphs), iris.thing(dataset.base, "")))
    for each in graphs:
        yield from _graph(dataset, each)


def _about(dataset: Dataset) -> Iterator[str]:
    node, rights = dataset.iri, dataset.part("rights")
    for kind in (f"{VOID}Dataset", f"{DCAT}Dataset", f"{PROV}Entity"):
        yield triple(node, f"{RDF}type", iri(kind))
    yield triple(node, f"{RDFS}label", text(TITLE, "en"))
    yield triple(node, f"{DCTERMS}title", text(TITLE, "en"))
    yield triple(node, f"{DCTERMS}description", text(_ABOUT, "en"))
    yield triple(node, f"{DCTERMS}identifier", text(node))
    yield triple(node, f"{DCTERMS}language", iri(_LANGUAGE))
    yield triple(node, f"{DCTERMS}license", iri(LICENCE))
    yield triple(node, f"{DCTERMS}rights", iri(rights))
    yield triple(rights, f"{RDF}type", iri(f"{DCTERMS}RightsStatement"))
    yield triple(rights, f"{RDFS}label", text(RIGHTS, "en"))
    yield triple(node, f"{DCAT}version", text(dataset.version))
    if dataset.issued:
        day = typed(dataset.issued.isoformat(), f"{XSD}date")
        yield triple(node, f"{DCTERMS}issued", day)
        yield triple(node, f"{DCTERMS}modified", day)
    yield triple(node, f"{VOID}vocabulary", iri(iris.definition(dataset.base)))
    yield triple(node, f"{DCTERMS}conformsTo", iri(iris.definition(dataset.base)))


def _publisher(dataset: Dataset) -> Iterator[str]:
    node = dataset.part("publisher")
    yield triple(dataset.iri, f"{DCTERMS}publisher", iri(node))
    yield triple(node, f"{RDF}type", iri(f"{FOAF}Agent"))
    yield triple(node, f"{RDFS}label", text(dataset.publisher))
    yield triple(node, f"{FOAF}name", text(dataset.publisher))
    if dataset.contact:
        contact = dataset.part("contact")
        yield triple(dataset.iri, f"{DCAT}contactPoint", iri(contact))
        yield triple(contact, f"{RDF}type", iri(f"{VCARD}Kind"))
        yield triple(contact, f"{RDFS}label", text("Corrections", "en"))
        yield triple(contact, f"{VCARD}fn", text(dataset.publisher))
        yield triple(contact, *_address(dataset.contact))


def _address(contact: str) -> tuple[str, str]:
    if not _ADDRESS.fullmatch(contact):
        raise DataError(
            f"{PREFIX}CONTACT is {contact!r}, neither an e-mail address nor a web address",
            advice="Set it to something like corrections@example.org",
        )
    if contact.startswith("http"):
        return f"{VCARD}hasURL", iri(contact)
    return f"{VCARD}hasEmail", iri("mailto:" + contact.removeprefix("mailto:"))


def _access(dataset: Dataset) -> Iterator[str]:
    node, service, base = dataset.iri, dataset.part("sparql"), dataset.base
    yield triple(node, f"{FOAF}homepage", iri(base))
    yield triple(node, f"{DCAT}landingPage", iri(base))
    yield triple(node, f"{VOID}uriSpace", text(iris.thing(base, "")))
    yield triple(node, f"{VOID}sparqlEndpoint", iri(iris.endpoint(base)))
    yield triple(service, f"{RDF}type", iri(f"{DCAT}DataService"))
    yield triple(service, f"{RDFS}label", text("SPARQL endpoint", "en"))
    yield triple(service, f"{DCTERMS}title", text("SPARQL endpoint", "en"))
    yield triple(service, f"{DCAT}endpointURL", iri(iris.endpoint(base)))
    yield triple(service, f"{DCAT}endpointDescription", iri(iris.endpoint(base)))
    yield triple(service, f"{DCAT}servesDataset", iri(node))
    yield triple(service, f"{DCTERMS}conformsTo", iri("http://www.w3.org/TR/sparql11-protocol/"))
    for form in formats.RDF_FORMATS:
        yield triple(node, f"{VOID}feature", iri(form.iri))
        yield triple(node, f"{VOID}dataDump", iri(iris.dump(base, dump_name(EVERYTHING, form))))


def _graph(dataset: Dataset, graph: BuiltGraph) -> Iterator[str]:
    node = iris.graph(dataset.base, graph.key)
    briefing, _, layer = graph.key.rpartition("/")
    title = f"{briefing}: {layer}" if briefing else layer
    for kind in (f"{VOID}Dataset", f"{DCAT}Dataset", f"{PROV}Bundle"):
        yield triple(node, f"{RDF}type", iri(kind))
    yield triple(dataset.iri, f"{VOID}subset", iri(node))
    yield triple(node, f"{DCTERMS}isPartOf", iri(dataset.iri))
    yield triple(node, f"{RDFS}label", text(title, "en"))
    yield triple(node, f"{DCTERMS}title", text(title, "en"))
    yield triple(node, f"{DCTERMS}description", text(_GRAPH_NOTES.get(layer, "A graph of the dataset."), "en"))
    yield triple(node, f"{DCTERMS}license", iri(LICENCE))
    yield triple(node, f"{DCTERMS}rights", iri(dataset.part("rights")))
    yield triple(node, f"{VOID}triples", _number(len(graph.ntriples)))
    if briefing:
        yield triple(node, f"{DCTERMS}subject", iri(iris.briefing(dataset.base, briefing)))


def _statistics(dataset: Dataset, node: str, counts: Counts) -> Iterator[str]:
    yield triple(node, f"{VOID}triples", _number(counts.triples))
    yield triple(node, f"{VOID}entities", _number(counts.entities))
    yield triple(node, f"{VOID}distinctSubjects", _number(counts.subjects))
    yield triple(node, f"{VOID}distinctObjects", _number(counts.objects))
    yield triple(node, f"{VOID}classes", _number(len(counts.classes)))
    yield triple(node, f"{VOID}properties", _number(len(counts.properties)))
    for term, number in counts.classes:
        part = dataset.part(f"class/{_short(term, prefixes(dataset.base))}")
        yield triple(node, f"{VOID}classPartition", iri(part))
        yield triple(part, f"{VOID}class", iri(term))
        yield triple(part, f"{VOID}entities", _number(number))
    for term, number in counts.properties:
        part = dataset.part(f"property/{_short(term, prefixes(dataset.base))}")
        yield triple(node, f"{VOID}propertyPartition", iri(part))
        yield triple(part, f"{VOID}property", iri(term))
        yield triple(part, f"{VOID}triples", _number(number))


def _short(term: str, namespaces: Mapping[str, str]) -> str:
    """Return a readable name of *term* for use in an IRI, the same in every run."""
    for prefix, namespace in sorted(namespaces.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        local = term.removeprefix(namespace)
        if local != term and local.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}-{local}"
    return hashlib.sha256(term.encode()).hexdigest()[:12]


def _number(value: int) -> str:
    return typed(value, f"{XSD}integer")
