"""The whole line: from the text of the first briefing to a release, the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, VOID, BNode, Graph, URIRef

from briefing_kg import formats, pipeline
from briefing_kg.errors import ConformanceError
from briefing_kg.pipeline import Checked, building
from briefing_kg.publish import Release, current_release
from briefing_kg.release_layout import EVERYTHING
from briefing_kg.reports import Severity, ValidationReport, ValidationResult
from briefing_kg.settings import DEFAULT_BASE, Settings

KEY = "scio-2024-commerce"
BASE = "https://data.example.org/kg/"


@pytest.fixture
def release(first_release: Release) -> Release:
    """A release of the packaged data."""
    return first_release


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release of the packaged data on another base, with a publisher and a day of its own."""
    folder = tmp_path_factory.mktemp("moved")
    settings = Settings(releases=folder, base=BASE, publisher="An Institute", contact="kg@example.org")
    return pipeline.build(settings, date(2025, 1, 2))


def test_a_release_holds_every_graph_of_every_briefing(release: Release) -> None:
    """Stated, context and derived of each briefing, and what all share."""
    layers = {f"{KEY}/stated", f"{KEY}/context", f"{KEY}/derived"}
    assert set(release.manifest().graphs) == {*layers, "codes", "links", "meta"}
    assert all(number > 0 for number in release.manifest().graphs.values())
    assert release.name.startswith("2024-02-07-")


def test_serving_needs_the_release_only(release: Release, repository: Path) -> None:
    """Ontology, shapes, questions and report are in the release, byte for byte."""
    for name, folder in (("ontology", release.ontology), ("shapes", release.shapes), ("data/queries", release.queries)):
        for path in (repository / name).rglob("*.*"):
            assert (folder / path.relative_to(repository / name)).read_bytes() == path.read_bytes()
    assert "can be published" in release.report_text.read_text(encoding="utf-8")
    assert (
        Graph()
        .parse(release.report_turtle)
        .value(None, RDF.type, URIRef("http://www.w3.org/ns/shacl#ValidationReport"))
    )


def test_every_dump_and_the_store_hold_the_same_terms(release: Release) -> None:
    """Literals come out of each dump and of the store exactly alike, and nothing is a blank node."""
    quads = set(ox.parse(path=release.dump(EVERYTHING, formats.NQUADS)))
    assert set(ox.Store.read_only(str(release.store))) == quads
    triples = {quad.triple for quad in quads}
    assert len(triples) == len(quads) == release.manifest().triples
    for form in formats.RDF_FORMATS:
        read = ox.parse(path=release.dump(EVERYTHING, form), format=ox.RdfFormat.from_extension(form.extension))
        assert {quad.triple for quad in read} == triples, form.name
    assert not [quad for quad in quads if ox.BlankNode in {type(quad.subject), type(quad.object)}]


def test_the_description_is_that_of_the_release(release: Release) -> None:
    """The counts of the VoID file are those of the dumps."""
    void = Graph().parse(release.void)
    described = {str(node): int(str(number)) for node, number in void.subject_objects(VOID.triples)}
    for key, number in release.manifest().graphs.items():
        assert described[f"{DEFAULT_BASE}graph/{key}"] == number
    assert described[f"{DEFAULT_BASE}id/dataset"] == release.manifest().triples
    nodes = {*void.all_nodes(), *Graph().parse(release.dcat).all_nodes()}
    assert not [node for node in nodes if isinstance(node, BNode)]


def test_another_base_moves_everything_of_ours(moved: Release) -> None:
    """No file of a release on its own base speaks of the default base, but what it says of the world stays."""
    assert moved.manifest().base == BASE
    assert moved.name.startswith("2025-01-02-")
    for path in _files(moved):
        data = path.read_bytes()
        if path.suffix != ".gz":
            assert DEFAULT_BASE.encode() not in data, path
    text = moved.dump(EVERYTHING, formats.TURTLE).read_text(encoding="utf-8")
    assert "<id/agent/mofcom>" in text
    assert "mailto:kg@example.org" in moved.dcat.read_text(encoding="utf-8")


def test_the_same_data_give_the_same_bytes(release: Release, tmp_path: Path) -> None:
    """Another process with another hash seed, locale, time zone and folder writes the same files."""
    code = "import sys; from briefing_kg.__main__ import main; main(['build', '--releases', sys.argv[1]])"
    surroundings = {**os.environ, "PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Asia/Shanghai", "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", code, str(tmp_path / "other")]
    subprocess.run(command, env=surroundings, cwd=tmp_path, check=True, capture_output=True)
    other = current_release(tmp_path / "other")
    assert other.name == release.name
    assert _digests(other) == _digests(release)


def test_a_violation_stops_the_release(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Warnings are published with the data; one Violation is not."""
    shape, focus = f"{DEFAULT_BASE}shapes#S", f"{DEFAULT_BASE}id/x"
    result = ValidationResult(Severity.VIOLATION, shape, focus, None, None, "Wrong.")
    monkeypatch.setattr(building, "check", lambda *_: Checked((), ValidationReport((result,))))
    with pytest.raises(ConformanceError, match=r"Wrong\."):
        pipeline.build(Settings(releases=tmp_path / "releases"))
    monkeypatch.setattr(
        building, "check", lambda *_: Checked((), ValidationReport((replace(result, severity=Severity.WARNING),)))
    )
    built = pipeline.build(Settings(releases=tmp_path / "releases"))
    assert "Wrong." in built.report_text.read_text(encoding="utf-8")


def test_an_unreviewed_briefing_is_built_from_the_draft(repository: Path, tmp_path: Path) -> None:
    """A page without claims goes the same way, so that nothing waits for a reviewer."""
    folder = tmp_path / "briefings" / "boats"
    folder.mkdir(parents=True)
    (folder / "page-1.txt").write_text("Zhang San:\n\nWe have 1,200 boats.\n", encoding="utf-8")
    checked = pipeline.check(Settings(root=tmp_path))
    stated = next(each for each in checked.graphs if each.key == "boats/stated")
    assert any('"1200"^^' in line for line in stated.ntriples)
    assert repository not in folder.parents


def _files(release: Release) -> Iterator[Path]:
    for path in sorted(release.folder.rglob("*")):
        if path.is_file() and release.store not in path.parents:
            yield path


def _digests(release: Release) -> dict[str, str]:
    return {
        path.relative_to(release.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in _files(release)
    }
