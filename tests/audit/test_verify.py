"""The command verify: whoever has a release, or only a dump, can check it without trusting us."""

from __future__ import annotations

import gzip
import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing_kg.audit import verify
from briefing_kg.cli import main
from briefing_kg.errors import ReleaseError
from briefing_kg.formats import NQUADS
from briefing_kg.publish import Release
from briefing_kg.release_layout import EVERYTHING
from tests.audit.graphs import fired

WRONG, RIGHT = b'value> "223"^^', b'value> "233"^^'


@pytest.fixture
def copy(first_release: Release, tmp_path: Path) -> Release:
    """A copy of a release that may be damaged, as it is downloaded: without its store."""
    shutil.copytree(first_release.folder, tmp_path / "copy", ignore=shutil.ignore_patterns("store"))
    return Release(tmp_path / "copy")


def sign_again(release: Release) -> None:
    """Make all compressed files and all checksums of a release agree with its other files."""
    for path in release.folder.rglob("*.gz"):
        path.write_bytes(gzip.compress(path.with_suffix("").read_bytes(), mtime=0))
    names = sorted(path.relative_to(release.folder) for path in release.folder.rglob("*") if path.is_file())
    lines = (
        f"{hashlib.sha256((release.folder / name).read_bytes()).hexdigest()}  {name.as_posix()}\n"
        for name in names
        if name != release.checksums.relative_to(release.folder)
    )
    release.checksums.write_text("".join(lines), encoding="utf-8")


def test_a_release_is_verified(first_release: Release) -> None:
    """Every check is run on it, and nothing is found."""
    report = verify(first_release.folder)

    assert report.results == ()
    assert len(report.promises) == 15
    assert [each.title for each in report.promises if not each.looked_at] == []


def test_a_downloaded_release_is_verified(copy: Release) -> None:
    """It needs no store."""
    assert verify(copy.folder).results == ()


@pytest.mark.parametrize("compressed", [False, True])
def test_a_dump_is_verified_by_itself(compressed: bool, first_release: Release) -> None:  # noqa: FBT001
    """The dump of everything has all that the second opinion needs, packed or not."""
    report = verify(first_release.dump(EVERYTHING, NQUADS, compressed=compressed))

    assert report.results == ()
    assert len(report.promises) == 13


def test_a_dump_with_triples_taken_away_is_found(first_release: Release, tmp_path: Path) -> None:
    """Its own description says how many there are of each graph, also where nothing refers to them."""
    lines = first_release.dump(EVERYTHING, NQUADS).read_bytes().splitlines(keepends=True)
    path = tmp_path / "all.nq"
    path.write_bytes(b"".join(line for line in lines if b"/discrepancy/" not in line))
    report = verify(path)

    assert fired(report) == {"DumpIsComplete"}
    assert {each.focus.rpartition("/")[2] for each in report.results} >= {"context"}


def test_one_byte_is_found(copy: Release) -> None:
    """A byte of a dump that the second opinion does not read is found by its digest, and the file is named."""
    path = copy.dumps / "all.ttl"
    data = bytearray(path.read_bytes())
    data[1000] ^= 1
    path.write_bytes(data)
    report = verify(copy.folder)

    assert fired(report) == {"ReleaseIsWhole"}
    assert any("“dump/all.ttl”" in each.message for each in report.results)


def test_a_value_changed_and_signed_again_is_found(copy: Release) -> None:
    """Whoever changes a number everywhere and makes new checksums is found by the arithmetic."""
    for path in copy.dumps.rglob("*.n?"):
        path.write_bytes(path.read_bytes().replace(WRONG, RIGHT))
    sign_again(copy)

    assert fired(verify(copy.folder)) == {"DerivedValueIsRecomputed", "FiguresAgree"}


def test_dumps_that_differ_are_found(copy: Release) -> None:
    """A number changed in one dump only, with new checksums, is found by the other dumps."""
    path = copy.dumps / "scio-2024-commerce" / "derived.nt"
    path.write_bytes(path.read_bytes().replace(WRONG, RIGHT))
    sign_again(copy)

    assert fired(verify(copy.folder)) == {"DumpsSayTheSame"}


