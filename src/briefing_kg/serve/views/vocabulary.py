"""The ontology and the shapes as pages need them: terms with label, comment, domain and range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from briefing_kg.vocab import DCTERMS, OWL, RDF, RDFS, SH, SKOS

_CLASS_KINDS = frozenset({f"{OWL}Class", f"{RDFS}Class"})
_PROPERTY_KINDS = frozenset({f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty", f"{RDF}Property"})
_MATCHES = frozenset({f"{SKOS}closeMatch", f"{SKOS}exactMatch", f"{SKOS}relatedMatch"})
_PARENTS = frozenset({f"{RDFS}subClassOf", f"{RDFS}subPropertyOf"})
_NAMES = frozenset({f"{RDFS}label", f"{SKOS}prefLabel"})
_WORDS = frozenset({f"{RDFS}comment", f"{SKOS}definition", f"{DCTERMS}description"})

#: What our properties are called from the side of the value.
_INVERSES: Mapping[str, str] = MappingProxyType(
    {
        "action": "measures of this kind",
        "actor": "measures it takes",
        "anchoredOn": "relative times counted from it",
        "basePeriod": "changes counted from it",
        "beneficiary": "measures meant to reach it",
        "between": "noted disagreements",
        "commitment": "measures this firm",
        "comparator": "figures with this comparator",
        "concerns": "measures that concern it",
        "derivation": "computations of this kind",
        "direction": "figures with this direction",
        "figureKind": "figures of this kind",
        "illocution": "statements of this kind",
        "inCapacity": "turns taken in this capacity",
        "indicator": "figures of it",
        "instrument": "measures that use it",
        "passage": "carried by this passage",
        "period": "claims for this time",
        "refersTo": "where the words stand",
        "relativeTo": "figures relative to it",
        "relaysClaimOf": "statements that pass on its words",
        "respondsTo": "answered by",
        "speaker": "said by it",
        "statedIn": "claims made in it",
        "status": "claims with this status",
        "target": "target of",
        "turnKind": "turns of this kind",
        "unit": "figures in this unit",
        "utteredDuring": "said there",
    }
)


@dataclass(frozen=True, slots=True)
class TermFacts:
    """A class or property: what it is called and what it means."""

    iri: str
    label: str
    comment: str
    kind: str
    domain: str = ""
    range: str = ""
    parents: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The fragment of its IRI."""
        return self.iri.rpartition("#")[2]


