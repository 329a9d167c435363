"""The ontology meets the norms for published vocabularies (metadata, labels, domains, ranges)."""

from __future__ import annotations

import re

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, SKOS, VANN, XSD

from tests.ontology.terms import ONTOLOGY, parsed

_IRI = URIRef("https://briefing.example/def")
_NAMESPACE = f"{_IRI}#"
_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """Return the ontology."""
    return parsed(ONTOLOGY / "briefing.ttl")


def _terms(graph: Graph) -> list[URIRef]:
    return sorted({term for kind in _KINDS for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef)})


def _properties(graph: Graph) -> list[URIRef]:
    return [term for term in _terms(graph) if (term, RDF.type, OWL.Class) not in graph]


def test_it_has_12_classes_and_33_properties(ontology: Graph) -> None:
    """The ontology stays small: what other vocabularies have is taken from them."""
    assert len(_terms(ontology)) - len(_properties(ontology)) == 12
    assert len(_properties(ontology)) == 33


def test_it_defines_nothing_in_a_foreign_namespace(ontology: Graph) -> None:
    """Every subject is the ontology itself or one of its terms, and no term is a blank node."""
    foreign = {str(each) for each in ontology.subjects() if each != _IRI and not str(each).startswith(_NAMESPACE)}
    assert foreign == set()


def test_every_term_has_one_label_and_one_comment(ontology: Graph) -> None:
    """Each term has exactly one English label, one English comment, and says where it is defined."""
    for term in _terms(ontology):
        for predicate in (RDFS.label, RDFS.comment):
            values = list(ontology.objects(term, predicate))
            assert [value.language for value in values if isinstance(value, Literal)] == ["en"], (term, predicate)
        assert list(ontology.objects(term, RDFS.isDefinedBy)) == [_IRI], term


def test_labels_are_told_apart(ontology: Graph) -> None:
    """No two classes share a label, nor two properties; no two terms share a comment."""
    classes = sorted(set(_terms(ontology)) - set(_properties(ontology)))
    for terms, predicate in (
        (classes, RDFS.label),
        (_properties(ontology), RDFS.label),
        (_terms(ontology), RDFS.comment),
    ):
        values = [str(value) for term in terms for value in ontology.objects(term, predicate)]
        assert sorted(set(values)) == sorted(values)


def test_every_property_has_one_domain_and_one_range(ontology: Graph) -> None:
    """Each property has exactly one domain and one range (two would mean both at once)."""
    for term in _properties(ontology):
        assert len(list(ontology.objects(term, RDFS.domain))) == 1, term
        assert len(list(ontology.objects(term, RDFS.range))) == 1, term


def test_datatype_properties_have_datatypes_as_range(ontology: Graph) -> None:
    """The range of a datatype property is a datatype, that of an object property is none."""
    for term in _properties(ontology):
        value = ontology.value(term, RDFS.range)
        is_datatype = (term, RDF.type, OWL.DatatypeProperty) in ontology
        assert str(value).startswith(str(XSD)) is is_datatype, term


def test_names_follow_one_convention(ontology: Graph) -> None:
    """Classes are written UpperCamelCase and properties lowerCamelCase."""
    properties = set(_properties(ontology))
    for term in _terms(ontology):
        pattern = r"[a-z][A-Za-z]*" if term in properties else r"[A-Z][A-Za-z]*"
        assert re.fullmatch(pattern, term.removeprefix(_NAMESPACE)), term


def test_no_term_is_isolated(ontology: Graph) -> None:
    """Every class is above or below another, or the domain or range of a property."""
    joined = set(ontology.objects(None, RDFS.domain)) | set(ontology.objects(None, RDFS.range))
    joined |= set(ontology.subjects(RDFS.subClassOf)) | set(ontology.objects(None, RDFS.subClassOf))
    assert {term for term in ontology.subjects(RDF.type, OWL.Class) if term not in joined} == set()


@pytest.mark.parametrize(
    "predicate",
    [
        *(DCTERMS.title, DCTERMS.abstract, DCTERMS.description, DCTERMS.creator, DCTERMS.publisher),
        *(DCTERMS.created, DCTERMS.issued, DCTERMS.modified, DCTERMS.license, DCTERMS.bibliographicCitation),
        *(OWL.versionInfo, OWL.versionIRI, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri),
    ],
    ids=lambda term: term.rsplit("/", 1)[-1],
)
def test_the_ontology_describes_itself(ontology: Graph, predicate: URIRef) -> None:
    """Each statement that a published vocabulary owes its users stands exactly once."""
    assert len(list(ontology.objects(_IRI, predicate))) == 1


def test_the_version_is_not_in_the_iri_of_the_ontology(ontology: Graph) -> None:
    """The version IRI is the IRI of the ontology and the semantic version."""
    version = str(ontology.value(_IRI, OWL.versionInfo))
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert str(ontology.value(_IRI, OWL.versionIRI)) == f"{_IRI}/{version}"
    assert str(ontology.value(_IRI, VANN.preferredNamespaceUri)) == _NAMESPACE


def test_it_makes_no_exact_match_with_other_vocabularies(ontology: Graph) -> None:
    """Alignments with classes of others are close matches or subclasses, never the same."""
    assert not set(ontology.predicates()) & {OWL.sameAs, OWL.equivalentClass, OWL.equivalentProperty, SKOS.exactMatch}
