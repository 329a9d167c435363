"""Whole graphs: ``/graph/…`` by their own names, ``/graphs`` by the Graph Store Protocol (reads only)."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request
from pyoxigraph import NamedNode

from briefing_kg import formats, iris
from briefing_kg.formats import Format
from briefing_kg.release_layout import EVERYTHING
from briefing_kg.serve import pages
from briefing_kg.serve.context import Served, served
from briefing_kg.serve.rdf import write
from briefing_kg.serve.replies import Choice, Links, chosen, reply

blueprint = Blueprint("graphs", __name__)

#: Formats of one graph; Turtle where the client does not say.
_OFFERS = (formats.TURTLE, formats.NTRIPLES, formats.JSONLD, formats.RDFXML)
_WITH_PAGE: tuple[Format, ...] = (formats.HTML, *_OFFERS, formats.TRIG, formats.NQUADS)


@blueprint.get("/graph/<path:key>")
def graph(key: str) -> Response:
    """Give the graph that has this address as its name; people see what it is first."""
    here = served()
    suffix = None
    if iris.graph(here.base, key) not in here.dataset.graph_names:
        stem, _, extension = key.rpartition(".")
        suffix = next((each for each in _WITH_PAGE if each.extension == extension), None)
        key = stem if suffix else key
    if iris.graph(here.base, key) not in here.dataset.graph_names:
        abort(404, f"There is no graph {iris.graph(here.base, key)}.")
    choice = chosen(_WITH_PAGE, suffix)
    location = f"{request.script_root}/graph/{key}.{choice.format.extension}"
    if choice.format == formats.HTML:
        page = pages.graph_page(here.site, key)
        return reply(
            page.encode(),
            formats.HTML.content_type,
            negotiated=choice.negotiated,
            location=location,
            changed=here.changed,
        )
    return _sent(here, iris.graph(here.base, key), choice, location)


@blueprint.get("/graphs")
def store() -> Response:
    """Give a graph named in the query string (SPARQL 1.1 Graph Store HTTP Protocol, section 4.2)."""
    here = served()
    names = request.args.getlist("graph")
    by_default = "default" in request.args
    if len(names) + by_default != 1:
        if not names and not by_default and chosen((formats.TURTLE, formats.HTML)).format == formats.HTML:
            return reply(pages.graph_page(here.site).encode(), formats.HTML.content_type, negotiated=True)
        abort(400, "Name exactly one graph: /graphs?default or /graphs?graph=IRI.")
    if names:
        return _named(here, names[0])
    return _sent(here, None, chosen(_OFFERS))


@blueprint.get("/graphs/<path:name>")
def direct(name: str) -> Response:
    """Give the graph named by the address of the request itself (section 4.1)."""
    here = served()
    names = (f"{here.base}graphs/{name}", request.base_url)
    found = next((iri for iri in names if iri in here.dataset.graph_names), None)
    if found is None:
        abort(404, f"There is no graph {names[0]}.")
    return _sent(here, found, chosen(_OFFERS))


def _named(here: Served, iri: str) -> Response:
    if iri not in here.dataset.graph_names:
        abort(404, f"There is no graph {iri}.")
    return _sent(here, iri, chosen(_OFFERS))


def _sent(here: Served, iri: str | None, choice: Choice, location: str = "") -> Response:
    """Send a graph, None for the default graph: the dump of a release, or what the store holds."""
    release = here.dataset.release
    key = EVERYTHING if iri is None else iri.removeprefix(iris.graph(here.base, ""))
    path = release.dump(key, choice.format) if release else None
    if path is not None and path.is_file():
        body = path.read_bytes()
    else:
        found = here.dataset.default_triples() if iri is None else here.dataset.triples([NamedNode(iri)])
        body = write(found, choice.format, here.prefixes)
    links = Links().add(here.site.facts.licence, "license") if release else None
    return reply(
        body,
        choice.format.content_type,
        negotiated=choice.negotiated,
        location=location,
        links=links,
        changed=here.changed,
    )
