"""The checks of the second opinion, and the ledger in which they write what they looked at and found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefing_kg.reports import Place, Promise, Severity, ValidationReport, ValidationResult

GROUP = "second opinion"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the second opinion asks; ``things`` is the plural of what it asks it of."""

    name: str
    title: str
    description: str
    things: str

    def iri(self, base: str) -> str:
        """Return the IRI by which results name this check."""
        return f"{base}audit#{self.name}"


DERIVED = Check(
    "DerivedValueIsRecomputed",
    "Derived value is recomputed",
    "A second program computes every derived figure again from its inputs: the value is that result, rounded, "
    "and 'more than' or 'less than' is kept.",
    "derived figures",
)
INPUTS = Check(
    "DerivationHasItsInputs",
    "Derivation has its inputs",
    "The inputs of a derived figure are of the kinds, units and periods that its arithmetic asks for.",
    "derived figures",
)
TIES = Check(
    "FiguresAgree",
    "Figures agree with one another",
    "Levels, changes, rates, gaps and shares of the same thing fit together as precisely as they were printed.",
    "sums and comparisons",
)
NUMBERS = Check(
    "EveryNumberIsAccountedFor",
    "Every number is accounted for",
    "Every number that a second program finds in the captured text is a passage that stands for something; "
    "a missing one is named.",
    "numbers of the text",
)
VALUES = Check(
    "ValueIsReadAgain",
    "Value is read again",
    "A second program reads the number at the place of every stated figure, with its scale word, and finds its value.",
    "stated figures",
)
UNITS = Check(
    "PercentIsReadAgain",
    "Percent is read again",
    "Where the text prints percent, percentage points, basis points or per mille after a number, "
    "that is the unit of the figure, and nowhere else.",
    "stated figures",
)
STATEMENTS = Check(
    "StatementNameIsHashedAgain",
    "Statement name is hashed again",
    "The name of every statement is computed again from the speaker's label and the words in the captured file.",
    "statements",
)
TILES = Check(
    "SpeechIsWhole",
    "Speech is whole",
    "Turns do not overlap; the statements of a turn follow one another without gap and hold every word of it.",
    "turns",
)
FILES = Check(
    "SourceIsTheCapturedFile",
    "Source is the captured file",
    "The digest and the text of every source are those of its captured file, byte for byte, and every captured "
    "page is a source.",
    "captured files",
)
QUOTES = Check(
    "QuoteIsInTheFile",
    "Quote is in the file",
    "The characters of every passage, and the words before and after it, stand in the captured file at its offsets.",
    "passages",
)
TERMS = Check(
    "TermIsWellWritten",
    "Term is well written",
    "Every line is N-Triples, nothing is a blank node, and numbers and dates are written in their canonical form.",
    "triples",
)
ORIGINS = Check(
    "FactHasOneOrigin",
    "Fact has one origin",
    "Every triple stands in one named graph, and computed, reported and stated figures each in their own.",
    "triples",
)
RELEASE = Check(
    "ReleaseIsWhole",
    "Release is whole",
    "Every file of the release has the digest that its list of checksums gives, and none is missing or unlisted.",
    "files",
)
DUMPS = Check(
    "DumpsSayTheSame",
    "Dumps say the same",
    "The dump of each graph holds the triples that the dump of everything has for it, as many as the manifest says.",
    "graphs",
)
COMPLETE = Check(
    "DumpIsComplete",
    "Dump is complete",
    "The dump of everything has as many triples of each graph as the description in it says.",
    "graphs",
)

#: What is asked of the graphs of a build, and of any dump of them.
OF_GRAPHS = (DERIVED, INPUTS, TIES, NUMBERS, VALUES, UNITS, STATEMENTS, TILES, FILES, QUOTES, TERMS, ORIGINS)
#: What is asked of a dump of everything besides.
OF_DUMPS = (COMPLETE,)
#: What is asked of a release besides.
OF_RELEASES = (RELEASE, DUMPS)


@dataclass(slots=True)
class Ledger:
    """Takes in what the checks look at and find, and makes the report of it."""

    base: str
    checks: tuple[Check, ...]
    _looked_at: Counter[str] = field(default_factory=Counter)
    _results: set[ValidationResult] = field(default_factory=set)
    _unplaced: set[ValidationResult] = field(default_factory=set)

    def look(self, check: Check, number: int = 1) -> None:
        """Count *number* more things that *check* looked at."""
        self._looked_at[check.name] += number

    def note(self, check: Check, focus: str, message: str, severity: Severity = Severity.VIOLATION) -> None:
        """Write down what *check* found of the thing *focus*; *message* names it in plain words."""
        iri = check.iri(self.base)
        self._unplaced.add(ValidationResult(severity, iri, focus, None, None, message, component=iri))

    def place(self, where: Callable[[str], Place | None]) -> None:
        """Add to what was noted since the last time *where* the things stand in the files of data."""
        self._results.update(replace(each, place=where(each.focus)) for each in self._unplaced)
        self._unplaced.clear()

    def report(self) -> ValidationReport:
        """Return all that was found, and all that was looked at."""
        promises = (
            Promise(each.iri(self.base), each.title, each.description, self._looked_at[each.name], each.things, GROUP)
            for each in self.checks
        )
        results = self._results | self._unplaced
        return ValidationReport(tuple(sorted(results)), tuple(sorted(promises, key=lambda each: each.iri)))
