"""The pages about the data as a whole: code lists, graphs, the report, results of a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from briefing_kg.reports import WORDS, Promise, ValidationReport, groups_of, worst_of
from briefing_kg.serve.views.site import Row, Site, Term, iri_of, text_of
from briefing_kg.serve.views.terms import Value, prepare, thing, value_of

_CODES = 3000
_SHOWN_OF_A_LIST = 60


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list with its codes: link, definition."""

    link: Value
    codes: tuple[tuple[Value, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A result of validation in plain words, with links."""

    severity: str
    word: str
    shape: Value
    focus: Value
    path: Value | None
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise: what it is called and means, of how many things it was asked, what came of it."""

    anchor: str
    link: Value
    description: str
    asked_of: str
    outcome: str
    severity: str


@dataclass(frozen=True, slots=True)
class GraphRow:
    """One graph: its key, what it holds, how many triples."""

    key: str
    href: str
    note: str
    triples: int


_NOTES = {
    "stated": "Only what the page says.",
    "context": "What other sources, each named, add to the page.",
    "derived": "What was computed from stated figures, with formula and inputs.",
    "links": "Links to other datasets, each with the source that was read.",
    "codes": "Code lists, and the people, bodies, places, documents and times that briefings share.",
    "meta": "What the dataset says about itself.",
}


def code_lists(site: Site) -> tuple[CodeList, ...]:
    """Return the code lists of the data; asked once."""
    return site.remembered("code lists", lambda: _code_lists(site))


def _code_lists(site: Site) -> tuple[CodeList, ...]:
    rows = site.ask(_CODE_LISTS % _CODES)
    prepare(site, (row.get(name) for row in rows for name in ("scheme", "code")))
    lists = []
    for scheme, group in groupby(rows, key=lambda row: iri_of(row["scheme"])):
        codes = {iri_of(row["code"]): text_of(row.get("definition")) for row in group}
        shown = [(thing(site, iri), words) for iri, words in codes.items()]
        shown.sort(key=lambda each: each[0].text.lower())
        lists.append(
            CodeList(thing(site, scheme), tuple(shown[:_SHOWN_OF_A_LIST]), max(0, len(shown) - _SHOWN_OF_A_LIST))
        )
    return tuple(sorted(lists, key=lambda each: each.link.text.lower()))


_CODE_LISTS = """
SELECT ?scheme ?code ?definition WHERE {
  ?code skos:inScheme ?scheme OPTIONAL { ?code skos:definition ?definition }
} ORDER BY ?scheme ?code ?definition LIMIT %d"""


def findings(site: Site, report: ValidationReport) -> tuple[Finding, ...]:
    """Return the results of a report, the grave ones first, with labels for what they are about."""
    site.labels.prepare(result.focus for result in report.results)
    titles = {promise.iri: promise.title for promise in report.promises}
    return tuple(
        Finding(
            result.severity.value,
            WORDS[result.severity].capitalize(),
            _shape(site, result.shape, titles.get(result.shape, "")),
            thing(site, result.focus),
            thing(site, result.path, site.labels.property(result.path)) if result.path else None,
            result.value or "",
            result.message,
        )
        for result in sorted(report.results)
    )


def promises(site: Site, report: ValidationReport) -> tuple[tuple[str, tuple[PromiseRow, ...]], ...]:
    """Return what was checked, by group, with its outcome."""
    return tuple(
        (group.capitalize(), tuple(_promise(site, report, promise) for promise in found))
        for group, found in groups_of(report.promises)
    )


def _promise(site: Site, report: ValidationReport, promise: Promise) -> PromiseRow:
    worst = worst_of(report.broken(promise))
    return PromiseRow(
        promise.iri.rpartition("#")[2],
        _shape(site, promise.iri, promise.title),
        promise.description,
        promise.asked_of,
        report.outcome(promise),
        worst.value if worst else "",
    )


def _shape(site: Site, shape: str, title: str = "") -> Value:
    known = {each.iri: each.label for each in site.vocabulary.shapes}
    part = shape if shape in known else shape.rpartition("-")[0]
    label = known.get(part) or title or shape.rpartition("#")[2] or shape
    return thing(site, part, label) if part in known else Value(label)


def graph_rows(site: Site) -> tuple[GraphRow, ...]:
    """Return the graphs of the release with their sizes."""
    return tuple(
        GraphRow(key, site.links.page(f"graph/{key}"), _NOTES.get(key.rpartition("/")[2], ""), triples)
        for key, triples in sorted(site.facts.graphs.items())
    )


def table(site: Site, variables: Sequence[str], rows: Sequence[Row]) -> tuple[tuple[Value | None, ...], ...]:
    """Return the solutions of a query as cells, things under their labels."""
    prepare(site, (term for row in rows for term in row.values()))
    return tuple(tuple(_cell(site, row.get(name)) for name in variables) for row in rows)


def _cell(site: Site, term: Term | None) -> Value | None:
    return None if term is None else value_of(site, term)
