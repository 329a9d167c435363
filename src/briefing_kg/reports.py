"""What checks say of a graph: results, promises and the report of both; frozen and without RDF."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

#: The first word that looks like a plural: that of *links to other data* is *links*.
_PLURAL = re.compile(r"\w*[^\W_s]s\b")


class Severity(StrEnum):
    """Severity of a validation result (SHACL 1.0, section 2.1.4)."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


#: What people are told; an Info blames nobody.
WORDS = MappingProxyType({Severity.VIOLATION: "Violation", Severity.WARNING: "Warning", Severity.INFO: "note"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the editable data a person looks: a file below the root, and characters in it.

    ``start`` and ``end`` count Unicode code points from 0, lines and columns from 1; the end is
    exclusive. Without a start it is the file as a whole, and the numbers are all 0.
    """

    file: str
    start: int | None = None
    end: int = 0
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """One result of a check: which promise is broken, by what, in plain words.

    ``shape`` is the IRI of the promise: a SHACL shape, or a check of the second opinion.
    ``component`` is the SHACL constraint component, ``term`` the value as an N-Triples term,
    ``place`` where in the files of data the thing stands, if it stands in one.
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
    place: Place | None = None

    def __lt__(self, other: ValidationResult) -> bool:
        """Whether this result stands before *other* in a report."""
        return self._order() < other._order()

    def _order(self) -> tuple[int, tuple[str, ...]]:
        told = (self.shape, self.focus, self.path or "", self.value or "", self.message)
        return tuple(Severity).index(self.severity), (*told, self.component, self.term or "")


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that is promised of the data, and of how many things it was asked.

    ``iri`` names the shape or the check of the second opinion; ``looked_at`` counts the
    things it was asked of (passages, figures, numbers of the text …), ``things`` is the
    word for them, in the plural. ``group`` is a word for what it is about (text, figures …).
    """

    iri: str
    title: str
    description: str
    looked_at: int
    things: str
    group: str = ""

    @property
    def asked_of(self) -> str:
        """Of how many things it was asked, in words: ``188 passages``, ``1 source text``."""
        things = self.things if self.looked_at != 1 else _PLURAL.sub(_singular, self.things, count=1)
        return f"{self.looked_at:,} {things}"


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

    def broken(self, promise: Promise) -> tuple[ValidationResult, ...]:
        """Return the results that tell of *promise*: none where it is kept."""
        return tuple(result for result in self.results if result.shape == promise.iri)

    def outcome(self, promise: Promise) -> str:
        """Return what came of *promise*, in words: notes leave it kept."""
        results = self.broken(promise)
        found = in_counts(results)
        if not results:
            return "kept" if promise.looked_at else "nothing to look at"
        return f"kept, {found}" if worst_of(results) is Severity.INFO else found


def worst_of(results: Iterable[ValidationResult]) -> Severity | None:
    """Return the gravest severity among *results*, None where there are none."""
    found = {result.severity for result in results}
    return next((severity for severity in Severity if severity in found), None)


def counted(number: int, severity: Severity) -> str:
    """Return how many there are of a severity, in words: ``1 Violation``, ``2 notes``."""
    return f"{number:,} {WORDS[severity]}{'' if number == 1 else 's'}"


def in_counts(results: Iterable[ValidationResult]) -> str:
    """Return how many results there are of each severity, in words: ``1 Violation, 2 notes``."""
    found = [result.severity for result in results]
    return ", ".join(counted(found.count(severity), severity) for severity in Severity if severity in found)


def merged(reports: Iterable[ValidationReport], again: Iterable[Promise] = ()) -> ValidationReport:
    """Return one report for all: each result once, the counts of each promise added up.

    *again* are the promises with what was counted more often than once: it is taken off.
    """
    results: set[ValidationResult] = set()
    promises: dict[str, Promise] = {}
    for report in reports:
        results.update(report.results)
        for promise in report.promises:
            known = promises.get(promise.iri)
            more = known.looked_at if known else 0
            promises[promise.iri] = replace(promise, looked_at=promise.looked_at + more)
    for promise in again:
        known = promises[promise.iri]
        promises[promise.iri] = replace(known, looked_at=known.looked_at - promise.looked_at)
    return ValidationReport(tuple(sorted(results)), tuple(sorted(promises.values(), key=lambda each: each.iri)))


def _singular(found: re.Match[str]) -> str:
    word = found[0]
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


#: In this order what a promise is about comes in reports; what is not named comes before the last.
_GROUPS = ("text", "speech", "discourse", "figures", "numbers", "arithmetic", "measures", "time", "world", "dataset")
_LAST = "second opinion"


def groups_of(promises: Iterable[Promise]) -> tuple[tuple[str, tuple[Promise, ...]], ...]:
    """Return *promises* by group, from the text to the world and the second opinion; each sorted by title."""
    found: dict[str, list[Promise]] = {}
    for promise in sorted(promises, key=lambda each: (each.title, each.iri)):
        found.setdefault(promise.group, []).append(promise)
    return tuple((group, tuple(found[group])) for group in sorted(found, key=_rank))


def _rank(group: str) -> tuple[int, str]:
    if group in _GROUPS:
        return _GROUPS.index(group), group
    return (len(_GROUPS) + 1 if group == _LAST else len(_GROUPS)), group
