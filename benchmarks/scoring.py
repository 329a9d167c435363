"""How right an extraction is, against a person's annotation: turns, figures, measures, people.

Both are in the exchange format of ``briefing-kg extract --format json``; a key that is missing counts
as nothing found. The definitions:

- turns: the exact span up to outer white space (with or without the label), and the speaker, titles,
  letter case and generic labels folded; then the same spans with the kind of speaker.
- figures: spans overlap and values are equal; then with unit, comparator, direction, kind and period,
  each by itself, and with unit, comparator and direction together. A figure that the annotation calls
  optional costs nothing if missed and excuses what overlaps it.
- measures: spans share half of what they cover; then with the main verb, and with the firmness.
- people: the name; then name and role, where the annotation states a role.

Everything is matched one to one. The period counts only where the annotation states one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.keys import name_key, period_agrees, role_agrees, unit_key

Record = Mapping[str, Any]
Pairs = list[tuple[Record, Record]]

_TOLERANCE = 1e-4
_HALF = 0.5
_FIRM = {"aim": "plan"}


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: Score) -> Score:
        """Return both counted together."""
        return Score(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def precision(self) -> float:
        """How many of those found are right; 1 where nothing was to be found and nothing was."""
        return self.right / self.found if self.found else float(not self.there)

    @property
    def recall(self) -> float:
        """How many of those there are were found right."""
        return self.right / self.there if self.there else float(not self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall: F1."""
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 1.0


def scores(text: str, found: Record, annotated: Record, year: int | None = None) -> dict[str, Score]:
    """Return the score of each measure of quality for one text; *year* is that of the briefing, where known."""
    return {
        **_turn_scores(text, found.get("turns", ()), annotated["turns"]),
        **_figure_scores(found.get("figures", ()), annotated["figures"], year),
        **_measure_scores(found.get("measures", ()), annotated["measures"]),
        **_person_scores(found.get("people", ()), annotated["people"]),
    }


