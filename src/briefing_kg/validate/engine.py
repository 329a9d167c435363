"""Run pySHACL, the reference engine, or the fast engine over a graph.

Nothing goes near the network (``owl:imports`` are not followed, prefixes are declared in the
shapes), and RDFLib is left as it was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pyshacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph

from briefing_kg.errors import DataError
from briefing_kg.validate import fast
from briefing_kg.validate.graphs import literals_as_written, no_garbage_collection


class Engine(StrEnum):
    """What checks the data: ``pyshacl`` is the reference, ``fast`` is for large collections."""

    PYSHACL = "pyshacl"
    FAST = "fast"


@dataclass(frozen=True, slots=True)
class Method:
    """By which engine to check, and which of so many parts of the shapes, counted from 0."""

    engine: Engine = Engine.PYSHACL
    part: int = 0
    parts: int = 1


def run(engine: Engine, data: Graph, shapes: Graph) -> Graph:
    """Return the report of *engine* on *data*; raise DataError if the shapes cannot be used.

    Raises InputError if the fast engine is asked for and is not installed or cannot be trusted.
    """
    with literals_as_written(), no_garbage_collection():
        try:
            return fast.run(data, shapes) if engine is Engine.FAST else _run_pyshacl(data, shapes)
        except (ReportableRuntimeError, fast.ShapesRefusedError) as error:
            raise DataError(
                f"the shapes cannot be used: {error}", advice="Correct the files in the folder shapes."
            ) from error


def _run_pyshacl(data: Graph, shapes: Graph) -> Graph:
    _, report, text = pyshacl.validate(
        data,
        shacl_graph=shapes,
        inference="none",
        advanced=False,
        meta_shacl=False,
        do_owl_imports=False,
        inplace=True,
    )
    if not isinstance(report, Graph):
        raise ReportableRuntimeError(text)
    return report
