"""Reads off the graphs what a description says of them: days, places, examples, sources, drafts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from briefing_kg.publish.ntriples import iri, split
from briefing_kg.records import BuiltGraph
from briefing_kg.vocab import DCTERMS, DRAFT, RDF, SCHEMA, XSD, brf

_EXAMPLES = ("Briefing", "Statement", "Figure", "Measure")
_TYPE, _ISSUED, _HELD = iri(f"{RDF}type"), iri(f"{DCTERMS}issued"), iri(f"{SCHEMA}startDate")
_PLACE, _DIGEST = iri(f"{SCHEMA}observationAbout"), iri(f"{SCHEMA}sha256")
_STATUS = iri(f"{SCHEMA}creativeWorkStatus")
_READ = frozenset({_TYPE, _ISSUED, _HELD, _PLACE, _DIGEST, _STATUS})


@dataclass(frozen=True, slots=True)
class Contents:
    """What the graphs say.

    ``issued`` is the newest day on which a source was issued; ``held`` the first and the last day
    of the briefings, ``None`` unless the day of every one is known; ``places`` what the figures
    are about; ``examples`` one thing of each main class; ``sources`` maps the digest of a capture
    to its source text; ``drafts`` counts the briefings whose claims nobody has reviewed.
    """

    briefings: int
    drafts: int
    issued: date | None
    held: tuple[date, date] | None
    places: tuple[str, ...]
    examples: tuple[str, ...]
    sources: Mapping[str, str] = field(repr=False)


def contents_of(graphs: Iterable[BuiltGraph], base: str) -> Contents:
    """Look through *graphs* once."""
    found: dict[str, dict[str, set[str]]] = {each: defaultdict(set) for each in _READ}
    for line in (line for each in graphs for line in each.ntriples):
        subject, predicate, term = split(line)
        if predicate in _READ:
            found[predicate][term if predicate == _TYPE else subject].add(subject if predicate == _TYPE else term)
    things = {each: found[_TYPE][iri(f"{brf(base)}{each}")] for each in (*_EXAMPLES, "SourceText")}
    briefings, sources = things["Briefing"], things["SourceText"]
    issued = [day for each in sources for day in _days(found[_ISSUED][each])]
    held = [_days(found[_HELD][each]) for each in briefings]
    days = [day for each in held for day in each]
    return Contents(
        briefings=len(briefings),
        drafts=sum(f'"{DRAFT}"' in terms for terms in found[_STATUS].values()),
        issued=max(issued, default=None),
        held=(min(days), max(days)) if held and all(held) else None,
        places=tuple(sorted({term[1:-1] for terms in found[_PLACE].values() for term in terms})),
        examples=tuple(min(things[each])[1:-1] for each in _EXAMPLES if things[each]),
        sources={term.split('"')[1]: each[1:-1] for each in sources for term in found[_DIGEST][each]},
    )


def content_version(graphs: Iterable[BuiltGraph], base: str, *more: str) -> str:
    """Return a digest of everything a release is made of: its quads in order, and *more* texts."""
    digest = hashlib.sha256(base.encode())
    for each in sorted(graphs, key=lambda graph: graph.key):
        digest.update(f"\0{each.key}\0".encode())
        for line in each.ntriples:
            digest.update(f"{line}\n".encode())
    for extra in more:
        digest.update(f"\0{extra}".encode())
    return digest.hexdigest()


def _days(terms: Iterable[str]) -> list[date]:
    return [date.fromisoformat(each.split('"')[1][:10]) for each in terms if each.endswith(f"^^<{XSD}date>")]
