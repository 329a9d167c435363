"""The shapes of the checkout and a checker that uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from tests.validate.checker import FERRIES, Checker


@pytest.fixture(scope="session")
def shapes(repository: Path) -> tuple[tuple[Path, str], ...]:
    """The files of shapes."""
    return tuple((path, path.read_text("utf-8")) for path in sorted((repository / "shapes").glob("*.ttl")))


@pytest.fixture(scope="session")
def checker(repository: Path, shapes: tuple[tuple[Path, str], ...]) -> Checker:
    """Validates graphs against the shapes of the checkout."""
    lines = FERRIES.read_text("utf-8").split("\n")
    prefixes = "".join(f"{line[1:-2]}\n" for line in lines if line.startswith("@prefix"))
    ontology = (repository / "ontology" / "briefing.ttl").read_text("utf-8")
    return Checker(shapes, ontology, prefixes, Graph().parse(FERRIES))
