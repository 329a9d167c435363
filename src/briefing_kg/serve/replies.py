"""How every representation goes out: validators, negotiation headers, links."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flask import Response, request
from werkzeug.http import quote_header_value

from briefing_kg.formats import Format
from briefing_kg.serve.negotiate import choose, named
from briefing_kg.serve.problem import not_acceptable

_READ = ("GET", "HEAD", "QUERY")
#: A release is swapped as a whole: caches may keep an answer a little and must then ask again.
_FRESH_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Links:
    """The header ``Link`` (RFC 8288) in the making."""

    parts: tuple[str, ...] = field(default=())

    def add(self, href: str, rel: str, media_type: str = "") -> Links:
        """Return these links and one more."""
        kind = f"; type={quote_header_value(media_type, allow_token=False)}" if media_type else ""
        return Links((*self.parts, f'<{href}>; rel="{rel}"{kind}'))

    def __str__(self) -> str:
        """The value of the header."""
        return ", ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is sent: the format, and whether the request header decided it."""

    format: Format
    negotiated: bool


def chosen(offers: Sequence[Format], suffix: Format | None = None) -> Choice:
    """Choose by suffix, then by ``?format=``, then by ``Accept``; raise NotAcceptable with the offers."""
    if suffix is not None:
        return Choice(suffix, negotiated=False)
    asked = request.args.get("format")
    found = named(asked, offers) if asked else choose(request.headers.get("Accept"), offers)
    if found is None:
        raise not_acceptable(tuple(offers))
    return Choice(found, negotiated=not asked)


def reply(  # noqa: PLR0913 - the parts of one response
    body: bytes,
    content_type: str,
    *,
    negotiated: bool = False,
    location: str = "",
    links: Links | None = None,
    changed: datetime | None = None,
    fresh: int = _FRESH_SECONDS,
) -> Response:
    """Return *body* with a strong validator of its own, or 304 where the client has it."""
    response = Response(body, content_type=content_type)
    if negotiated:
        response.vary.add("Accept")
    if location:
        response.headers["Content-Location"] = location
    if links and links.parts:
        response.headers["Link"] = str(links)
    if request.method not in _READ:
        response.cache_control.no_store = True
        return response
    response.cache_control.public = True
    response.cache_control.max_age = fresh
    response.cache_control.must_revalidate = True
    response.set_etag(hashlib.sha256(content_type.encode() + b"\0" + body).hexdigest()[:32])
    if changed is not None:
        response.last_modified = changed
    if request.method != "QUERY":
        response.make_conditional(request)
    return response