def summed(each: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """Return the scores of several texts counted together, not averaged."""
    total: dict[str, Score] = {}
    for one in each:
        for name, score in one.items():
            total[name] = total.get(name, Score()) + score
    return total


def table(total: Mapping[str, Score]) -> Iterator[str]:
    """Yield the lines of a table of *total*."""
    yield f"{'':28}{'precision':>10}{'recall':>8}{'F1':>7}{'right':>8}{'found':>7}{'there':>7}"
    for name, score in total.items():
        yield (
            f"{name:28}{score.precision:10.3f}{score.recall:8.3f}{score.f1:7.3f}"
            f"{score.right:8}{score.found:7}{score.there:7}"
        )


def _turn_scores(text: str, found: Sequence[Record], there: Sequence[Record]) -> dict[str, Score]:
    matched = _matched(found, there, lambda mine, gold: float(_same_turn(text, mine, gold)))
    named = [pair for pair in matched if pair[1]["speaker"] == "?" or _same_name(pair, "speaker")]
    kinds = [pair for pair in matched if pair[0].get("kind") == pair[1]["kind"]]
    return {
        "turns, span and speaker": Score(len(named), len(found), len(there)),
        "turns, span and kind": Score(len(kinds), len(found), len(there)),
    }


def _same_turn(text: str, mine: Record, gold: Record) -> bool:
    start, end = _trimmed(text, mine["start"], mine["end"])
    labelled = _trimmed(text, gold.get("label_start", gold["start"]), gold["end"])[0]
    return end == gold["end"] and start in {gold["start"], labelled}


def _same_name(pair: tuple[Record, Record], key: str) -> bool:
    mine, gold = pair
    return name_key(mine.get(key)) == name_key(gold[key])


def _figure_scores(found: Sequence[Record], there: Sequence[Record], year: int | None) -> dict[str, Score]:
    matched = _matched(found, there, _same_figure)
    right = [pair for pair in matched if not pair[1].get("optional")]
    required = [each for each in there if not each.get("optional")]
    excused = _excused(found, there, matched)
    counted, wanted = len(found) - excused, len(required)
    agreeing = {name: [pair for pair in right if agree(*pair)] for name, agree in _AGREE.items()}
    wholly = [pair for pair in right if all(_AGREE[name](*pair) for name in ("unit", "comparator", "direction"))]
    dated = [pair for pair in right if pair[1].get("period")]
    in_time = sum(period_agrees(mine.get("period"), gold["period"], year) for mine, gold in dated)
    return {
        "figures, span and value": Score(len(right), counted, wanted),
        **{f"figures, with {name}": Score(len(pairs), counted, wanted) for name, pairs in agreeing.items()},
        "figures, with the first three": Score(len(wholly), counted, wanted),
        "figures, period if stated": Score(in_time, len(dated), len(dated)),
    }


_AGREE: Mapping[str, Callable[[Record, Record], bool]] = {
    "unit": lambda mine, gold: unit_key(mine.get("unit")) == unit_key(gold["unit"]),
    "comparator": lambda mine, gold: (mine.get("comparator") or "=") == gold["comparator"],
    "direction": lambda mine, gold: (mine.get("direction") or None) == gold["direction"],
    "kind": lambda mine, gold: mine.get("kind") == gold["kind"],
}


def _same_figure(mine: Record, gold: Record) -> float:
    """Return how much the two overlap if their values are equal, a little more for one that is required."""
    shared = _overlap(mine, gold)
    if shared <= 0 or not _close(mine.get("value"), gold["value"]):
        return 0
    return shared if gold.get("optional") else shared + _HALF


def _excused(found: Sequence[Record], there: Sequence[Record], matched: Pairs) -> int:
    """Count what was found where the annotation leaves it open whether that is a figure."""
    ours = [id(mine) for mine, gold in matched if not gold.get("optional")]
    loose = [mine for mine in found if id(mine) not in ours]
    taken = {id(mine) for mine, gold in matched if gold.get("optional")}
    for mine in loose:
        over = [gold for gold in there if _overlap(mine, gold) > 0]
        if over and all(gold.get("optional") for gold in over):
            taken.add(id(mine))
    return len(taken)


def _measure_scores(found: Sequence[Record], there: Sequence[Record]) -> dict[str, Score]:
    matched = _matched(found, there, lambda mine, gold: share if (share := _shared(mine, gold)) >= _HALF else 0)
    verbs = sum(_first_word(mine.get("action")) == _first_word(gold["action"]) for mine, gold in matched)
    firm = sum(_firmness(mine) == _firmness(gold) for mine, gold in matched)
    return {
        "measures, half the span": Score(len(matched), len(found), len(there)),
        "measures, with action": Score(verbs, len(found), len(there)),
        "measures, with firmness": Score(firm, len(found), len(there)),
    }


def _firmness(measure: Record) -> str | None:
    word = measure.get("modality")
    return _FIRM.get(str(word), word)


def _person_scores(found: Sequence[Record], there: Sequence[Record]) -> dict[str, Score]:
    matched = _matched(found, there, lambda mine, gold: float(bool(name_key(mine.get("name"))) and _alike(mine, gold)))
    sure = [(mine, gold) for mine, gold in matched if not gold.get("optional")]
    excused = [id(mine) for mine, gold in matched if gold.get("optional")]
    counted = [mine for mine in found if id(mine) not in excused]
    wanted = [gold for gold in there if not gold.get("optional")]
    roles = [pair for pair in sure if pair[1]["role"] and role_agrees(pair[0].get("role"), pair[1]["role"])]
    with_role = sum(bool(mine.get("role")) for mine in counted)
    return {
        "people, name": Score(len(sure), len(counted), len(wanted)),
        "people, name and role": Score(len(roles), with_role, sum(bool(gold["role"]) for gold in wanted)),
    }


def _alike(mine: Record, gold: Record) -> bool:
    return name_key(mine.get("name")) == name_key(gold["name"])


def _matched(found: Sequence[Record], there: Sequence[Record], fit: Callable[[Record, Record], float]) -> Pairs:
    """Return pairs one to one, the best fitting first."""
    fits = [(fit(mine, gold), -one, -two) for one, mine in enumerate(found) for two, gold in enumerate(there)]
    used: Counter[tuple[str, int]] = Counter()
    pairs = []
    for value, one, two in sorted(fits, reverse=True):
        if value > 0 and not used["found", one] and not used["there", two]:
            used["found", one] = used["there", two] = 1
            pairs.append((found[-one], there[-two]))
    return pairs


def _overlap(one: Record, other: Record) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _shared(one: Record, other: Record) -> float:
    shared = _overlap(one, other)
    return shared / (max(one["end"], other["end"]) - min(one["start"], other["start"])) if shared > 0 else 0.0


def _close(one: Any, other: Any) -> bool:
    """Whether two numbers are equal but for rounding and sign: ``-7.2%`` is ``down 7.2%``."""
    if one is None:
        return False
    first, second = abs(float(one)), abs(float(other))
    return abs(first - second) <= _TOLERANCE * max(first, second, 1e-12)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _first_word(words: str | None) -> str:
    return next(iter(re.findall(r"\S+", (words or "").lower())), "")
