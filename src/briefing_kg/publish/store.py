"""Builds the store of a release: loaded once, optimised, closed, never written again."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from briefing_kg.errors import ReleaseError


def write_store(folder: Path, nquads: Path) -> None:
    """Load the file *nquads* into a new store at *folder*; raise ReleaseError if a term came out changed.

    Without ``optimize`` queries over many triples are up to ten times slower.
    """
    store = ox.Store(folder)
    store.bulk_load(path=nquads, format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    _assert_exact(store, nquads)
    del store  # closes it: the engine has no other way


def count_quads(folder: Path) -> int:
    """Return the number of quads of the store at *folder*; raise ReleaseError if it cannot be opened."""
    try:
        return len(ox.Store.read_only(str(folder)))
    except OSError as error:
        raise ReleaseError(f"the store at {folder} cannot be opened: {error}") from error


def _assert_exact(store: ox.Store, nquads: Path) -> None:
    """The engine rewrites some numbers (1.50 becomes 1.5): a release holds only what survives."""
    expected = set(ox.parse(path=nquads, format=ox.RdfFormat.N_QUADS))
    changed = expected.difference(store)
    if changed:
        raise ReleaseError(
            f"the store would change {len(changed)} literals, first in: {min(map(str, changed))}\n"
            "  Write numbers, dates and times in their canonical form (XSD 1.1), such as 1.5 for 1.50, and\n"
            "  whole numbers as xsd:integer."
        )
    if len(store) != len(expected):
        raise ReleaseError(f"the store holds {len(store)} of {len(expected)} quads")
