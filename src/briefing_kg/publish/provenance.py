"""Tells how a release came about (PROV-O): what the build used, which tool ran, what the checks said.

No times: the same inputs shall give the same bytes whenever they are built. No versions of
libraries either, for these differ between machines and change nothing in the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from briefing_kg import iris
from briefing_kg.publish.contents import Contents
from briefing_kg.publish.dataset import Dataset
from briefing_kg.publish.ntriples import iri, text, triple, typed
from briefing_kg.publish.statistics import number
from briefing_kg.vocab import DCTERMS, DQV, PROV, RDF, RDFS, SCHEMA, SH, SKOS, SPDX, XSD

_STORY = (
    "Transcripts as captured, with claims that people reviewed or that a program drafted; a transcript whose "
    "claims nobody has reviewed says so. The build names every file it used, with its digest."
)


@dataclass(frozen=True, slots=True)
class Build:
    """How a release came about.

    ``inputs`` maps the name of each file that was used to the SHA-256 of its bytes on disk; ``engines``
    are the programs that checked the graphs; ``results`` counts what they found by severity.
    """

    tool: str
    version: str
    engines: tuple[str, ...]
    inputs: Mapping[str, str] = field(repr=False)
    results: Mapping[str, int]


def provenance(dataset: Dataset, build: Build, contents: Contents) -> tuple[str, ...]:
    """Return what the graph ``meta`` says about the origin of the dataset."""
    return (
        *_activities(dataset, build),
        *_validation(dataset, build, contents),
        *_quality(dataset, build),
        *(line for name, digest in build.inputs.items() for line in _input(dataset, name, digest, contents)),
    )


def checksum(node: str, part: str, digest: str) -> Iterator[str]:
    """Yield the SHA-256 of *node*, whose name is *part* (DCAT 3, section 6.8)."""
    yield triple(node, f"{SPDX}checksum", iri(part))
    yield triple(part, f"{RDF}type", iri(f"{SPDX}Checksum"))
    yield triple(part, f"{SPDX}algorithm", iri(f"{SPDX}checksumAlgorithm_sha256"))
    yield triple(part, f"{SPDX}checksumValue", typed(digest, f"{XSD}hexBinary"))


def _activities(dataset: Dataset, build: Build) -> Iterator[str]:
    made, tool, story = dataset.part("build"), dataset.part("tool"), dataset.part("provenance")
    yield triple(dataset.iri, f"{PROV}wasGeneratedBy", iri(made))
    yield triple(dataset.iri, f"{DCTERMS}provenance", iri(story))
    yield from _named(story, f"{DCTERMS}ProvenanceStatement", _STORY)
    yield from _named(made, f"{PROV}Activity", "build of this release")
    yield triple(made, f"{PROV}wasAssociatedWith", iri(tool))
    yield triple(made, f"{PROV}wasInformedBy", iri(dataset.part("validation")))
    yield from _named(tool, f"{PROV}SoftwareAgent", build.tool)
    yield triple(tool, f"{SCHEMA}softwareVersion", text(build.version))


def _validation(dataset: Dataset, build: Build, contents: Contents) -> Iterator[str]:
    node, report = dataset.part("validation"), iris.report(dataset.base)
    shapes = iris.shapes(dataset.base)
    reviewed = contents.briefings - contents.drafts
    words = (
        f"By the profile for reviewed data: {reviewed} of {contents.briefings} briefings; "
        f"by the profile for unreviewed data: {contents.drafts}."
    )
    yield from _named(node, f"{PROV}Activity", "validation of this release")
    yield triple(node, f"{DCTERMS}description", text(words, "en"))
    for name in build.inputs:
        if name.startswith("shapes/") and not name.startswith("shapes/description/"):
            yield triple(node, f"{PROV}used", iri(_node(dataset, name)))
    yield from _named(shapes, f"{DCTERMS}Standard", "shapes that every published graph satisfies")
    yield triple(dataset.iri, f"{DCTERMS}conformsTo", iri(shapes))
    yield triple(node, f"{PROV}wasAssociatedWith", iri(dataset.part("tool")))
    for engine in build.engines:
        agent = dataset.part(f"engine/{engine}")
        yield triple(node, f"{PROV}wasAssociatedWith", iri(agent))
        yield from _named(agent, f"{PROV}SoftwareAgent", engine)
    yield triple(dataset.iri, f"{DQV}hasQualityMetadata", iri(report))
    yield from _named(report, f"{DQV}QualityMetadata", "validation report of this release")
    yield triple(report, f"{RDF}type", iri(f"{SH}ValidationReport"))
    yield triple(report, f"{PROV}wasGeneratedBy", iri(node))


def _quality(dataset: Dataset, build: Build) -> Iterator[str]:
    """Yield how many results there are of each severity, as measurements of quality (Data Quality Vocabulary)."""
    for severity, results in build.results.items():
        metric, measured = dataset.part(f"metric/{severity}"), dataset.part(f"measured/{severity}")
        yield from _named(metric, f"{DQV}Metric", f"number of results of severity {severity}")
        yield triple(metric, f"{SKOS}definition", text(f"How many results of severity sh:{severity} there are.", "en"))
        yield triple(metric, f"{DQV}expectedDataType", iri(f"{XSD}integer"))
        yield triple(dataset.iri, f"{DQV}hasQualityMeasurement", iri(measured))
        yield triple(measured, f"{RDF}type", iri(f"{DQV}QualityMeasurement"))
        yield triple(measured, f"{DQV}isMeasurementOf", iri(metric))
        yield triple(measured, f"{DQV}computedOn", iri(dataset.iri))
        yield triple(measured, f"{DQV}value", number(results))
        yield triple(measured, f"{PROV}wasGeneratedBy", iri(dataset.part("validation")))


def _input(dataset: Dataset, name: str, digest: str, contents: Contents) -> Iterator[str]:
    """Yield a file that was used; a captured page is another form of its source text."""
    node = _node(dataset, name)
    yield triple(dataset.part("build"), f"{PROV}used", iri(node))
    yield triple(node, f"{RDF}type", iri(f"{PROV}Entity"))
    yield triple(node, f"{RDFS}label", text(name))
    yield from checksum(node, f"{node}/checksum", digest)
    if digest in contents.sources:
        yield triple(node, f"{PROV}alternateOf", iri(contents.sources[digest]))


def _node(dataset: Dataset, name: str) -> str:
    return dataset.part(f"input/{quote(name)}")


def _named(node: str, kind: str, label: str) -> Iterator[str]:
    yield triple(node, f"{RDF}type", iri(kind))
    yield triple(node, f"{RDFS}label", text(label, "en"))
