"""Figures: place them in the text, complete what follows from the print, recompute the derived."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from rdflib import Graph, URIRef
from rdflib.namespace import PROV, QB, RDF, RDFS, SKOS
from rdflib.term import Node

from briefing_kg.iris import thing
from briefing_kg.model.briefing import BriefingBuild
from briefing_kg.model.derive import Operand, derive, rounded
from briefing_kg.model.passages import Quote
from briefing_kg.model.terms import SELECTORS, decimal, english, objects, text_of
from briefing_kg.numerals import canonical, digit_spans, rounding_unit

#: Graphs that are asked for labels one after the other.
Labels = Sequence[Graph]

# xsd:decimal: no exponent, no NaN.
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_CORRECT_DERIVED = "Correct its value, comparator or brf:derivation, or the value of an input."


def write_figures(work: BriefingBuild, labels: Labels) -> None:
    """Write all figures of the claims; *labels* are the graphs with the labels of indicators, units and times."""
    figures = work.named("Figure")
    derived = {node for node in figures if _key(work.claims.graph, node, work.brf("status")) == "derived"}
    for node in figures:
        if (node, work.brf("relativeTo"), node) in work.claims.graph:
            raise work.figure_error(node, "is relative to itself", "Name the figure it is counted from.")
        if node in derived:
            _write_derived(work, node, labels)
        else:
            _write_stated(work, node, labels)


def _write_stated(work: BriefingBuild, node: URIRef, labels: Labels) -> None:
    statement, span = work.place(node)
    page = statement.page
    out = work.stated
    _copy(work, node, out)
    out.add((node, work.brf("passage"), page.passage(span)))
    page.quotes.append(Quote(span, (node,)))
    out.add((node, work.brf("statedIn"), statement.iri))
    if (node, work.brf("status"), None) not in out:
        out.add((node, work.brf("status"), work.concept("status", "stated")))
    _label(work, node, out, labels)
    if (node, work.brf("roundingUnit"), None) not in out:
        number = printed_number(page.source.quote(span))
        if number:
            out.add((node, work.brf("roundingUnit"), decimal(rounding_unit(number, _value(work, node)))))


def printed_number(quote: str) -> str | None:
    """Return the first number in digits of *quote*."""
    spans = digit_spans(quote)
    return quote[spans[0].start : spans[0].end] if spans else None


def _write_derived(work: BriefingBuild, node: URIRef, labels: Labels) -> None:
    graph, out = work.claims.graph, work.derived
    _copy(work, node, out)
    _check_derived(work, node)
    activity = work.own("derivation/" + str(node).rsplit("/", 1)[1])
    out.remove((node, RDFS.comment, None))
    out.remove((node, work.brf("derivation"), None))
    _label(work, node, out, labels)
    out.add((node, PROV.wasGeneratedBy, activity))
    out.add((activity, RDF.type, PROV.Activity))
    out.add((activity, RDFS.label, english("computation of " + text_of(out, node, RDFS.label))))
    for value in objects(graph, node, work.brf("derivation")):
        out.add((activity, work.brf("derivation"), value))
    for value in objects(graph, node, RDFS.comment):
        out.add((activity, RDFS.comment, value))
    for value in objects(graph, node, PROV.wasDerivedFrom):
        out.add((activity, PROV.used, value))


def _check_derived(work: BriefingBuild, node: URIRef) -> None:
    """Raise DataError unless the reviewed value and comparator are what the inputs make."""
    graph = work.claims.graph
    derivation = _key(graph, node, work.brf("derivation"))
    sources = [each for each in objects(graph, node, PROV.wasDerivedFrom) if isinstance(each, URIRef)]
    inputs = tuple(_operand(work, each) for each in sources)
    claimed = _operand(work, node)
    try:
        made = derive(derivation, claimed, inputs)
    except ValueError as error:
        raise work.figure_error(node, str(error), _CORRECT_DERIVED) from error
    value = rounded(made.value, _rounding_unit(work, node))
    if value != claimed.value or made.comparator != claimed.comparator:
        # The slip may well be in an input, which stands elsewhere in the file: so they are named.
        given = " and ".join(
            f"{str(each).rsplit('/', 1)[1]}, {operand.comparator} {canonical(operand.value)}"
            for each, operand in zip(sources, inputs, strict=True)
        )
        problem = (
            f"is given as {claimed.comparator} {canonical(claimed.value)}, "
            f"but its inputs make {made.comparator} {canonical(value)} ({given})"
        )
        raise work.figure_error(node, problem, _CORRECT_DERIVED)


def _rounding_unit(work: BriefingBuild, node: URIRef) -> Decimal:
    text = text_of(work.claims.graph, node, work.brf("roundingUnit"))
    unit = _number(work, node, "roundingUnit", text) if text else Decimal(1)
    if unit <= 0:
        raise work.figure_error(node, f"is rounded to {text}", "Give a number above zero, such as 1, 100 or 0.1.")
    return unit


def _operand(work: BriefingBuild, node: URIRef) -> Operand:
    graph = work.claims.graph
    return Operand(
        value=_value(work, node),
        comparator=_key(graph, node, work.brf("comparator")),
        kind=_key(graph, node, work.brf("figureKind")),
        indicator=_key(graph, node, work.brf("indicator")),
        period=text_of(graph, node, work.brf("period")),
    ).signed(_key(graph, node, work.brf("direction")))


def _value(work: BriefingBuild, node: URIRef) -> Decimal:
    return _number(work, node, "value", text_of(work.claims.graph, node, work.brf("value")))


def _number(work: BriefingBuild, node: URIRef, term: str, text: str) -> Decimal:
    """Return the number that *text* is, the value of *term*; Decimal would take NaN and Infinity too."""
    if not _DECIMAL.fullmatch(text):
        problem = f"has no number as brf:{term}" + (f", but {text!r}" if text else "")
        raise work.figure_error(node, problem, "Write one in digits, such as 1600 or 15.6.")
    return Decimal(text)


def _copy(work: BriefingBuild, node: URIRef, out: Graph) -> None:
    numbers: dict[Node, str] = {work.brf(term): term for term in ("value", "roundingUnit")}
    for predicate, value in work.claims.graph.predicate_objects(node):
        if predicate in numbers:
            out.add((node, predicate, decimal(_number(work, node, numbers[predicate], str(value)))))
        elif predicate not in SELECTORS:
            out.add((node, predicate, value))
    out.add((node, QB.dataSet, URIRef(thing(work.base, "dataset/figures"))))


def _label(work: BriefingBuild, node: URIRef, out: Graph, labels: Labels) -> None:
    """Write a label such as ``overseas warehouses, absolute change, 31 December 2023: more than 200``."""
    if (node, RDFS.label, None) in out:
        return
    indicator, period = (_label_of(labels, out.value(node, work.brf(term))) for term in ("indicator", "period"))
    kind = _label_of(labels, out.value(node, work.brf("figureKind")))
    head = ", ".join(part for part in (indicator, "" if kind == "level" else kind, period) if part)
    label = f"{head}: {_amount(work, node, labels)}" if indicator else work.quote_of(node)
    out.add((node, RDFS.label, english(label)))


def _amount(work: BriefingBuild, node: URIRef, labels: Labels) -> str:
    """Return the amount as printed, or, for a plain count and a derived figure, as hedge and number."""
    graph, quote = work.claims.graph, work.quote_of(node)
    unit = graph.value(node, work.brf("unit"))
    if quote and _key(graph, node, work.brf("unit")) != "NUM":
        return quote
    comparator = graph.value(node, work.brf("comparator"))
    hedge = "" if comparator == work.concept("comparator", "equal") else _label_of(labels, comparator) + " "
    named = "" if str(unit).endswith("/NUM") else " " + _label_of(labels, unit)
    return f"{hedge}{Decimal(canonical(_value(work, node))):,f}{named}"


def _label_of(labels: Labels, node: Node | None) -> str:
    if node is None:
        return ""
    found = (text_of(graph, node, term) for term in (SKOS.prefLabel, RDFS.label) for graph in labels)
    return next((label for label in found if label), "")


def _key(graph: Graph, node: Node, predicate: URIRef) -> str:
    return text_of(graph, node, predicate).rsplit("/", 1)[-1]
