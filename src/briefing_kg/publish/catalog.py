"""Describes the files of a release: every dump with its address, type, size and checksum.

DCAT 3 for catalogues, VoID for crawlers. Sizes and digests are those of the bytes as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing_kg import iris
from briefing_kg.formats import Format
from briefing_kg.publish.counts import count
from briefing_kg.publish.dataset import META, TITLE, Dataset
from briefing_kg.publish.describe import THEMES, days_lines, publisher_lines, terms_lines, title_lines
from briefing_kg.publish.ntriples import iri, split, triple, typed
from briefing_kg.publish.provenance import checksum
from briefing_kg.publish.statistics import partitions
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import EVERYTHING, dump_name
from briefing_kg.vocab import DCAT, DCTERMS, FOAF, RDF, SKOS, VOID, XSD

#: As DCAT 3 writes them (section 6.8); with https they would be other IRIs.
_IANA = "http://www.iana.org/assignments/media-types/"
_GZIP = f"{_IANA}application/gzip"
_DCAT_3 = "https://www.w3.org/TR/vocab-dcat-3/"
#: What the values of these properties are (DCAT 3, section 6); said in the catalogue, for readers that check it.
_KINDS = {
    iri(f"{DCTERMS}license"): f"{DCTERMS}LicenseDocument",
    iri(f"{DCTERMS}language"): f"{DCTERMS}LinguisticSystem",
    iri(f"{DCTERMS}format"): f"{DCTERMS}MediaTypeOrExtent",
    iri(f"{DCTERMS}conformsTo"): f"{DCTERMS}Standard",
    iri(f"{DCTERMS}spatial"): f"{DCTERMS}Location",
    iri(f"{DCAT}mediaType"): f"{DCTERMS}MediaType",
    iri(f"{DCAT}compressFormat"): f"{DCTERMS}MediaType",
    iri(f"{DCAT}landingPage"): f"{FOAF}Document",
    iri(f"{DCAT}theme"): f"{SKOS}Concept",
    iri(f"{DCAT}themeTaxonomy"): f"{SKOS}ConceptScheme",
}


@dataclass(frozen=True, slots=True)
class DumpFile:
    """One file below ``dump/``: the graph ``key`` (or ``all``) in ``form``, compressed or not."""

    key: str
    form: Format
    compressed: bool
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The name of the file below ``dump/``."""
        return dump_name(self.key, self.form, compressed=self.compressed)


def void_lines(graphs: Iterable[BuiltGraph], dataset: Dataset, files: Iterable[DumpFile]) -> tuple[str, ...]:
    """Return the VoID description: the graph ``meta`` of *graphs*, with dumps and partitions of each graph."""
    graphs = tuple(graphs)
    lines = set(_meta(graphs))
    for each in files:
        dump = iri(iris.dump(dataset.base, each.name))
        lines.add(triple(_described(dataset, each.key), f"{VOID}dataDump", dump))
    for graph in graphs:
        lines.update(partitions(dataset, dataset.graph(graph.key), count(graph.ntriples, dataset.base)))
    document = iris.void(dataset.base)
    lines.add(triple(document, f"{RDF}type", iri(f"{VOID}DatasetDescription")))
    lines.update(title_lines(document, f"Description: {TITLE}"))
    lines.add(triple(document, f"{FOAF}primaryTopic", iri(dataset.iri)))
    return tuple(sorted(lines))


def dcat_lines(graphs: Iterable[BuiltGraph], dataset: Dataset, files: Iterable[DumpFile]) -> tuple[str, ...]:
    """Return the DCAT description: the graph ``meta`` without its numbers, a catalogue and all distributions."""
    lines = {line for line in _meta(graphs) if not split(line)[1].startswith(f"<{VOID}")}
    lines.update(_catalogue(dataset))
    for each in files:
        lines.update(_distribution(dataset, each))
    lines.update(_kinds(lines))
    return tuple(sorted(lines))


def _meta(graphs: Iterable[BuiltGraph]) -> Iterator[str]:
    return (line for each in graphs if each.key == META for line in each.ntriples)


def _catalogue(dataset: Dataset) -> Iterator[str]:
    node = dataset.part("catalogue")
    yield triple(node, f"{RDF}type", iri(f"{DCAT}Catalog"))
    yield from title_lines(node, f"Catalogue: {TITLE}", "The dataset and the service that answers queries on it.")
    yield from publisher_lines(dataset, node)
    yield from terms_lines(dataset, node)
    yield from days_lines(dataset, node)
    yield triple(node, f"{FOAF}homepage", iri(dataset.base))
    yield triple(node, f"{DCAT}themeTaxonomy", iri(THEMES))
    yield from title_lines(THEMES, "Data themes of the EU")
    yield triple(node, f"{DCAT}dataset", iri(dataset.iri))
    yield triple(node, f"{DCAT}service", iri(dataset.part("sparql")))
    for name, title, thing in (
        ("dataset", TITLE, dataset.iri),
        ("sparql", "SPARQL endpoint", dataset.part("sparql")),
    ):
        record = dataset.part(f"record/{name}")
        yield triple(node, f"{DCAT}record", iri(record))
        yield triple(record, f"{RDF}type", iri(f"{DCAT}CatalogRecord"))
        yield from title_lines(record, f"Record: {title}")
        yield from days_lines(dataset, record)
        yield triple(record, f"{FOAF}primaryTopic", iri(thing))
        yield triple(record, f"{DCTERMS}conformsTo", iri(_DCAT_3))


def _distribution(dataset: Dataset, file: DumpFile) -> Iterator[str]:
    node, address = dataset.part(f"distribution/{file.name}"), iri(iris.dump(dataset.base, file.name))
    yield triple(_described(dataset, file.key), f"{DCAT}distribution", iri(node))
    yield triple(node, f"{RDF}type", iri(f"{DCAT}Distribution"))
    yield from title_lines(node, f"{file.key} as {file.form.name}" + (", compressed" if file.compressed else ""))
    yield from terms_lines(dataset, node)
    yield triple(node, f"{DCTERMS}format", iri(file.form.iri))
    yield triple(node, f"{DCTERMS}conformsTo", iri(iris.definition(dataset.base)))
    yield triple(node, f"{DCAT}mediaType", iri(f"{_IANA}{file.form.media_type}"))
    yield triple(node, f"{DCAT}accessURL", address)
    yield triple(node, f"{DCAT}downloadURL", address)
    yield triple(node, f"{DCAT}byteSize", typed(file.size, f"{XSD}nonNegativeInteger"))
    if file.compressed:
        yield triple(node, f"{DCAT}compressFormat", iri(_GZIP))
    yield from checksum(node, dataset.part(f"checksum/{file.name}"), file.sha256)


def _kinds(lines: Iterable[str]) -> Iterator[str]:
    """Yield what the things are that *lines* point to."""
    for line in tuple(lines):
        _, predicate, term = split(line)
        if predicate in _KINDS:
            yield triple(term[1:-1], f"{RDF}type", iri(_KINDS[predicate]))


def _described(dataset: Dataset, key: str) -> str:
    return dataset.iri if key == EVERYTHING else dataset.graph(key)
