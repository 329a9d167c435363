"""Writes a release: whole or not at all, never over another one.

Everything is written to a hidden folder beside the releases, brought to the disk, renamed, and put
in force by replacing one symbolic link, which is atomic (POSIX rename). A build that dies leaves
its hidden folder; the next build removes it, knowing by its lock that nobody works on it.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from briefing_kg import formats
from briefing_kg.errors import ReleaseError
from briefing_kg.publish.catalog import DumpFile, dcat_lines, void_lines
from briefing_kg.publish.describe import META, Dataset
from briefing_kg.publish.dumps import compressed, dump, turtle_like
from briefing_kg.publish.files import checksum_list, sha256, sync_folder, sync_tree, write
from briefing_kg.publish.ntriples import assert_publishable
from briefing_kg.publish.store import count_quads, write_store
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import CURRENT, EVERYTHING, Manifest, Release, open_release

Progress = Callable[[str, int, int], None]

_BUILDING = ".building-"
_SWITCHING = ".current-"
_NOT_LISTED = frozenset({"store", "SHA256SUMS"})


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a release.

    ``graphs`` take in ``meta``; ``files`` are further files by their name in the release: the
    report, and copies of ontology, shapes and questions, so that serving needs the release only.
    """

    graphs: tuple[BuiltGraph, ...]
    dataset: Dataset
    tool: str
    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """The name of the release: the day of its newest source and the start of its digest."""
        day = self.dataset.issued.isoformat() if self.dataset.issued else "undated"
        return f"{day}-{self.dataset.version[:8]}"

    @property
    def manifest(self) -> Manifest:
        """What the release says about itself."""
        return Manifest(
            version=self.dataset.version,
            base=self.dataset.base,
            issued=self.dataset.issued.isoformat() if self.dataset.issued else "",
            tool=self.tool,
            graphs={each.key: len(each.ntriples) for each in self.graphs},
        )


def write_release(content: Content, releases: Path, progress: Progress) -> Release:
    """Write *content* as a release below *releases* and put it in force.

    Raises DataError for graphs that cannot be published and ReleaseError where the disk says no;
    then nothing has changed and the previous release stays in force.
    """
    assert_publishable(content.graphs)
    try:
        with _workshop(releases) as folder:
            _fill(Release(folder), content, progress)
            sync_tree(folder)
            with _locked(releases):
                name = _moved_in(folder, releases, content.name)
                _switch(releases, name)
    except OSError as error:
        raise ReleaseError(
            f"the release cannot be written to {releases}: {error}\n"
            "  What was in force stays in force. Make room or choose another folder with --releases."
        ) from error
    return open_release(releases / CURRENT)


def _fill(release: Release, content: Content, progress: Progress) -> None:
    for name, data in sorted(content.files.items()):
        write(release.folder / name, data)
    files = tuple(_write_dumps(release, content, progress))
    _describe(release, content, files)
    write(release.manifest_file, content.manifest.as_json().encode())
    progress("store", 0, 1)
    write_store(release.store, release.dump(EVERYTHING, formats.NQUADS))
    progress("store", 1, 1)
    write(release.checksums, checksum_list(release.folder, _NOT_LISTED).encode())


def _write_dumps(release: Release, content: Content, progress: Progress) -> Iterator[DumpFile]:
    wanted = [(EVERYTHING, content.graphs), *((each.key, (each,)) for each in content.graphs)]
    total = len(wanted) * len(formats.RDF_FORMATS)
    dataset = content.dataset
    for done, (key, graphs, form) in enumerate(
        (key, graphs, form) for key, graphs in wanted for form in formats.RDF_FORMATS
    ):
        progress("dumps", done, total)
        data = dump(graphs, form, dataset.base)
        for packed, body in ((False, data), (True, compressed(data))):
            path = release.dump(key, form, compressed=packed)
            write(path, body)
            yield DumpFile(key, form, packed, len(body), sha256(path))
    progress("dumps", total, total)


def _describe(release: Release, content: Content, files: tuple[DumpFile, ...]) -> None:
    dataset = content.dataset
    meta = next((each.ntriples for each in content.graphs if each.key == META), ())
    for path, lines in (
        (release.void, void_lines(meta, dataset, files)),
        (release.dcat, dcat_lines(meta, dataset, files)),
    ):
        write(path, turtle_like(lines, formats.TURTLE, dataset.base))


@contextmanager
def _workshop(releases: Path) -> Iterator[Path]:
    """Give a hidden folder to build in, locked while in use and gone afterwards."""
    releases.mkdir(parents=True, exist_ok=True)
    folder = releases / f"{_BUILDING}{secrets.token_hex(8)}"
    with _locked(releases):
        _clean(releases)
        folder.mkdir()
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        os.close(descriptor)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(releases: Path) -> Iterator[None]:
    """Keep other builds from looking at or changing the list of releases meanwhile."""
    descriptor = os.open(releases, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _clean(releases: Path) -> None:
    """Remove what builds that died have left behind."""
    for link in releases.glob(f"{_SWITCHING}*"):
        link.unlink(missing_ok=True)
    for folder in releases.glob(f"{_BUILDING}*"):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with suppress(BlockingIOError):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
        finally:
            os.close(descriptor)


def _moved_in(folder: Path, releases: Path, name: str) -> str:
    """Rename *folder* to a free name, or find the same release there already; return the name."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    free = next(
        each for each in names if not (releases / each).exists() or _is_same(Release(releases / each), Release(folder))
    )
    if not (releases / free).exists():
        folder.rename(releases / free)
        sync_folder(releases)
    return free


def _is_same(there: Release, new: Release) -> bool:
    """Whether the release *there* is the *new* one, undamaged."""
    try:
        sums = new.checksums.read_text(encoding="utf-8")
        return (
            there.checksums.read_text(encoding="utf-8") == sums
            and checksum_list(there.folder, _NOT_LISTED) == sums
            and count_quads(there.store) == there.manifest().triples
        )
    except (OSError, ReleaseError):
        return False


def _switch(releases: Path, name: str) -> None:
    link = releases / f"{_SWITCHING}{secrets.token_hex(8)}"
    link.symlink_to(name, target_is_directory=True)
    link.replace(releases / CURRENT)
    sync_folder(releases)
