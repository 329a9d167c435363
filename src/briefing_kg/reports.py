"""What checks say of a graph: results, promises and the report of both; frozen and without RDF."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Severity of a validation result (SHACL 1.0, section 2.1.4)."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """One result of a check: which promise is broken, by what, in plain words.

    ``shape`` is the IRI of the promise: a SHACL shape, or a check of the second opinion.
    ``component`` is the SHACL constraint component, ``term`` the value as an N-Triples term.
    Results are ordered by severity, the gravest first, then by promise and thing.
    """

    severity: Severity
    shape: str
    focus: str
    path: str | None
    value: str | None
    message: str
    component: str = ""
    term: str | None = None

    def __lt__(self, other: ValidationResult) -> bool:
        """Whether this result stands before *other* in a report."""
        return self._order() < other._order()

    def _order(self) -> tuple[int, str, str, str, str, str]:
        place = (self.shape, self.focus, self.path or "", self.value or "", self.message)
        return (tuple(Severity).index(self.severity), *place)


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that is promised of the data, and of how many things it was asked.

    ``iri`` names the shape or the check of the second opinion; ``looked_at`` counts the
    things it was asked of (passages, figures, numbers of the text …), ``things`` is the
    word for them, in the plural.
    """

    iri: str
    title: str
    description: str
    looked_at: int
    things: str


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All results, sorted; ``conforms`` by the letter of SHACL, ``passes`` without Violation.

    ``promises`` are all that was checked, kept or not, sorted by their IRIs.
    """

    results: tuple[ValidationResult, ...]
    promises: tuple[Promise, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether there is no result at all (SHACL 1.0, section 3.6.1)."""
        return not self.results

    @property
    def passes(self) -> bool:
        """Whether there is no Violation: Warnings and Infos do not stop a release."""
        return all(result.severity is not Severity.VIOLATION for result in self.results)
