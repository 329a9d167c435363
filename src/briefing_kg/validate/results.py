"""Turn the engine's report graph into records, sorted and in plain words."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from briefing_kg.reports import Severity, ValidationReport, ValidationResult
from briefing_kg.validate.words import Describer, written_as


def report_of(results: Graph, shapes: Graph, describer: Describer) -> ValidationReport:
    """Return the records for the *results* graph of the engine.

    ``shape`` is the node shape a reader knows, also where one of its property
    shapes failed. A shape that is asked once for many things has the offender as its value;
    here the offender is the focus, as if the shape had been asked for it alone.
    """
    found = {_finding(results, shapes, describer, node) for node in results.objects(None, SH.result)}
    return ValidationReport(tuple(sorted(found)))


def _finding(results: Graph, shapes: Graph, describer: Describer, node: Node) -> ValidationResult:
    focus, value = results.value(node, SH.focusNode), results.value(node, SH.value)
    shape, path = results.value(node, SH.sourceShape), results.value(node, SH.resultPath)
    component = results.value(node, SH.sourceConstraintComponent)
    if component == SH.SPARQLConstraintComponent:
        focus, value = (focus if value is None else value), None
    messages = sorted(str(message) for message in results.objects(node, SH.resultMessage))
    found = "" if value is None else f" Found: {describer.describe(value)}{_datatype(component, value)}."
    return ValidationResult(
        severity=Severity(str(results.value(node, SH.resultSeverity)).rsplit("#", 1)[1]),
        shape=str(_node_shape(shapes, shape)),
        focus=str(focus),
        path=str(path) if isinstance(path, URIRef) else None,
        value=None if value is None else str(value),
        message=f"{describer.describe(focus)}: {describer.in_words(' '.join(messages))}{found}" if focus else "",
        component=str(component),
        term=None if value is None else value.n3(),
        place=None if focus is None else describer.places.place(focus),
    )


def _datatype(component: Node | None, value: Node) -> str:
    """Return as what a value is written where that is what is wrong: its characters alone do not show it."""
    if component == SH.DatatypeConstraintComponent and isinstance(value, Literal):
        return f", written as {written_as(value)}"
    return ""


def _node_shape(shapes: Graph, shape: Node | None) -> Node | None:
    """Return the node shape that *shape* is, or is a property of."""
    return shapes.value(predicate=SH.property, object=shape, default=shape, any=True)
