"""Faults in labels, links and noted disagreements."""

from __future__ import annotations

from tests.validate.checker import added, changed, dropped, fault

_LINK = "<https://briefing.example/id/link/harbour-board>"

FAULTS = (
    fault("a person has no label", dropped("agent:ada-quill", "rdfs:label"), "ThingHasALabel"),
    fault("a label has no language", changed("agent:ada-quill", "rdfs:label", '"Ada Quill"'), "ThingHasALabel"),
    fault(
        "a thing has two labels in one language", added('figure:pilots-2024 rdfs:label "pilots"@en'), "ThingHasALabel"
    ),
    fault("a concept has no label", dropped("subject:pilots", "skos:prefLabel"), "ConceptHasALabel"),
    fault("a concept is in no scheme", dropped("subject:pilots", "skos:inScheme"), "ConceptHasALabel"),
    fault(
        "a link is invented",
        added("agent:ben-rowe owl:sameAs <https://people.example/Q1>"),
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
