"""How long validation takes: ours beside its peers, in one run, as ratios.

    python benchmarks/validation.py --briefings 20

The same graphs and shapes are checked

- in one go: all briefings as one graph, by one run of pySHACL, as people usually do;
- by pySHACL, briefing by briefing, in one process and then on all cores, as ``check`` does;
- by the fast engine, briefing by briefing, likewise;

once for the data that come with the package and once for so many drafts of a made-up transcript. All
count as not reviewed, or the fast engine would not be let near them.
Each way has a process of its own, so that none finds queries that another has parsed. Modelling is
not counted. All ways but the first must give the same report, or the run stops. Times of a busy
machine mean little; the ratios, to what ``check`` does by itself, mean more.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_kg import model
from briefing_kg.pipeline import workers
from briefing_kg.pipeline.checking import modelled
from briefing_kg.pipeline.rules import claim_shapes, ontology_text
from briefing_kg.pipeline.validation import Briefing, Rules, ready
from briefing_kg.records import BuiltGraph
from briefing_kg.reports import ValidationReport
from briefing_kg.resources import packaged
from briefing_kg.settings import Settings
from briefing_kg.validate import Engine

_TRANSCRIPT = """Briefing {number} on boats

Zhang San:

We have {number},200 boats, up 5.4 percent from 2022. More than 30 pilots were trained last year.
This year, we will train {number}0 pilots, and we plan to open two harbours by the end of next year.

A journalist:

How much will it cost?

Zhang San:

The cost is 1.5 million yuan, {number} percentage points above that of 2022.
"""
OURS = "pySHACL, all cores"
FAST = "fast engine, all cores"


@dataclass(frozen=True, slots=True)
class Data:
    """The graphs of some briefings."""

    name: str
    briefings: tuple[Briefing, ...] = field(repr=False)
    shared: tuple[BuiltGraph, ...] = field(repr=False)

    def as_one(self) -> Data:
        """Return the same data as if they were one briefing."""
        graphs = tuple(graph for briefing in self.briefings for graph in briefing.graphs)
        return replace(self, briefings=(Briefing(graphs, reviewed=False),))


@dataclass(frozen=True, slots=True)
class Time:
    """How long one way took, and how often as long as ours."""

    data: str
    way: str
    seconds: float
    ratio: float


def ways(data: Data) -> dict[str, tuple[Data, Engine, int]]:
    """Return the ways to check *data*: the data as they are given, the engine, the number of processes."""
    return {
        OURS: (data, Engine.PYSHACL, workers.cores()),
        "pySHACL, one process": (data, Engine.PYSHACL, 1),
        FAST: (data, Engine.FAST, workers.cores()),
        "fast engine, one process": (data, Engine.FAST, 1),
        "pySHACL, all data in one go": (data.as_one(), Engine.PYSHACL, 1),
    }


def measured(root: Path, name: str, leave_out: frozenset[str] = frozenset()) -> Iterator[Time]:
    """Yield how long each way takes with the data below *root*; raise ValueError if reports differ."""
    data = _data(root, name)
    reference, report = 0.0, None
    for way, (graphs, engine, cores) in ways(data).items():
        if way in leave_out:
            continue
        with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as fresh:
            seconds, found = fresh.submit(_timed, graphs, engine, cores).result()
        reference, report = reference or seconds, report or found
        if graphs is data and found != report:
            message = f"{way}: another report than the first way"
            raise ValueError(message)
        yield Time(name, way, seconds, seconds / reference)


def drafts(folder: Path, number: int) -> Path:
    """Write so many transcripts below *folder*, which becomes a root of data; return it."""
    for each in range(1, number + 1):
        page = folder / "briefings" / f"boats-{each}" / "page-1.txt"
        page.parent.mkdir(parents=True)
        page.write_text(_TRANSCRIPT.format(number=each), encoding="utf-8")
    return folder


def _data(root: Path, name: str) -> Data:
    project = model.load_project(root, packaged("ontology"), Settings().base)
    own = modelled(project, root)
    shared = model.build_shared(project, (graph for graphs in own.values() for graph in graphs))
    briefings = tuple(Briefing(own[files.key], reviewed=False) for files in project.briefings)
    return Data(name, briefings, tuple(shared))


def _timed(data: Data, engine: Engine, cores: int) -> tuple[float, ValidationReport]:
    """Return how long validation takes in this process and those it starts, and the report."""
    workers.cores = lambda: cores
    base = Settings().base
    began = time.perf_counter()
    rules = Rules(claim_shapes(base), ontology_text(base), engine)
    with ready(rules, len(data.briefings)) as validation:
        report = validation.report(data.briefings, data.shared, lambda *_: None)
    return time.perf_counter() - began, report


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--briefings", type=int, default=20, help="number of drafts (default: 20)")
    number = parser.parse_args().briefings
    print(f"{'data':18} {'way':28} {'seconds':>8} {'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for root, name in ((packaged("data"), "first dataset"), (drafts(Path(folder), number), f"{number} drafts")):
            for each in measured(root, name):
                print(f"{each.data:18} {each.way:28} {each.seconds:8.2f} {each.ratio:7.2f}")


if __name__ == "__main__":
    main()
