"""What search engines and fact-checkers read: schema.org in JSON-LD, in the head of a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from briefing_kg.serve.views.entity import EntityPage
from briefing_kg.serve.views.site import Site
from briefing_kg.serve.views.terms import Value
from briefing_kg.serve.views.tops import Occasion

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_TYPES: Mapping[str, str] = {
    "briefing": "Event",
    "document": "CreativeWork",
    "event": "Event",
    "figure": "Claim",
    "indicator": "StatisticalVariable",
    "measure": "Claim",
    "organisation": "Organization",
    "person": "Person",
    "source": "CreativeWork",
    "statement": "Quotation",
}


def script(data: Mapping[str, Any]) -> Markup:
    """Return JSON that can stand in a script element: nothing in it can end the element."""
    return Markup(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S704 - escaped just here


def entity_jsonld(site: Site, page: EntityPage) -> Markup:
    """Return the thing of a page as schema.org tells it."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(page.kind, "Thing"),
        "@id": page.iri,
        "name": page.label,
        "url": page.iri,
    }
    makers = {"figure": _figure, "measure": _claim, "statement": _statement, "person": _person, "source": _source}
    if page.kind in makers:
        told |= makers[page.kind](page)
    if page.kind == "briefing" and page.top.briefing is not None:
        told |= _event(page.top.briefing)
    if page.kind in {"figure", "measure", "statement", "briefing", "source"}:
        told["isPartOf"] = {"@type": "Dataset", "@id": f"{site.base}id/dataset", "name": site.facts.title}
    return script(_without_empty(told))


def home_jsonld(site: Site) -> Markup:
    """Return the dataset as schema.org tells it."""
    facts = site.facts
    files = [
        {"@type": "DataDownload", "name": file.name, "contentUrl": site.base + file.path, "contentSize": str(file.size)}
        for file in facts.downloads
    ]
    return script(
        _without_empty(
            {
                "@context": "https://schema.org",
                "@type": "Dataset",
                "@id": f"{site.base}id/dataset",
                "name": facts.title,
                "url": site.base,
                "description": "What was said at press briefings: statements, figures and policy measures, "
                "each tied to the exact characters of the source text.",
                "license": facts.licence,
                "version": facts.version,
                "dateModified": facts.issued,
                "publisher": {"@type": "Organization", "name": site.settings.publisher},
                "distribution": files,
            }
        )
    )


def _claim(page: EntityPage) -> dict[str, Any]:
    voice, quote = page.top.voice, page.top.quote
    day = page.top.briefing.day if page.top.briefing else None
    return {
        "text": f"{quote.before}{quote.words}{quote.after}".strip() if quote else "",
        "author": {"@id": voice.speaker.exact, "@type": "Person", "name": voice.speaker.text} if voice else None,
        "datePublished": _exact(day),
    }


def _figure(page: EntityPage) -> dict[str, Any]:
    figure = page.top.figure
    if figure is None:
        return {}
    said = _claim(page)
    about = {
        "@type": "Observation",
        "value": figure.exact,
        "unitText": figure.unit.text if figure.unit else "",
        "observationPeriod": figure.period.text if figure.period else "",
        "measuredProperty": figure.indicator.text if figure.indicator else "",
    }
    return said | {"name": figure.sentence, "about": _without_empty(about)}


def _statement(page: EntityPage) -> dict[str, Any]:
    row, voice = page.top.statement, page.top.voice
    return {
        "text": row.text if row else "",
        "creator": {"@id": voice.speaker.exact, "name": voice.speaker.text} if voice else None,
    }


def _person(page: EntityPage) -> dict[str, Any]:
    offices = page.top.offices
    return {
        "jobTitle": offices[0].role if offices else "",
        "affiliation": {"@type": "Organization", "name": offices[0].body.text} if offices and offices[0].body else None,
    }


def _source(page: EntityPage) -> dict[str, Any]:
    issued, publisher = page.top.values.get("issued", ()), page.top.values.get("publisher", ())
    return {
        "datePublished": _exact(issued[0]) if issued else "",
        "publisher": {"@type": "Organization", "name": publisher[0].text} if publisher else None,
    }


def _event(occasion: Occasion) -> dict[str, Any]:
    return {
        "startDate": _exact(occasion.day),
        "location": {"@type": "Place", "name": occasion.place.text} if occasion.place else None,
        "organizer": [{"@type": "Organization", "name": each.text} for each in occasion.organizers],
    }


def _exact(value: Value | None) -> str:
    return "" if value is None else value.exact or value.text


def _without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
