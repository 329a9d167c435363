"""What an id that would vanish may have become: likely successors, and what tells them apart."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefing_kg.model.ids import KnownId, briefing_of, kind_of
from briefing_kg.model.published import Published, amount, without_amount

#: Share of words in common, in order, from which two wordings count as close.
CLOSE = 0.9


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something published now that may be what is missing; *in_place* if it stands between the same neighbours."""

    id: str
    meaning: str
    likeness: float  # only for showing and sorting, never published
    in_place: bool


def likeness(one: str, other: str) -> float:
    """Return the share of words that two wordings have in common, in order: 1 for the same words."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def is_close(one: str, other: str) -> bool:
    """Whether two wordings have nearly all words in common."""
    return likeness(one, other) >= CLOSE


def difference(old: str, new: str) -> str:
    """Return the new wording with what differs from the old: ``more than [10 → 100] 000``."""
    before, after = old.split(), new.split()
    parts = []
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = " ".join(before[start:end]), " ".join(after[first:last])
        parts.append(come if tag == "equal" else f"[{gone or '—'} → {come or '—'}]")
    return " ".join(parts)


def candidates(
    gone: KnownId, listed: Sequence[KnownId], known: Container[str], near: Sequence[Published]
) -> tuple[Candidate, ...]:
    """Return what may have become of *gone*, the likeliest first.

    *listed* is what was ever published of its briefing, *known* holds every id ever published; *near* is
    what is published now, in order of the text.
    """
    kind = kind_of(gone.id)
    new = [each for each in near if kind_of(each.id) == kind and each.id not in known]
    if kind == "briefing":
        return ()
    if kind == "figure":
        made = [Candidate(each.id, each.meaning, 1, in_place=False) for each in new if _same_figure(each, gone)]
    else:
        between = {each.id for each in _between(gone, listed, near)} if kind == "statement" else set()
        made = [
            Candidate(each.id, each.meaning, likeness(gone.meaning, each.meaning), each.id in between) for each in new
        ]
    fit = (each for each in made if each.likeness >= CLOSE or each.in_place)
    return tuple(sorted(fit, key=lambda each: (-each.likeness, each.id)))


def _same_figure(new: Published, gone: KnownId) -> bool:
    """Whether a figure says the same of something else, or something else of the same."""
    return without_amount(new.meaning) == without_amount(gone.meaning) or amount(new.meaning) == amount(gone.meaning)


def _between(gone: KnownId, listed: Sequence[KnownId], near: Sequence[Published]) -> Iterator[Published]:
    """Yield the statements between those that stood right before and after *gone* and are still there.

    Lists grow in the order of the text at first, so the nearest listed neighbours are those of the text.
    """
    now = [each for each in near if kind_of(each.id) == "statement"]
    places = {each.id: place for place, each in enumerate(now)}
    whole = briefing_of(gone.id)
    then = [each.id for each in listed if briefing_of(each.id) == whole and kind_of(each.id) == "statement"]
    here = then.index(gone.id)
    before = next((places[each] for each in reversed(then[:here]) if each in places), -1)
    after = next((places[each] for each in then[here + 1 :] if each in places), len(now))
    yield from now[before + 1 : after]
