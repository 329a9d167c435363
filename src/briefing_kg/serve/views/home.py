"""The front page: how much there is, the briefings, a few figures, the questions, what to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from briefing_kg.serve.views.figures import FigureRow, figure_rows
from briefing_kg.serve.views.measures import MeasureRow, measure_rows
from briefing_kg.serve.views.site import Site, iri_of, text_of, values
from briefing_kg.serve.views.speech import StatementRow, number, statement_rows
from briefing_kg.serve.views.terms import Value, day, thing
from briefing_kg.serve.views.tops import Occasion, occasion_of

_FEATURED = 7
_BRIEFINGS = 12
#: Rows on one page of a list.
PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of all things of a class: its title, what it holds, and the pattern that finds ``?thing``."""

    key: str
    title: str
    one: str
    pattern: str
    order: str = "?thing"
    note: str = ""


_IN_TEXT = "?thing brf:passage ?words . ?words oa:hasSource ?text ; oa:start ?at"
LISTINGS: Mapping[str, Listing] = MappingProxyType(
    {
        each.key: each
        for each in (
            Listing(
                "briefings",
                "Briefings",
                "briefing",
                "?thing a brf:Briefing OPTIONAL { ?thing schema:startDate ?day }",
                "DESC(?day) ?thing",
                "?thing schema:startDate ?note",
            ),
            Listing(
                "speakers",
                "Speakers",
                "speaker",
                "?turn a brf:Turn ; brf:speaker ?thing",
                note="?office org:member ?thing ; org:role/skos:prefLabel ?note",
            ),
            Listing(
                "statements", "Statements", "statement", f"?thing a brf:Statement . {_IN_TEXT}", "?text ?at ?thing"
            ),
            Listing(
                "figures",
                "Figures",
                "figure",
                f"?thing a brf:Figure OPTIONAL {{ {_IN_TEXT} }}",
                "DESC(BOUND(?at)) ?text ?at ?thing",
            ),
            Listing("measures", "Measures", "measure", "?thing a brf:Measure"),
            Listing("documents", "Policy documents", "document", "?thing a brf:PolicyDocument"),
            Listing(
                "indicators",
                "Indicators",
                "indicator",
                "?thing a brf:Indicator . FILTER EXISTS { ?figure brf:indicator ?thing }",
            ),
            Listing(
                "discrepancies",
                "Noted disagreements",
                "disagreement",
                "?thing a brf:Discrepancy",
                note="?thing oa:bodyValue ?note",
            ),
            Listing(
                "sources", "Source texts", "source text", "?thing a brf:SourceText", note="?thing dcterms:issued ?note"
            ),
        )
    }
)
_COUNTED = ("briefings", "speakers", "statements", "figures", "measures")


@dataclass(frozen=True, slots=True)
class Count:
    """How many things of a class there are, and the list of them."""

    number: int
    listing: Listing
    href: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list."""

    listing: Listing
    total: int
    page: int
    pages: int
    figures: tuple[FigureRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    things: tuple[tuple[Value, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the front page shows of the data."""

    counts: tuple[Count, ...]
    briefings: tuple[Occasion, ...]
    featured: tuple[FigureRow, ...]
    disputed: int
    more_briefings: int


def home_page(site: Site) -> HomePage:
    """Return the front page; it is made once for a release."""
    return site.remembered("home", lambda: _home(site))


def _home(site: Site) -> HomePage:
    counts = tuple(Count(count(site, key), LISTINGS[key], site.links.page(f"browse/{key}")) for key in _COUNTED)
    briefings = _things(site, LISTINGS["briefings"], 0, _BRIEFINGS)
    occasions = (occasion_of(site, iri) for iri in briefings)
    return HomePage(
        counts,
        tuple(each for each in occasions if each is not None),
        _featured(site),
        count(site, "discrepancies"),
        max(0, counts[0].number - _BRIEFINGS),
    )


@dataclass(frozen=True, slots=True)
class ClassCount:
    """A class of any data: how many things it has, and the query that lists them."""

    link: Value
    number: int
    query: str


