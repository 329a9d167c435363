"""The pages for people, each a function from what it shows to HTML text; no web framework here.

Every function takes a :class:`Site` first. Templates escape everything they are given; the only
markup that is passed in ready-made is the JSON of schema.org, escaped by ``views.jsonld``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from briefing_kg.serve.views import reader
from briefing_kg.serve.views.entity import EntityPage, entity_page, formats_of
from briefing_kg.serve.views.home import HomePage, class_counts, home_page, list_page
from briefing_kg.serve.views.jsonld import entity_jsonld, home_jsonld
from briefing_kg.serve.views.links import is_web
from briefing_kg.serve.views.names import shortened
from briefing_kg.serve.views.numbers import counted, grouped
from briefing_kg.serve.views.reference import code_lists, findings, graph_rows, promises, table
from briefing_kg.serve.views.site import Row, Site
from briefing_kg.serve.views.source import KINDS
from briefing_kg.serve.views.terms import day

_KILO = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was not answered (RFC 9457): what happened, and what to do."""

    status: int
    title: str
    detail: str = ""
    advice: str = ""
    query: str = ""


def home(site: Site) -> str:
    """Return the front page: of a release, or of any data."""
    if site.links.generic:
        return _render(site, "home_data.html", classes=class_counts(site))
    page = home_page(site)
    return _render(site, "home.html", page=page, jsonld=home_jsonld(site), canonical=site.base)


def entity(site: Site, iri: str) -> str | None:
    """Return the page of one thing, or None where the data say nothing of it."""
    return _entity(site, iri, entity_page(site, iri))


def describe(site: Site, iri: str) -> str | None:
    """Return the page of any IRI that stands in the data, be it only as a property."""
    return _entity(site, iri, entity_page(site, iri, used=True))


def _entity(site: Site, iri: str, page: EntityPage | None) -> str | None:
    if page is None:
        return None
    template = "source.html" if page.kind == "source" else "entity.html"
    jsonld = "" if site.links.generic else entity_jsonld(site, page)
    return _render(site, template, page=page, top=page.top, legend=tuple(KINDS.items()), jsonld=jsonld, canonical=iri)


def listing(site: Site, key: str, page: int = 1) -> str | None:
    """Return a list of all things of a class (``figures``, ``speakers`` …), or None where there is no such list."""
    found = list_page(site, key, page)
    return None if found is None else _render(site, "listing.html", page=found)


def sparql_form(site: Site, query: str = "") -> str:
    """Return the query form with the stored questions as examples."""
    return _render(site, "sparql.html", query=query)


def sparql_result(site: Site, query: str, variables: Sequence[str], rows: Sequence[Row], *, note: str = "") -> str:
    """Return the solutions of a SELECT query as a table, in the order of its columns."""
    return _result(site, query, variables=variables, rows=table(site, variables, rows), note=note)


def sparql_answer(site: Site, query: str, *, answer: bool) -> str:
    """Return the answer of an ASK query."""
    return _result(site, query, answer=answer)


def sparql_graph(site: Site, query: str, turtle: str) -> str:
    """Return the graph that a CONSTRUCT or DESCRIBE query made, as Turtle."""
    return _result(site, query, graph=turtle)


def _result(site: Site, query: str, **values: Any) -> str:
    """Render a result; browsers send the lines of a form with other ends than were put in."""
    shown = {"variables": (), "rows": (), "answer": None, "graph": "", "note": ""} | values
    return _render(site, "result.html", query=query.replace("\r\n", "\n"), **shown)


def problem_page(site: Site, problem: Problem) -> str:
    """Return the page that says why a request was not answered."""
    return _render(site, "problem.html", problem=problem)


def ontology_page(site: Site) -> str:
    """Return the ontology: classes, properties, code lists, each under its anchor."""
    return _render(
        site,
        "ontology.html",
        vocabulary=site.vocabulary,
        lists=code_lists(site),
        formats=formats_of(site, f"{site.base}def"),
        canonical=f"{site.base}def",
    )


def shapes_page(site: Site) -> str:
    """Return the shapes in words."""
    return _render(site, "shapes.html", shapes=site.vocabulary.shapes, canonical=f"{site.base}shapes")


def report_page(site: Site) -> str:
    """Return the validation report of the release in plain words."""
    report = site.facts.report
    return _render(
        site,
        "report.html",
        report=report,
        findings=findings(site, report) if report else (),
        promises=promises(site, report) if report else (),
    )


def graph_page(site: Site, key: str = "") -> str:
    """Return the page of one named graph, or the list of all."""
    return _render(site, "graph.html", key=key, graphs=graph_rows(site))


@cache
def environment() -> Environment:
    """Return the templates, escaping on and unknown names refused."""
    made = Environment(
        loader=PackageLoader("briefing_kg.serve"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"grouped": lambda number: grouped(str(number)), "counted": counted, "day": day, "size": size}
    made.filters |= {"contact": contact_href, "short": shortened}
    made.tests |= {
        "opening": lambda piece: isinstance(piece, reader.Open),
        "closing": lambda piece: isinstance(piece, reader.Close),
    }
    return made


def size(number: int) -> str:
    """Return a number of bytes as people write it.

    >>> size(512), size(34567), size(2400000)
    ('512 B', '35 kB', '2.4 MB')
    """
    if number < _KILO:
        return f"{number} B"
    if number < _KILO**2:
        return f"{number / _KILO:.0f} kB"
    return f"{number / _KILO**2:.1f} MB"


def contact_href(contact: str) -> str:
    """Return the address behind the contact of a publisher, empty where it is neither web nor mail.

    >>> contact_href("data@example.org"), contact_href("javascript:alert(1)")
    ('mailto:data@example.org', '')
    """
    if is_web(contact):
        return contact
    bare = contact.removeprefix("mailto:")
    return f"mailto:{bare}" if bare.count("@") == 1 and ":" not in bare and " " not in bare else ""


@cache
def static_version() -> str:
    """Return a short digest of the style sheet and script, so that browsers fetch them anew when they change."""
    folder = files("briefing_kg.serve") / "static"
    digest = hashlib.sha256()
    for each in sorted(folder.iterdir(), key=lambda file: file.name):
        digest.update(each.read_bytes())
    return digest.hexdigest()[:8]


def _render(site: Site, template: str, **values: Any) -> str:
    values.setdefault("jsonld", "")
    values.setdefault("canonical", "")
    page = (
        environment()
        .get_template(template)
        .render(
            site=site, links=site.links, facts=site.facts, settings=site.settings, version=static_version(), **values
        )
    )
    return page.replace("\r", "&#13;")  # or else a browser would read a line feed (HTML, section 13.2.3.5)


__all__ = [
    "HomePage",
    "Problem",
    "describe",
    "entity",
    "graph_page",
    "home",
    "listing",
    "ontology_page",
    "problem_page",
    "report_page",
    "shapes_page",
    "sparql_answer",
    "sparql_form",
    "sparql_graph",
    "sparql_result",
]
