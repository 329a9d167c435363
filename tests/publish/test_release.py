from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_kg import formats
from briefing_kg.errors import DataError, ReleaseError
from briefing_kg.publish.ntriples import iri, text, triple, typed
from briefing_kg.publish.release import write_release
from briefing_kg.publish.store import count_quads
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import EVERYTHING, Release, current_release, open_release
from tests.publish.conftest import content_of, quiet
from tests.publish.graphs import BASE, DEF, FIGURE, XSD, built, graphs

DIE_WHILE_BUILDING = """
import os, signal, sys
from pathlib import Path
from briefing_kg.publish.release import write_release
from tests.publish.conftest import content_of
from tests.publish.graphs import graphs

def die(step, done, total):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

write_release(content_of(graphs()[:2]), Path(sys.argv[1]), die)
"""


def names(releases: Path) -> list[str]:
    """What stands in a releases folder."""
    return sorted(path.name for path in releases.iterdir())


def test_a_release_is_whole_and_in_force(release: Release) -> None:
    """Every dump, description, copy and the store are there, and the store holds all triples."""
    releases = release.folder.parent
    assert current_release(releases) == open_release(release.folder) == release
    assert release.name.startswith("2024-02-07-")
    assert count_quads(release.store) == release.manifest().triples
    for form in formats.RDF_FORMATS:
        assert release.dump(EVERYTHING, form).is_file()
        assert release.dump("b/stated", form, compressed=True).is_file()
    assert release.void.is_file()
    assert release.dcat.is_file()
    assert release.report_text.is_file()
    assert (release.ontology / "briefing.ttl").is_file()


def test_the_checksum_list_is_what_sha256sum_checks(release: Release) -> None:
    """A user checks a mirrored release with the usual tool; the list leaves out the store only."""
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=release.folder, check=True)
    listed = {line.split("  ")[1] for line in release.checksums.read_text().splitlines()}
    there = {path.relative_to(release.folder).as_posix() for path in release.folder.rglob("*") if path.is_file()}
    assert {name for name in there - listed if not name.startswith("store/")} == {"SHA256SUMS"}


def test_building_the_same_twice_gives_one_release(tmp_path: Path) -> None:
    """The same content has the same name and the same bytes, and is not kept twice."""
    first = write_release(content_of(graphs()), tmp_path, quiet)
    sums = first.checksums.read_bytes()
    assert write_release(content_of(graphs()), tmp_path, quiet).checksums.read_bytes() == sums
    assert names(tmp_path) == [first.name, "current"]


def test_other_content_is_another_release_and_the_old_one_stays(tmp_path: Path) -> None:
    """A release is never changed: the new one is put beside it and in force."""
    first = write_release(content_of(graphs()[:2]), tmp_path, quiet)
    second = write_release(content_of(graphs()), tmp_path, quiet)
    assert names(tmp_path) == sorted([first.name, second.name, "current"])
    assert current_release(tmp_path) == second


@pytest.mark.parametrize("part", ["dump/all.ttl", "SHA256SUMS", "store", "store/CURRENT", "manifest.json"])
def test_a_damaged_release_is_not_taken_for_the_same(tmp_path: Path, part: str) -> None:
    """Where the old folder is damaged, the new release gets a name of its own."""
    first = write_release(content_of(graphs()), tmp_path, quiet)
    if (first.folder / part).is_dir():
        shutil.rmtree(first.folder / part)
    else:
        (first.folder / part).write_bytes(b"damaged \xff")
    second = write_release(content_of(graphs()), tmp_path, quiet)
    assert second.name == f"{first.name}-2"
    assert count_quads(second.store) == second.manifest().triples


@pytest.mark.parametrize("step", ["dumps", "store"])
def test_a_killed_build_leaves_the_release_in_force_and_the_next_cleans_up(tmp_path: Path, step: str) -> None:
    """After kill -9 in the middle the old release serves on; the next build removes the remains."""
    first = write_release(content_of(graphs()), tmp_path, quiet)
    (tmp_path / ".current-0123").symlink_to("nowhere")
    done = subprocess.run([sys.executable, "-c", DIE_WHILE_BUILDING, str(tmp_path), step], check=False)
    assert done.returncode == -9
    assert current_release(tmp_path) == first
    assert [name for name in names(tmp_path) if name.startswith(".building-")]
    second = write_release(content_of(graphs()[:2]), tmp_path, quiet)
    assert names(tmp_path) == sorted([first.name, second.name, "current"])


