"""The first briefing, as files and as graphs, and a way to break a copy of its data."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Dataset, URIRef

from briefing_kg.model import Project, build_briefing, build_shared, load_project, page_sources
from briefing_kg.records import BuiltGraph, SourceText
from briefing_kg.settings import DEFAULT_BASE

REPOSITORY = Path(__file__).parents[2]
KEY = "scio-2024-commerce"


def read(path: Path) -> SourceText:
    """Return a source text."""
    data = path.read_bytes()
    return SourceText(path.name, data.decode(), hashlib.sha256(data).hexdigest())


def build(root: Path) -> tuple[BuiltGraph, ...]:
    """Return the graphs of the first briefing under *root*, and the shared ones."""
    project = load_project(root, REPOSITORY / "ontology", DEFAULT_BASE)
    files = project.briefing(KEY)
    own = build_briefing(project, files, page_sources(files, {page.path: read(page.path) for page in files.pages}))
    return own + build_shared(project, own)


@pytest.fixture(scope="session")
def project() -> Project:
    """Return all data of the repository."""
    return load_project(REPOSITORY / "data", REPOSITORY / "ontology", DEFAULT_BASE)


@pytest.fixture(scope="session")
def first_graphs() -> tuple[BuiltGraph, ...]:
    """Return the graphs of the first briefing."""
    return build(REPOSITORY / "data")


@pytest.fixture(scope="session")
def dataset(first_graphs: tuple[BuiltGraph, ...]) -> Dataset:
    """Return the graphs as one dataset with their union as default graph."""
    dataset = Dataset(default_union=True)
    for built in first_graphs:
        graph = dataset.graph(URIRef(f"{DEFAULT_BASE}graph/{built.key}"))
        graph.parse(data="\n".join(built.ntriples), format="nt")
    return dataset


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., tuple[BuiltGraph, ...]]:
    """Return a function that builds a copy of the data in which one text was replaced by another."""

    def build_edited(old: str, new: str, name: str = f"briefings/{KEY}/claims.ttl") -> tuple[BuiltGraph, ...]:
        root = tmp_path / "data"
        shutil.copytree(REPOSITORY / "data", root)
        file = root / name
        text = file.read_bytes().decode()
        assert old in text
        file.write_bytes(text.replace(old, new, 1).encode())
        return build(root)

    return build_edited
