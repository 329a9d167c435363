"""The rules that come with the code, on the base in force: ontology and shapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing_kg.resources import packaged
from briefing_kg.settings import DEFAULT_BASE

#: The folder of shapes for the description of a release; the other shapes are for what briefings say.
_DESCRIPTION = "description"

Shapes = tuple[tuple[Path, str], ...]


def ontology_text(base: str) -> str:
    """Return the ontology as Turtle."""
    return (packaged("ontology") / "briefing.ttl").read_text(encoding="utf-8").replace(DEFAULT_BASE, base)


def claim_shapes(base: str) -> Shapes:
    """Return the files of shapes for what briefings say."""
    folder = packaged("shapes")
    return tuple((path, text.decode()) for path, text in rebased_files(folder, base) if path.parent == folder)


def description_shapes(base: str) -> Shapes:
    """Return the files of shapes for the description of a release."""
    return tuple((path, text.decode()) for path, text in rebased_files(packaged("shapes") / _DESCRIPTION, base))


def rebased_files(folder: Path, base: str) -> Iterator[tuple[Path, bytes]]:
    """Yield the files below *folder*, sorted, with our own IRIs on *base*."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes().replace(DEFAULT_BASE.encode(), base.encode())
