"""Figures: place them in the text, complete what follows from the print, recompute the derived."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from rdflib import Graph, URIRef
from rdflib.namespace import PROV, QB, RDF, RDFS, SKOS
from rdflib.term import Node

from briefing_kg.errors import DataError
from briefing_kg.iris import thing
from briefing_kg.model.briefing import Draft, PlacedStatement
from briefing_kg.model.derive import Operand, derive, rounded
from briefing_kg.model.numbers import canonical, digit_spans, rounding_unit
from briefing_kg.model.passages import Page, Quote
from briefing_kg.model.terms import OA, decimal, english, objects, text_of
from briefing_kg.records import Span

_SELECTORS = frozenset({OA.exact, OA.prefix, OA.suffix})


def write_figures(draft: Draft, labels: Graph) -> None:
    """Write all figures of the claims, stated ones first; *labels* holds the labels of indicators and units."""
    figures = sorted(
        (node for node in draft.claims.graph.subjects(RDF.type, draft.brf("Figure")) if isinstance(node, URIRef)),
        key=str,
    )
    derived = {node for node in figures if _key(draft.claims.graph, node, draft.brf("status")) == "derived"}
    for node in figures:
        if node in derived:
            _write_derived(draft, node, labels)
        else:
            _write_stated(draft, node, labels)


def _write_stated(draft: Draft, node: URIRef, labels: Graph) -> None:
    page, span = draft.locate_anywhere(node)
    out = draft.stated
    _copy(draft, node, out)
    out.add((node, draft.brf("passage"), page.passage(span)))
    page.quotes.append(Quote(span, (node,)))
    out.add((node, draft.brf("statedIn"), statement_around(draft, page, span, node).iri))
    if (node, draft.brf("status"), None) not in out:
        out.add((node, draft.brf("status"), draft.concept("status", "stated")))
    _label(draft, node, out, labels)
    if (node, draft.brf("roundingUnit"), None) not in out:
        number = printed_number(page.source.quote(span))
        if number:
            out.add((node, draft.brf("roundingUnit"), decimal(rounding_unit(number, _value(draft, node)))))


def printed_number(quote: str) -> str | None:
    """Return the first number in digits of *quote*."""
    spans = digit_spans(quote)
    return quote[spans[0].start : spans[0].end] if spans else None


def statement_around(draft: Draft, page: Page, span: Span, node: URIRef) -> PlacedStatement:
    """Return the statement that holds *span*; raise QuoteError if it lies in none."""
    for statement in draft.statements:
        if statement.page is page and statement.span.contains(span):
            return statement
    quote = draft.quote_of(node)
    raise draft.quote_error(f"the quote {quote!r} of <{node}> lies in no sentence of a turn", quote)


def _write_derived(draft: Draft, node: URIRef, labels: Graph) -> None:
    graph, out = draft.claims.graph, draft.derived
    _copy(draft, node, out)
    _check_derived(draft, node)
    activity = draft.own("derivation/" + str(node).rsplit("/", 1)[1])
    out.remove((node, RDFS.comment, None))
    out.remove((node, draft.brf("derivation"), None))
    _label(draft, node, out, labels)
    out.add((node, PROV.wasGeneratedBy, activity))
    out.add((activity, RDF.type, PROV.Activity))
    out.add((activity, RDFS.label, english("computation of " + text_of(out, node, RDFS.label))))
    for value in objects(graph, node, draft.brf("derivation")):
        out.add((activity, draft.brf("derivation"), value))
    for value in objects(graph, node, RDFS.comment):
        out.add((activity, RDFS.comment, value))
    for value in objects(graph, node, PROV.wasDerivedFrom):
        out.add((activity, PROV.used, value))


def _check_derived(draft: Draft, node: URIRef) -> None:
    """Raise DataError unless the reviewed value and comparator are what the inputs make."""
    graph = draft.claims.graph
    derivation = _key(graph, node, draft.brf("derivation"))
    inputs = tuple(
        _operand(draft, each) for each in objects(graph, node, PROV.wasDerivedFrom) if isinstance(each, URIRef)
    )
    claimed = _operand(draft, node)
    try:
        made = derive(derivation, claimed, inputs)
    except ValueError as error:
        raise _derivation_error(draft, node, str(error)) from error
    unit = Decimal(text_of(graph, node, draft.brf("roundingUnit")) or "1")
    value = rounded(made.value, unit)
    if value != claimed.value or made.comparator != claimed.comparator:
        raise _derivation_error(
            draft,
            node,
            f"is given as {claimed.comparator} {canonical(claimed.value)}, "
            f"but its inputs make {made.comparator} {canonical(value)}",
        )


def _derivation_error(draft: Draft, node: URIRef, problem: str) -> DataError:
    key = str(node).rsplit("/", 1)[1]
    return DataError(
        f"the derived figure {key} {problem}",
        path=draft.claims.path,
        line=draft.claims.line_of(f"figure:{key} a"),
        advice="Correct its value, comparator, inputs or brf:derivation.",
    )


def _operand(draft: Draft, node: URIRef) -> Operand:
    graph = draft.claims.graph
    return Operand(
        key=str(node).rsplit("/", 1)[1],
        value=_value(draft, node),
        comparator=_key(graph, node, draft.brf("comparator")),
        kind=_key(graph, node, draft.brf("figureKind")),
        indicator=_key(graph, node, draft.brf("indicator")),
        period=text_of(graph, node, draft.brf("period")),
    )


def _value(draft: Draft, node: URIRef) -> Decimal:
    text = text_of(draft.claims.graph, node, draft.brf("value"))
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise DataError(
            f"<{node}> has no number as brf:value",
            path=draft.claims.path,
            line=draft.claims.line_of(draft.quote_of(node)),
        ) from error


def _copy(draft: Draft, node: URIRef, out: Graph) -> None:
    numbers = {draft.brf("value"), draft.brf("roundingUnit")}
    for predicate, value in draft.claims.graph.predicate_objects(node):
        if predicate in numbers:
            out.add((node, predicate, decimal(Decimal(str(value)))))
        elif predicate not in _SELECTORS:
            out.add((node, predicate, value))
    out.add((node, QB.dataSet, URIRef(thing(draft.base, "dataset/figures"))))


def _label(draft: Draft, node: URIRef, out: Graph, labels: Graph) -> None:
    """Write a label such as ``overseas warehouses, absolute change, 31 December 2023: more than 200``."""
    if (node, RDFS.label, None) in out:
        return
    indicator, period = (_label_of(labels, out.value(node, draft.brf(term))) for term in ("indicator", "period"))
    kind = _label_of(labels, out.value(node, draft.brf("figureKind")))
    head = ", ".join(part for part in (indicator, "" if kind == "level" else kind, period) if part)
    label = f"{head}: {_amount(draft, node, labels)}" if indicator else draft.quote_of(node)
    out.add((node, RDFS.label, english(label)))


def _amount(draft: Draft, node: URIRef, labels: Graph) -> str:
    """Return the amount as printed, or, for a plain count and a derived figure, as hedge and number."""
    graph, quote = draft.claims.graph, draft.quote_of(node)
    unit = graph.value(node, draft.brf("unit"))
    if quote and _key(graph, node, draft.brf("unit")) != "NUM":
        return quote
    comparator = _key(graph, node, draft.brf("comparator"))
    hedge = "" if comparator == "equal" else comparator.replace("-", " ") + " "
    named = "" if str(unit).endswith("/NUM") else " " + _label_of(labels, unit)
    return f"{hedge}{Decimal(canonical(_value(draft, node))):,f}{named}"


def _label_of(labels: Graph, node: Node | None) -> str:
    if node is None:
        return ""
    return text_of(labels, node, SKOS.prefLabel) or text_of(labels, node, RDFS.label)


def _key(graph: Graph, node: Node, predicate: URIRef) -> str:
    return text_of(graph, node, predicate).rsplit("/", 1)[-1]
