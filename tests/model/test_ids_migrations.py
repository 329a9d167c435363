"""The table of decisions about ids: what it may say, and what is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_kg.errors import DataError
from briefing_kg.model.migrations import COLUMNS, Decision, kept_wordings, read_migrations, with_decision

_PATH = Path("migrations.tsv")
_HEAD = "\t".join(COLUMNS) + "\n"
_A, _B, _C = (f"briefing/tea-2024/statement/{letter * 12}" for letter in "abc")
_FIGURE = "briefing/tea-2024/figure/exports-2023"


def _row(*cells: str) -> str:
    return "\t".join(cells) + "\n"


def test_decisions_are_read() -> None:
    """One row a decision; empty cells at the end may be missing, and so may the whole table."""
    text = _HEAD + _row(_A, "keep", _B, "", "2024-06-01") + _row(_FIGURE, "withdraw", "", "", "2024-06-01", "Wrong.")
    kept, gone = read_migrations(text, _PATH)
    assert (kept.decision, kept.new_ids, kept.line) == (Decision.KEEP, (_B,), 2)
    assert (gone.decision, gone.new_ids, gone.reason) == (Decision.WITHDRAW, (), "Wrong.")
    assert kept_wordings((kept, gone)) == {_B: _A}
    assert read_migrations(_HEAD, _PATH) == ()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (_row("id", "decision"), "has other columns"),
        ("\ufeff" + _HEAD, "byte order mark"),
        (_HEAD + _row(_A, "withdraw", "", "", "2024-06-01", "Why", "more"), "has 7 columns"),
        (_HEAD + _row("statement/aaaa", "withdraw", "", "", "2024-06-01", "Why"), "'statement/aaaa' is not an id"),
        (_HEAD + _row(_A, "replace", "statement/b", "", "2024-06-01", "Why"), "'statement/b' is not an id"),
        (_HEAD + _row(_A, "forget", "", "", "2024-06-01", "Why"), "the decision 'forget' is unknown"),
        (_HEAD + _row(_A, "withdraw", "", "", "June", "Why"), "'June' is no day"),
        (_HEAD + _row(_A, "withdraw", "", "", "2024-06-01", " "), "needs its reason"),
        (_HEAD + _row(_A, "withdraw", _B, "", "2024-06-01", "Why"), "is replaced by nothing"),
        (_HEAD + _row(_A, "replace", "", "", "2024-06-01", "Why"), "nothing else is named"),
        (_HEAD + _row(_A, "replace", _A, "", "2024-06-01", "Why"), "nothing else is named"),
        (_HEAD + _row(_A, "keep", "", "", "2024-06-01"), "for one other wording"),
        (_HEAD + _row(_A, "keep", _FIGURE, "", "2024-06-01"), "for one other wording"),
        (_HEAD + _row(_A, "keep", _B.replace("tea", "cup"), "", "2024-06-01"), "for one other wording"),
        (_HEAD + _row(_FIGURE, "keep", "", "", "2024-06-01"), "kept by its new meaning"),
        (_HEAD + _row("briefing/tea-2024", "keep", "", "", "2024-06-01"), "a briefing is not kept"),
    ],
)
def test_a_bad_decision_is_refused(rows: str, words: str) -> None:
    """What is wrong in itself is told with file and line."""
    with pytest.raises(DataError, match=words) as caught:
        read_migrations(rows, _PATH)
    assert caught.value.path == _PATH
    assert caught.value.line == rows.count("\n")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (_row(_A, "withdraw", "", "", "2024-06-01", "Why") * 2, "has a decision on line 2 already"),
        (
            _row(_A, "replace", _B, "", "2024-06-01", "Why")
            + _row(_B, "replace", f"{_FIGURE} {_C}", "", "2024-06-01", "Why")
            + _row(_C, "replace", _A, "", "2024-06-01", "Why"),
            "is replaced by itself in the end",
        ),
        (
            _row(_A, "keep", _C, "", "2024-06-01") + _row(_B, "keep", _C, "", "2024-06-01"),
            f"{_C} is to bear two ids: {_A} and {_B}",
        ),
    ],
)
def test_decisions_that_do_not_fit_together_are_refused(rows: str, words: str) -> None:
    """Two on one id, a circle of replacements, one wording for two ids."""
    with pytest.raises(DataError, match=words):
        read_migrations(_HEAD + rows, _PATH)


def test_a_new_decision_takes_the_place_of_the_old() -> None:
    """All other lines stay as they are; the first decision makes the table."""
    first, second = read_migrations(
        _HEAD + _row(_A, "keep", _B, "", "2024-06-01") + _row(_C, "withdraw", "", "", "2024-06-01", "Wrong."), _PATH
    )
    both = with_decision(with_decision("", first), second)
    assert both == _HEAD + _row(_A, "keep", _B, "", "2024-06-01", "") + second.as_line() + "\n"
    (other,) = read_migrations(_HEAD + _row(_A, "withdraw", "", "", "2024-07-01", "Said by nobody."), _PATH)
    assert with_decision(both, other) == _HEAD + other.as_line() + "\n" + second.as_line() + "\n"
