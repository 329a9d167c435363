"""The shapes for descriptions: a right one passes, and each wrong one fires what it should."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from rdflib import RDF, SH, Graph, URIRef

from briefing_kg.errors import ConformanceError
from briefing_kg.pipeline.describing import examiner
from briefing_kg.pipeline.rules import description_shapes, ontology_text
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import ValidationReport
from briefing_kg.settings import Settings
from briefing_kg.validate import validate
from tests.publish.descriptions import description
from tests.publish.graphs import BASE
from tests.validate.checker import added, altered, changed, dropped, fired

SHAPES = description_shapes(BASE)
ONTOLOGY = ontology_text(BASE)
PREFIXES = """
    BASE <https://briefing.example/>
    PREFIX dcat: <http://www.w3.org/ns/dcat#>
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX dqv: <http://www.w3.org/ns/dqv#>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    PREFIX prov: <http://www.w3.org/ns/prov#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX schema: <http://schema.org/>
    PREFIX spdx: <http://spdx.org/rdf/terms#>
    PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
    PREFIX void: <http://rdfs.org/ns/void#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, how to make it so, and exactly the shapes that fire then."""

    name: str
    update: str
    shapes: frozenset[str]


def fault(name: str, update: str, *shapes: str) -> Fault:
    """Return a fault that makes exactly *shapes* fire."""
    return Fault(name, update, frozenset(shapes))


FAULTS = (
    fault(
        "the licence of a file is missing",
        dropped("<id/dataset#distribution/all.nq>", "dcterms:license"),
        "DistributionIsWhole",
    ),
    fault("media types are words", changed("?file", "dcat:mediaType", '"text/turtle"'), "DistributionIsWhole"),
    fault("digests are cut", changed("?sum", "spdx:checksumValue", '"2222"^^xsd:hexBinary'), "ChecksumIsADigest"),
    fault(
        "files have no checksum", dropped("<id/dataset#distribution/all.nq>", "spdx:checksum"), "DistributionIsWhole"
    ),
    fault("a title stands twice", added('<graph/links> dcterms:title "other"@en'), "TitleIsOneForEachLanguage"),
    fault("a title has no language", changed("<void>", "dcterms:title", '"links"'), "TitleIsOneForEachLanguage"),
    fault(
        "a graph is not among the subsets",
        "DELETE DATA { <id/dataset> void:subset <graph/links> }",
        "GraphIsDescribed",
        "NumbersAddUp",
    ),
    fault("a graph says more triples than it has", changed("<graph/links>", "void:triples", "3"), "NumbersAddUp"),
    fault(
        "a property says more triples than it has",
        changed("<graph/links#property/owl-sameAs>", "void:triples", "1000"),
        "NumbersAddUp",
    ),
    fault(
        "a class has more things than there are subjects",
        changed("<graph/b/stated#class/brf-Figure>", "void:entities", "1000"),
        "NumbersAddUp",
    ),
    fault(
        "a class has no partition",
        "DELETE DATA { <graph/b/stated> void:classPartition <graph/b/stated#class/brf-Figure> }",
        "NumbersAddUp",
    ),
    fault(
        "a property has no partition",
        "DELETE DATA { <graph/links> void:propertyPartition <graph/links#property/owl-sameAs> }",
        "NumbersAddUp",
    ),
    fault("a graph has no partitions", dropped("<graph/links>", "void:propertyPartition"), "NumbersAddUp"),
    fault("more subjects than triples", changed("<graph/links>", "void:distinctSubjects", "9"), "NumbersAddUp"),
    fault("a number is no whole number", changed("<graph/links>", "void:entities", "1.5"), "GraphIsDescribed"),
    fault(
        "a partition counts nothing",
        dropped("<graph/b/stated#class/brf-Figure>", "void:entities"),
        "PartitionIsCounted",
    ),
    fault(
        "a partition is that of no property",
        dropped("<graph/links#property/owl-sameAs>", "void:property"),
        "PartitionIsCounted",
    ),
    fault(
        "a partition is that of two classes",
        added("<graph/b/stated#class/brf-Figure> void:class foaf:Agent"),
        "PartitionIsCounted",
    ),
    fault("links lead to nobody knows where", dropped("?links", "void:objectsTarget"), "LinksetIsCounted"),
    fault(
        "links lead to a dataset without addresses",
        dropped("<id/dataset#linked/sws.geonames.org>", "void:uriSpace"),
        "LinksetIsCounted",
    ),
    fault("a document is about nothing", dropped("<void>", "foaf:primaryTopic"), "DescriptionNamesItsDataset"),
    fault(
        "VoID names a dump that DCAT does not",
        added("<graph/links> void:dataDump <dump/links.rdf>"),
        "DumpIsCatalogued",
    ),
    fault(
        "DCAT names a file that VoID does not",
        "DELETE DATA { <id/dataset> void:dataDump <dump/all.rdf> }",
        "DumpIsCatalogued",
    ),
    fault("the catalogue lists nothing", dropped("?catalogue", "dcat:dataset"), "CatalogueIsWhole", "RecordIsWhole"),
    fault(
        "a record is about two things",
        added("<id/dataset#record/sparql> foaf:primaryTopic <id/dataset>"),
        "RecordIsWhole",
    ),
    fault("the service has no address", dropped("?service", "dcat:endpointURL"), "ServiceIsWhole"),
    fault("the publisher has no name", dropped("?publisher", "foaf:name"), "PublisherHasAName"),
    fault("the contact has no address", dropped("?contact", "vcard:hasEmail"), "ContactCanBeReached"),
    fault(
        "the last day is before the first",
        changed("?days", "dcat:endDate", '"2023-01-01"^^xsd:date'),
        "PeriodRunsForward",
    ),
    fault("the dataset has no version", dropped("<id/dataset>", "dcat:version"), "DatasetIsDescribed"),
    fault("nobody knows which build it was", dropped("<id/dataset>", "prov:wasGeneratedBy"), "ReleaseHasAnOrigin"),
    fault("the build used nothing", dropped("<id/dataset#build>", "prov:used"), "ActivityIsWhole"),
    fault(
        "the build says when it ran",
        added('<id/dataset#build> prov:endedAtTime "2024-02-07T12:00:00Z"^^xsd:dateTime'),
        "ActivityIsWhole",
    ),
    fault("the tool has no version", dropped("?tool", "schema:softwareVersion"), "ActivityIsWhole"),
    fault(
        "a file that was used has no digest",
        dropped("<id/dataset#input/shapes/text.ttl>", "spdx:checksum"),
        "InputHasADigest",
    ),
    fault("the report is nobody's", dropped("<report>", "prov:wasGeneratedBy"), "ReportHasAnOrigin"),
    fault("a measurement has no value", dropped("?measured", "dqv:value"), "MeasurementIsWhole"),
)


