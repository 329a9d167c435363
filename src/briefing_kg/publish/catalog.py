"""Describes the files of a release: every dump with its address, type, size and checksum.

DCAT 3 for catalogues, VoID for crawlers. Sizes and digests are those of the bytes as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing_kg import iris
from briefing_kg.formats import Format
from briefing_kg.publish.describe import LICENCE, TITLE, Dataset
from briefing_kg.publish.ntriples import iri, text, triple, typed
from briefing_kg.release_layout import EVERYTHING, dump_name
from briefing_kg.vocab import DCAT, DCTERMS, RDF, RDFS, SPDX, VOID, XSD

_IANA = "https://www.iana.org/assignments/media-types/"


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


def void_lines(meta: Iterable[str], dataset: Dataset, files: Iterable[DumpFile]) -> tuple[str, ...]:
    """Return the VoID description: the graph ``meta`` with the dumps of each graph."""
    dumps = (
        triple(_described(dataset, each.key), f"{VOID}dataDump", iri(iris.dump(dataset.base, each.name)))
        for each in files
    )
    return tuple(sorted({*meta, *dumps}))


def dcat_lines(meta: Iterable[str], dataset: Dataset, files: Iterable[DumpFile]) -> tuple[str, ...]:
    """Return the DCAT description: the graph ``meta`` with a catalogue and all distributions."""
    lines = {*meta, *_catalogue(dataset)}
    for each in files:
        lines.update(_distribution(dataset, each))
    return tuple(sorted(lines))


def _catalogue(dataset: Dataset) -> Iterator[str]:
    node = dataset.part("catalogue")
    yield triple(node, f"{RDF}type", iri(f"{DCAT}Catalog"))
    yield triple(node, f"{RDFS}label", text(f"Catalogue: {TITLE}", "en"))
    yield triple(node, f"{DCTERMS}title", text(f"Catalogue: {TITLE}", "en"))
    yield triple(node, f"{DCTERMS}description", text("The dataset and the service that answers queries on it.", "en"))
    yield triple(node, f"{DCTERMS}publisher", iri(dataset.part("publisher")))
    yield triple(node, f"{DCAT}dataset", iri(dataset.iri))
    yield triple(node, f"{DCAT}service", iri(dataset.part("sparql")))


def _distribution(dataset: Dataset, file: DumpFile) -> Iterator[str]:
    node, address = dataset.part(f"distribution/{file.name}"), iri(iris.dump(dataset.base, file.name))
    title = text(f"{file.key} as {file.form.name}" + (", compressed" if file.compressed else ""), "en")
    yield triple(_described(dataset, file.key), f"{DCAT}distribution", iri(node))
    yield triple(node, f"{RDF}type", iri(f"{DCAT}Distribution"))
    yield triple(node, f"{RDFS}label", title)
    yield triple(node, f"{DCTERMS}title", title)
    yield triple(node, f"{DCTERMS}license", iri(LICENCE))
    yield triple(node, f"{DCTERMS}rights", iri(dataset.part("rights")))
    yield triple(node, f"{DCTERMS}format", iri(file.form.iri))
    yield triple(node, f"{DCTERMS}conformsTo", iri(iris.definition(dataset.base)))
    yield triple(node, f"{DCAT}mediaType", iri(f"{_IANA}{file.form.media_type}"))
    yield triple(node, f"{DCAT}accessURL", address)
    yield triple(node, f"{DCAT}downloadURL", address)
    yield triple(node, f"{DCAT}byteSize", typed(file.size, f"{XSD}nonNegativeInteger"))
    if file.compressed:
        yield triple(node, f"{DCAT}compressFormat", iri(f"{_IANA}application/gzip"))
    checksum = dataset.part(f"checksum/{file.name}")
    yield triple(node, f"{SPDX}checksum", iri(checksum))
    yield triple(checksum, f"{RDF}type", iri(f"{SPDX}Checksum"))
    yield triple(checksum, f"{SPDX}algorithm", iri(f"{SPDX}checksumAlgorithm_sha256"))
    yield triple(checksum, f"{SPDX}checksumValue", typed(file.sha256, f"{XSD}hexBinary"))


def _described(dataset: Dataset, key: str) -> str:
    return dataset.iri if key == EVERYTHING else iris.graph(dataset.base, key)
