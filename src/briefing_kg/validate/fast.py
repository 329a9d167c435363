"""Run the fast engine, pyshacl-turbo, and find out before its first use whether it can be trusted.

It is an optional part of the package (extra ``fast``) and the only module that knows it.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType

from rdflib import Graph

from briefing_kg.errors import InputError
from briefing_kg.validate import probes


class ShapesRefusedError(Exception):
    """The engine cannot use the shapes."""


def run(data: Graph, shapes: Graph) -> Graph:
    """Return the engine's report on *data*; raise ShapesRefusedError if it cannot use *shapes*.

    Raises InputError if the engine is not installed, or gave a wrong answer to a probe.
    """
    return _run(trusted(), data, shapes)


@cache
def trusted() -> ModuleType:
    """Return the engine, once it has answered all probes rightly; raise InputError otherwise."""
    engine = _installed()
    report = _run(engine, probes.data(), probes.shapes())
    if wrong := probes.wrong_answers(report):
        raise InputError(
            f"the fast engine (pyshacl-turbo {engine.__version__}) gives wrong answers, so it is not used: "
            + "; ".join(wrong),
            advice="Leave out --engine fast, or install another version: pip install --upgrade 'briefing-kg[fast]'",
        )
    return engine


def _installed() -> ModuleType:
    try:
        import pyshacl_turbo  # noqa: PLC0415 - an optional part of the package
    except ModuleNotFoundError as error:
        raise InputError(
            "the fast engine is not installed",
            advice="Install it with: pip install 'briefing-kg[fast]', or leave out --engine fast.",
        ) from error
    return pyshacl_turbo


def _run(engine: ModuleType, data: Graph, shapes: Graph) -> Graph:
    try:
        _, report, text = engine.compile_shapes(shapes).validate(data)
    except (RuntimeError, ValueError, NotImplementedError) as error:
        raise ShapesRefusedError(str(error)) from error
    if not isinstance(report, Graph):
        raise ShapesRefusedError(text)
    return report
