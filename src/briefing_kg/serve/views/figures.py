"""Figures as sentences: the number with its hedge, what it counts, when, who said it, doubts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from briefing_kg.serve.views.names import last_part
from briefing_kg.serve.views.numbers import amount, grouped
from briefing_kg.serve.views.site import Row, Site, iri_of, text_of, values
from briefing_kg.serve.views.terms import Value, day, prepare, value_of

_COUNT = "NUM"
_CHANGES: Mapping[str, str] = {"up": "up", "down": "down"}
_BOUNDS: Mapping[str, str] = {
    "more-than": "The true number is greater: this is a lower bound.",
    "at-least": "The true number is this or greater: this is a lower bound.",
    "less-than": "The true number is smaller: this is an upper bound.",
    "at-most": "The true number is this or smaller: this is an upper bound.",
    "about": "The true number is near this one.",
}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure, ready to be written as a sentence: *before*, then *phrase* in bold, then *after*."""

    iri: str
    href: str
    value: str
    exact: str
    amount: str
    hedge: str
    bound: str
    before: str
    phrase: str
    after: str
    kind: str
    status: str
    indicator: Value | None
    unit: Value | None
    period: Value | None
    base_period: Value | None
    speaker: Value | None
    statement: str
    passage: str
    printed: str
    disputed: str

    @property
    def sentence(self) -> str:
        """The figure as one line of text."""
        return f"{self.before}{self.phrase}{self.after}"


def figure_rows(site: Site, figures: Iterable[str]) -> tuple[FigureRow, ...]:
    """Return the figures in the order given; what is no figure is left out."""
    wanted = list(dict.fromkeys(figures))
    if not wanted:
        return ()
    found: dict[str, list[Row]] = {}
    for row in site.ask(_FIGURES % values(wanted)):
        found.setdefault(iri_of(row["figure"]), []).append(row)
    prepare(site, (term for rows in found.values() for row in rows for term in row.values()))
    return tuple(_row(site, iri, found[iri]) for iri in wanted if iri in found)


_FIGURES = """
SELECT * WHERE {
  VALUES ?figure { %s }
  ?figure brf:value ?value .
  OPTIONAL { ?figure brf:unit ?unit }
  OPTIONAL { ?figure brf:comparator ?comparator }
  OPTIONAL { ?figure brf:figureKind ?kind }
  OPTIONAL { ?figure brf:direction ?direction }
  OPTIONAL { ?figure brf:indicator ?indicator }
  OPTIONAL { ?figure brf:period ?period . OPTIONAL { ?period time:inXSDDate ?day } }
  OPTIONAL { ?figure brf:basePeriod ?base }
  OPTIONAL { ?figure brf:status ?status }
  OPTIONAL { ?figure brf:statedIn ?statement . OPTIONAL { ?statement brf:speaker ?speaker } }
  OPTIONAL { ?figure brf:passage ?passage . ?passage oa:exact ?printed }
  OPTIONAL { ?figure brf:relativeTo/brf:indicator ?against }
  OPTIONAL { ?figure ^brf:between ?dispute }
  OPTIONAL { ?figure prov:wasDerivedFrom/^brf:between ?doubt }
}"""


def _row(site: Site, iri: str, rows: Sequence[Row]) -> FigureRow:
    row = min(rows, key=lambda each: sorted((name, str(term)) for name, term in each.items()))
    kind, comparator, direction = (last_part(iri_of(row.get(name))) for name in ("kind", "comparator", "direction"))
    unit = iri_of(row.get("unit"))
    exact = text_of(row.get("value"))
    number = _amount(site, exact, unit)
    hedge = "" if comparator in {"equal", ""} else site.labels.of(iri_of(row.get("comparator")))
    name = site.labels.of(iri_of(row.get("indicator"))) if row.get("indicator") else ""
    against = site.labels.of(iri_of(row["against"])) if "against" in row else ""
    said = _Said(f"{hedge} {number}".strip(), name, kind, direction, against, counts=last_part(unit) == _COUNT)
    before, phrase, after = _words(said)
    link = site.links.of(iri)
    return FigureRow(
        iri=iri,
        href=link.href if link else "",
        value=grouped(exact),
        exact=exact,
        amount=number,
        hedge=hedge,
        bound=_BOUNDS.get(comparator, ""),
        before=before,
        phrase=phrase,
        after=after,
        kind=kind,
        status=last_part(iri_of(row.get("status"))),
        indicator=_value(site, row, "indicator"),
        unit=_value(site, row, "unit"),
        period=_period(site, row),
        base_period=_value(site, row, "base"),
        speaker=_value(site, row, "speaker"),
        statement=iri_of(row.get("statement")),
        passage=iri_of(row.get("passage")),
        printed=text_of(row.get("printed")),
        disputed=_doubt(rows),
    )


