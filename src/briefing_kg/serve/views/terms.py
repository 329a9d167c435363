"""Terms of RDF as pages show them: a link with a label, or a text with its exact form kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pyoxigraph import BlankNode, Literal, NamedNode

from briefing_kg.serve.views.names import CLASS_NAMES, shortened
from briefing_kg.serve.views.numbers import grouped
from briefing_kg.serve.views.site import Site, Term
from briefing_kg.vocab import XSD

_NUMBERS = frozenset(
    f"{XSD}{name}" for name in ("decimal", "integer", "nonNegativeInteger", "positiveInteger", "int", "long")
)
_LONG_TEXT = 600
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Value:
    """One value: *text* as shown, *exact* as it stands in the data where that differs."""

    text: str
    href: str = ""
    external: bool = False
    lang: str = ""
    exact: str = ""
    kind: str = "text"


def value_of(site: Site, term: Term) -> Value:
    """Return how *term* is shown; prepare the labels of many terms first with :func:`prepare`."""
    if isinstance(term, NamedNode):
        return thing(site, term.value)
    if isinstance(term, Literal):
        return _literal(term)
    if isinstance(term, BlankNode):
        return Value(f"_:{term.value}", kind="blank")
    return Value(str(term), kind="triple")


def thing(site: Site, iri: str, label: str = "") -> Value:
    """Return a link to *iri* under its label, or its bare text where it is no address of the web."""
    link = site.links.of(iri)
    if link is None:
        return Value(iri, kind="iri")
    text = label or site.labels.of(iri)
    if link.external and site.labels.kept.get(iri):
        return Value(text, site.links.describing(iri), exact=iri, kind="iri")
    if link.external and not label:
        text = CLASS_NAMES.get(iri) or _address(iri)
    return Value(text, link.href, link.external, exact=iri, kind="iri")


def prepare(site: Site, terms: Iterable[Term | None]) -> None:
    """Ask for the labels of all things among *terms* in one go."""
    site.labels.prepare(term.value for term in terms if isinstance(term, NamedNode))


def day(text: str) -> str:
    """Return an ISO date as people write it, anything else as it is.

    >>> day("2024-01-26")
    '26 January 2024'
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def _literal(term: Literal) -> Value:
    datatype, text = term.datatype.value, term.value
    if datatype in _NUMBERS:
        people = grouped(text)
        return Value(people, exact=text if people != text else "", kind="number")
    if datatype == f"{XSD}date":
        return Value(day(text), exact=text, kind="date")
    if len(text) > _LONG_TEXT:
        return Value(f"{text[:_LONG_TEXT].rstrip()} … ({grouped(str(len(text)))} characters)", lang=term.language or "")
    return Value(text, lang=term.language or "")


def _address(iri: str) -> str:
    short = shortened(iri)
    if short != iri:
        return short
    return iri.removeprefix("https://").removeprefix("http://").rstrip("/")
