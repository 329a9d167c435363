"""``/dump/…``: the files of a release as they are, and ``/queries/…``: the stored questions."""

from __future__ import annotations

import base64
from pathlib import Path

from flask import Blueprint, Response, abort, redirect, request, send_from_directory
from werkzeug.wrappers import Response as BaseResponse

from briefing_kg import formats
from briefing_kg.formats import Format
from briefing_kg.release_layout import COMPRESSED, Release
from briefing_kg.serve import pages
from briefing_kg.serve.context import Served, served
from briefing_kg.serve.replies import Links, chosen, reply

blueprint = Blueprint("files", __name__)

_QUERY = Format("SPARQL query", "rq", "application/sparql-query", "")
_QUERY_OFFERS = (_QUERY, formats.HTML)
_FRESH_SECONDS = 300


@blueprint.get("/dump")
def dumps() -> BaseResponse:
    """Lead to where the dumps are listed."""
    return redirect(f"{request.script_root}/#take", 303)


@blueprint.get("/dump/<path:name>")
def dump(name: str) -> Response:
    """Send a dump: whole, in part (RFC 9110, section 14), or 304; a ``.gz`` is a file of its own kind."""
    here, release = _release()
    response = send_from_directory(
        release.dumps,
        name,
        mimetype=_content_type(name),
        conditional=True,
        etag=_digest(here, release, f"dump/{name}"),
        last_modified=here.changed,
        max_age=_FRESH_SECONDS,
    )
    response.headers["Content-Type"] = _content_type(name)
    response.headers["Link"] = str(Links().add(here.site.facts.licence, "license"))
    digest = _digest(here, release, f"dump/{name}")
    response.headers["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(digest)).decode()}:"
    return response


@blueprint.get("/SHA256SUMS")
def checksums() -> Response:
    """Give the checksums of all files of the release, as ``sha256sum --check`` reads them."""
    here, release = _release()
    return reply(release.checksums.read_bytes(), "text/plain; charset=utf-8", changed=here.changed)


@blueprint.get("/queries")
def queries() -> BaseResponse:
    """Lead to where the stored questions are listed."""
    return redirect(f"{request.script_root}/#questions", 303)


@blueprint.get("/queries/<name>")
def query(name: str) -> Response:
    """Give a stored question as a query; to a browser in the form."""
    here, _ = _release()
    key = name.removesuffix(".rq")
    found = next((each for each in here.site.facts.questions if each.key == key), None)
    if found is None:
        abort(404, "There is no such stored question.")
    choice = chosen(_QUERY_OFFERS, _QUERY if name.endswith(".rq") else None)
    text = pages.sparql_form(here.site, found.query) if choice.format == formats.HTML else found.query
    return reply(text.encode(), choice.format.content_type, negotiated=choice.negotiated, changed=here.changed)


def _release() -> tuple[Served, Release]:
    here = served()
    if here.dataset.release is None:
        abort(404, "Files of data are served here, without a release around them.")
    return here, here.dataset.release


def _content_type(name: str) -> str:
    if name.endswith(COMPRESSED):
        return "application/gzip"
    form = formats.BY_EXTENSION.get(Path(name).suffix.removeprefix("."))
    return form.content_type if form else "application/octet-stream"


def _digest(here: Served, release: Release, name: str) -> str:
    """Return the SHA-256 of a file as the release lists it; what is not listed is not there."""
    listing = here.once("checksums", release.checksums.read_bytes).decode()
    digests = {listed: digest for digest, _, listed in (line.partition("  ") for line in listing.splitlines())}
    if name not in digests:
        abort(404, f"This release has no file {name}.")
    return digests[name]
