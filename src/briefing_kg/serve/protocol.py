"""Reads requests of the SPARQL 1.1 Protocol (section 2.1), and HTTP QUERY, down to the bytes."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from werkzeug.exceptions import BadRequest, RequestURITooLarge, UnsupportedMediaType
from werkzeug.http import parse_options_header

from briefing_kg.errors import QueryRefusedError

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_LONGEST_ADDRESS = 64_000
_MOST_PARAMETERS = 1_000
_UTF8 = frozenset({"", "utf-8", "utf8"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for; ``query`` is None where none was sent."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read(method: str, address: bytes, content_type: str | None, body: bytes) -> Asked:
    """Return what is asked; *address* is the part of the URL after the question mark.

    Raises an HTTP error, or QueryRefusedError for an update.
    """
    if len(address) > _LONGEST_ADDRESS:
        raise RequestURITooLarge("The address is longer than this server reads: send the query with POST.")
    parameters = _parameters(address, "The address")
    if method not in {"GET", "HEAD"}:
        parameters += _from_body(content_type, body)
    values: dict[str, list[str]] = {}
    for name, value in parameters:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise QueryRefusedError("Updates are never carried out here: the data are read-only.")
    queries = values.get("query", [])
    if len(queries) > 1 or (method not in {"GET", "HEAD"} and not queries):
        raise BadRequest(f"A request holds exactly one query; this one holds {len(queries)}.")
    return Asked(
        queries[0] if queries else None,
        tuple(values.get("default-graph-uri", ())),
        tuple(values.get("named-graph-uri", ())),
    )


def _from_body(content_type: str | None, body: bytes) -> list[tuple[str, str]]:
    if not content_type:
        raise UnsupportedMediaType("The request has a body without Content-Type.")
    media_type, options = parse_options_header(content_type)
    if options.get("charset", "").lower() not in _UTF8:
        raise UnsupportedMediaType("Queries are read in UTF-8 only.")
    if media_type == UPDATE:
        raise QueryRefusedError("Updates are never carried out here: the data are read-only.")
    if media_type == DIRECT:
        return [("query", _text(body, "The body"))]
    if media_type == FORM:
        return _parameters(body, "The body")
    raise UnsupportedMediaType(f"The type {media_type} is not read here: send {DIRECT} or {FORM}.")


def _parameters(data: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            _text(data, where),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except UnicodeDecodeError as error:
        raise BadRequest(f"{where} is not UTF-8.") from error
    except ValueError as error:
        raise BadRequest(f"{where} holds more than {_MOST_PARAMETERS} parameters.") from error


def _text(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(f"{where} is not UTF-8.") from error