@pytest.fixture(scope="module")
def right() -> Graph:
    """The description of the small dataset."""
    return Graph().parse(data="\n".join(description()), format="nt")


def report_on(graph: Graph) -> ValidationReport:
    """Return the report on a description."""
    lines = [line for line in graph.serialize(format="nt").split("\n") if line]
    return validate((BuiltGraph("description", tuple(sorted(lines))),), SHAPES, ONTOLOGY, reviewed=True)


def test_a_right_description_passes(right: Graph) -> None:
    """Not one result, and every promise found something to look at."""
    report = report_on(right)
    assert not report.results
    assert not [each.iri for each in report.promises if not each.looked_at]


def rounds() -> list[list[Fault]]:
    """Put the faults together that fire different shapes, so that few graphs have to be checked."""
    found: list[list[Fault]] = []
    for each in FAULTS:
        free = (at for at, others in enumerate(found) if not any(each.shapes & other.shapes for other in others))
        place = next(free, len(found))
        found[place:] = found[place:] or [[]]
        found[place].append(each)
    return found


def check(right: Graph, faults: Iterable[Fault]) -> None:
    """Assert that *faults* together fire their shapes and no other."""
    updates = tuple(each.update for each in faults)
    report = report_on(altered(right, updates, PREFIXES, ""))
    assert fired(report) == {shape for each in faults for shape in each.shapes}
    assert len({result.severity for result in report.results}) == 1


@pytest.mark.parametrize("faults", rounds())
def test_a_wrong_description_is_told_what_is_wrong(right: Graph, faults: list[Fault]) -> None:
    """Faults that have no shape in common fire their shapes and no other: Violations, which stop a release."""
    check(right, faults)


@pytest.mark.slow
@pytest.mark.parametrize("each", FAULTS, ids=[each.name for each in FAULTS])
def test_one_fault_fires_its_shapes_alone(right: Graph, each: Fault) -> None:
    """Each fault by itself fires its shapes and no other."""
    check(right, [each])


def test_every_shape_has_a_fault() -> None:
    """A shape that nothing fires would be a promise that nobody keeps watch on."""
    shapes = Graph().parse(data="\n".join(text for _, text in SHAPES), format="turtle")
    faulted = {shape for each in FAULTS for shape in each.shapes}
    assert {str(each).rsplit("#", 1)[1] for each in shapes.subjects(RDF.type, SH.NodeShape)} == faulted


def test_what_is_required_is_missed_when_it_is_missing(right: Graph) -> None:
    """Whatever a shape requires of a property fires once nothing has that property any more."""
    shapes = Graph().parse(data="\n".join(text for _, text in SHAPES), format="turtle")
    required = {
        (str(shapes.value(predicate=SH.property, object=each)), str(path))
        for each in shapes.subjects(SH.minCount)
        if isinstance(path := shapes.value(each, SH.path), URIRef)
    }
    # What the targets are found by stays.
    kept = {"targetSubjectsOf", "targetObjectsOf"}
    finding = {str(each) for kind in kept for each in shapes.objects(None, SH[kind])}
    bare = Graph()
    for subject, predicate, value in right:
        if predicate == RDF.type or str(predicate) in finding:
            bare.add((subject, predicate, value))
    missed = {(result.shape, result.path) for result in report_on(bare).results}
    assert {pair for pair in required if pair[1] not in finding} <= missed


def test_a_wrong_description_stops_the_build(right: Graph) -> None:
    """The build is told in plain words, and a right description is let through."""
    examine = examiner(Settings())
    lines = description()
    examine(BuiltGraph("description", lines))
    wrong = tuple(line for line in lines if "/dcat#byteSize>" not in line)
    with pytest.raises(ConformanceError, match="needs exactly one size in bytes"):
        examine(BuiltGraph("description", wrong))
    assert len(wrong) < len(lines) <= len(right) + 1
