"""Faults in labels, links, sources and noted disagreements, and things from nowhere."""

from __future__ import annotations

from tests.validate.checker import SECOND_PAGE, added, changed, dropped, fault

_LINK = "<https://briefing.example/id/link/harbour-board>"
_CONTEXT, _NAME, _SPOKEN = "ContextNamesItsSource", "OtherNameHasASource", "ThingIsSpokenOf"
#: Every kind of link to other data, and one of each without a source.
LINKS = ("owl:sameAs", *(f"skos:{each}Match" for each in ("exact", "close", "broad", "narrow", "related")))
INVENTED = added(
    "subject:pilots " + " ; ".join(f"{each} <https://subjects.example/{n}>" for n, each in enumerate(LINKS))
)


def _evidence(key: str) -> str:
    return f"<https://briefing.example/id/evidence/{key}>"


ORPHANS = (
    fault(
        "a body is in the data that nobody mentions",
        added('agent:tug-club a prov:Organization ; rdfs:label "Tug Club"@en'),
        _SPOKEN,
    ),
    fault(
        "a place is in the data that nobody mentions",
        added('place:isle a schema:Place ; rdfs:label "Isle"@en'),
        _SPOKEN,
    ),
    fault(
        "an event is no longer spoken of", dropped(f"<{SECOND_PAGE}#char=118,129>", "brf:refersTo"), _CONTEXT, _SPOKEN
    ),
    fault(
        "an indicator is used by no figure",
        added(
            'indicator:tugs a brf:Indicator , skos:Concept ; skos:prefLabel "tugs"@en ;'
            " skos:broader indicator:passengers ; skos:inScheme <https://briefing.example/id/concept/indicator>"
        ),
        _SPOKEN,
    ),
    fault(
        "a body is only linked to other data",
        added(
            'agent:tug-club a prov:Organization ; rdfs:label "Tug Club"@en ; owl:sameAs <https://places.example/tug> .'
            " <urn:link> owl:annotatedSource agent:tug-club ; owl:annotatedProperty owl:sameAs ;"
            " owl:annotatedTarget <https://places.example/tug> ; dcterms:source <https://harbour.example/about>"
        ),
        _SPOKEN,
    ),
)

SOURCES = (
    fault("nothing says where the day was read", dropped("briefing:day", "dcterms:source"), _CONTEXT),
    fault("nothing says where the place was read", dropped(_evidence("location"), "dcterms:source"), _CONTEXT),
    fault(
        "the source is that of another place",
        changed(_evidence("location"), "owl:annotatedTarget", "place:port-lyle"),
        _CONTEXT,
    ),
    fault("the place of an event is not spoken of", dropped(f"<{SECOND_PAGE}#char=133,142>", "brf:refersTo"), _CONTEXT),
    fault("a guest comes from nowhere", added("event:ferry-forum schema:attendee agent:harbour-board"), _CONTEXT),
    fault(
        "an office of somebody who does not speak has no source",
        added('membership:penn a org:Membership ; rdfs:label "Penn"@en ; org:member agent:iris-penn'),
        _CONTEXT,
    ),
    fault("another account has no source", dropped("briefing:account", "dcterms:source"), _CONTEXT),
    fault("another name is invented", added('agent:harbour-board skos:altLabel "The Board"@en'), _NAME),
    fault("another name has no source", dropped(_evidence("iris-penn"), "dcterms:source"), _NAME),
    fault(
        "the source is that of another name",
        changed(_evidence("iris-penn"), "owl:annotatedTarget", '"Iris M. Penn"@en'),
        _NAME,
    ),
)

LABELS = (
    fault("a person has no label", dropped("agent:ada-quill", "rdfs:label"), "ThingHasALabel"),
    fault("a label has no language", changed("agent:ada-quill", "rdfs:label", '"Ada Quill"'), "ThingHasALabel"),
    fault(
        "a thing has two labels in one language", added('figure:pilots-2024 rdfs:label "pilots"@en'), "ThingHasALabel"
    ),
    fault("a concept has no label", dropped("subject:pilots", "skos:prefLabel"), "ConceptHasALabel"),
    fault(
        "a concept's label has no language", changed("subject:pilots", "skos:prefLabel", '"pilots"'), "ConceptHasALabel"
    ),
    fault(
        "a concept has two labels in one language",
        added('subject:pilots skos:prefLabel "airmen"@en'),
        "ConceptHasALabel",
    ),
    fault("a concept is in no scheme", dropped("subject:pilots", "skos:inScheme"), "ConceptHasALabel"),
    fault(
        "a link is invented",
        added("agent:ben-rowe owl:sameAs <https://people.example/Q1>"),
        "LinkHasEvidence",
    ),
    fault(
        "a link of every kind is invented",
        INVENTED,
        "LinkHasEvidence",
    ),
    fault("a link has no source", dropped(_LINK, "dcterms:source"), "LinkHasEvidence"),
    fault(
        "a link is of another kind than its evidence",
        added("agent:harbour-board skos:exactMatch <https://places.example/harbour-board>"),
        "LinkHasEvidence",
    ),
    fault(
        "evidence is for another target",
        changed(_LINK, "owl:annotatedTarget", "<https://places.example/harbour>"),
        "LinkHasEvidence",
    ),
    fault(
        "a discrepancy has one account",
        "DELETE DATA { briefing:discrepancy brf:between figure:pilots-2024 }",
        "DiscrepancyIsComplete",
    ),
    fault(
        "a discrepancy does not say what differs",
        dropped("briefing:discrepancy", "oa:bodyValue"),
        "DiscrepancyIsComplete",
    ),
    fault("a discrepancy has no source", dropped("briefing:discrepancy", "dcterms:source"), "DiscrepancyIsComplete"),
)

FAULTS = (*LABELS, *ORPHANS, *SOURCES)
