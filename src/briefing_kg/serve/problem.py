"""Errors as clients read them: problem documents (RFC 9457), pages for browsers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, NotAcceptable

from briefing_kg import formats
from briefing_kg.errors import BriefingError, QueryError, QuerySyntaxError
from briefing_kg.formats import Format
from briefing_kg.serve import pages
from briefing_kg.serve.context import Served
from briefing_kg.serve.negotiate import choose

#: Kinds of problem: title, and what a client can do.
KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "bad-query": ("The query cannot be evaluated", "Change the query as the detail says."),
        "query-syntax": ("The query is not SPARQL", "Look at the line and column that are named."),
        "query-refused": (
            "This is never done here",
            "The data are read-only, and no other endpoint is asked: ask this one, and join on your side.",
        ),
        "query-limit": (
            "The query passes a limit",
            "Ask for less, page with ORDER BY, LIMIT and OFFSET, or take a dump of the data.",
        ),
        "not-xml": ("XML cannot carry the answer", "Ask for JSON, CSV, TSV or a format of RDF other than RDF/XML."),
        "bad-request": ("The request cannot be understood", "Change the request as the detail says."),
        "forbidden": ("This is never done here", "The data are read-only."),
        "not-found": ("There is nothing here", "Check the address; withdrawn things keep an address of their own."),
        "method-not-allowed": ("This method does nothing here", "Use one of the methods in the header Allow."),
        "not-acceptable": ("Not to be had in this format", "Ask for one of the formats that the detail lists."),
        "content-too-large": ("The request is too large", "Send a shorter query."),
        "uri-too-long": ("The address is too long", "Send the query with POST."),
        "unsupported-media-type": (
            "The body has a type that is not read here",
            "Send application/sparql-query or application/x-www-form-urlencoded, in UTF-8.",
        ),
        "internal-server-error": ("Something went wrong here", "Try again; if it stays, tell the publisher."),
    }
)


def kind_of(status: int) -> str:
    """Return the kind of problem for a status that says everything itself."""
    name = HTTPStatus(status).phrase.lower().replace(" ", "-").replace("request-entity", "content")
    return {"request-uri-too-long": "uri-too-long"}.get(name, name)


def respond(  # noqa: PLR0913 - the members of a problem document
    served: Served,
    status: int,
    kind: str,
    detail: str,
    *,
    more: Mapping[str, Any] | None = None,
    query: str = "",
) -> Response:
    """Return the response that says what is wrong, to a program or to a person."""
    title, advice = KINDS.get(kind, (HTTPStatus(status).phrase, ""))
    if choose(request.headers.get("Accept"), (formats.PROBLEM, formats.HTML)) == formats.HTML:
        page = pages.problem_page(served.site, pages.Problem(status, title, detail, advice, query))
        response = Response(page, status, content_type=formats.HTML.content_type)
    else:
        document = {"type": f"{served.base}problem/{kind}", "title": title, "status": status, "detail": detail}
        body = json.dumps(document | dict(more or {}), ensure_ascii=False) + "\n"
        response = Response(body, status, content_type=formats.PROBLEM.content_type)
    response.vary.add("Accept")
    response.cache_control.no_store = True
    return response


def not_acceptable(offers: tuple[Format, ...]) -> NotAcceptable:
    """Return the error that lists what is on offer."""
    return NotAcceptable(f"On offer: {', '.join(offer.media_type for offer in offers)}.")


def install(app: Flask, served: Served) -> None:
    """Make *app* answer with problems whatever goes wrong."""

    def refused(error: QueryError) -> Response:
        more = {"line": error.line, "column": error.column} if isinstance(error, QuerySyntaxError) else {}
        found = {name: value for name, value in more.items() if value is not None}
        return respond(served, error.status, error.kind, str(error), more=found, query=_query_of_browser())

    def failed(error: BriefingError) -> Response:
        app.logger.error("%s", error)
        return respond(served, 500, kind_of(500), "The data could not be read.")

    def http(error: HTTPException) -> Response:
        status = error.code or 500
        response = respond(served, status, kind_of(status), error.description or "")
        for name, value in error.get_headers():
            if name.lower() not in {"content-type", "content-length"}:
                response.headers[name] = value
        return response

    app.register_error_handler(QueryError, refused)
    app.register_error_handler(BriefingError, failed)
    app.register_error_handler(HTTPException, http)


def _query_of_browser() -> str:
    return request.args.get("query", "") if request.method in {"GET", "HEAD"} else ""