def _value(site: Site, row: Row, name: str) -> Value | None:
    term = row.get(name)
    return value_of(site, term) if term is not None else None


def _period(site: Site, row: Row) -> Value | None:
    """Return the period; a day that is named by its event gets its date beside it, where that is known."""
    period, date = _value(site, row, "period"), text_of(row.get("day"))
    if period is None or not date or date[:4] in period.text:
        return period
    return replace(period, text=f"{period.text}, {day(date)}")


def _doubt(rows: Sequence[Row]) -> str:
    if any("dispute" in row for row in rows):
        return "disputed"
    return "computed from a disputed figure" if any("doubt" in row for row in rows) else ""


def _amount(site: Site, exact: str, unit: str) -> str:
    try:
        value = Decimal(exact)
    except InvalidOperation:
        return exact
    label = site.labels.of(unit) if unit else ""
    if value != 1:
        label = site.remembered("plurals", lambda: _plurals(site)).get(unit, label)
    return amount(value, last_part(unit), label)


def _plurals(site: Site) -> dict[str, str]:
    """Return the units whose other labels hold a plural: ``percentage points``."""
    return {
        iri_of(row["unit"]): text_of(row["many"])
        for row in site.ask(_PLURALS % values([f"{site.base}id/concept/unit"]))
    }


_PLURALS = """
SELECT ?unit ?many WHERE {
  ?unit skos:inScheme %s ; skos:prefLabel ?one ; skos:altLabel ?many .
  FILTER(STR(?many) = CONCAT(STR(?one), "s"))
}"""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence about a figure is made of."""

    number: str
    name: str
    kind: str
    direction: str
    against: str
    counts: bool


def _words(said: _Said) -> tuple[str, str, str]:
    """Return the words before the number, the number with hedge and direction, the words after."""
    number, name, move = said.number, said.name, _CHANGES.get(said.direction, "")
    before = f"{name}: " if name else ""
    if said.kind == "level" and said.counts:
        return "", number, f" {name}" if name else ""
    if said.kind == "target":
        return ("a target of ", number, f" {name}") if said.counts and name else (f"{before}a target of ", number, "")
    if said.kind == "rate-gap":
        return before, number, _gap(said)
    phrases = {
        "absolute-change": f"{move} by {number}" if move else f"a change of {number}",
        "relative-change": f"{move} {number}" if move else f"a change of {number}",
        "share": f"a share of {number}",
        "multiple": f"{number} times",
        "rank": f"number {number}",
    }
    return before, phrases.get(said.kind, number), ""


def _gap(said: _Said) -> str:
    rate = f"the rate of {said.against}" if said.against else "the rate it is compared with"
    side = {"up": "above", "down": "below"}.get(said.direction, "from")
    return f" {side} {rate}"


def related_figures(site: Site, iri: str) -> Mapping[str, tuple[FigureRow, ...]]:
    """Return the figures around one, each once.

    First its inputs, then what was computed from it, what it is relative to, and others of its
    indicator in the same briefing.
    """
    groups: dict[str, list[str]] = {"inputs": [], "derived": [], "relative": [], "neighbours": []}
    here = iri.rpartition("/")[0]
    for row in site.ask(_RELATED % (values([iri]), here)):
        groups[text_of(row["how"])].append(iri_of(row["other"]))
    rows = {row.iri: row for row in figure_rows(site, (other for group in groups.values() for other in group))}
    shown: set[str] = {iri}
    related: dict[str, tuple[FigureRow, ...]] = {}
    for how, group in groups.items():
        fresh = [rows[other] for other in dict.fromkeys(sorted(group)) if other in rows and other not in shown]
        related[how] = tuple(fresh)
        shown.update(row.iri for row in fresh)
    return related


_RELATED = """
SELECT DISTINCT ?how ?other WHERE {
  VALUES ?this { %s }
  { ?this prov:wasDerivedFrom ?other . ?other brf:value ?v . BIND("inputs" AS ?how) }
  UNION { ?other prov:wasDerivedFrom ?this ; brf:value ?v . BIND("derived" AS ?how) }
  UNION { ?this brf:relativeTo ?other . BIND("relative" AS ?how) }
  UNION { ?other brf:relativeTo ?this . BIND("relative" AS ?how) }
  UNION { ?this brf:indicator ?i . ?other brf:indicator ?i . BIND("neighbours" AS ?how)
          FILTER(STRSTARTS(STR(?other), "%s")) }
} LIMIT 60"""
