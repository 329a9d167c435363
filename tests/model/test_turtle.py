from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib import URIRef

from briefing_kg.model.turtle import parse_turtle
from briefing_kg.settings import DEFAULT_BASE

_THING = URIRef("urn:x")


@pytest.mark.parametrize(
    "written", ['"2024-02-07Z"^^xsd:date', '"007"^^xsd:integer', '"1.50"^^xsd:decimal', '"e\u0301"@en', '" a "']
)
def test_a_literal_stays_as_it_is_written(written: str) -> None:
    """What cannot be published is for the build to refuse, not for the reader to change."""
    text = f"@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n<urn:x> <urn:p> {written} ."

    value = parse_turtle(Path("x.ttl"), text, DEFAULT_BASE).graph.value(_THING, URIRef("urn:p"))

    assert value is not None
    assert value.n3().replace("<http://www.w3.org/2001/XMLSchema#", "xsd:").rstrip(">") == written
    assert rdflib.NORMALIZE_LITERALS
