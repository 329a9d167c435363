"""The same bytes from the same data, wherever they are built; the same graph from every dump, whoever reads it."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from briefing_kg import formats
from briefing_kg.publish.release import write_release
from briefing_kg.release_layout import EVERYTHING, Release, current_release
from tests.publish import readers
from tests.publish.conftest import content_of, quiet
from tests.publish.graphs import graphs
from tests.publish.hostile import KEPT, hostile

_BOATS = (
    "Press briefing on boats\n\nZhang San:\n\nWe have 1,200 boats, an increase of 15.6 percent. We will build 300 more "
    "this year. Thank you.\n\nLi Si:\n\nBy the end of 2023, exports came to 2.38 trillion yuan.\n"
)
_SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "umask": "022", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4711", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Shanghai", "umask": "077"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "America/St_Johns", "umask": "002", "PYTHONOPTIMIZE": "2"},
    {"PYTHONHASHSEED": "271828", "LC_ALL": "en_US.UTF-8", "TZ": "Pacific/Kiritimati", "umask": "027"},
)


def built(root: Path, place: Path, surroundings: dict[str, str]) -> Release:
    """Build a copy of *root* with the command, in a folder and *surroundings* of its own."""
    copy = place / "data"
    for path in sorted(root.rglob("*"), reverse=True):  # made in another order, so that a folder lists it otherwise
        if path.is_file():
            target = copy / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    given = {**os.environ, **{name: value for name, value in surroundings.items() if name != "umask"}}
    command = [sys.executable, "-m", "briefing_kg", "--root", "data", "build", "--releases", "out/releases"]
    mask = int(surroundings["umask"], 8)
    done = subprocess.run(command, cwd=place, env=given, umask=mask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return current_release(place / "out" / "releases")


def digests(release: Release) -> dict[str, str]:
    """Return the SHA-256 of every file but the store's own."""
    return {
        path.relative_to(release.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in release.folder.rglob("*")
        if path.is_file() and release.store not in path.parents
    }


def assert_built_alike(root: Path, folder: Path, surroundings: Sequence[dict[str, str]]) -> None:
    """Build *root* in each of *surroundings*: the names and all bytes are the same."""
    found = []
    for number, each in enumerate(surroundings):
        place = folder / f"place {number}"
        place.mkdir()
        release = built(root, place, each)
        found.append((release.name, digests(release)))
        shutil.rmtree(place)
    assert len(found[0][1]) > 80
    for other in found[1:]:
        assert other == found[0]


def boats(folder: Path) -> Path:
    """Add a briefing that nobody has reviewed to the data in *folder*."""
    page = folder / "briefings" / "boats" / "page-1.txt"
    page.parent.mkdir(parents=True)
    page.write_text(_BOATS, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_all_data_are_the_same_bytes_everywhere(tmp_path: Path, repository: Path) -> None:
    """The first dataset with an unreviewed briefing beside it."""
    root = boats(Path(shutil.copytree(repository / "data", tmp_path / "root")))
    assert_built_alike(root, tmp_path, _SURROUNDINGS)


def test_a_compressed_twin_holds_the_same_bytes_and_neither_name_nor_time(first_release: Release) -> None:
    """As the header says (RFC 1952, section 2.3.1)."""
    twins = sorted(first_release.dumps.rglob("*.gz"))
    assert len(twins) == len([each for each in first_release.dumps.rglob("*.*") if each.suffix != ".gz"])
    for twin in twins:
        data = twin.read_bytes()
        assert data[3:8] == bytes(5), twin
        assert gzip.decompress(data) == twin.with_suffix("").read_bytes()


@pytest.fixture(scope="module")
def small_release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release of the small graphs, with literals that are hard to write."""
    odd = hostile(*KEPT)
    return write_release(content_of((*graphs()[:2], odd)), tmp_path_factory.mktemp("exact"), quiet)


def dumps(release: Release) -> Iterator[tuple[Path, formats.Format, set[readers.Quad]]]:
    """Yield every dump of *release* and what is to be found in it, as its N-Quads tell by their lines."""
    lines = readers.by_pyoxigraph(release.dump(EVERYTHING, formats.NQUADS).read_bytes(), "nq")
    for key in (EVERYTHING, *release.manifest().graphs):
        wanted = {quad for quad in lines if key == EVERYTHING or str(quad[3]).endswith(f"/graph/{key}")}
        for form in formats.RDF_FORMATS:
            yield release.dump(key, form), form, wanted if form.quads else {(*quad[:3], "") for quad in wanted}


def assert_read_alike(release: Release) -> None:
    """Both Python readers find the same graph in every dump of *release*."""
    found = 0
    for path, form, wanted in dumps(release):
        found += 1
        assert wanted, path
        assert readers.by_pyoxigraph(path.read_bytes(), form.extension) == wanted, path
        assert readers.by_rdflib(path.read_bytes(), form.extension) == wanted, path
    assert found == len([path for path in release.dumps.rglob("*.*") if path.suffix != ".gz"])


def test_every_dump_is_the_same_graph_to_every_reader(small_release: Release) -> None:
    """RDFLib and pyoxigraph find the same terms in each format, of all and of each graph."""
    assert_read_alike(small_release)


@pytest.mark.slow
def test_every_dump_of_the_first_dataset_is_the_same_graph_to_every_reader(first_release: Release) -> None:
    """All 6 formats of all graphs and of each."""
    assert_read_alike(first_release)


@pytest.mark.node
@pytest.mark.parametrize("which", ["small_release", "first_release"])
def test_readers_in_another_language_find_the_same_graphs(which: str, request: pytest.FixtureRequest) -> None:
    """N3.js and its relatives read every dump of all graphs and of each."""
    release: Release = request.getfixturevalue(which)
    expected = list(dumps(release))
    read = readers.by_node([path for path, _, _ in expected])
    assert len(read) == len(expected)
    for (path, _, wanted), found in zip(expected, read, strict=True):
        assert found == wanted, path


def test_the_lock_of_the_other_readers_names_no_host_and_every_checksum() -> None:
    """Packages come from whichever registry the machine has, and are the ones that were tested."""
    text = (readers.INTEROP / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert "resolved" not in text
    packages = json.loads(text)["packages"]
    assert all(each["integrity"].startswith("sha512-") for name, each in packages.items() if name)
    wanted = json.loads((readers.INTEROP / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert packages[""]["dependencies"] == wanted


def test_nothing_published_is_without_a_name(first_release: Release, client: FlaskClient) -> None:
    """No blank node in dumps, store, descriptions, report and ontology; shapes alone hold some, as SHACL is written."""
    shapes = sorted(first_release.shapes.rglob("*.ttl"))
    everything = [first_release.dump(EVERYTHING, form) for form in formats.RDF_FORMATS]
    others = sorted({*first_release.folder.rglob("*.ttl"), *everything} - set(shapes))
    assert {first_release.void, first_release.dcat, first_release.report_turtle} < set(others)
    for path in others:
        found = readers.by_pyoxigraph(path.read_bytes(), path.suffix[1:])
        assert not [quad for quad in found if any(str(term).startswith("_:") for term in quad)], path
    asked = client.get("/sparql?query=SELECT+*+{+?s+?p+?o+FILTER(isBlank(?s)||isBlank(?o))+}+LIMIT+1&format=csv")
    assert readers.rows_of_csv(asked.get_data()) == []
