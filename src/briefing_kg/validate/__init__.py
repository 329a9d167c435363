"""The validate stage: SHACL over the graphs of a build, and reports that people understand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing_kg.records import BuiltGraph
from briefing_kg.reports import ValidationReport
from briefing_kg.validate.engine import data_graph, own_subclasses, run, shapes_graph, turtle_graph
from briefing_kg.validate.report import as_json, as_text, as_turtle, summary
from briefing_kg.validate.results import report_of
from briefing_kg.validate.words import Describer

__all__ = ["as_json", "as_text", "as_turtle", "summary", "validate"]

#: The file of shapes that lowers severities for briefings that nobody has reviewed.
UNREVIEWED = "unreviewed.ttl"


def validate(
    graphs: Iterable[BuiltGraph], shapes: Iterable[tuple[Path, str]], ontology: str, *, reviewed: bool
) -> ValidationReport:
    """Check the union of *graphs* against *shapes*, files of Turtle by their paths.

    The graphs are those of one briefing with the shared ones (codes, links), so that cost
    grows with the number of briefings. *ontology* tells which class is a kind of which, and
    the words for classes. Unless *reviewed*, what a reader has to add is only a Warning.

    Raises:
        DataError: if shapes or ontology do not parse, or the engine cannot use the shapes.
    """
    files = [(path, text) for path, text in shapes if not (reviewed and path.name == UNREVIEWED)]
    constraints, vocabulary = shapes_graph(files), turtle_graph(ontology, Path("ontology"))
    data = data_graph(graphs)
    data += own_subclasses(vocabulary)
    results = run(data, constraints)
    return report_of(results, constraints, Describer(data, vocabulary))