def class_counts(site: Site) -> tuple[ClassCount, ...]:
    """Return the classes of any data, the large ones first; asked once."""
    return site.remembered("class counts", lambda: _class_counts(site))


def _class_counts(site: Site) -> tuple[ClassCount, ...]:
    rows = [row for row in site.ask(_CLASSES) if iri_of(row.get("class"))]
    site.labels.prepare(iri_of(row["class"]) for row in rows)
    return tuple(
        ClassCount(
            thing(site, iri_of(row["class"])),
            number(row["n"]),
            site.links.query(f"SELECT ?thing WHERE {{ ?thing a <{iri_of(row['class'])}> }} LIMIT 1000"),
        )
        for row in rows
    )


_CLASSES = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing a ?class }
GROUP BY ?class ORDER BY DESC(?n) ?class LIMIT 60"""


def count(site: Site, key: str) -> int:
    """Return how many things a list holds; asked once."""
    listing = LISTINGS[key]
    return site.remembered(f"count {key}", lambda: _count(site, listing))


def _count(site: Site, listing: Listing) -> int:
    rows = site.ask(f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {listing.pattern} }}")
    return number(rows[0]["n"]) if rows else 0


def _things(site: Site, listing: Listing, offset: int, limit: int) -> list[str]:
    query = (
        f"SELECT DISTINCT ?thing WHERE {{ {listing.pattern} }} ORDER BY {listing.order} LIMIT {limit} OFFSET {offset}"
    )
    return list(dict.fromkeys(iri_of(row["thing"]) for row in site.ask(query)))


def list_page(site: Site, key: str, page: int = 1) -> ListPage | None:
    """Return one page of a list, or None where there is no such list or page."""
    listing = LISTINGS.get(key)
    if listing is None:
        return None
    total = count(site, key)
    pages = max(1, -(-total // PER_PAGE))
    if not 1 <= page <= pages:
        return None
    found = _things(site, listing, (page - 1) * PER_PAGE, PER_PAGE)
    if key == "figures":
        return ListPage(listing, total, page, pages, figures=figure_rows(site, found))
    if key == "measures":
        return ListPage(listing, total, page, pages, measures=measure_rows(site, found))
    if key == "statements":
        return ListPage(listing, total, page, pages, statements=statement_rows(site, found))
    site.labels.prepare(found)
    notes = _notes(site, listing, found)
    return ListPage(listing, total, page, pages, things=tuple((thing(site, iri), notes.get(iri, "")) for iri in found))


def _notes(site: Site, listing: Listing, things: Sequence[str]) -> dict[str, str]:
    """Return what a list tells of each thing besides its name."""
    if not listing.note or not things:
        return {}
    rows = site.ask(
        f"SELECT ?thing ?note WHERE {{ VALUES ?thing {{ {values(things)} }} {listing.note} }} ORDER BY DESC(?note)"
    )
    return {iri_of(row["thing"]): day(text_of(row["note"])) for row in rows}


def _featured(site: Site) -> tuple[FigureRow, ...]:
    """Return one figure for each indicator, in the order of the text; disputed ones are not left out."""
    rows = site.ask(_FEATURED_FIGURES)
    first: dict[str, str] = {}
    for row in rows:
        first.setdefault(iri_of(row["indicator"]), iri_of(row["figure"]))
    found = figure_rows(site, list(first.values())[: _FEATURED * 2])
    chosen = sorted(found, key=lambda row: not row.disputed)[:_FEATURED]
    return tuple(row for row in found if row in chosen)


_FEATURED_FIGURES = """
SELECT ?figure ?indicator WHERE {
  ?figure a brf:Figure ; brf:indicator ?indicator ; brf:figureKind ?kind ; brf:passage ?words .
  ?words oa:hasSource ?source ; oa:start ?at .
  BIND(IF(STRENDS(STR(?kind), "/level"), "1", IF(STRENDS(STR(?kind), "/target"), "2", "3")) AS ?rank)
} ORDER BY ?rank ?source ?at ?figure LIMIT 200"""
