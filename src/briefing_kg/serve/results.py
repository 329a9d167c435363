"""Writes results of SELECT and ASK, whole or not at all.

The engine's own serialisers write, all but CSV; they are watched for bytes while they do, and
the rows of a large result are counted before it is given away.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import IO, cast

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
    parse_query_results,
)

from briefing_kg import formats
from briefing_kg.errors import QueryLimitError
from briefing_kg.formats import Format
from briefing_kg.serve.rdf import xml_safe

ENGINE_FORMATS = {
    formats.RESULTS_JSON: QueryResultsFormat.JSON,
    formats.RESULTS_XML: QueryResultsFormat.XML,
    formats.RESULTS_TSV: QueryResultsFormat.TSV,
}
_NEEDS_QUOTES = re.compile(r'[",\r\n]')
#: Formats of an answer that is true or false: CSV and TSV have none (SPARQL 1.1 CSV and TSV, section 2).
BOOLEAN_FORMATS = (formats.RESULTS_JSON, formats.RESULTS_XML)


class _Watched(io.RawIOBase):
    """Takes what is written and raises as soon as it is too much."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.chunks: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.size += len(data)
        if self.size > self.limit:
            raise too_large(self.limit)
        self.chunks.append(bytes(data))
        return len(data)


def solutions(found: QuerySolutions, form: Format, rows: int, size: int) -> bytes:
    """Return the solutions in *form*; raise QueryLimitError beyond *rows* rows or *size* bytes."""
    if form == formats.RESULTS_CSV:
        return _csv(found, rows, size)
    output = _Watched(size)
    found.serialize(cast("IO[bytes]", output), format=ENGINE_FORMATS[form])
    body = b"".join(output.chunks)
    # A row takes a byte at least, so that small results need no counting.
    if len(body) > rows and count_rows(body, form) > rows:
        raise too_many(rows, "rows")
    return xml_safe(body) if form == formats.RESULTS_XML else body


def _csv(found: QuerySolutions, rows: int, size: int) -> bytes:
    """Write CSV here: the engine leaves IRIs with a comma, such as those of passages, without quotation marks."""
    output = _Watched(size)
    output.write(_line(variable.value for variable in found.variables))
    for number, solution in enumerate(found, 1):
        if number > rows:
            raise too_many(rows, "rows")
        output.write(_line(map(_plain, solution)))
    return b"".join(output.chunks)


def _line(values: Iterable[str]) -> bytes:
    """Return a line of CSV (RFC 4180, section 2)."""
    return (",".join(map(_quoted, values)) + "\r\n").encode()


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if _NEEDS_QUOTES.search(value) else value


def _plain(term: NamedNode | BlankNode | Literal | Triple | None) -> str:
    """Return a term as CSV has it: without datatype, language or brackets (SPARQL 1.1 CSV and TSV, section 3.2)."""
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def boolean(found: QueryBoolean, form: Format) -> bytes:
    """Return a truth value in *form*."""
    output = io.BytesIO()
    found.serialize(output, format=ENGINE_FORMATS[form])
    return output.getvalue()


def count_rows(body: bytes, form: Format) -> int:
    """Return how many solutions a serialised result holds."""
    parsed = parse_query_results(body, format=ENGINE_FORMATS[form])
    return sum(1 for _ in parsed) if isinstance(parsed, QuerySolutions) else 0


def too_many(limit: int, what: str) -> QueryLimitError:
    """Return the error for a result of too many rows or triples."""
    return QueryLimitError(
        f"The result has more than {limit} {what}, which is the limit here. "
        "Nothing was cut off: ask for less, page with ORDER BY, LIMIT and OFFSET, or take a dump."
    )


def too_large(limit: int) -> QueryLimitError:
    """Return the error for a result of too many bytes."""
    return QueryLimitError(
        f"The result is larger than {limit} bytes, which is the limit here. "
        "Nothing was cut off: ask for less, page with ORDER BY, LIMIT and OFFSET, or take a dump."
    )
