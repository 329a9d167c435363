"""Hashes the names of statements again, from the captured files, and looks whether speech is whole.

The rule: SHA-256 of the speaker's label, a blank and the sentence, in lower case, every run of other characters
than letters, digits, "_" and "%" one blank; a second identical sentence has " 2" after it; 12 digits name it.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing_kg.audit.checks import STATEMENTS, TILES, Ledger
from briefing_kg.audit.facts import Facts, shortened
from briefing_kg.audit.sources import Passage, Source
from briefing_kg.reports import Severity
from briefing_kg.vocab import DCTERMS

_EDITORS = "editors"
_UNNAMED = "?"
_LENGTH = 12
#: What a statement keeps when a slip in it was corrected: the text whose hash its name still is.
_KEPT = "idFromWording"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A turn or statement at its characters."""

    iri: str
    source: Source
    start: int
    end: int

    @property
    def words(self) -> str:
        """The characters, from the captured file."""
        return self.source.text[self.start : self.end]


def check_statements(facts: Facts, ledger: Ledger, sources: Iterable[Source], *, reviewed: bool) -> None:
    """Check names and places of all statements and turns of a briefing."""
    places = {passage.iri: (source, passage) for source in sources for passage in source.passages}
    turns = _placed(facts, ledger, "Turn", places)
    statements = _placed(facts, ledger, "Statement", places)
    labels = dict(_labels(facts, turns))
    by_turn: dict[str, list[_Placed]] = defaultdict(list)
    for each in statements:
        by_turn[facts.link(each.iri, f"{DCTERMS}isPartOf")].append(each)
    _check_names(facts, ledger, statements, labels)
    _check_whole(facts, ledger, turns, by_turn, Severity.VIOLATION if reviewed else Severity.WARNING)


def _placed(facts: Facts, ledger: Ledger, name: str, places: dict[str, tuple[Source, Passage]]) -> list[_Placed]:
    found = []
    for iri in facts.instances(name):
        ledger.look(STATEMENTS if name == "Statement" else TILES)
        place = places.get(facts.link(iri, facts.own("passage")))
        if place is None:
            problem = f"{facts.describe(iri)}: has no one place in a captured text. Correct its quote."
            ledger.note(STATEMENTS if name == "Statement" else TILES, iri, problem)
        else:
            found.append(_Placed(iri, place[0], place[1].start, place[1].end))
    return sorted(found, key=lambda each: (each.source.page, each.start, each.end, each.iri))


def _labels(facts: Facts, turns: list[_Placed]) -> Iterator[tuple[str, str]]:
    """Yield for each turn the label before it: the last passage there that stands for its speaker, if it names one."""
    ends: dict[str, int] = defaultdict(int)
    for turn in turns:
        text, since = turn.source.text, ends[turn.source.iri]
        ends[turn.source.iri] = max(since, turn.end)
        speaker = facts.link(turn.iri, facts.own("speaker"))
        before = (each for each in turn.source.between(since, turn.start) if each.end <= turn.start)
        named = [each for each in before if (speaker in each.refers_to if speaker else not each.refers_to)]
        if named:
            label = max(named, key=lambda each: (each.end, -each.start))
            yield turn.iri, text[label.start : label.end]
        elif (
            not _has_words(text[since : turn.start]) or facts.text(turn.iri, facts.own("speakerAsInSource")) == _UNNAMED
        ):
            yield turn.iri, _UNNAMED


def _check_names(facts: Facts, ledger: Ledger, statements: list[_Placed], labels: dict[str, str]) -> None:
    seen: Counter[tuple[bool, str]] = Counter()
    turns = set(facts.instances("Turn"))
    for each in statements:
        turn = facts.link(each.iri, f"{DCTERMS}isPartOf")
        spoken = turn in turns
        label = labels.get(turn) if spoken else _EDITORS
        name = facts.describe(each.iri)
        if label is None:
            problem = f"{name}: the label of its speaker does not stand before its turn. Correct the label."
            ledger.note(STATEMENTS, each.iri, problem)
            continue
        wording = _normalised(f"{label} {each.words}")
        seen[spoken, wording] += 1
        number = seen[spoken, wording]
        made = _hashed(wording if number == 1 else f"{wording} {number}")
        given = each.iri.rsplit("/", 1)[-1]
        kept = facts.text(each.iri, facts.own(_KEPT))
        if kept is not None:
            if _hashed(kept) != given or made == given:
                problem = f"{name}: keeps its name from the wording “{shortened(kept)}”, which does not make it"
                ledger.note(STATEMENTS, each.iri, f"{problem}. Correct the wording on record.")
        elif made != given:
            problem = f"{name}: is named {given}, but its speaker and words make {made}. Build the data again"
            ledger.note(STATEMENTS, each.iri, f"{problem}, or correct the quote.")


def _check_whole(
    facts: Facts, ledger: Ledger, turns: list[_Placed], by_turn: dict[str, list[_Placed]], severity: Severity
) -> None:
    before: dict[str, _Placed] = {}
    for turn in turns:
        name, text = facts.describe(turn.iri), turn.source.text
        other = before.get(turn.source.iri)
        if other and turn.start < other.end:
            problem = f"{name}: overlaps {facts.describe(other.iri)}. Correct the sentences of one of them."
            ledger.note(TILES, turn.iri, problem)
        before[turn.source.iri] = turn
        position = turn.start
        gaps = []
        for each in by_turn.get(turn.iri, []):
            if each.start < position or each.end > turn.end or each.source is not turn.source:
                problem = f"{facts.describe(each.iri)}: overlaps another statement, or lies outside its turn."
                ledger.note(TILES, each.iri, f"{problem} Correct its quote.")
            gaps.append(text[position : each.start])
            position = max(position, each.end)
        for gap in filter(_has_words, [*gaps, text[position : turn.end]]):
            problem = f"{name}: no statement of it has the words “{shortened(gap)}”. Add the sentence."
            ledger.note(TILES, turn.iri, problem, severity)


def _normalised(words: str) -> str:
    kept = (each if each.isalnum() or each in "_%" else " " for each in words.lower())
    return " ".join("".join(kept).split())


def _hashed(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_LENGTH]


def _has_words(text: str) -> bool:
    return any(each.isalnum() for each in text)
