"""``/id/…`` names a thing, ``/doc/…`` is what we say about it (Cool URIs for the Semantic Web, 303)."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, abort, redirect, request
from pyoxigraph import NamedNode, Triple
from werkzeug.wrappers import Response as BaseResponse

from briefing_kg import formats, iris
from briefing_kg.formats import Format
from briefing_kg.serve import pages
from briefing_kg.serve.context import Served, served
from briefing_kg.serve.rdf import write
from briefing_kg.serve.replies import Choice, Links, chosen, reply
from briefing_kg.vocab import DCTERMS, FOAF, RDF, VOID

blueprint = Blueprint("documents", __name__)

OFFERS: tuple[Format, ...] = (formats.HTML, *formats.GRAPH_FORMATS)
_SUFFIXES = {each.extension: each for each in OFFERS}
_SAFE = "/:@!$&'()*+,;=~-._"


@blueprint.get("/id/<path:path>")
def thing(path: str) -> BaseResponse:
    """Lead from a thing to its document; unknown things are 404 at once."""
    here = served()
    if _iri(here, path) is None:
        shorter = path.rstrip("/")
        if shorter != path and _iri(here, shorter):
            return redirect(f"{request.script_root}/id/{quote(shorter, safe=_SAFE)}", 308)
        abort(404, f"The data say nothing of {iris.thing(here.base, path)}.")
    return redirect(f"{request.script_root}/doc/{quote(path, safe=_SAFE)}", 303)


@blueprint.get("/doc/<path:path>")
def document(path: str) -> BaseResponse:
    """Describe one of our own things."""
    here = served()
    iri, suffix = _iri(here, path), None
    if iri is None:
        stem, _, extension = path.rpartition(".")
        suffix = _SUFFIXES.get(extension)
        iri = _iri(here, stem) if suffix else None
        path = stem if iri else path
    if iri is None:
        shorter = path.rstrip("/")
        if shorter != path and _iri(here, shorter):
            return redirect(f"{request.script_root}/doc/{quote(shorter, safe=_SAFE)}", 308)
        abort(404, f"The data say nothing of {iris.thing(here.base, path)}.")
    address = f"{request.script_root}/doc/{quote(path, safe=_SAFE)}"
    choice = chosen(OFFERS, suffix)
    about = (f"{here.base}doc/{path}", iri) if here.dataset.release else None
    return _described(here, iri, choice, _Addresses(f"{address}.", iri), about)


@blueprint.get("/describe")
@blueprint.get("/resource")
def resource() -> Response:
    """Describe any IRI that stands in the data: ``/describe?iri=…``."""
    here = served()
    iri = request.args.get("iri", "")
    if not iri:
        abort(400, "Say of what: /describe?iri=…")
    if not here.dataset.is_used(iri):
        abort(404, f"The data say nothing of {iri}.")
    address = f"{request.script_root}/describe?iri={quote(iri, safe='')}&format="
    return _described(here, iri, chosen(OFFERS), _Addresses(address, iri), None)


class _Addresses:
    """Where the representations of one description are."""

    def __init__(self, stem: str, iri: str) -> None:
        self.stem = stem
        self.iri = iri

    def of(self, form: Format) -> str:
        return f"{self.stem}{form.extension}"

    def links(self, form: Format, licence: str) -> Links:
        """Signposts (RFC 8288; FAIR Signposting): one thing, its other forms, its terms."""
        links = Links().add(quote(self.iri, safe=f"{_SAFE}%#?"), "cite-as")
        for other in OFFERS:
            if other != form:
                links = links.add(self.of(other), "alternate", other.media_type)
        if form == formats.HTML:
            links = links.add(self.of(formats.TURTLE), "describedby", formats.TURTLE.media_type)
        return links.add(licence, "license") if licence else links


def _described(
    here: Served, iri: str, choice: Choice, addresses: _Addresses, about: tuple[str, str] | None
) -> Response:
    if choice.format == formats.HTML:
        page = pages.entity(here.site, iri) if here.dataset.release else pages.describe(here.site, iri)
        if page is None:
            abort(404, f"The data say nothing of {iri}.")
        body = page.encode()
    else:
        triples = [quad.triple for quad in here.dataset.describe(iri)]
        body = write([*triples, *_about(here, about)], choice.format, here.prefixes)
    licence = here.site.facts.licence if here.dataset.release else ""
    return reply(
        body,
        choice.format.content_type,
        negotiated=choice.negotiated,
        location=addresses.of(choice.format),
        links=addresses.links(choice.format, licence),
        changed=here.changed,
    )


def _about(here: Served, about: tuple[str, str] | None) -> list[Triple]:
    """What the document says about itself: its topic, its dataset, its terms."""
    if about is None:
        return []
    page, topic = NamedNode(quote(about[0], safe=f"{_SAFE}%")), NamedNode(about[1])
    return [
        Triple(page, NamedNode(f"{RDF}type"), NamedNode(f"{FOAF}Document")),
        Triple(page, NamedNode(f"{FOAF}primaryTopic"), topic),
        Triple(page, NamedNode(f"{VOID}inDataset"), NamedNode(iris.thing(here.base, "dataset"))),
        Triple(page, NamedNode(f"{DCTERMS}license"), NamedNode(here.site.facts.licence)),
    ]


def _iri(here: Served, path: str) -> str | None:
    """Return the IRI that the data have for *path*: as decoded by the server, or written with escapes."""
    for candidate in dict.fromkeys((path, quote(path, safe=_SAFE))):
        iri = iris.thing(here.base, candidate)
        if here.dataset.exists(iri):
            return iri
    return None
