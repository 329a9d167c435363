"""Terms of other vocabularies that data files may use as predicates."""

from __future__ import annotations

from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS

from briefing_kg.model.terms import OA, OWLTIME, SCHEMA

#: Everything else in claims, source facts and context is refused as a slip of the pen.
PREDICATES: frozenset[str] = frozenset(
    str(term)
    for term in (
        *(RDF.type, RDFS.label, RDFS.comment, SKOS.prefLabel, SKOS.altLabel, RDF.first, RDF.rest),
        *(OA.exact, OA.prefix, OA.suffix, OA.bodyValue),
        *(DCTERMS.contributor, DCTERMS.hasPart, DCTERMS.isPartOf, DCTERMS.issued, DCTERMS.language),
        *(DCTERMS.publisher, DCTERMS.source, DCTERMS.subject, DCTERMS.temporal, DCTERMS.title),
        *(ORG.member, ORG.memberDuring, ORG.organization, ORG.role),
        *(OWL.annotatedProperty, OWL.annotatedSource, OWL.annotatedTarget),
        *(OWLTIME.before, OWLTIME.after, OWLTIME.inXSDDate, OWLTIME.intervalContains, OWLTIME.inside),
        *(OWLTIME.hasBeginning, OWLTIME.hasEnd),
        *(PROV.hadPrimarySource, PROV.wasDerivedFrom),
        *(
            SCHEMA.about,
            SCHEMA.attendee,
            SCHEMA.creativeWorkStatus,
            SCHEMA.datePublished,
            SCHEMA.location,
            SCHEMA.mentions,
        ),
        *(SCHEMA.observationAbout, SCHEMA.organizer, SCHEMA.position, SCHEMA.translationOfWork),
    )
)
