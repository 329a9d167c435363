"""The names inside a releases folder and inside one release; nothing else spells them.

releases/
    current -> 2024-02-07-1a2b3c4d
    2024-02-07-1a2b3c4d/
        manifest.json  SHA256SUMS  void.ttl  dcat.ttl  report.{ttl,txt,json,sarif}  ids.tsv
        dump/all.{ttl,trig,nt,nq,jsonld,rdf}[.gz]  dump/{graph key}.…
        ontology/  shapes/  queries/  store/
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefing_kg.errors import ReleaseError
from briefing_kg.formats import Format

CURRENT = "current"
#: How the name of a folder begins that a build is working in, or has died in.
BUILDING = ".building-"
EVERYTHING = "all"
IDS = "ids.tsv"
COMPRESSED = ".gz"
BUILD = "Build one with: briefing-kg build"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release says about itself: ``graphs`` maps a graph's key to its number of triples.

    ``inputs`` is the SHA-256 of the list of all files that the release was made from (each line as
    ``sha256sum`` prints it); the graph ``meta`` names them one by one.
    """

    version: str
    base: str
    issued: str
    tool: str
    graphs: dict[str, int]
    inputs: str = ""

    @property
    def triples(self) -> int:
        """The number of triples of all graphs together."""
        return sum(self.graphs.values())

    def as_json(self) -> str:
        """Return the manifest as the text of its file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def dump_name(key: str, form: Format, *, compressed: bool = False) -> str:
    """Return the name of a dump below ``dump/``; *key* is that of a graph, or ``all``."""
    return f"{key}.{form.extension}{COMPRESSED if compressed else ''}"


@dataclass(frozen=True, slots=True)
class Release:
    """The files of one release."""

    folder: Path

    @property
    def name(self) -> str:
        """The name of the release: day and start of the digest."""
        return self.folder.name

    @property
    def manifest_file(self) -> Path:
        """What the release says about itself."""
        return self.folder / "manifest.json"

    @property
    def checksums(self) -> Path:
        """SHA-256 of every file but the store's, as ``sha256sum --check`` reads it."""
        return self.folder / "SHA256SUMS"

    @property
    def void(self) -> Path:
        """The VoID description."""
        return self.folder / "void.ttl"

    @property
    def dcat(self) -> Path:
        """The DCAT description, with size and checksum of every dump."""
        return self.folder / "dcat.ttl"

    @property
    def report_turtle(self) -> Path:
        """The validation report as Turtle."""
        return self.folder / "report.ttl"

    @property
    def report_text(self) -> Path:
        """The validation report for people."""
        return self.folder / "report.txt"

    @property
    def report_json(self) -> Path:
        """The validation report as JSON."""
        return self.folder / "report.json"

    @property
    def report_sarif(self) -> Path:
        """The validation report as SARIF."""
        return self.folder / "report.sarif"

    @property
    def ids(self) -> Path:
        """The list of every id that was published up to this release."""
        return self.folder / IDS

    @property
    def dumps(self) -> Path:
        """The folder of the dumps."""
        return self.folder / "dump"

    @property
    def ontology(self) -> Path:
        """A copy of the vocabulary, on the base of the release."""
        return self.folder / "ontology"

    @property
    def shapes(self) -> Path:
        """A copy of the shapes, on the base of the release."""
        return self.folder / "shapes"

    @property
    def queries(self) -> Path:
        """A copy of the stored questions, on the base of the release."""
        return self.folder / "queries"

    @property
    def store(self) -> Path:
        """The store, to be opened read-only."""
        return self.folder / "store"

    def dump(self, key: str, form: Format, *, compressed: bool = False) -> Path:
        """Return the dump of the graph *key* (or ``all``) in *form*."""
        return self.dumps / dump_name(key, form, compressed=compressed)

    def manifest(self) -> Manifest:
        """Read the manifest; raise ReleaseError if this is no whole release."""
        try:
            facts: dict[str, Any] = json.loads(self.manifest_file.read_bytes())
            return Manifest(**facts)
        except FileNotFoundError as error:
            missing = f"it has no {self.manifest_file.name}"
            raise ReleaseError(f"{self.folder} is not a whole release: {missing}\n  {BUILD}") from error
        except (OSError, ValueError, TypeError) as error:
            raise ReleaseError(f"{self.folder} is not a whole release: {error}\n  {BUILD}") from error


def open_release(folder: Path) -> Release:
    """Return the release in *folder*; raise ReleaseError unless it is a whole one."""
    if not folder.is_dir():
        raise ReleaseError(f"there is no release at {folder}\n  {BUILD}")
    release = Release(folder.resolve())
    if release.name.startswith(BUILDING):
        raise ReleaseError(f"{folder} is not a whole release: a build is making it\n  {BUILD}")
    release.manifest()
    if not release.store.is_dir():
        raise ReleaseError(f"{folder} is not a whole release: its store is missing\n  {BUILD}")
    return release


def current_release(releases: Path) -> Release:
    """Return the release that is in force in the folder *releases*."""
    if not (releases / CURRENT).is_symlink():
        raise ReleaseError(f"there is no release in {releases.absolute()}\n  {BUILD} --releases {releases}")
    return open_release(releases / CURRENT)
