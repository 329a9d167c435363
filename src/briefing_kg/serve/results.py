"""Writes results of SELECT and ASK, whole or not at all.

The engine's own serialisers write; they are watched for bytes while they do, and the rows of a
large result are counted before it is given away.
"""

from __future__ import annotations

import csv
import io

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results

from briefing_kg import formats
from briefing_kg.errors import QueryLimitError
from briefing_kg.formats import Format
from briefing_kg.serve.rdf import xml_safe

ENGINE_FORMATS = {
    formats.RESULTS_JSON: QueryResultsFormat.JSON,
    formats.RESULTS_XML: QueryResultsFormat.XML,
    formats.RESULTS_CSV: QueryResultsFormat.CSV,
    formats.RESULTS_TSV: QueryResultsFormat.TSV,
}
#: Formats of an answer that is true or false: CSV and TSV have none (SPARQL 1.1 CSV and TSV, section 2).
BOOLEAN_FORMATS = (formats.RESULTS_JSON, formats.RESULTS_XML)
#: The shortest row in any format is a line end.
_SHORTEST_ROW = 1


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
    output = _Watched(size)
    found.serialize(output, format=ENGINE_FORMATS[form])
    body = b"".join(output.chunks)
    if len(body) > rows * _SHORTEST_ROW and count_rows(body, form) > rows:
        raise too_many(rows, "rows")
    return xml_safe(body) if form == formats.RESULTS_XML else body


def boolean(found: QueryBoolean, form: Format) -> bytes:
    """Return a truth value in *form*."""
    output = io.BytesIO()
    found.serialize(output, format=ENGINE_FORMATS[form])
    return output.getvalue()


def count_rows(body: bytes, form: Format) -> int:
    """Return how many solutions a serialised result holds."""
    if form == formats.RESULTS_CSV:
        return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1
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
