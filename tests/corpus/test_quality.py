from __future__ import annotations

import pytest

from benchmarks.quality import Group, items, quality
from benchmarks.scoring import Score

#: What each score (F1) must reach: over the texts that rules were learnt from, and over those set aside.
#: A change may raise a floor; one that lowers it says why.
FLOORS: dict[str, tuple[float, float]] = {
    "turns, span and speaker": (0.99, 0.99),
    "turns, span and kind": (0.99, 0.99),
    "figures, span and value": (0.99, 0.99),
    "figures, with unit": (0.98, 0.89),
    "figures, with comparator": (0.98, 0.96),
    "figures, with direction": (0.96, 0.94),
    "figures, with kind": (0.94, 0.89),
    "figures, with the first three": (0.95, 0.82),
    "figures, period if stated": (0.90, 0.66),
    "measures, half the span": (0.96, 0.84),
    "measures, with action": (0.96, 0.84),
    "measures, with firmness": (0.96, 0.78),
    "people, name": (0.99, 0.99),
    "people, name and role": (0.99, 0.99),
}


@pytest.fixture(scope="module")
def practised() -> dict[str, Score]:
    """Return the scores over the texts that rules were learnt from."""
    return quality(Group.PRACTISED)


@pytest.fixture(scope="module")
def set_aside() -> dict[str, Score]:
    """Return the scores over the texts set aside, as a group; nothing of a single one of them is told."""
    return quality(Group.SET_ASIDE)


def test_every_score_has_a_floor(practised: dict[str, Score]) -> None:
    """Nothing is measured without being held."""
    assert set(practised) == set(FLOORS)


@pytest.mark.parametrize("measure", FLOORS)
def test_no_score_falls_below_its_floor(practised: dict[str, Score], measure: str) -> None:
    """Over the texts that rules were learnt from."""
    assert practised[measure].f1 >= FLOORS[measure][0]


@pytest.mark.parametrize("measure", FLOORS)
def test_no_score_of_what_was_set_aside_falls_below_its_floor(set_aside: dict[str, Score], measure: str) -> None:
    """Over the texts that nobody reads or tunes on."""
    assert set_aside[measure].f1 >= FLOORS[measure][1]


def test_the_texts_set_aside_are_not_among_those_practised() -> None:
    """Six texts are set aside; together the two groups are all."""
    practised, aside = set(items(Group.PRACTISED)), set(items(Group.SET_ASIDE))
    assert len(aside) == 6
    assert not practised & aside
    assert practised | aside == set(items(Group.ALL))
