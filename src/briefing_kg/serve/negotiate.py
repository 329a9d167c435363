"""Chooses the representation a client asked for (RFC 9110, section 12.5.1).

Each thing on offer gets the quality of the most specific range that takes it in; ``q=0``
excludes. Among equals the server's own order decides. Parameters of ranges such as
``profile`` or ``charset`` choose nothing here and are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from werkzeug.http import parse_accept_header

from briefing_kg import formats
from briefing_kg.formats import Format

#: Names that clients use for a format besides its own.
_ALIASES: Mapping[Format, tuple[str, ...]] = MappingProxyType(
    {
        formats.RESULTS_JSON: ("application/json",),
        formats.RESULTS_XML: ("application/xml", "text/xml"),
        formats.JSONLD: ("application/json",),
        formats.RDFXML: ("application/xml", "text/xml"),
        formats.HTML: ("application/xhtml+xml",),
        formats.PROBLEM: ("application/json",),
    }
)


def choose(accept: str | None, offers: Sequence[Format]) -> Format | None:
    """Return what of *offers*, best first, a client gets that sent *accept*, or None.

    >>> choose("text/turtle;q=0.5, application/ld+json", (formats.TURTLE, formats.JSONLD)).name
    'JSON-LD'
    >>> choose("*/*, text/turtle;q=0", (formats.TURTLE, formats.JSONLD)).name
    'JSON-LD'
    >>> choose("image/png", (formats.TURTLE,)) is None
    True
    """
    if accept is None or not accept.strip():
        return offers[0] if offers else None
    ranges = _ranges(accept)
    best: tuple[float, Format | None] = (0.0, None)
    for offer in offers:
        names = (offer.media_type, *_ALIASES.get(offer, ()))
        quality = _quality(names, ranges)
        if quality > best[0]:
            best = quality, offer
    return best[1]


def named(name: str, offers: Sequence[Format]) -> Format | None:
    """Return what of *offers* is called *name* by extension or media type (``?format=csv``)."""
    wanted = name.strip().lower()
    return next((offer for offer in offers if wanted in {offer.extension, offer.media_type}), None)


def _ranges(accept: str) -> dict[str, float]:
    """Return the media ranges of a header with their qualities, the highest where one stands twice."""
    found: dict[str, float] = {}
    for value, quality in parse_accept_header(accept):
        bare = value.partition(";")[0].strip().lower()
        found[bare] = max(quality, found.get(bare, 0.0))
    return found


def _quality(names: Sequence[str], ranges: Mapping[str, float]) -> float:
    """A format may go by several names: what is said of one by name outweighs what wildcards say."""
    exact = [ranges[name] for name in names if name in ranges]
    if exact:
        return max(exact)
    kind = names[0].partition("/")[0]
    return ranges.get(f"{kind}/*", ranges.get("*/*", 0.0))
