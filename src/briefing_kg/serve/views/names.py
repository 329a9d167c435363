"""The namespaces a page knows by name, and how an IRI is written short.

Standard terms have a short name for people where their own label is a bad one or where
their vocabulary is not held here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing_kg.vocab import (
    DCTERMS,
    DQV,
    EXTERNAL_PREFIXES,
    OA,
    ORG,
    OWL,
    PROV,
    QUDT,
    RDF,
    RDFS,
    SCHEMA,
    SH,
    SKOS,
    TIME,
)

#: What people call the terms of other vocabularies: as a property, then read backwards.
PROPERTY_NAMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        f"{DCTERMS}contributor": ("contributor", "contributed to"),
        f"{DCTERMS}isPartOf": ("part of", "has part"),
        f"{DCTERMS}isReplacedBy": ("replaced by", "took the place of"),
        f"{DCTERMS}issued": ("issued", "issued"),
        f"{DCTERMS}modified": ("changed", "changed"),
        f"{DCTERMS}type": ("type", "things of this type"),
        f"{DCTERMS}language": ("language", "language of"),
        f"{DCTERMS}publisher": ("publisher", "published"),
        f"{DCTERMS}source": ("source", "source of"),
        f"{DCTERMS}subject": ("about", "subject of"),
        f"{DCTERMS}temporal": ("took place", "day of"),
        f"{DCTERMS}title": ("title", "title"),
        f"{OA}bodyValue": ("note", "note"),
        f"{OA}end": ("ends before character", "ends before character"),
        f"{OA}exact": ("words", "words"),
        f"{OA}hasSource": ("stands in", "passages"),
        f"{OA}prefix": ("words before", "words before"),
        f"{OA}start": ("starts at character", "starts at character"),
        f"{OA}suffix": ("words after", "words after"),
        f"{ORG}member": ("member", "held office as"),
        f"{ORG}memberDuring": ("during", "time of"),
        f"{ORG}organization": ("organisation", "offices held in it"),
        f"{ORG}role": ("role", "role of"),
        f"{ORG}unitOf": ("unit of", "units"),
        f"{OWL}annotatedSource": ("link from", "evidence for a link"),
        f"{OWL}annotatedProperty": ("property", "property of"),
        f"{OWL}deprecated": ("no longer in use", "no longer in use"),
        f"{OWL}annotatedTarget": ("link to", "evidence for a link"),
        f"{OWL}sameAs": ("the same as", "the same as"),
        f"{PROV}hadPrimarySource": ("primary source", "primary source of"),
        f"{PROV}used": ("computed from", "used to compute"),
        f"{PROV}wasDerivedFrom": ("derived from", "what was derived from it"),
        f"{PROV}wasGeneratedBy": ("computed by", "gave"),
        "http://purl.org/linked-data/cube#dataSet": ("data set", "observations"),
        f"{RDF}type": ("kind", "things of this kind"),
        f"{RDFS}comment": ("note", "note"),
        f"{RDFS}label": ("label", "label"),
        f"{RDFS}seeAlso": ("see also", "see also"),
        f"{SCHEMA}about": ("about", "described in"),
        f"{SCHEMA}attendee": ("invited", "invited to"),
        f"{SCHEMA}datePublished": ("published on", "published on"),
        f"{SCHEMA}location": ("place", "happened here"),
        f"{SCHEMA}observationAbout": ("place it is about", "figures about it"),
        f"{SCHEMA}organizer": ("organiser", "organised"),
        f"{SCHEMA}position": ("position", "position"),
        f"{SCHEMA}sha256": ("SHA-256 of the captured bytes", "digest"),
        f"{SCHEMA}startDate": ("day", "day of"),
        f"{SCHEMA}text": ("text", "text"),
        f"{SCHEMA}translationOfWork": ("translation of", "translations"),
        f"{SKOS}altLabel": ("also called", "also called"),
        f"{SKOS}broader": ("broader", "narrower"),
        f"{SKOS}closeMatch": ("close match", "close match"),
        f"{SKOS}definition": ("definition", "definition"),
        f"{SKOS}exactMatch": ("exact match", "exact match"),
        f"{SKOS}hiddenLabel": ("also recognised as", "also recognised as"),
        f"{SKOS}historyNote": ("history", "history"),
        f"{SKOS}inScheme": ("code list", "codes"),
        f"{SKOS}notation": ("code", "code"),
        f"{SKOS}prefLabel": ("label", "label"),
        f"{SKOS}topConceptOf": ("code list", "codes"),
        f"{TIME}before": ("before", "after"),
        f"{TIME}hasBeginning": ("begins", "begins here"),
        f"{TIME}hasEnd": ("ends", "ends here"),
        f"{TIME}inXSDDate": ("date", "date of"),
        f"{TIME}intervalContains": ("contains", "lies in"),
    }
)

#: What people call the classes of other vocabularies.
CLASS_NAMES: Mapping[str, str] = MappingProxyType(
    {
        f"{DQV}QualityAnnotation": "note on quality",
        f"{OA}Annotation": "annotation",
        f"{ORG}Membership": "office",
        f"{ORG}Organization": "organisation",
        f"{ORG}Role": "role",
        f"{OWL}Axiom": "evidence for a link",
        f"{OWL}Ontology": "vocabulary",
        f"{PROV}Activity": "activity",
        f"{PROV}Agent": "agent",
        f"{PROV}Bundle": "graph",
        f"{PROV}Entity": "entity",
        f"{PROV}Organization": "organisation",
        f"{PROV}Person": "person",
        f"{QUDT}CountingUnit": "unit of counting",
        f"{QUDT}CurrencyUnit": "currency",
        f"{QUDT}Unit": "unit",
        f"{SCHEMA}City": "city",
        f"{SCHEMA}Country": "country",
        f"{SCHEMA}CreativeWork": "work",
        f"{SCHEMA}Event": "event",
        f"{SCHEMA}NewsArticle": "news report",
        f"{SCHEMA}Person": "person",
        f"{SCHEMA}Place": "place",
        f"{SCHEMA}WebPage": "web page",
        f"{SKOS}Concept": "concept",
        f"{SKOS}ConceptScheme": "code list",
        f"{TIME}Instant": "day",
        f"{TIME}ProperInterval": "time span",
        f"{TIME}TemporalEntity": "time",
    }
)

#: Properties that carry the name of a thing, best first.
LABEL_PROPERTIES = (
    f"{SKOS}prefLabel",
    f"{RDFS}label",
    f"{SCHEMA}name",
    f"{DCTERMS}title",
    "http://xmlns.com/foaf/0.1/name",
    f"{SH}name",
    "https://schema.org/name",
    "http://purl.org/dc/elements/1.1/title",
)


def shortened(iri: str, base: str = "") -> str:
    """Return *iri* as a prefixed name, or as a path where it is one of ours.

    >>> shortened("http://www.w3.org/ns/org#member")
    'org:member'
    """
    if base and iri.startswith(f"{base}def#"):
        return f"brf:{iri.removeprefix(f'{base}def#')}"
    for prefix, namespace in EXTERNAL_PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(base) if base else iri


def last_part(iri: str) -> str:
    """Return the words after the last slash or hash, as a makeshift label.

    >>> last_part("https://briefing.example/id/concept/comparator/more-than")
    'more-than'
    """
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2] or iri
