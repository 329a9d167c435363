"""Reads every number of the captured text again: is each accounted for, and does each figure say what is printed?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from briefing_kg import iris
from briefing_kg.audit.checks import NUMBERS, UNITS, VALUES, Ledger
from briefing_kg.audit.facts import Facts
from briefing_kg.audit.figures import Figure, figures, in_words
from briefing_kg.audit.numbers import Number, Token, numbers, place_value, printed_unit, speaks_of_percent, tokens
from briefing_kg.audit.sources import Passage, Source
from briefing_kg.reports import Severity
from briefing_kg.vocab import RDF, UNIT

_AROUND = 24
#: Where one sentence ends and the next begins.
_STOP = re.compile(r"[.!?][\"'”’)]*\s+|\n")
_EXEMPT = "Put it into the quote of a figure, time or name, or exempt it with a reason"


@dataclass(frozen=True, slots=True)
class _Page:
    """A source with its numbers, read once: tokens, what they say together, what the graphs say of them."""

    source: Source
    tokens: list[Token]
    numbers: list[Number]
    stand_for: dict[tuple[int, int], list[Passage]]

    def words(self, token: Token) -> str:
        """Name *token* with its place and the words around it."""
        text = self.source.text
        around = text[max(0, token.start - _AROUND) : token.end + _AROUND]
        place = f"page {self.source.page}, characters {token.start} to {token.end}"
        return f"the number “{token.text}” ({place}), “… {' '.join(around.split())} …”"

    def inside(self, place: Passage) -> list[Number]:
        """Return the numbers that have characters in common with *place*."""
        low = bisect_left(self.numbers, place.start, key=lambda each: each.end)
        high = bisect_left(self.numbers, place.end, key=lambda each: each.start)
        return [each for each in self.numbers[low:high] if place.start < each.end]


def check_numbers(facts: Facts, ledger: Ledger, sources: Iterable[Source], *, reviewed: bool) -> None:
    """Account for every number of *sources*, and read the number of every figure again."""
    pages = {each.iri: _page(each) for each in sources}
    readable = list(figures(facts))
    for iri in sorted(set(facts.instances("Figure")) - {each.iri for each in readable}):
        ledger.look(VALUES)
        ledger.note(VALUES, iri, f"{facts.describe(iri)}: has not exactly one number as its value. Correct brf:value.")
    stated = [each for each in readable if each.status not in {"derived", "external"}]
    known = {passage.iri: (page, passage) for page in pages.values() for passage in page.source.passages}
    places = {
        each.iri: [known[iri] for iri in facts.links(each.iri, facts.own("passage")) if iri in known] for each in stated
    }
    claimed: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page, place in (each for found in places.values() for each in found):
        claimed[page.source.iri].append((place.start, place.end))
    for page in pages.values():
        _check_page(ledger, page, claimed[page.source.iri], Severity.VIOLATION if reviewed else Severity.WARNING)
    for figure in stated:
        ledger.look(VALUES)
        ledger.look(UNITS)
        _check_figure(facts, ledger, figure, places[figure.iri], reviewed=reviewed)


def _page(source: Source) -> _Page:
    stand_for: dict[tuple[int, int], list[Passage]] = {}
    for each in source.passages:
        if each.refers_to:
            stand_for.setdefault((each.start, each.end), []).append(each)
    return _Page(source, tokens(source.text), numbers(source.text), stand_for)


def _check_page(ledger: Ledger, page: _Page, claimed: list[tuple[int, int]], severity: Severity) -> None:
    reaching = _Reach([*claimed, *page.stand_for])
    digits = [each for each in page.tokens if each.text[0].isdecimal()]
    for token in page.tokens:
        ledger.look(NUMBERS)
        exact = page.stand_for.get((token.start, token.end), [])
        covered = bool(exact) or (not token.text[0].isdecimal() and reaching.over(token.start, token.end))
        name = page.words(token)
        focus = iris.passage(page.source.iri, token.start, token.end)
        if not covered:
            ledger.note(NUMBERS, focus, f"{name}: stands for nothing in the data. {_EXEMPT}.", severity)
        elif len(exact) > 1:
            ledger.note(NUMBERS, focus, f"{name}: is in the data {len(exact)} times. Keep one of them.")
    for start, end in page.stand_for:
        cut = _cut(digits, start, end)
        if cut is not None:
            problem = f"{page.words(cut)}: a passage takes in only a part of it (characters {start} to {end})."
            problem = f"{problem} Correct that quote."
            ledger.note(NUMBERS, iris.passage(page.source.iri, start, end), problem)


def _cut(digits: list[Token], start: int, end: int) -> Token | None:
    """Return the number in digits that a passage begins or ends within."""
    for place in (start, end):
        at = bisect_left(digits, place, key=lambda each: each.start) - 1
        if at >= 0 and place < digits[at].end:
            return digits[at]
    return None


class _Reach:
    """Tells whether any of some runs of characters takes in another."""

    def __init__(self, runs: Iterable[tuple[int, int]]) -> None:
        """Sort *runs* by their starts and keep how far all up to each reach."""
        ordered = sorted(runs)
        self._starts = [start for start, _ in ordered]
        self._ends: list[int] = []
        for _, end in ordered:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def over(self, start: int, end: int) -> bool:
        """Whether one run begins at or before *start* and ends at or after *end*."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end


