"""Choosing a representation, against the rules of RFC 9110."""

from __future__ import annotations

import pytest

from briefing_kg import formats
from briefing_kg.serve.negotiate import choose, named

DOCUMENT = (formats.HTML, *formats.GRAPH_FORMATS)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "html"),
        ("", "html"),
        ("*/*", "html"),
        (BROWSER, "html"),
        ("text/turtle", "ttl"),
        ("TEXT/Turtle", "ttl"),
        ("text/*", "html"),
        ("text/*;q=0.5, application/n-triples;q=0.4", "html"),
        ("text/turtle;q=0.5, application/ld+json", "jsonld"),
        ("text/turtle, application/ld+json", "ttl"),
        ("application/ld+json, text/turtle", "ttl"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
        ("text/turtle;charset=utf-8;q=0.9, text/html;q=0.1", "ttl"),
        ("application/json", "jsonld"),
        ("application/xml", "rdf"),
        ("text/html;q=0, */*", "ttl"),
        ("text/html;q=0, text/turtle;q=0, */*;q=0.1", "jsonld"),
        ("text/html;q=0", None),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/html;q=0, text/*;q=0.5", "ttl"),
        ("application/*;q=0.9, text/turtle;q=0.2", "jsonld"),
        ("text/turtle;q=0.3, text/turtle;version=1.1;q=0.8, application/n-triples;q=0.5", "ttl"),
        ("nonsense", None),
    ],
)
def test_the_format_is_the_one_the_header_prefers(accept: str | None, expected: str | None) -> None:
    """Quality beats order, the most specific range decides, and q=0 means never."""
    found = choose(accept, DOCUMENT)
    assert (found.extension if found else None) == expected


def test_nothing_on_offer_is_nothing_chosen() -> None:
    """An empty offer has no default."""
    assert choose(None, ()) is None


@pytest.mark.parametrize(("name", "expected"), [("csv", "csv"), ("TEXT/CSV", "csv"), ("doc", None), ("", None)])
def test_a_format_can_be_named_by_extension_or_type(name: str, expected: str | None) -> None:
    """``?format=csv`` and ``?format=text/csv`` are the same."""
    found = named(name, formats.RESULT_FORMATS)
    assert (found.extension if found else None) == expected
