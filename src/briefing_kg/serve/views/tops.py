"""The part of a page that is made for one class: what a reader of a figure, a speaker, … wants first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from briefing_kg.serve.views import queries
from briefing_kg.serve.views.figures import FigureRow, figure_rows, related_figures
from briefing_kg.serve.views.measures import MeasureRow, measure_rows
from briefing_kg.serve.views.site import Site, Term, iri_of, text_of, values
from briefing_kg.serve.views.source import Reading, reading
from briefing_kg.serve.views.speech import (
    Quote,
    StatementRow,
    Voice,
    offices_of,
    quote_of,
    statement_rows,
    voices_of,
)
from briefing_kg.serve.views.terms import Value, prepare, value_of
from briefing_kg.vocab import DCTERMS, OA, PROV, RDFS, SCHEMA, SKOS

#: Rows of one table on a page made for a class.
LIMIT = 60


@dataclass(frozen=True, slots=True)
class Top:
    """The parts a class may have; a template takes what it needs."""

    figure: FigureRow | None = None
    measure: MeasureRow | None = None
    statement: StatementRow | None = None
    voice: Voice | None = None
    quote: Quote | None = None
    briefing: Occasion | None = None
    formula: str = ""
    note: str = ""
    related: Mapping[str, tuple[FigureRow, ...]] = field(default_factory=dict)
    figures: tuple[FigureRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    relayed: tuple[StatementRow, ...] = ()
    turns: tuple[tuple[Value, Voice | None], ...] = ()
    offices: tuple[Voice, ...] = ()
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """A briefing: what it is called, when and where it was."""

    link: Value
    day: Value | None
    place: Value | None
    organizers: tuple[Value, ...]
    sources: tuple[Value, ...]


def top_of(site: Site, kind: str, iri: str, quads: Sequence[Quad]) -> Top:
    """Return the top part of the page of *iri*, which is of the class *kind*."""
    make = _TOPS.get(kind)
    return make(site, iri, quads) if make else Top()


def objects(quads: Sequence[Quad], predicate: str) -> tuple[Term, ...]:
    """Return the values of one property, in a fixed order."""
    return tuple(sorted((quad.object for quad in quads if quad.predicate.value == predicate), key=str))


def first_iri(quads: Sequence[Quad], predicate: str) -> str:
    """Return the first thing a property leads to, empty where there is none."""
    return next((term.value for term in objects(quads, predicate) if isinstance(term, NamedNode)), "")


def first_text(quads: Sequence[Quad], predicate: str) -> str:
    """Return the first literal of a property, empty where there is none."""
    return next((text_of(term) for term in objects(quads, predicate) if text_of(term)), "")


def occasion_of(site: Site, iri: str) -> Occasion | None:
    """Return the briefing that *iri* is, or belongs to by its address."""
    start = f"{site.base}id/briefing/"
    if not iri.startswith(start):
        return None
    briefing = start + iri.removeprefix(start).partition("/")[0]
    return site.remembered(f"occasion {briefing}", lambda: _occasion(site, briefing))


def _occasion(site: Site, iri: str) -> Occasion | None:
    quads = tuple(site.data.describe(iri))
    if not quads:
        return None
    sources = [row["source"] for row in site.ask(queries.SOURCES % values([iri]))]
    prepare(site, (*(quad.object for quad in quads), *sources, NamedNode(iri)))

    def first(name: str) -> Value | None:
        return next((value_of(site, term) for term in objects(quads, f"{SCHEMA}{name}")), None)

    return Occasion(
        link=value_of(site, NamedNode(iri)),
        day=first("startDate"),
        place=first("location"),
        organizers=_shown(site, objects(quads, f"{SCHEMA}organizer")),
        sources=_shown(site, sources),
    )


def _shown(site: Site, terms: Sequence[Term]) -> tuple[Value, ...]:
    return tuple(value_of(site, term) for term in terms)


def _iris(site: Site, query: str, iri: str) -> list[str]:
    """Return the things a query finds for *iri*, in its order."""
    return [iri_of(row["found"]) for row in site.ask(query % (values([iri]), LIMIT))]


def _figure(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    figure = next(iter(figure_rows(site, [iri])), None)
    statement = figure.statement if figure else ""
    activity = first_iri(quads, f"{PROV}wasGeneratedBy")
    computed = tuple(site.data.describe(activity)) if activity else ()
    return Top(
        figure=figure,
        voice=voices_of(site, [statement]).get(statement),
        quote=quote_of(site, iri, statement),
        briefing=occasion_of(site, iri),
        formula=first_text(computed, f"{RDFS}comment"),
        related=related_figures(site, iri),
        values={
            "derivation": _shown(site, objects(computed, site.brf("derivation"))),
            "source": _shown(site, objects(quads, f"{PROV}hadPrimarySource")),
            "place": _shown(site, objects(quads, f"{SCHEMA}observationAbout")),
        },
        measures=measure_rows(site, _iris(site, queries.TARGETED, iri)),
    )


def _measure(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    statement = first_iri(quads, site.brf("statedIn"))
    family = (iri, *_iris(site, queries.FAMILY, iri))
    return Top(
        measure=next((row for row in measure_rows(site, [iri])), None),
        voice=voices_of(site, [statement]).get(statement),
        quote=quote_of(site, iri, statement),
        briefing=occasion_of(site, iri),
        measures=measure_rows(site, family),
        figures=figure_rows(site, [iri_of(term) for term in objects(quads, site.brf("target"))]),
    )


def _statement(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    turn = first_iri(quads, f"{DCTERMS}isPartOf")
    return Top(
        statement=next(iter(statement_rows(site, [iri])), None),
        voice=voices_of(site, [iri]).get(iri),
        briefing=occasion_of(site, iri),
        statements=statement_rows(site, _neighbours(site, turn, quads)) if turn else (),
        figures=figure_rows(site, _iris(site, queries.STATED, iri)),
        measures=measure_rows(site, _iris(site, queries.STATED, iri)),
        values={"relays": _shown(site, objects(quads, site.brf("relaysClaimOf")))},
    )


def _neighbours(site: Site, turn: str, quads: Sequence[Quad]) -> list[str]:
    """Return the statements right before and right after in the same turn."""
    position = first_text(quads, f"{SCHEMA}position")
    if not position.isdecimal():
        return []
    rows = site.ask(queries.BESIDE % (values([turn]), int(position) - 1, int(position) + 1))
    return [iri_of(row["found"]) for row in rows]


def _turn(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    statements = _iris(site, queries.PARTS, iri)
    return Top(
        voice=voices_of(site, [iri]).get(iri),
        quote=quote_of(site, iri),
        briefing=occasion_of(site, iri),
        statements=statement_rows(site, statements),
        figures=figure_rows(site, _iris(site, queries.CLAIMED_IN_TURN, iri)),
        measures=measure_rows(site, _iris(site, queries.CLAIMED_IN_TURN, iri)),
        values={
            "kind": _shown(site, objects(quads, site.brf("turnKind"))),
            "responds": _shown(site, objects(quads, site.brf("respondsTo"))),
            "answers": tuple(
                value_of(site, row["found"]) for row in site.ask(queries.ANSWERS % (values([iri]), LIMIT))
            ),
        },
    )


def _agent(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    del quads
    return Top(
        offices=offices_of(site, iri),
        figures=figure_rows(site, _iris(site, queries.SAID_FIGURES, iri)),
        measures=measure_rows(site, _iris(site, queries.TAKES, iri)),
        statements=statement_rows(site, _iris(site, queries.SAID, iri)),
        relayed=statement_rows(site, _iris(site, queries.RELAYED, iri)),
        turns=_turns(site, _iris(site, queries.TURNS_OF, iri)),
    )


def _turns(site: Site, turns: Sequence[str]) -> tuple[tuple[Value, Voice | None], ...]:
    voices = voices_of(site, turns)
    site.labels.prepare(turns)
    return tuple((value_of(site, NamedNode(turn)), voices.get(turn)) for turn in turns)


def _briefing(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    del quads
    return Top(
        briefing=occasion_of(site, iri),
        turns=_turns(site, _iris(site, queries.TURNS_AT, iri)),
        figures=figure_rows(site, _iris(site, queries.FIGURES_AT, iri)),
        measures=measure_rows(site, _iris(site, queries.MEASURES_AT, iri)),
    )


def _document(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    del quads
    return Top(measures=measure_rows(site, _iris(site, queries.USING, iri)))


def _indicator(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    return Top(
        note=first_text(quads, f"{SKOS}definition"), figures=figure_rows(site, _iris(site, queries.FIGURES_OF, iri))
    )


def _concept(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    return Top(
        note=first_text(quads, f"{SKOS}definition"),
        figures=figure_rows(site, sorted(_iris(site, queries.FIGURES_WITH, iri))),
        measures=measure_rows(site, _iris(site, queries.MEASURES_OF, iri)),
    )


def _discrepancy(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    between = objects(quads, site.brf("between"))
    figures = figure_rows(site, map(iri_of, between))
    known = {row.iri for row in figures}
    prepare(site, between)
    return Top(
        note=first_text(quads, f"{OA}bodyValue"),
        figures=figures,
        briefing=occasion_of(site, iri),
        values={
            "between": _shown(site, [term for term in between if iri_of(term) not in known]),
            "source": _shown(site, objects(quads, f"{DCTERMS}source")),
        },
    )


def _source(site: Site, iri: str, quads: Sequence[Quad]) -> Top:
    work = first_iri(quads, f"{DCTERMS}isPartOf")
    about = first_iri(tuple(site.data.describe(work)), f"{SCHEMA}about") if work else ""
    return Top(
        reading=reading(site, iri),
        briefing=occasion_of(site, about),
        values={
            "issued": _shown(site, objects(quads, f"{DCTERMS}issued")),
            "publisher": _shown(site, objects(quads, f"{DCTERMS}publisher")),
        },
    )


_TOPS: Mapping[str, Callable[[Site, str, Sequence[Quad]], Top]] = {
    "figure": _figure,
    "measure": _measure,
    "statement": _statement,
    "turn": _turn,
    "person": _agent,
    "organisation": _agent,
    "event": _agent,
    "briefing": _briefing,
    "document": _document,
    "indicator": _indicator,
    "concept": _concept,
    "time": _concept,
    "discrepancy": _discrepancy,
    "source": _source,
}
