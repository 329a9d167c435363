"""Headers that every response carries, errors included."""

from __future__ import annotations

from flask import Flask, Response, request

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
    (
        "Access-Control-Expose-Headers",
        "Allow, Content-Location, ETag, Link, Location, Repr-Digest, Retry-After",
    ),
)
_PREFLIGHT = (
    ("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match"),
    ("Access-Control-Max-Age", "86400"),
)


def install(app: Flask) -> None:
    """Add the headers to whatever *app* answers; OPTIONS answers preflights of any origin."""

    def protect(response: Response) -> Response:
        for name, value in _ALWAYS:
            response.headers[name] = value
        if request.method == "OPTIONS" and response.status_code < 400:  # noqa: PLR2004 - the first error status
            response.status_code = 204
            response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET, HEAD, OPTIONS")
            for name, value in _PREFLIGHT:
                response.headers[name] = value
            response.headers.pop("Content-Type", None)
        return response

    app.after_request(protect)
