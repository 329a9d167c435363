"""Builds the store of a release: loaded once, optimised, closed, never written again."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from briefing_kg.errors import ReleaseError


def write_store(folder: Path, nquads: Path) -> None:
    """Load the file *nquads* into a new store at *folder*; raise ReleaseError if a term came out changed.

    Raises OSError where the disk says no. Without ``optimize`` queries over many triples are up to ten
    times slower.
    """
    store = ox.Store(folder)
    try:
        store.bulk_load(path=nquads, format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
    finally:
        del store  # closes it, also before an error is handled: the engine has no other way
    problem = _difference(folder, nquads)
    if problem:
        raise ReleaseError(problem)


def count_quads(folder: Path) -> int:
    """Return the number of quads of the store at *folder*; raise ReleaseError if it cannot be read."""
    try:
        return len(ox.Store.read_only(str(folder)))
    except (OSError, RuntimeError) as error:  # the engine's word for a damaged file is RuntimeError
        raise ReleaseError(f"the store at {folder} cannot be read: {error}") from error


def _difference(folder: Path, nquads: Path) -> str:
    """Say how the store on the disk differs from the file: a release holds only what survives.

    The engine rewrites some numbers (1.50 becomes 1.5).
    """
    store = ox.Store.read_only(str(folder))
    expected = set(ox.parse(path=nquads, format=ox.RdfFormat.N_QUADS))
    changed = expected.difference(store)
    if changed:
        return (
            f"the store would change {len(changed)} literals, first in: {min(map(str, changed))}\n"
            "  Write numbers, dates and times in their canonical form (XSD 1.1), such as 1.5 for 1.50, and\n"
            "  whole numbers as xsd:integer."
        )
    return "" if len(store) == len(expected) else f"the store holds {len(store)} of {len(expected)} quads"
