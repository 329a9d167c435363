"""The front page, lists to browse, and what crawlers look for."""

from __future__ import annotations

import re
from html import escape

from flask import Blueprint, Response, abort, request
from pyoxigraph import NamedNode

from briefing_kg import formats
from briefing_kg.serve import pages
from briefing_kg.serve.context import Served, served
from briefing_kg.serve.description import dataset_description
from briefing_kg.serve.problem import KINDS
from briefing_kg.serve.rdf import read_turtle, write
from briefing_kg.serve.replies import Links, chosen, reply

blueprint = Blueprint("start", __name__)

_HOME_OFFERS = (formats.HTML, *formats.GRAPH_FORMATS)
_MOST_ADDRESSES = 50_000
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


@blueprint.get("/")
def home() -> Response:
    """Show the front page; to programs the description of the dataset."""
    here = served()
    choice = chosen(_HOME_OFFERS)
    if choice.format == formats.HTML:
        body = pages.home(here.site).encode()
    else:
        body = here.once(f"home {choice.format.extension}", lambda: _described(here, choice.format))
    root = request.script_root
    links = Links().add(f"{root}/.well-known/void", "describedby", formats.TURTLE.media_type)
    links = links.add(f"{root}/sparql", "service")
    return reply(body, choice.format.content_type, negotiated=choice.negotiated, links=links, changed=here.changed)


def _described(here: Served, form: formats.Format) -> bytes:
    release = here.dataset.release
    if release is None:
        return write(dataset_description(here.settings, here.dataset), form, here.prefixes)
    triples = [*read_turtle(release.void.read_bytes()), *read_turtle(release.dcat.read_bytes())]
    return write(triples, form, here.prefixes)


@blueprint.get("/browse/<key>")
def browse(key: str) -> Response:
    """List all things of a class."""
    here = served()
    number = request.args.get("page", "1")
    page = pages.listing(here.site, key, int(number)) if _PAGE_NUMBER.fullmatch(number) else None
    if page is None:
        abort(404, "There is no such list, or no such page of it.")
    return reply(page.encode(), formats.HTML.content_type, changed=here.changed)


@blueprint.get("/problem/<kind>")
def problem(kind: str) -> Response:
    """Explain a kind of problem: the address that problem documents give as their type."""
    here = served()
    if kind not in KINDS:
        abort(404, "There is no such kind of problem.")
    title, advice = KINDS[kind]
    page = pages.problem_page(here.site, pages.Problem(200, title, advice))
    return reply(page.encode(), formats.HTML.content_type, changed=here.changed)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Tell crawlers where the list of pages is, and to leave the endpoint alone."""
    text = f"User-agent: *\nDisallow: /sparql?\nSitemap: {served().base}sitemap.xml\n"
    return reply(text.encode(), "text/plain; charset=utf-8")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """List the pages of all our own things (sitemaps.org 0.9)."""
    here = served()
    return reply(here.once("sitemap", lambda: _sitemap(here)), "application/xml", changed=here.changed)


def _sitemap(here: Served) -> bytes:
    start = f"{here.base}id/"
    query = (
        f'SELECT DISTINCT ?thing WHERE {{ ?thing ?property ?value FILTER(STRSTARTS(STR(?thing), "{start}") '
        f'&& !CONTAINS(STR(?thing), "#")) }} ORDER BY ?thing LIMIT {_MOST_ADDRESSES - 1}'
    )
    things = [row["thing"].value for row in here.dataset.select(query) if isinstance(row["thing"], NamedNode)]
    addresses = [here.base, *(f"{here.base}doc/{iri.removeprefix(start)}" for iri in things)]
    changed = f"<lastmod>{here.changed.date().isoformat()}</lastmod>" if here.changed else ""
    entries = "".join(f"<url><loc>{escape(address)}</loc>{changed}</url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}</urlset>\n".encode()
