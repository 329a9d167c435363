"""Verifies a release, or a dump by itself, as anybody may have downloaded it: digests, then the second opinion."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from briefing_kg.audit.checks import COMPLETE, DUMPS, OF_DUMPS, OF_GRAPHS, OF_RELEASES, RELEASE, TERMS, Ledger
from briefing_kg.audit.facts import shortened
from briefing_kg.audit.second_opinion import inspect
from briefing_kg.errors import ReleaseError
from briefing_kg.formats import NQUADS, NTRIPLES
from briefing_kg.release_layout import COMPRESSED, EVERYTHING, Release
from briefing_kg.reports import ValidationReport
from briefing_kg.vocab import VOID

_AGAIN = "Download the release again, or build it again"
_MARK = "graph/"
_META = "meta"


def verify(path: Path) -> ValidationReport:
    """Return what there is to say of the release in the folder *path*, or of the dump of everything *path*.

    Raises ReleaseError if it is neither.
    """
    if path.is_dir():
        return _verify_release(Release(path.resolve()))
    if not path.is_file():
        raise ReleaseError(f"there is no release and no dump at {path}")
    lines = _lines(_unpacked(path))
    ledger = Ledger(_base_of(lines, path), OF_DUMPS + OF_GRAPHS)
    graphs = _by_graph(ledger, lines)
    _check_counts(ledger, graphs)
    inspect(ledger, graphs, None)
    return ledger.report()


def _verify_release(release: Release) -> ValidationReport:
    manifest = release.manifest()
    ledger = Ledger(manifest.base, OF_RELEASES + OF_DUMPS + OF_GRAPHS)
    _check_sums(ledger, release)
    everything = release.dump(EVERYTHING, NQUADS)
    graphs = _by_graph(ledger, _lines(everything.read_bytes() if everything.is_file() else b""))
    for key in sorted({*graphs, *manifest.graphs}):
        ledger.look(DUMPS)
        _check_graph(ledger, release, key, graphs.get(key, ()), manifest.graphs.get(key, 0))
    _check_counts(ledger, graphs)
    inspect(ledger, graphs, None)
    return ledger.report()


def _check_counts(ledger: Ledger, graphs: Mapping[str, tuple[str, ...]]) -> None:
    """Compare the triples of each graph with the number that the graph ``meta`` gives (VoID, section 4.6)."""
    size = re.compile(rf'<{re.escape(ledger.base + _MARK)}([^>]+)> <{VOID}triples> "([0-9]+)"\S+ \.')
    told = {found[1]: int(found[2]) for line in graphs.get(_META, ()) if (found := size.fullmatch(line))}
    for key in sorted({*graphs, *told}):
        ledger.look(COMPLETE)
        given, counted = told.get(key), len(graphs.get(key, ()))
        if given != counted:
            says = "does not speak of it" if given is None else f"says {given:,}"
            problem = f"the dump of everything has {counted:,} triples of it, its own description {says}"
            ledger.note(COMPLETE, f"{ledger.base}{_MARK}{key}", f"graph “{key}”: {problem}. {_AGAIN}.")


def _check_sums(ledger: Ledger, release: Release) -> None:
    """Hash every file that the list of checksums names, and look for files that it does not name."""
    if not release.checksums.is_file():
        _tell(ledger, release.checksums.name, "is missing")
        return
    listed: dict[str, str] = {}
    for line in release.checksums.read_text(encoding="utf-8", errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    leave_out = {release.checksums.name, release.store.name}
    found = {
        path.relative_to(release.folder).as_posix()
        for path in release.folder.rglob("*")
        if path.is_file() and path.relative_to(release.folder).parts[0] not in leave_out
    }
    for name in sorted(found | listed.keys()):
        ledger.look(RELEASE)
        if name not in listed:
            _tell(ledger, name, f"is not in {release.checksums.name}")
        elif name not in found or ".." in PurePosixPath(name).parts:
            _tell(ledger, name, "is missing")
        elif _digest(release.folder / name) != listed[name]:
            _tell(ledger, name, f"has not the SHA-256 that {release.checksums.name} gives")
        elif name.endswith(COMPRESSED) and not _is_twin(release.folder / name):
            _tell(ledger, name, "is not the same as the file beside it that is not compressed")


def _check_graph(ledger: Ledger, release: Release, key: str, lines: tuple[str, ...], number: int) -> None:
    focus = f"{ledger.base}{_MARK}{key}"
    if len(lines) != number:
        problem = f"the dump of everything has {len(lines):,} triples of it, the manifest says {number:,}"
        ledger.note(DUMPS, focus, f"graph “{key}”: {problem}. {_AGAIN}.")
    path = release.dump(key, NTRIPLES)
    own = _lines(path.read_bytes()) if path.is_file() else []
    if sorted(own) != sorted(lines):
        other = next(iter(sorted({*own} ^ {*lines})), "")
        problem = f"its own dump differs from the dump of everything, first in “{shortened(other)}”"
        ledger.note(DUMPS, focus, f"graph “{key}”: {problem}. {_AGAIN}.")


def _tell(ledger: Ledger, name: str, problem: str) -> None:
    ledger.note(RELEASE, f"{ledger.base}{name}", f"file “{name}” of the release: {problem}. {_AGAIN}.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_twin(path: Path) -> bool:
    plain = path.with_name(path.name.removesuffix(COMPRESSED))
    try:
        return plain.is_file() and gzip.decompress(path.read_bytes()) == plain.read_bytes()
    except (OSError, EOFError, zlib.error):
        return False


def _unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    try:
        return gzip.decompress(data) if path.name.endswith(COMPRESSED) else data
    except (OSError, EOFError, zlib.error) as error:
        raise ReleaseError(f"{path} cannot be unpacked: {error}") from error


def _lines(data: bytes) -> list[str]:
    return [line for line in data.decode(errors="replace").split("\n") if line]


def _split(line: str) -> tuple[str, str]:
    """Return the graph of a line of N-Quads, and the line without it."""
    triple, _, graph = line.removesuffix(" .").rpartition(" <")
    return graph.removesuffix(">"), f"{triple} ."


def _by_graph(ledger: Ledger, lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    start = f"{ledger.base}{_MARK}"
    for line in lines:
        graph, triple = _split(line)
        if graph.startswith(start):
            found.setdefault(graph.removeprefix(start), []).append(triple)
        else:
            ledger.look(TERMS)
            problem = f"a line of the dump is not N-Quads in a graph of “{start}”: “{shortened(line)}”. {_AGAIN}."
            ledger.note(TERMS, start, problem)
    return {key: tuple(each) for key, each in found.items()}


def _base_of(lines: Iterable[str], path: Path) -> str:
    """Return the base of the IRIs: every dump of everything has the graph of the code lists."""
    codes = next((graph for graph, _ in map(_split, lines) if graph.endswith(f"/{_MARK}codes")), None)
    if codes is None:
        name = f"{EVERYTHING}.{NQUADS.extension}"
        advice = f"Give {name}, {name}{COMPRESSED}, or the folder of a release."
        raise ReleaseError(f"{path} is no dump of everything in N-Quads\n  {advice}")
    return codes.removesuffix(f"{_MARK}codes")
