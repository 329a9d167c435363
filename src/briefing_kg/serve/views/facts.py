"""Everything known about one thing: facts by property, what points at it, noted disagreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Quad

from briefing_kg.serve.views.names import shortened
from briefing_kg.serve.views.site import Site, Term, iri_of, text_of, values
from briefing_kg.serve.views.terms import Value, prepare, thing, value_of
from briefing_kg.vocab import DCTERMS, OA, RDF, RDFS, SCHEMA, SKOS

#: How many incoming links are looked at, shown at once, and shown when unfolded.
LOOKED_AT = 600
SHOWN = 8
UNFOLDED = 60
_VALUES_SHOWN = 30

_FIRST = (
    "action actor commitment concerns beneficiary instrument target value unit comparator figureKind direction "
    "indicator period basePeriod relativeTo status statedIn speaker inCapacity speakerAsInSource turnKind respondsTo "
    "illocution relaysClaimOf utteredDuring between passage"
).split()
_LAST = (f"{SKOS}hiddenLabel", f"{RDF}type", f"{RDFS}label", f"{SKOS}prefLabel", f"{SCHEMA}text", f"{SCHEMA}sha256")


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value of a fact, and the layer it is published in, such as ``stated``."""

    value: Value
    layer: str


@dataclass(frozen=True, slots=True)
class Fact:
    """All values of one property."""

    name: str
    iri: str
    href: str
    comment: str
    values: tuple[FactValue, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Incoming:
    """What points here by one property: some at once, some unfolded, the rest by a query."""

    name: str
    iri: str
    count: int
    exact: bool
    first: tuple[FactValue, ...]
    rest: tuple[FactValue, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A noted disagreement about this thing, or about what it was computed from."""

    label: str
    href: str
    note: str
    about: Value | None
    sources: tuple[Value, ...]


def facts_of(site: Site, quads: Sequence[Quad], inner: Sequence[Quad] = ()) -> tuple[Fact, ...]:
    """Return the facts of one thing, the telling ones first; *inner* describes blank nodes they lead to."""
    prepare(site, (quad.object for quad in (*quads, *inner)))
    nodes: dict[str, list[Quad]] = {}
    for quad in inner:
        if isinstance(quad.subject, BlankNode):
            nodes.setdefault(quad.subject.value, []).append(quad)
    grouped: dict[str, list[Quad]] = {}
    for quad in quads:
        grouped.setdefault(quad.predicate.value, []).append(quad)
    order = {name: rank for rank, name in enumerate([*map(site.brf, _FIRST)])}
    order |= {name: 1000 + rank for rank, name in enumerate(_LAST)}
    names = sorted(grouped, key=lambda name: (order.get(name, 500), site.labels.property(name), name))
    return tuple(_fact(site, name, grouped[name], nodes) for name in names)


def _fact(site: Site, name: str, quads: Sequence[Quad], nodes: Mapping[str, Sequence[Quad]]) -> Fact:
    found = sorted(
        {FactValue(_shown(site, quad.object, nodes), layer(site, quad)) for quad in quads},
        key=lambda each: (each.value.text.lower(), each.value.exact, each.layer),
    )
    link = site.links.of(name)
    term = site.vocabulary.terms.get(name)
    return Fact(
        site.labels.property(name),
        shortened(name, site.base),
        link.href if link else "",
        term.comment if term else "",
        tuple(found[:_VALUES_SHOWN]),
        max(0, len(found) - _VALUES_SHOWN),
    )


def _shown(site: Site, term: Term, nodes: Mapping[str, Sequence[Quad]]) -> Value:
    """Return how a value is shown; a blank node by what is said of it, one level deep."""
    if not isinstance(term, BlankNode) or term.value not in nodes:
        return value_of(site, term)
    said = sorted(
        f"{site.labels.property(quad.predicate.value)}: {value_of(site, quad.object).text}"
        for quad in nodes[term.value]
    )
    return Value(f"[ {'; '.join(said)} ]", kind="blank")


def layer(site: Site, quad: Quad) -> str:
    """Return the layer of a quad's graph: ``stated`` for ``graph/scio-2024-commerce/stated``."""
    graph = quad.graph_name
    if not isinstance(graph, NamedNode) or not graph.value.startswith(f"{site.base}graph/"):
        return ""
    return graph.value.rpartition("/")[2]


def incoming_of(site: Site, iri: str, leave_out: Iterable[str] = ()) -> tuple[Incoming, ...]:
    """Return what points at *iri*, by property, except by those shown elsewhere on the page."""
    skipped = frozenset(leave_out)
    grouped: dict[str, list[Quad]] = {}
    looked_at = 0
    for quad in site.data.incoming(iri, LOOKED_AT):
        looked_at += 1
        if quad.predicate.value not in skipped and isinstance(quad.subject, NamedNode):
            grouped.setdefault(quad.predicate.value, []).append(quad)
    prepare(site, (quad.subject for quads in grouped.values() for quad in quads[:UNFOLDED]))
    groups = [_incoming(site, iri, name, quads, exact=looked_at < LOOKED_AT) for name, quads in grouped.items()]
    return tuple(sorted(groups, key=lambda group: (-group.count, group.name, group.iri)))


def _incoming(site: Site, iri: str, name: str, quads: Sequence[Quad], *, exact: bool) -> Incoming:
    listed = sorted(
        {FactValue(_subject(site, quad.subject), layer(site, quad)) for quad in quads[:UNFOLDED]},
        key=lambda each: (each.value.text.lower(), each.value.exact),
    )
    return Incoming(
        site.labels.inverse(name),
        shortened(name, site.base),
        len(quads),
        exact,
        tuple(listed[:SHOWN]),
        tuple(listed[SHOWN:]),
        site.links.query(f"SELECT ?thing WHERE {{ ?thing <{name}> <{iri}> }} LIMIT 1000") if values([iri]) else "",
    )


def _subject(site: Site, term: Term) -> Value:
    return value_of(site, term)


def doubts_of(site: Site, iri: str) -> tuple[Doubt, ...]:
    """Return the noted disagreements about *iri*, then those about what it was computed from."""
    rows = site.ask(_DOUBTS % values([iri]))
    prepare(site, (term for row in rows for term in row.values()))
    found: dict[tuple[str, str], Doubt] = {}
    for row in rows:
        doubt, about = iri_of(row["doubt"]), iri_of(row.get("about"))
        before = found.get((doubt, about))
        sources = (*(before.sources if before else ()), *([value_of(site, row["source"])] if "source" in row else []))
        label = thing(site, doubt)
        found[doubt, about] = Doubt(
            label.text,
            label.href,
            text_of(row.get("note")) or (before.note if before else ""),
            thing(site, about) if about else None,
            tuple(dict.fromkeys(sources)),
        )
    return tuple(found.values())


_DOUBTS = f"""
SELECT DISTINCT ?doubt ?note ?about ?source WHERE {{
  VALUES ?this {{ %s }}
  {{ ?doubt brf:between ?this }}
  UNION {{ ?this prov:wasDerivedFrom ?about . ?doubt brf:between ?about }}
  OPTIONAL {{ ?doubt <{OA}bodyValue> ?note }}
  OPTIONAL {{ ?doubt <{DCTERMS}source> ?source }}
}} ORDER BY ?about ?doubt ?source"""
