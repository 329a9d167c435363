"""Whether a release is whole, as somebody sees it who knows nothing of how it was made."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from briefing_kg.errors import ReleaseError
from briefing_kg.release_layout import Release, current_release, open_release


def faults(release: Release) -> list[str]:
    """Say what is wrong with *release*: a file, a checksum, or the answer of its store."""
    lines = (line.partition("  ") for line in release.checksums.read_text(encoding="utf-8").splitlines())
    listed = {name: digest for digest, _, name in lines}
    there = {
        path.relative_to(release.folder).as_posix(): path
        for path in release.folder.rglob("*")
        if path.is_file() and release.store not in path.parents and path != release.checksums
    }
    found = [f"{release.name}: {name} is not both listed and there" for name in sorted(there.keys() ^ listed.keys())]
    found += [
        f"{release.name}: the checksum of {name} is wrong"
        for name in sorted(there.keys() & listed.keys())
        if hashlib.sha256(there[name].read_bytes()).hexdigest() != listed[name]
    ]
    count = answer(release)
    told = release.manifest().triples
    return found if count == told else [*found, f"{release.name}: the store counts {count} of {told} triples"]


def answer(release: Release) -> int:
    """Ask the store of *release* how many triples there are."""
    store = ox.Store.read_only(str(release.store))
    rows = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    number = next(iter(rows))["n"]
    assert isinstance(number, ox.Literal)
    return int(number.value)


def seen(releases: Path, stays: str) -> list[str]:
    """Say what is wrong in a folder of releases: whatever can be opened has to be whole, *stays* above all."""
    accepted = {current_release(releases)}
    for folder in sorted(releases.iterdir()):
        with suppress(ReleaseError):
            accepted.add(open_release(folder))
    problems = [each for release in sorted(accepted, key=lambda each: each.name) for each in faults(release)]
    if stays not in {each.name for each in accepted}:
        problems.append(f"{stays} is gone; there are {sorted(each.name for each in accepted)}")
    return problems
