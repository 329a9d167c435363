"""A release of the small graphs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing_kg.publish.contents import content_version
from briefing_kg.publish.dataset import Dataset
from briefing_kg.publish.describe import meta_graph
from briefing_kg.publish.release import Content, write_release
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import Release
from tests.publish.graphs import BASE, graphs


def content_of(given: tuple[BuiltGraph, ...]) -> Content:
    """Return what a release of *given* graphs is made of."""
    dataset = Dataset(BASE, content_version(given, BASE), date(2024, 2, 7), "Some Publisher", "")
    files = {"report.txt": b"Conforms.\n", "ontology/briefing.ttl": b"# empty\n"}
    return Content((*given, meta_graph(given, dataset)), dataset, "briefing-kg 0", files)


def quiet(step: str, done: int, total: int) -> None:
    """Take no notice of progress."""
    assert 0 <= done <= total, step


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release of the small graphs, written once."""
    folder: Path = tmp_path_factory.mktemp("releases")
    return write_release(content_of(graphs()), folder, quiet)
