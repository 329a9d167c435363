"""The page of one thing: what it is, its warnings, the part made for its class, every fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import BlankNode, NamedNode, Quad

from briefing_kg.formats import GRAPH_FORMATS
from briefing_kg.serve.views.facts import Doubt, Fact, Incoming, doubts_of, facts_of, incoming_of
from briefing_kg.serve.views.names import CLASS_NAMES
from briefing_kg.serve.views.site import Site
from briefing_kg.serve.views.speech import Quote, mentions
from briefing_kg.serve.views.terms import Value, thing, value_of
from briefing_kg.serve.views.tops import Top, first_text, objects, top_of
from briefing_kg.vocab import DCTERMS, DRAFT, OA, ORG, OWL, PROV, RDF, SCHEMA, SKOS, TIME

#: Our classes by the part of the page they get, the telling ones first.
_OWN = MappingProxyType(
    {
        "Figure": "figure",
        "Measure": "measure",
        "Statement": "statement",
        "Turn": "turn",
        "SourceText": "source",
        "Briefing": "briefing",
        "PolicyDocument": "document",
        "Discrepancy": "discrepancy",
        "Indicator": "indicator",
    }
)
_OTHERS = MappingProxyType(
    {
        f"{PROV}Person": "person",
        f"{SCHEMA}Person": "person",
        f"{PROV}Organization": "organisation",
        f"{ORG}Organization": "organisation",
        f"{SCHEMA}Event": "event",
        f"{TIME}Instant": "time",
        f"{TIME}ProperInterval": "time",
        f"{TIME}TemporalEntity": "time",
        f"{SKOS}Concept": "concept",
    }
)
_MENTIONS = 40


@dataclass(frozen=True, slots=True)
class Format:
    """A serialisation of the description of this thing."""

    name: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Retired:
    """Why an address is not in use any more, and what took its place."""

    successors: tuple[Value, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Everything the page of one thing shows."""

    iri: str
    kind: str
    label: str
    kinds: tuple[Value, ...]
    doubts: tuple[Doubt, ...]
    top: Top
    mentions: tuple[Quote, ...]
    facts: tuple[Fact, ...]
    incoming: tuple[Incoming, ...]
    formats: tuple[Format, ...]
    layers: tuple[str, ...]
    unreviewed: bool
    retired: Retired | None


def entity_page(site: Site, iri: str, *, used: bool = False) -> EntityPage | None:
    """Return the page of *iri*, or None where the data say nothing of it and it is not known to be *used*."""
    described = tuple(site.data.describe(iri))
    quads = tuple(quad for quad in described if isinstance(quad.subject, NamedNode) and quad.subject.value == iri)
    if not quads and not used and not any(True for _ in site.data.incoming(iri, 1)):
        return None
    inner = tuple(quad for quad in described if isinstance(quad.subject, BlankNode))
    types = [
        quad.object.value
        for quad in quads
        if quad.predicate.value == f"{RDF}type" and isinstance(quad.object, NamedNode)
    ]
    kind = _kind(site, types)
    site.labels.prepare([iri, *types])
    ours = bool(site.vocabulary.terms) or bool(kind)
    facts = facts_of(site, quads, inner)
    return EntityPage(
        iri,
        kind,
        site.labels.of(iri),
        _kinds(site, types),
        doubts_of(site, iri) if ours else (),
        top_of(site, kind, iri, quads),
        mentions(site, iri, _MENTIONS) if ours and kind not in {"figure", "measure"} else (),
        facts,
        incoming_of(site, iri, [site.brf("refersTo"), f"{OA}hasSource"] if ours else ()),
        formats_of(site, iri),
        _layers(facts),
        is_unreviewed(site, iri),
        _retired(site, quads),
    )


def _retired(site: Site, quads: Sequence[Quad]) -> Retired | None:
    """Return what became of an address that was published and is not in use any more."""
    if first_text(quads, f"{OWL}deprecated") != "true":
        return None
    return Retired(
        tuple(value_of(site, term) for term in objects(quads, f"{DCTERMS}isReplacedBy")),
        first_text(quads, f"{SKOS}historyNote"),
    )


def is_unreviewed(site: Site, iri: str) -> bool:
    """Whether *iri* belongs to a briefing that a program has read and nobody has reviewed."""
    drafts = site.remembered("unreviewed", lambda: _drafts(site))
    return any(iri == each or iri.startswith(f"{each}/") for each in drafts)


def _drafts(site: Site) -> tuple[str, ...]:
    """Return the briefings whose claims are a draft, and their source texts."""
    rows = (
        *site.ask(f'SELECT ?of {{ ?transcript schema:creativeWorkStatus "{DRAFT}" ; schema:about ?of }}'),
        *site.ask(
            f'SELECT ?of {{ ?transcript schema:creativeWorkStatus "{DRAFT}" . '
            "?of dcterms:isPartOf ?transcript ; a brf:SourceText }"
        ),
    )
    return tuple(sorted({row["of"].value for row in rows if isinstance(row["of"], NamedNode)}))


def _kinds(site: Site, types: Sequence[str]) -> tuple[Value, ...]:
    """Return what the thing is, our own classes first; classes of the same name are shown once."""
    ordered = sorted(types, key=lambda each: (not each.startswith(site.base), each))
    shown = {name: thing(site, each, name) for each in reversed(ordered) for name in [_class_name(site, each)]}
    return tuple(shown[name] for name in dict.fromkeys(_class_name(site, each) for each in ordered))


def _class_name(site: Site, iri: str) -> str:
    return site.vocabulary.label(iri) or CLASS_NAMES.get(iri) or site.labels.of(iri)


def formats_of(site: Site, iri: str) -> tuple[Format, ...]:
    """Return where the description of *iri* is to be had as data."""
    return tuple(Format(each.name, site.links.document(iri, each.extension), each.media_type) for each in GRAPH_FORMATS)


def _kind(site: Site, types: Sequence[str]) -> str:
    own = next((kind for name, kind in _OWN.items() if site.brf(name) in types), "")
    return own or next((kind for iri, kind in _OTHERS.items() if iri in types), "")


def _layers(facts: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(sorted({each.layer for fact in facts for each in fact.values if each.layer}))