def test_a_build_leaves_the_work_of_another_alone(tmp_path: Path) -> None:
    """Two builds at once each finish: cleaning spares a folder that somebody works in."""
    started: list[str] = []

    def build_another(step: str, _done: int, _total: int) -> None:
        if step == "store" and not started:
            started.append(write_release(content_of(graphs()[:2]), tmp_path, quiet).name)

    outer = write_release(content_of(graphs()), tmp_path, build_another)
    assert names(tmp_path) == sorted([*started, outer.name, "current"])
    assert current_release(tmp_path) == outer


def test_a_full_disk_is_one_clear_error(tmp_path: Path) -> None:
    """Where the disk says no, nothing is left behind and the message says what stays."""
    first = write_release(content_of(graphs()), tmp_path, quiet)

    def no_space(step: str, _done: int, _total: int) -> None:
        if step == "store":
            raise OSError(28, "No space left on device")

    with pytest.raises(ReleaseError, match=r"No space left(?s:.*)What was in force stays"):
        write_release(content_of(graphs()[:2]), tmp_path, no_space)
    assert names(tmp_path) == [first.name, "current"]


def test_a_literal_that_the_store_would_change_stops_the_release(tmp_path: Path) -> None:
    """What the dumps say and what the endpoint says are the same term or there is no release."""
    bent = built("b/derived", triple(FIGURE, f"{DEF}value", typed("5", f"{XSD}int")))
    with pytest.raises(ReleaseError, match=r"would change 1 literals(?s:.*)int"):
        write_release(content_of((*graphs(), bent)), tmp_path, quiet)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (BuiltGraph("again", graphs()[1].ntriples), "'b/context' and 'again' both hold: <https"),
        (built("blank", f"_:b <{DEF}p> <{BASE}> ."), "blank node"),
        (built("blank", f"<{BASE}> <{DEF}p> _:b ."), "blank node"),
        (built("bell", triple(FIGURE, f"{DEF}p", text("a\x07b"))), f"of <{FIGURE}> holds the control character U.0007"),
        (BuiltGraph("twice", (triple(BASE, f"{DEF}p", iri(BASE)),) * 2), "'twice'"),
        (built("nameless", triple(BASE, f"{DEF}1", iri(BASE))), "does not end in a name"),
        (built("broken", f'<{BASE}> <{DEF}p> "open .'), "'broken' holds a line that is not N-Triples"),
        (built("two", f"<{BASE}> <{DEF}p> <{BASE}> .\n<{BASE}> <{DEF}q> <{BASE}> ."), "not one triple"),
        (built("spelt", triple(FIGURE, f"{DEF}\\u0070", iri(BASE))), "an IRI is written with escapes"),
    ],
    ids=[
        "in two graphs",
        "blank subject",
        "blank object",
        "control character",
        "same line twice",
        "property without name",
        "no term",
        "two triples in a line",
        "escapes in an IRI",
    ],
)
def test_graphs_that_cannot_be_published_are_refused(tmp_path: Path, graph: BuiltGraph, message: str) -> None:
    """A triple in two graphs would be counted twice; a blank node could not be cited, a bell not be written as XML."""
    with pytest.raises(DataError, match=message):
        write_release(content_of((*graphs(), graph)), tmp_path / "releases", quiet)
    assert not (tmp_path / "releases").exists()


def test_a_missing_release_says_how_to_build_one(tmp_path: Path) -> None:
    """No folder, an empty folder and half a release each name the place and the command."""
    half = tmp_path / "half"
    half.mkdir()
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(ReleaseError, match="Build one with: briefing-kg build"):
            current_release(folder)
    for folder in (half, tmp_path / "none"):
        with pytest.raises(ReleaseError, match="Build one with: briefing-kg build"):
            open_release(folder)


def test_a_release_without_its_store_is_not_whole(tmp_path: Path) -> None:
    """A release copied without its store is refused with a message, not served."""
    release = write_release(content_of(graphs()), tmp_path, quiet)
    shutil.rmtree(release.store)
    with pytest.raises(ReleaseError, match="store is missing"):
        current_release(tmp_path)
    assert os.path.lexists(tmp_path / "current")
