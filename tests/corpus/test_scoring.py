from __future__ import annotations

from typing import Any

import pytest

from benchmarks.keys import period_agrees, role_agrees, unit_key
from benchmarks.scoring import Score, scores, summed, table

TEXT = "Ada Moor:\n\nWe have 200 boats, up 5%. We will train pilots.\n"
FIGURE = {"start": 19, "end": 28, "value": 200, "unit": "count:boats", "comparator": "=", "direction": None,
          "kind": "level", "period": None}  # fmt: skip
ANNOTATED: dict[str, Any] = {
    "turns": [{"speaker": "Ada Moor", "kind": "official", "start": 11, "end": 58, "label_start": 0}],
    "figures": [FIGURE],
    "measures": [{"start": 46, "end": 57, "action": "train", "modality": "will"}],
    "people": [{"name": "Ada Moor", "role": "minister of boats", "org": None}],
}
NAMES = list(scores(TEXT, {}, ANNOTATED))


def f1(found: dict[str, Any], measure: str) -> float:
    """Return one score of what was *found* in the text."""
    return scores(TEXT, ANNOTATED | found, ANNOTATED)[measure].f1


@pytest.mark.parametrize("measure", NAMES)
def test_the_annotation_itself_is_wholly_right(measure: str) -> None:
    """Whoever finds what the annotation says has 1 everywhere."""
    assert f1({}, measure) == 1


@pytest.mark.parametrize("measure", [name for name in NAMES if "period" not in name])
def test_nothing_found_is_nothing_right(measure: str) -> None:
    """A key that is missing counts as nothing found."""
    assert scores(TEXT, {}, ANNOTATED)[measure] == Score(0, 0, 1)


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"value": 300}, "span and value"),
        ({"unit": "count:ships"}, "with unit"),
        ({"comparator": ">"}, "with comparator"),
        ({"direction": "up"}, "with direction"),
        ({"kind": "share"}, "with kind"),
    ],
)
def test_one_thing_wrong_with_a_figure_is_seen(change: dict[str, Any], lost: str) -> None:
    """Each property is scored by itself."""
    assert f1({"figures": [FIGURE | change]}, f"figures, {lost}") == 0


def test_an_optional_figure_costs_nothing() -> None:
    """Neither who misses it nor who finds something else there is blamed."""
    annotated = ANNOTATED | {"figures": [FIGURE, FIGURE | {"start": 33, "end": 35, "value": 5, "optional": True}]}
    for extra in ([], [FIGURE | {"start": 33, "end": 35, "value": 7}]):
        found = ANNOTATED | {"figures": [FIGURE, *extra]}
        assert scores(TEXT, found, annotated)["figures, span and value"] == Score(1, 1, 1)


def test_matching_is_one_to_one() -> None:
    """The same figure found twice is one too many."""
    assert scores(TEXT, ANNOTATED | {"figures": [FIGURE, FIGURE]}, ANNOTATED)["figures, with unit"] == Score(1, 2, 1)


def test_half_of_a_measure_is_enough() -> None:
    """A span that shares half of what both cover matches, a shorter one does not."""
    measure = ANNOTATED["measures"][0]
    assert f1({"measures": [measure | {"end": 52}]}, "measures, half the span") == 1
    assert f1({"measures": [measure | {"end": 50}]}, "measures, half the span") == 0


@pytest.mark.parametrize(
    ("mine", "theirs", "right"),
    [
        ("2023", "2023", True),
        ("2023-12-31", "end of 2023", True),
        ("2023", "end of 2023", False),
        ("2023", "last year", True),
        ("2024", "this year", True),
        ("2024-06", "June", True),
        ("2024-11-30", "as of Nov. 30", True),
        ("2022-01/2022-09", "first three quarters of 2022", True),
        ("2016/2020", "2016-2020", True),
        (None, "per day", True),
        (None, "2023", False),
    ],
)
def test_periods_are_compared_by_what_they_mean(mine: str | None, theirs: str, *, right: bool) -> None:
    """The annotation names periods in words, the extractor resolves them against the year of the briefing."""
    assert period_agrees(mine, theirs, 2024) is right


def test_units_and_roles_are_compared_by_what_they_mean() -> None:
    """Plural, other names of a unit, and longer forms of a role are the same."""
    assert unit_key("count:coal mines") == unit_key("count:mine")
    assert unit_key("tons") == unit_key("tonne") != unit_key("kg")
    assert role_agrees("the minister of boats", "minister of boats")
    assert not role_agrees("deputy", "minister of boats")


def test_texts_are_counted_together() -> None:
    """Sums, not averages: a long text weighs more."""
    total = summed([{"turns": Score(1, 1, 1)}, {"turns": Score(0, 3, 1)}])
    assert total == {"turns": Score(1, 4, 2)}
    assert [line.split() for line in table(total)][1] == ["turns", "0.250", "0.500", "0.333", "1", "4", "2"]