@dataclass(frozen=True, slots=True)
class ShapeFacts:
    """A shape in words: the constraint, about what, and the messages of its parts with their severity.

    ``eased`` is the severity where nobody has reviewed a briefing, if it is another one.
    """

    iri: str
    label: str
    description: str
    targets: tuple[str, ...]
    severity: str
    eased: str
    messages: tuple[tuple[str, str], ...]

    @property
    def anchor(self) -> str:
        """The fragment of its IRI."""
        return self.iri.rpartition("#")[2]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms and shapes by IRI, read once."""

    base: str
    terms: Mapping[str, TermFacts]
    shapes: tuple[ShapeFacts, ...]
    about: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def empty(cls, base: str) -> Vocabulary:
        """Return a vocabulary that knows nothing."""
        return cls(base, {}, ())

    @classmethod
    def read(cls, base: str, ontology: Iterable[str], shapes: Iterable[str] = ()) -> Vocabulary:
        """Read Turtle texts that are already on *base*."""
        store, eased = _loaded(ontology), Store()
        constraints = Store()
        for text in shapes:
            for quad in _parsed(text):
                (eased if quad.easing else constraints).add(quad.quad)
        return cls(base, _terms(store), _shapes(constraints, eased), _about(store, f"{base}def"))

    def label(self, iri: str) -> str:
        """Return the label of a term, empty where it is unknown."""
        found = self.terms.get(iri)
        return found.label if found else ""

    def inverse(self, iri: str) -> str:
        """Return what one of our properties is called from the side of its value."""
        name = iri.removeprefix(f"{self.base}def#")
        return _INVERSES.get(name, "") if name != iri else ""

    @property
    def classes(self) -> tuple[TermFacts, ...]:
        """Our own classes, by name."""
        return self._own("class")

    @property
    def properties(self) -> tuple[TermFacts, ...]:
        """Our own properties, by name."""
        return self._own("property")

    def _own(self, kind: str) -> tuple[TermFacts, ...]:
        own = (term for iri, term in self.terms.items() if iri.startswith(f"{self.base}def#"))
        return tuple(sorted((term for term in own if term.kind == kind), key=lambda term: term.anchor))


@dataclass(frozen=True, slots=True)
class _Told:
    """A quad, and whether it only eases a shape that another file describes."""

    quad: Quad
    easing: bool


def _parsed(text: str) -> Iterator[_Told]:
    """Yield the quads of a file of shapes; a severity alone eases what is described elsewhere."""
    quads = list(parse(text, format=RdfFormat.TURTLE))
    described = {quad.subject for quad in quads if quad.predicate.value != f"{SH}severity"}
    for quad in quads:
        yield _Told(quad, quad.subject not in described)


def _loaded(texts: Iterable[str]) -> Store:
    store = Store()
    for text in texts:
        store.extend(parse(text, format=RdfFormat.TURTLE))
    return store


def _terms(store: Store) -> dict[str, TermFacts]:
    kinds: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, NamedNode(f"{RDF}type"), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            if quad.object.value in _CLASS_KINDS:
                kinds[quad.subject.value] = "class"
            elif quad.object.value in _PROPERTY_KINDS:
                kinds[quad.subject.value] = "property"
    return {iri: _term(store, iri, kind) for iri, kind in sorted(kinds.items())}


def _term(store: Store, iri: str, kind: str) -> TermFacts:
    facts = list(store.quads_for_pattern(NamedNode(iri), None, None))
    return TermFacts(
        iri,
        label=_literal(facts, _NAMES) or iri.rpartition("#")[2],
        comment=_literal(facts, _WORDS),
        kind=kind,
        domain=next(iter(_iris(facts, {f"{RDFS}domain"})), ""),
        range=next(iter(_iris(facts, {f"{RDFS}range"})), ""),
        parents=_iris(facts, _PARENTS),
        matches=_iris(facts, _MATCHES),
    )


def _about(store: Store, ontology: str) -> dict[str, str]:
    facts = store.quads_for_pattern(NamedNode(ontology), None, None)
    return {fact.predicate.value: _value(fact.object) for fact in facts if isinstance(fact.object, Literal | NamedNode)}


def _shapes(store: Store, eased: Store) -> tuple[ShapeFacts, ...]:
    kind = store.quads_for_pattern(None, NamedNode(f"{RDF}type"), NamedNode(f"{SH}NodeShape"))
    found = [_shape(store, eased, quad.subject) for quad in kind if isinstance(quad.subject, NamedNode)]
    return tuple(sorted((shape for shape in found if shape.description), key=lambda shape: shape.label))


def _shape(store: Store, eased: Store, node: NamedNode) -> ShapeFacts:
    facts = list(store.quads_for_pattern(node, None, None))
    parts = [fact.object for fact in facts if fact.predicate.value in {f"{SH}property", f"{SH}sparql"}]
    nodes: list[NamedNode | BlankNode] = [node, *(part for part in parts if isinstance(part, NamedNode | BlankNode))]
    told = [[*store.quads_for_pattern(each, None, None)] for each in nodes]
    severity = _severity(facts) or "Violation"
    messages = {
        (quad.object.value, _severity(quads) or severity)
        for quads in told
        for quad in quads
        if quad.predicate.value == f"{SH}message" and isinstance(quad.object, Literal)
    }
    return ShapeFacts(
        node.value,
        label=_literal(facts, {f"{SH}name", *_NAMES}) or node.value.rpartition("#")[2],
        description=_literal(facts, {f"{SH}description", *_WORDS}),
        targets=_iris(facts, {f"{SH}targetClass", f"{SH}targetNode", f"{SH}targetSubjectsOf", f"{SH}targetObjectsOf"}),
        severity=severity,
        eased=_severity(quad for each in nodes for quad in eased.quads_for_pattern(each, None, None)),
        messages=tuple(sorted(messages)),
    )


def _severity(facts: Iterable[Quad]) -> str:
    return ", ".join(each.rpartition("#")[2] for each in _iris(facts, {f"{SH}severity"}))


def _literal(facts: Iterable[Quad], predicates: Iterable[str]) -> str:
    wanted = frozenset(predicates)
    found = [fact.object for fact in facts if fact.predicate.value in wanted and isinstance(fact.object, Literal)]
    found.sort(key=lambda each: (each.language not in {"en", None}, each.value))
    return found[0].value if found else ""


def _iris(facts: Iterable[Quad], predicates: Iterable[str]) -> tuple[str, ...]:
    wanted = frozenset(predicates)
    return tuple(
        sorted(
            {
                fact.object.value
                for fact in facts
                if fact.predicate.value in wanted and isinstance(fact.object, NamedNode)
            }
        )
    )


def _value(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return "" if isinstance(term, Triple) else term.value
