from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, RDF, VOID, BNode, Graph, Literal, URIRef

from briefing_kg.errors import DataError
from briefing_kg.publish.contents import content_version, contents_of
from briefing_kg.publish.dataset import Dataset
from briefing_kg.publish.describe import meta_graph
from briefing_kg.publish.ntriples import triple, typed
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import Release
from tests.publish.graphs import BASE, ISSUED, SOURCE, XSD, built, graphs

DATASET = URIRef(f"{BASE}id/dataset")
SPDX = "http://spdx.org/rdf/terms#"


def dataset(contact: str = "corrections@example.org") -> Dataset:
    """Facts about the small dataset."""
    return Dataset(BASE, "1a2b3c4d5e", date(2024, 2, 7), "Some Publisher", contact)


def described() -> tuple[BuiltGraph, ...]:
    """The small graphs with their description."""
    return (*graphs(), meta_graph(graphs(), dataset()))


def read(given: tuple[BuiltGraph, ...]) -> Graph:
    """Return *given* graphs as one."""
    return Graph().parse(data="\n".join(line for each in given for line in each.ntriples), format="nt")


def number(graph: Graph, subject: URIRef, predicate: URIRef) -> int:
    """Return the number that the description gives."""
    value = graph.value(subject, predicate)
    assert isinstance(value, Literal)
    return int(value)


def test_the_description_counts_itself() -> None:
    """The numbers given are those of all graphs together, the description among them."""
    everything = read(described())
    assert number(everything, DATASET, VOID.triples) == len(everything)
    assert number(everything, DATASET, VOID.distinctSubjects) == len(set(everything.subjects()))
    assert number(everything, DATASET, VOID.distinctObjects) == len(set(everything.objects()))
    assert number(everything, DATASET, VOID.properties) == len(set(everything.predicates()))
    assert number(everything, DATASET, VOID.classes) == len(set(everything.objects(None, RDF.type)))


def test_every_class_and_property_has_a_partition_with_its_true_count() -> None:
    """VoID partitions say how often each class and property is really used."""
    everything = read(described())
    classes = {
        everything.value(part, VOID["class"]): everything.value(part, VOID.entities)
        for part in everything.objects(DATASET, VOID.classPartition)
    }
    properties = {
        everything.value(part, VOID.property): everything.value(part, VOID.triples)
        for part in everything.objects(DATASET, VOID.propertyPartition)
    }
    assert {key: int(str(value)) for key, value in classes.items()} == {
        each: len(set(everything.subjects(RDF.type, each))) for each in everything.objects(None, RDF.type)
    }
    assert {key: int(str(value)) for key, value in properties.items()} == {
        each: len(list(everything.triples((None, URIRef(str(each)), None)))) for each in everything.predicates()
    }


def test_every_graph_is_named_explained_and_counted() -> None:
    """A reader of the description learns which graphs there are, what is in them and how much."""
    everything = read(described())
    for each in described():
        node = URIRef(f"{BASE}graph/{each.key}")
        assert number(everything, node, VOID.triples) == len(each.ntriples)
        assert everything.value(node, DCTERMS.description)
        assert (DATASET, VOID.subset, node) in everything


def test_the_description_has_no_blank_node_and_the_same_lines_every_time() -> None:
    """Everything described can be cited, and describing twice gives the same graph."""
    assert not [node for triple_ in read(described()) for node in triple_ if isinstance(node, BNode)]
    assert meta_graph(graphs(), dataset()) == meta_graph(described(), dataset())


def test_rights_in_quotations_are_told_apart_from_the_licence() -> None:
    """The licence is ours to state; what is quoted remains its publisher's."""
    everything = read(described())
    assert str(everything.value(DATASET, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
    rights = everything.value(DATASET, DCTERMS.rights)
    assert "remain their publishers'" in str(
        everything.value(rights, URIRef("http://www.w3.org/2000/01/rdf-schema#label"))
    )


@pytest.mark.parametrize("contact", ["press office", "a@b@c", "ftp://example.org/", "<x@example.org>"])
def test_a_contact_that_is_no_address_is_refused(contact: str) -> None:
    """A contact is published as an IRI, so one that cannot be an address stops the build."""
    with pytest.raises(DataError, match="CONTACT"):
        meta_graph(graphs(), dataset(contact))


@pytest.mark.parametrize("contact", ["x@example.org", "mailto:x@example.org", "https://example.org/contact?a=1"])
def test_a_contact_is_an_address_to_follow(contact: str) -> None:
    """An e-mail or web address becomes an IRI of the contact point."""
    lines = "\n".join(meta_graph(graphs(), dataset(contact)).ntriples)
    assert "mailto:x@example.org>" in lines or "<https://example.org/contact?a=1>" in lines


def test_the_day_of_the_newest_source_is_found_in_the_graphs() -> None:
    """Only source texts count: the day a mentioned document was issued does not."""
    other = built("more", triple(f"{BASE}id/document/x", ISSUED, typed("2030-01-01", f"{XSD}date")))
    assert contents_of((*graphs(), other), BASE).issued == date(2024, 2, 7)
    assert contents_of((other,), BASE).issued is None


def test_the_version_changes_with_any_triple_graph_or_further_input() -> None:
    """Two releases with the same version hold the same data."""
    first, *rest = graphs()
    versions = {
        content_version(graphs(), BASE),
        content_version(tuple(reversed(graphs())), BASE),
        content_version((replace(first, ntriples=first.ntriples[1:]), *rest), BASE),
        content_version((replace(first, key="b/other"), *rest), BASE),
        content_version(graphs(), "https://other.example/"),
        content_version(graphs(), BASE, "shapes"),
    }
    assert len(versions) == 5
    assert SOURCE in "".join(first.ntriples)


def test_sizes_and_checksums_of_the_catalogue_are_those_of_the_files(release: Release) -> None:
    """Whoever downloads a dump can hold it against the catalogue."""
    catalogue = Graph().parse(release.dcat, format="turtle")
    distributions = list(catalogue.subjects(RDF.type, DCAT.Distribution))
    for node in distributions:
        address = str(catalogue.value(node, DCAT.downloadURL))
        data = (release.folder / address.removeprefix(BASE)).read_bytes()
        checksum = catalogue.value(node, URIRef(f"{SPDX}checksum"))
        assert int(str(catalogue.value(node, DCAT.byteSize))) == len(data)
        digest = catalogue.value(checksum, URIRef(f"{SPDX}checksumValue"))
        assert isinstance(digest, Literal)
        assert str(digest) == hashlib.sha256(data).hexdigest()
        packed = (node, DCAT.compressFormat, None) in catalogue
        assert packed == (data[:2] == b"\x1f\x8b")
    files = [path for path in release.dumps.rglob("*") if path.is_file()]
    assert len(distributions) == len(files) == 60


def test_every_dump_that_the_description_names_exists(release: Release) -> None:
    """VoID points at files only, and at none that is missing; the twin holds what the dump holds."""
    void = Graph().parse(release.void, format="turtle")
    names = {str(each).removeprefix(BASE) for each in void.objects(None, VOID.dataDump)}
    assert names == {path.relative_to(release.folder).as_posix() for path in release.dumps.rglob("*.*")}
    for name in names:
        if name.endswith(".gz"):
            plain = Path(release.folder, name.removesuffix(".gz"))
            assert gzip.decompress(Path(release.folder, name).read_bytes()) == plain.read_bytes()
