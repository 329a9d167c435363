"""Name things as a person would: by kind, label and place in the text instead of by IRI."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from briefing_kg.validate.places import Places
from briefing_kg.vocab import DCTERMS, OA, SCHEMA

_DCTERMS, _OA, _SCHEMA = Namespace(DCTERMS), Namespace(OA), Namespace(SCHEMA)
_IRI = re.compile(r"<([a-z]+:[^<>\s]+)>")
_PAGE = re.compile(r"/page-([0-9]+)\.txt$")
_INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes the things of *data*; kinds are the labels of the ontology's classes."""

    data: Graph = field(repr=False)
    ontology: Graph = field(repr=False)

    @property
    def terms(self) -> Namespace:
        """The namespace of the ontology's terms."""
        return Namespace(f"{self.ontology.value(predicate=RDF.type, object=OWL.Ontology)}#")

    @property
    def places(self) -> Places:
        """Where things stand in the files of data."""
        return Places(self.data, self.terms)

    def describe(self, node: Node) -> str:
        """Return kind, label and place of *node*: ``figure “…” (page 10, characters 1836 to 1861)``."""
        if isinstance(node, Literal):
            return f"“{_shortened(str(node))}”"
        words = (self._kind(node), f"“{_shortened(self._label(node))}”", self._place(node), self._whole(node))
        return " ".join(word for word in words if word)

    def in_words(self, message: str) -> str:
        """Return *message* with every IRI in angle brackets replaced by the label of what it names."""
        return _IRI.sub(lambda found: f"“{_shortened(self._label(URIRef(found[1])))}”", message)

    def _kind(self, node: Node) -> str:
        """Return what kind of thing *node* is: in the ontology's words, or in those of a type's own name."""
        types = sorted(self.data.objects(node, RDF.type), key=str)
        own = (self.ontology.value(each, RDFS.label) for each in types)
        others = (_INNER_CAPITAL.sub(" ", _key(str(each))).lower() for each in types)
        return next((str(kind) for kind in (*own, *others) if kind is not None), "")

    def _label(self, node: Node) -> str:
        for graph in (self.data, self.ontology):
            for predicate in (RDFS.label, SKOS.prefLabel, _OA.exact):
                labels = [each for each in graph.objects(node, predicate) if isinstance(each, Literal)]
                if labels:
                    return str(min(labels, key=lambda each: (each.language != "en", each.language or "", str(each))))
        return _key(str(node))

    def _place(self, node: Node) -> str:
        passage = self.places.passage(node)
        if passage is None:
            return ""
        page = _PAGE.search(self.places.page(passage.source))
        return f"({f'page {page[1]}, ' if page else ''}characters {passage.start} to {passage.end})"

    def _whole(self, node: Node) -> str:
        """Return of which briefing a source text is: its own label says only which page it is."""
        if (node, RDF.type, self.terms.SourceText) not in self.data:
            return ""
        wholes = self.data.objects(node, _DCTERMS.isPartOf / _SCHEMA.about)
        return next((f"of “{_shortened(self._label(each))}”" for each in sorted(wholes, key=str)), "")


def written_as(literal: Literal) -> str:
    """Return how a value is written: ``xsd:integer``, ``plain text``, ``text in the language en``."""
    if literal.language:
        return f"text in the language {literal.language}"
    datatype = str(literal.datatype or XSD.string)
    return "plain text" if datatype == str(XSD.string) else datatype.replace(str(XSD), "xsd:")


def _key(iri: str) -> str:
    """Return the part of an IRI that a person reads: all below ``/id/``, or its last part."""
    _, found, path = iri.partition("/id/")
    return path if found else iri.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