def _check_figure(
    facts: Facts, ledger: Ledger, figure: Figure, places: list[tuple[_Page, Passage]], *, reviewed: bool
) -> None:
    name = facts.describe(figure.iri)
    found = [(page, number) for page, place in places for number in _numbers_of(page, place, figure.iri)]
    if not found:
        _check_taken(facts, ledger, figure, places)
        return
    fitting = [(page, number) for page, number in found if _fits(figure, number)]
    if not fitting:
        read = " or ".join(dict.fromkeys(in_words(number.value) for _, number in found))
        problem = f"{name}: its value is {in_words(figure.value)}, but its words read {read}. Correct the value."
        ledger.note(VALUES, figure.iri, problem)
        return
    page, number = fitting[0]
    text = page.source.text
    rounding, unit = _rounding_problem(figure, text, number), _unit_problem(facts, figure, page, number)
    if rounding:
        ledger.note(VALUES, figure.iri, f"{name}: {rounding}.")
    if unit:
        ledger.note(UNITS, figure.iri, f"{name}: {unit}.", Severity.VIOLATION if reviewed else Severity.WARNING)


def _check_taken(facts: Facts, ledger: Ledger, figure: Figure, places: list[tuple[_Page, Passage]]) -> None:
    """Tell that no number stands for *figure*, be it that there is none, or that it stands for something else."""
    name, a_figure = facts.describe(figure.iri), facts.own("Figure")
    for page, place in places:
        for number in page.inside(place):
            others = sorted(_stands_for(page, number))
            if _fits(figure, number) or any(a_figure in facts.links(each, f"{RDF}type") for each in others):
                words = page.source.text[number.start : number.end]
                problem = f"{name}: the number “{words}” at its place stands for {facts.describe(others[0])} instead"
                ledger.note(VALUES, figure.iri, f"{problem}. Correct what that number stands for.")
                return
    problem = f"{name}: no number can be read at its place. Read it yourself; correct its quote if need be."
    ledger.note(VALUES, figure.iri, problem, Severity.WARNING)


def _numbers_of(page: _Page, place: Passage, figure: str) -> list[Number]:
    """Return the numbers at *place* that stand for *figure*, or, where none does, those that stand for nothing."""
    inside = page.inside(place)
    own = [each for each in inside if figure in _stands_for(page, each)]
    return own or [each for each in inside if not _stands_for(page, each)]


def _stands_for(page: _Page, number: Number) -> set[str]:
    low = bisect_left(page.tokens, number.start, key=lambda each: each.start)
    high = bisect_left(page.tokens, number.end, key=lambda each: each.start)
    found = (page.stand_for.get((each.start, each.end), []) for each in page.tokens[low:high])
    return {thing for passages in found for passage in passages for thing in passage.refers_to}


def _fits(figure: Figure, number: Number) -> bool:
    if number.is_part:
        return _is_rounded(
            figure.value, number.value * {f"{UNIT}PERCENT": 100, f"{UNIT}PPTH": 1000}.get(figure.unit, 1)
        )
    value = number.value
    if number.is_multiple and figure.unit == f"{UNIT}PERCENT":
        value = (value - 1) * 100
    readings = {value} | ({value * number.shared} if number.shared else set())
    return figure.value in readings or (figure.down and -figure.value in readings)


def _is_rounded(value: Fraction, exact: Fraction) -> bool:
    """Whether *value*, a number with a finite decimal form, is *exact* rounded to as many places as it has."""
    places = next(n for n in range(64) if (value * 10**n).denominator == 1)
    return abs(value - exact) * 2 <= Fraction(1, 10**places)


def _rounding_problem(figure: Figure, text: str, number: Number) -> str:
    printed = [each for each in tokens(text[number.start : number.end]) if each.text[0].isdecimal()]
    place = place_value(printed[0].text) if len(printed) == 1 and number.value else None
    if place is None or number.is_part:
        return ""
    digits = Fraction(printed[0].text.replace(",", ""))
    scale = abs(figure.value / digits) if digits else Fraction(1)
    if figure.unit_of_rounding > place * scale:
        words = f"is rounded to {in_words(figure.unit_of_rounding)}, but it is printed to {in_words(place * scale)}"
        return f"{words}. Correct brf:roundingUnit"
    return ""


def _unit_problem(facts: Facts, figure: Figure, page: _Page, number: Number) -> str:
    text = page.source.text
    own = {f"{UNIT}PERCENT": "PERCENT", f"{UNIT}PPTH": "PPTH"}
    own |= {iris.thing(facts.base, f"unit/{key}"): key for key in ("percentage-point", "basis-point")}
    given, printed = own.get(figure.unit, ""), printed_unit(text, number)
    if printed and given != printed:
        words = text[number.start : number.end + 18].splitlines()[0]
        return f"“{words}” is printed, which is not its unit. Correct its unit"
    bare = not number.is_part and not number.is_multiple and not _sentence_speaks(facts, figure, page, number)
    if given and not printed and bare:
        return "its unit is one of percent, points or per mille, which the text does not print. Correct its unit"
    return ""


def _sentence_speaks(facts: Facts, figure: Figure, page: _Page, number: Number) -> bool:
    """Whether percent stands near enough to be meant: ``between 15 and 16 percent``.

    That is in the statement that holds the number, or, where there is none, in its sentence of the line.
    """
    text = page.source.text
    stated = {place for each in facts.links(figure.iri, facts.own("statedIn")) for place in _passages(facts, each)}
    for place in page.source.passages:
        if place.iri in stated and place.start <= number.start and number.end <= place.end:
            return speaks_of_percent(text[place.start : place.end])
    start = max((each.end() for each in _STOP.finditer(text, 0, number.start)), default=0)
    end = _STOP.search(text, number.end)
    return speaks_of_percent(text[start : end.start() if end else len(text)])


def _passages(facts: Facts, thing: str) -> list[str]:
    return facts.links(thing, facts.own("passage"))
