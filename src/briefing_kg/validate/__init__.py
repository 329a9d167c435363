"""The validate stage: SHACL over the graphs of a build, and reports that people understand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rdflib.term import Node

from briefing_kg.records import BuiltGraph
from briefing_kg.reports import Promise, ValidationReport, merged
from briefing_kg.validate import fast
from briefing_kg.validate.engine import Engine, Method, run
from briefing_kg.validate.exchange import as_json, as_turtle
from briefing_kg.validate.explain import explained
from briefing_kg.validate.graphs import data_graph, shapes_graph, turtle_graph
from briefing_kg.validate.parts import examples, multiplying, only, shapes_of
from briefing_kg.validate.promises import promises_of
from briefing_kg.validate.report import as_text, summary
from briefing_kg.validate.results import report_of
from briefing_kg.validate.sarif import as_sarif
from briefing_kg.validate.words import Describer

__all__ = [
    "Engine",
    "Method",
    "as_json",
    "as_sarif",
    "as_text",
    "as_turtle",
    "explained",
    "make_sure_of",
    "prepare",
    "promises",
    "summary",
    "validate",
]

#: By the reference engine, with all shapes.
WHOLE = Method()

#: The file of shapes that lowers severities for briefings that nobody has reviewed.
UNREVIEWED = "unreviewed.ttl"


def validate(
    graphs: Iterable[BuiltGraph],
    shapes: Iterable[tuple[Path, str]],
    ontology: str,
    *,
    reviewed: bool,
    method: Method = WHOLE,
) -> ValidationReport:
    """Check the union of *graphs* against *shapes*, files of Turtle by their paths.

    The graphs are those of one briefing with the shared ones (codes, links), so that cost
    grows with the number of briefings. *ontology* tells which class is a kind of which, and
    the words for classes. Unless *reviewed*, what a reader has to add is only a Warning.
    Of a *method* with parts, the reports of all parts together are the whole.

    What is reviewed is always checked by pySHACL, and so are shapes that multiply; it decides as well
    where the fast engine finds a Violation.

    Raises:
        DataError: if shapes or ontology do not parse, or the engine cannot use the shapes.
        InputError: if the fast engine is to be used and is not installed or cannot be trusted.
    """
    files = [(path, text) for path, text in shapes if not (reviewed and path.name == UNREVIEWED)]
    every, vocabulary = shapes_graph(files), turtle_graph(ontology, Path("ontology"))
    mine = shapes_of(method.part, method.parts, every)
    data = data_graph(graphs, vocabulary)
    describer = Describer(data, vocabulary)

    def found(engine: Engine, among: frozenset[Node]) -> ValidationReport:
        return report_of(run(engine, data, only(among, every)), every, describer)

    if reviewed or method.engine is Engine.PYSHACL:
        report = found(Engine.PYSHACL, mine)
    else:
        exact = mine & multiplying(every)
        report = merged((found(Engine.FAST, mine - exact), found(Engine.PYSHACL, exact)))
        if not report.passes:
            report = found(Engine.PYSHACL, mine)
    return replace(report, promises=promises_of(data, files, vocabulary, mine))


def make_sure_of(engine: Engine) -> None:
    """Raise InputError if *engine* is not installed or cannot be trusted."""
    if engine is Engine.FAST:
        fast.trusted()


def prepare(shapes: Iterable[tuple[Path, str]], ontology: str, method: Method) -> None:
    """Let this process read all that *method* needs of *shapes*, so that validation is faster.

    Raises what ``validate`` does.
    """
    every, _ = shapes_graph(shapes), turtle_graph(ontology, Path("ontology"))
    run(Engine.PYSHACL, examples(every), only(shapes_of(method.part, method.parts, every), every))


def promises(graphs: Iterable[BuiltGraph], shapes: Iterable[tuple[Path, str]], ontology: str) -> tuple[Promise, ...]:
    """Return the promises of *shapes*, with what each finds to look at in *graphs* alone."""
    vocabulary = turtle_graph(ontology, Path("ontology"))
    return promises_of(data_graph(graphs, vocabulary), shapes, vocabulary)
