"""Policy measures as rows of a ledger: who does what, how firmly, by when, with which instrument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefing_kg.serve.views.names import last_part
from briefing_kg.serve.views.site import Row, Site, iri_of, text_of, values
from briefing_kg.serve.views.speech import href_of, number
from briefing_kg.serve.views.terms import Value, day, prepare, value_of

_MANY = ("concerns", "beneficiary", "instrument", "target", "actor", "period")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure; *depth* is its place in the list of the speaker."""

    iri: str
    href: str
    key: str
    label: str
    commitment: str
    commitment_label: str
    action: Value | None
    position: int
    parent: str
    disputed: bool
    many: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    depth: int = 0

    @property
    def actors(self) -> tuple[Value, ...]:
        """Who does it."""
        return self.many.get("actor", ())

    @property
    def periods(self) -> tuple[Value, ...]:
        """When it was or shall be done."""
        return self.many.get("period", ())


def measure_rows(site: Site, measures: Iterable[str]) -> tuple[MeasureRow, ...]:
    """Return measures as the speaker orders them: parts follow what they are part of."""
    wanted = values(dict.fromkeys(measures))
    if not wanted:
        return ()
    single = site.ask(_MEASURES % wanted)
    several = site.ask(_DETAILS % wanted)
    prepare(site, (term for row in (*single, *several) for term in row.values()))
    details: dict[str, dict[str, list[Value]]] = {}
    for row in several:
        name = last_part(iri_of(row["how"]))
        details.setdefault(iri_of(row["measure"]), {}).setdefault(name, []).append(_dated(site, row))
    found = {iri_of(row["measure"]): row for row in reversed(single)}
    rows = [_row(site, iri, row, details.get(iri, {})) for iri, row in found.items()]
    return _nested(sorted(rows, key=_order))


_MEASURES = """
SELECT ?measure ?action ?commitment ?position ?parent ?dispute WHERE {
  VALUES ?measure { %s } ?measure a brf:Measure .
  OPTIONAL { ?measure brf:action ?action }
  OPTIONAL { ?measure brf:commitment ?commitment }
  OPTIONAL { ?measure schema:position ?position }
  OPTIONAL { ?measure dcterms:isPartOf ?parent }
  OPTIONAL { ?measure ^brf:between ?dispute }
} ORDER BY ?measure ?action ?commitment ?parent"""

_DETAILS = """
SELECT ?measure ?how ?what ?day WHERE {
  VALUES ?measure { %s } ?measure ?how ?what .
  FILTER(?how IN (brf:concerns, brf:beneficiary, brf:instrument, brf:target, brf:actor, brf:period))
  OPTIONAL { ?what time:inXSDDate ?day }
} ORDER BY ?measure ?how ?what"""


def _row(site: Site, iri: str, row: Row, details: dict[str, list[Value]]) -> MeasureRow:
    commitment = iri_of(row.get("commitment"))
    action = row.get("action")
    return MeasureRow(
        iri,
        href_of(site, iri),
        last_part(iri),
        site.labels.of(iri),
        last_part(commitment),
        site.labels.of(commitment) if commitment else "",
        value_of(site, action) if action is not None else None,
        number(row.get("position")),
        iri_of(row.get("parent")),
        "dispute" in row,
        {name: tuple(details.get(name, ())) for name in _MANY},
    )


def _dated(site: Site, row: Row) -> Value:
    """Return a value; a day that is named by its event gets its date beside it, where that is known."""
    shown, date = value_of(site, row["what"]), text_of(row.get("day"))
    return replace(shown, text=f"{shown.text}, {day(date)}") if date and date[:4] not in shown.text else shown


def _order(row: MeasureRow) -> tuple[str, list[tuple[int, str]]]:
    """Order keys as people count: 2.10 after 2.9, within one briefing."""
    parts = [(int(part) if part.isdecimal() else 0, part) for part in row.key.split(".")]
    return row.iri.rpartition("/")[0], parts


def _nested(rows: list[MeasureRow]) -> tuple[MeasureRow, ...]:
    """Put parts behind what they are part of, and say how deep each stands."""
    here = {row.iri for row in rows}
    parts: dict[str, list[MeasureRow]] = {}
    for row in rows:
        parts.setdefault(row.parent if row.parent in here else "", []).append(row)
    ordered: list[MeasureRow] = []
    seen: set[str] = set()
    waiting = [(row, 0) for row in reversed(parts.get("", []))]
    while waiting:
        row, depth = waiting.pop()
        if row.iri in seen:
            continue
        seen.add(row.iri)
        ordered.append(_at_depth(row, depth))
        waiting.extend((part, depth + 1) for part in reversed(parts.get(row.iri, [])))
    ordered.extend(row for row in rows if row.iri not in seen)
    return tuple(ordered)


def _at_depth(row: MeasureRow, depth: int) -> MeasureRow:
    return row if depth == 0 else replace(row, depth=depth)
