"""The first briefing and a small one that nobody has reviewed, as graphs and captured files; built once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_kg import model
from briefing_kg.pipeline.checking import modelled
from briefing_kg.records import BuiltGraph
from briefing_kg.resources import packaged
from briefing_kg.settings import DEFAULT_BASE
from tests.audit.graphs import Built

HARBOUR = """Zhang San:

We have 1,200 boats. Two thirds of them are new. Exports rose 12.5 percent to 3.4 million tons.

Daily News:

How many boats are there in the second harbour?
"""


def build(root: Path) -> Built:
    """Return graphs and files of the data below *root*, without any check."""
    project = model.load_project(root, packaged("ontology"), DEFAULT_BASE)
    own = [graph for graphs in modelled(project, root).values() for graph in graphs]
    files = {
        f"{each.key}/{page.path.name}": page.path.read_bytes() for each in project.briefings for page in each.pages
    }
    return Built((*own, *model.build_shared(project, own)), files)


@pytest.fixture(scope="session")
def whole(repository: Path) -> Built:
    """The packaged data."""
    return build(repository / "data")


@pytest.fixture(scope="session")
def first(whole: Built) -> Built:
    """The first briefing, quick to check."""
    return lean(whole)


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small briefing as the extractor drafts it, quick to check."""
    root = tmp_path_factory.mktemp("data")
    folder = root / "briefings" / "harbour"
    folder.mkdir(parents=True)
    (folder / "page-1.txt").write_text(HARBOUR, encoding="utf-8")
    return lean(build(root))


def lean(built: Built) -> Built:
    """Return *built* with those of the codes that the checks ask for, so that each of many tests is quick."""
    codes = next(each for each in built.graphs if each.key == "codes")
    needed = tuple(line for line in codes.ntriples if "/id/indicator/" in line or "/concept/status/" in line)
    graphs = tuple(BuiltGraph("codes", needed) if each is codes else each for each in built.graphs)
    return replace(built, graphs=graphs)
