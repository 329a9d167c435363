"""The errors of the package, one small tree, rendered once at each edge.

BriefingError
├── InputError          something a person wrote or named is wrong (exit 2)
│   ├── SourceError         a source text cannot be read
│   ├── QuoteError          a quote does not stand in its source, or stands there twice
│   └── DataError           Turtle, facts, claims or settings cannot be used
├── ConformanceError    the data have Violations (exit 1)
├── IdentityError       ids that were published would vanish; somebody has to decide (exit 2)
├── ReleaseError        a release is missing, broken or cannot be written (exit 2)
└── QueryError          a query was not answered
    ├── QuerySyntaxError    it does not parse
    ├── QueryRefusedError   it asks for something that is never done here
    └── QueryLimitError     it passed a limit
"""

from __future__ import annotations

from pathlib import Path


class BriefingError(Exception):
    """Base of all errors raised on purpose by this package."""


class InputError(BriefingError):
    """Something a person wrote or named is wrong; says what, where and what to do."""

    def __init__(
        self, problem: str, *, path: Path | str | None = None, line: int | None = None, advice: str = ""
    ) -> None:
        """Keep the facts and build one readable message from them."""
        self.problem = problem
        self.path = path
        self.line = line
        self.advice = advice
        where = "" if path is None else f"{path}:{line}: " if line is not None else f"{path}: "
        super().__init__(f"{where}{problem}" + (f"\n  {advice}" if advice else ""))


class SourceError(InputError):
    """A source text is missing, empty or not UTF-8."""


class QuoteError(InputError):
    """A quote does not stand in its source text, or stands there more than once."""


class DataError(InputError):
    """Turtle, facts about a source, reviewed claims or a setting cannot be used."""


class ConformanceError(BriefingError):
    """The data have Violations; ``report_text`` is the report as a person reads it."""

    def __init__(self, report_text: str) -> None:
        """Keep the readable report."""
        self.report_text = report_text
        super().__init__(report_text)


class IdentityError(BriefingError):
    """Ids that were published would vanish or change their meaning; says which, and what can be done."""


class ReleaseError(BriefingError):
    """A release is missing, incomplete, or cannot be written."""


class QueryError(BriefingError):
    """A query was not answered; ``status`` is the HTTP status that says why."""

    status = 400
    kind = "bad-query"


class QuerySyntaxError(QueryError):
    """A query does not parse; line and column count from 1 where the engine tells them."""

    kind = "query-syntax"

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        """Keep the position."""
        self.line = line
        self.column = column
        super().__init__(message)


class QueryRefusedError(QueryError):
    """A query asks for the network, a file or a change, none of which is done here."""

    status = 403
    kind = "query-refused"


class QueryLimitError(QueryError):
    """A query passed a limit of time, memory, rows, bytes, depth or length."""

    status = 413
    kind = "query-limit"
