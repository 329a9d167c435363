"""What the graph meta says of how a release came about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rdflib import PROV, RDFS, VOID, Graph, Literal, Namespace, URIRef

from briefing_kg import __version__
from briefing_kg.errors import DataError
from briefing_kg.formats import NTRIPLES
from briefing_kg.publish.contents import contents_of
from briefing_kg.publish.describe import meta_graph
from briefing_kg.publish.ntriples import triple, typed
from briefing_kg.publish.release import write_release
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import CURRENT, Release
from tests.publish.conftest import content_of, quiet
from tests.publish.descriptions import BRIEFING, DATASET, DIGEST, description
from tests.publish.descriptions import graphs as briefing_graphs
from tests.publish.graphs import BASE, SCHEMA, SOURCE, XSD, built, graphs

DQV = Namespace("http://www.w3.org/ns/dqv#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
BUILD = URIRef(f"{BASE}id/dataset#build")


@pytest.fixture(scope="module")
def meta(first_release: Release) -> Graph:
    """The graph meta of the packaged data."""
    return Graph().parse(first_release.dump("meta", NTRIPLES), format="nt")


def digests(meta: Graph) -> Mapping[str, str]:
    """Return the digest of each file that the build used, by its name."""
    return {
        str(meta.value(each, RDFS.label)): str(meta.value(meta.value(each, SPDX.checksum), SPDX.checksumValue))
        for each in meta.objects(BUILD, PROV.used)
    }


def test_the_build_names_every_file_it_used_and_its_digest(meta: Graph, repository: Path) -> None:
    """Data, ontology and shapes of the checkout, by the bytes on disk; no list of published ids."""
    files = {
        path.relative_to(repository).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("data", "ontology", "shapes")
        for path in (repository / folder).rglob("*")
        if path.is_file() and path.parent.name != "ids"
    }
    assert digests(meta) == files


def test_a_captured_page_is_another_form_of_its_source_text(meta: Graph) -> None:
    """From the file on disk one gets to the thing that passages stand in."""
    page = URIRef(f"{BASE}id/dataset#input/data/briefings/scio-2024-commerce/page-10.txt")
    assert meta.value(page, PROV.alternateOf) == URIRef(f"{BASE}id/source/e7f18ac39d6b")
    assert len(list(meta.subjects(PROV.alternateOf))) == 1


def test_tool_and_checks_are_named(meta: Graph, first_release: Release) -> None:
    """The tool with its version; the checks with the shapes they used and how much they found."""
    tool = URIRef(f"{BASE}id/dataset#tool")
    assert (BUILD, PROV.wasAssociatedWith, tool) in meta
    assert str(meta.value(tool, URIRef("http://schema.org/softwareVersion"))) == __version__
    used = {
        str(meta.value(each, RDFS.label)) for each in meta.objects(URIRef(f"{BASE}id/dataset#validation"), PROV.used)
    }
    assert used == {f"shapes/{path.name}" for path in first_release.shapes.glob("*.ttl")}
    counts = json.loads(first_release.report_json.read_bytes())["counts"]
    for severity, number in counts.items():
        measured = URIRef(f"{BASE}id/dataset#measured/{severity}")
        assert meta.value(measured, DQV.value) == Literal(number)


def test_nothing_says_when_or_on_which_machine_it_was_built(meta: Graph) -> None:
    """The same files give the same bytes at any time, so no time and no path of a machine is told."""
    words = meta.serialize(format="nt")
    assert "dateTime" not in words
    assert str(Path.cwd()) not in words


def test_the_manifest_has_one_digest_for_all_files(meta: Graph, first_release: Release) -> None:
    """Two releases from the same files can be told by one line."""
    listing = "".join(f"{digest}  {name}\n" for name, digest in sorted(digests(meta).items()))
    assert first_release.manifest().inputs == hashlib.sha256(listing.encode()).hexdigest()


def test_a_description_that_is_refused_stops_the_release(tmp_path: Path) -> None:
    """Nothing is put in force, and nothing is left behind, where the description is found wrong."""

    def refuse(description: BuiltGraph) -> None:
        raise DataError(f"{len(description.ntriples)} lines are wrong")

    with pytest.raises(DataError, match="are wrong"):
        write_release(replace(content_of(graphs()), examine=refuse), tmp_path, quiet)
    assert not (tmp_path / CURRENT).exists()
    assert not list(tmp_path.iterdir())


def test_the_days_covered_are_told_only_where_every_one_is_known() -> None:
    """First and last day of the briefings; a briefing without a day leaves the coverage open."""
    other = f"{BASE}id/briefing/c"
    kind = "".join(
        line for line in briefing_graphs()[0].ntriples if line.startswith(f"<{BRIEFING}> ") and "type" in line
    )
    unknown = built("c/stated", kind.replace(BRIEFING, other))
    known = built("c/context", triple(other, f"{SCHEMA}startDate", typed("2024-03-01", f"{XSD}date")))
    assert contents_of((*briefing_graphs(), unknown), BASE).held is None
    assert contents_of((*briefing_graphs(), unknown, known), BASE).held == (date(2024, 1, 26), date(2024, 3, 1))
    assert contents_of(graphs(), BASE).held is None


def test_a_name_with_a_blank_makes_an_address() -> None:
    """The name stands as it is in the label, and is escaped in the address."""
    lines = "\n".join(description())
    assert f"<{BASE}id/dataset#input/data/briefings/b/page%201.txt>" in lines
    assert '"data/briefings/b/page 1.txt"' in lines
    assert f"alternateOf> <{SOURCE}>" in lines
    assert DIGEST in lines


def objects(number: int) -> str:
    """Return how many objects are said to be in the small dataset with *number* among them, or nothing."""
    first, *rest = briefing_graphs()
    line = triple(BRIEFING, f"{SCHEMA}position", typed(number, f"{XSD}integer"))
    given = (replace(first, ntriples=tuple(sorted((*first.ntriples, line)))), *rest)
    start = f"<{DATASET.iri}> <{VOID.distinctObjects}> "
    return "".join(each for each in meta_graph(given, DATASET).ntriples if each.startswith(start)).partition('"')[2]


def test_a_number_that_would_count_itself_is_left_out() -> None:
    """Where the number of objects would change as soon as it is written, the description does without it."""
    usual = objects(100_000).partition('"')[0]
    assert int(usual) > 100
    assert not objects(int(usual))
