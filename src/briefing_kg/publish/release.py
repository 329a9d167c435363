"""Writes a release: whole or not at all, never over another one.

Everything is written in a workshop beside the releases, brought to the disk, renamed, and put in
force by replacing one symbolic link, which is atomic (POSIX rename).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from briefing_kg import formats
from briefing_kg.errors import ReleaseError
from briefing_kg.publish.catalog import DumpFile, dcat_lines, void_lines
from briefing_kg.publish.dataset import Dataset
from briefing_kg.publish.dumps import compressed, dump, turtle_like
from briefing_kg.publish.files import checksum_list, sha256, sync_tree, write
from briefing_kg.publish.ntriples import assert_publishable
from briefing_kg.publish.store import count_quads, write_store
from briefing_kg.publish.workshop import locked, put_in_force, workshop
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import EVERYTHING, Manifest, Release, open_release

Progress = Callable[[str, int, int], None]

_NOT_LISTED = frozenset({"store", "SHA256SUMS"})


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a release.

    ``graphs`` take in ``meta``; ``files`` are further files by their name in the release: the
    report, and copies of ontology, shapes and questions, so that serving needs the release only.
    ``examine`` is shown the whole description (VoID and DCAT) and raises an error to stop the release;
    so does ``admit``, which is called last, while no other build can publish. ``inputs`` is the digest
    of all that the graphs were made from.
    """

    graphs: tuple[BuiltGraph, ...]
    dataset: Dataset
    tool: str
    files: Mapping[str, bytes]
    examine: Callable[[BuiltGraph], None] = lambda _: None
    admit: Callable[[], None] = lambda: None
    inputs: str = ""

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
            inputs=self.inputs,
        )


def write_release(content: Content, releases: Path, progress: Progress) -> Release:
    """Write *content* as a release below *releases* and put it in force.

    Raises DataError for graphs that cannot be published and ReleaseError where the disk says no;
    then the previous release stays in force.
    """
    assert_publishable(content.graphs)
    try:
        with workshop(releases) as folder:
            _fill(Release(folder), content, progress)
            sync_tree(folder)
            with locked(releases):
                content.admit()
                name = _name(folder, releases, content.name)
                put_in_force(folder, releases, name)
    except OSError as error:
        raise ReleaseError(
            f"the release cannot be written to {releases}: {error}\n"
            "  What was in force stays in force. Make room or choose another folder with --releases."
        ) from error
    return open_release(releases / name)


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
    void, dcat = void_lines(content.graphs, dataset, files), dcat_lines(content.graphs, dataset, files)
    description = BuiltGraph("description", tuple(sorted({*void, *dcat})))
    assert_publishable((description,))
    content.examine(description)
    write(release.void, turtle_like(void, formats.TURTLE, dataset.base))
    write(release.dcat, turtle_like(dcat, formats.TURTLE, dataset.base))


def _name(folder: Path, releases: Path, name: str) -> str:
    """Return a free name for the release in *folder*, or that of the same release if it is there already."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(
        each for each in names if not (releases / each).exists() or _is_same(Release(releases / each), Release(folder))
    )


def _is_same(there: Release, new: Release) -> bool:
    """Whether the release *there* is the *new* one, undamaged."""
    sums = new.checksums.read_bytes()
    try:
        return (
            there.checksums.read_bytes() == sums
            and checksum_list(there.folder, _NOT_LISTED).encode() == sums
            and count_quads(there.store) == there.manifest().triples
        )
    except (OSError, ReleaseError):
        return False