def test_a_triple_taken_away_is_found(copy: Release) -> None:
    """The manifest says how many there are."""
    for path in (copy.dump(EVERYTHING, NQUADS), copy.dumps / "links.nt"):
        lines = path.read_bytes().splitlines(keepends=True)
        gone = next(line for line in lines if b"seeAlso" in line or b"sameAs" in line)
        path.write_bytes(b"".join(line for line in lines if line != gone))
    sign_again(copy)

    assert "DumpsSayTheSame" in fired(verify(copy.folder))


@pytest.mark.parametrize("name", ["void.ttl", "dump/codes.rdf.gz"])
def test_a_missing_file_is_found(name: str, copy: Release) -> None:
    """The list of checksums names it."""
    (copy.folder / name).unlink()

    assert [each.message for each in verify(copy.folder).results] == [
        f"file “{name}” of the release: is missing. Download the release again, or build it again."
    ]


def test_a_file_that_was_slipped_in_is_found(copy: Release) -> None:
    """No file of a release is without its checksum."""
    (copy.dumps / "more.ttl").write_text("# more", encoding="utf-8")

    assert fired(verify(copy.folder)) == {"ReleaseIsWhole"}


def test_a_list_of_checksums_reaches_no_file_outside(copy: Release) -> None:
    """A name that leads out of the release is not followed."""
    (copy.folder.parent / "secret").write_text("x", encoding="utf-8")
    with copy.checksums.open("a", encoding="utf-8") as file:
        file.write(f"{hashlib.sha256(b'x').hexdigest()}  ../secret\n")

    assert fired(verify(copy.folder)) == {"ReleaseIsWhole"}


def test_a_release_without_checksums_is_none_to_trust(copy: Release) -> None:
    """The list itself must be there."""
    copy.checksums.unlink()

    assert fired(verify(copy.folder)) == {"ReleaseIsWhole"}


def test_a_compressed_file_is_that_beside_it(copy: Release) -> None:
    """Another content, or none that can be unpacked, is found even if its checksum is right."""
    (copy.dumps / "all.ttl.gz").write_bytes(gzip.compress(b"other"))
    (copy.dumps / "all.nt.gz").write_bytes(b"no gzip")
    lines = copy.checksums.read_text(encoding="utf-8").splitlines()
    for name in ("dump/all.ttl.gz", "dump/all.nt.gz"):
        digest = hashlib.sha256((copy.folder / name).read_bytes()).hexdigest()
        lines = [f"{digest}  {name}" if line.endswith(f"  {name}") else line for line in lines]
    copy.checksums.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = verify(copy.folder)

    assert fired(report) == {"ReleaseIsWhole"}
    assert len(report.results) == 2


def test_a_line_of_a_strange_graph_is_found(first_release: Release, tmp_path: Path) -> None:
    """A dump holds nothing that is in no graph of the data."""
    path = tmp_path / "all.nq"
    more = b"<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> <a:g> .\n"
    path.write_bytes(first_release.dump(EVERYTHING, NQUADS).read_bytes() + more)
    report = verify(path)

    assert fired(report) == {"TermIsWellWritten"}
    assert len(report.results) == 2


def test_what_is_no_release_is_said_so(tmp_path: Path) -> None:
    """An empty folder, a file of something else, nothing at all."""
    (tmp_path / "some.nq").write_text("<a:s> <a:p> <a:o> .\n", encoding="utf-8")
    (tmp_path / "bad.nq.gz").write_bytes(b"no")
    for path in (tmp_path, tmp_path / "some.nq", tmp_path / "bad.nq.gz", tmp_path / "none"):
        with pytest.raises(ReleaseError):
            verify(path)


def test_the_command_tells_by_its_exit_code(first_release: Release, copy: Release) -> None:
    """0 for what is as promised, 1 for what is not, 2 for what is no release."""
    (copy.folder / "void.ttl").unlink()
    runner = CliRunner()
    whole = runner.invoke(main, ["--releases", str(first_release.folder.parent), "verify"])
    damaged = runner.invoke(main, ["verify", str(copy.folder)])
    missing = runner.invoke(main, ["verify", str(copy.folder / "none")])

    assert (whole.exit_code, damaged.exit_code, missing.exit_code) == (0, 1, 2), whole.output
    assert "Derived value is recomputed" in whole.stdout
    assert "“void.ttl” of the release: is missing" in damaged.stdout
