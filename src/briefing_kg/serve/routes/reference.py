"""What explains the data: the ontology, the shapes, the report, the descriptions of the dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from flask import Blueprint, Response, abort, redirect, request
from pyoxigraph import NamedNode, Triple
from werkzeug.wrappers import Response as BaseResponse

from briefing_kg import formats, iris
from briefing_kg.formats import Format
from briefing_kg.release_layout import Release
from briefing_kg.serve import pages
from briefing_kg.serve.context import Served, served
from briefing_kg.serve.description import dataset_description
from briefing_kg.serve.rdf import read_turtle, write
from briefing_kg.serve.replies import Choice, Links, chosen, reply
from briefing_kg.vocab import OWL

blueprint = Blueprint("reference", __name__)

_PAGE_OFFERS = (formats.HTML, *formats.GRAPH_FORMATS)
_REPORT_OFFERS = (formats.HTML, formats.TURTLE, formats.JSON, formats.SARIF, formats.TEXT)


@blueprint.get("/def")
@blueprint.get("/def.<extension>")
def ontology(extension: str | None = None) -> Response:
    """Give the ontology: its terms are fragments of this address."""
    here, release = _release()
    return _page_or_graph(here, "def", extension, [release.ontology / "briefing.ttl"], pages.ontology_page)


@blueprint.get("/def/<version>")
def ontology_version(version: str) -> Response:
    """Give the ontology under the address of its version; only the one in force is kept."""
    here, release = _release()
    stem, _, extension = version.rpartition(".")
    known = {each.extension for each in _PAGE_OFFERS}
    name, suffix = (stem, extension) if extension in known else (version, None)
    versions = {
        triple.object.value
        for triple in read_turtle((release.ontology / "briefing.ttl").read_bytes())
        if triple.predicate == NamedNode(f"{OWL}versionIRI") and isinstance(triple.object, NamedNode)
    }
    if f"{iris.definition(here.base)}/{name}" not in versions:
        abort(404, f"There is no version {name} of the ontology here.")
    return ontology(suffix)


@blueprint.get("/context.jsonld")
def context() -> Response:
    """Give the JSON-LD context that names our terms."""
    here, release = _release()
    path = release.ontology / "context.jsonld"
    if not path.is_file():
        abort(404, "This release has no JSON-LD context.")
    return reply(path.read_bytes(), formats.JSONLD.content_type, changed=here.changed)


@blueprint.get("/shapes")
@blueprint.get("/shapes.<extension>")
def shapes(extension: str | None = None) -> Response:
    """Give the shapes that every published graph satisfies."""
    here, release = _release()
    return _page_or_graph(here, "shapes", extension, sorted(release.shapes.rglob("*.ttl")), pages.shapes_page)


@blueprint.get("/report")
@blueprint.get("/report.<extension>")
def report(extension: str | None = None) -> Response:
    """Give the validation report of the release."""
    here, release = _release()
    choice = chosen(_REPORT_OFFERS, _suffix(extension, _REPORT_OFFERS))
    files = {
        formats.TURTLE: release.report_turtle,
        formats.JSON: release.report_json,
        formats.SARIF: release.report_sarif,
        formats.TEXT: release.report_text,
    }
    body = pages.report_page(here.site).encode() if choice.format == formats.HTML else _bytes(files[choice.format])
    return _represented(here, "report", _REPORT_OFFERS, choice, body)


@blueprint.get("/audit")
def audit() -> BaseResponse:
    """Lead to the report, whose rows are named like the checks of the second opinion."""
    return redirect(f"{request.script_root}/report", 303)


@blueprint.get("/void")
@blueprint.get("/void.<extension>")
@blueprint.get("/.well-known/void")
def void(extension: str | None = None) -> Response:
    """Describe the dataset for crawlers (VoID, section 7.2)."""
    here = served()
    release = here.dataset.release
    if release is None:
        return _graph(here, "void", extension, lambda: dataset_description(here.settings, here.dataset))
    return _graph(here, "void", extension, lambda: read_turtle(_bytes(release.void)), release.void)


@blueprint.get("/dcat")
@blueprint.get("/dcat.<extension>")
def dcat(extension: str | None = None) -> Response:
    """Describe the dataset for catalogues."""
    here, release = _release()
    return _graph(here, "dcat", extension, lambda: read_turtle(_bytes(release.dcat)), release.dcat)


def _release() -> tuple[Served, Release]:
    here = served()
    if here.dataset.release is None:
        abort(404, "Files of data are served here, without a release around them.")
    return here, here.dataset.release


def _suffix(extension: str | None, offers: Iterable[Format]) -> Format | None:
    if extension is None:
        return None
    found = next((each for each in offers if each.extension == extension), None)
    if found is None:
        abort(404, f"This is not to be had as .{extension}.")
    return found


def _page_or_graph(
    here: Served, name: str, extension: str | None, paths: list[Path], page: Callable[..., str]
) -> Response:
    choice = chosen(_PAGE_OFFERS, _suffix(extension, _PAGE_OFFERS))
    if choice.format == formats.HTML:
        body = page(here.site).encode()
    elif choice.format == formats.TURTLE:
        # As people wrote it, with comments: files of Turtle may stand one after the other.
        body = here.once(f"{name} ttl", lambda: b"\n".join(_bytes(path) for path in paths))
    else:
        body = here.once(
            f"{name} {choice.format.extension}",
            lambda: write(read_turtle(b"\n".join(_bytes(path) for path in paths)), choice.format, here.prefixes),
        )
    return _represented(here, name, _PAGE_OFFERS, choice, body)


def _graph(
    here: Served, name: str, extension: str | None, triples: Callable[[], list[Triple]], turtle: Path | None = None
) -> Response:
    offers = formats.GRAPH_FORMATS
    choice = chosen(offers, _suffix(extension, offers))
    if choice.format == formats.TURTLE and turtle is not None:
        body = _bytes(turtle)
    else:
        body = here.once(
            f"{name} {choice.format.extension}",
            lambda: write(triples(), choice.format, here.prefixes),
        )
    return _represented(here, name, offers, choice, body)


def _represented(here: Served, name: str, offers: Iterable[Format], choice: Choice, body: bytes) -> Response:
    """Return *body* with the headers that say which representation it is and which others there are."""
    return reply(
        body,
        choice.format.content_type,
        negotiated=choice.negotiated,
        location=_address(name, choice.format),
        links=_alternates(name, offers, choice.format),
        changed=here.changed,
    )


def _address(name: str, form: Format) -> str:
    return f"{request.script_root}/{name}.{form.extension}"


def _alternates(name: str, offers: Iterable[Format], form: Format) -> Links:
    links = Links()
    for other in offers:
        if other != form:
            links = links.add(_address(name, other), "alternate", other.media_type)
    return links


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        abort(404, f"This release has no {path.name}.")
    return path.read_bytes()
