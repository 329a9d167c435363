from __future__ import annotations

from pathlib import Path

from benchmarks.validation import FAST, Data, drafts, measured, ways


def test_validation_is_measured(tmp_path: Path) -> None:
    """The benchmark runs: two ways to check one draft, which give the same report."""
    quick = frozenset({FAST, "fast engine, one process"})
    slow = frozenset(ways(Data("none", (), ()))) - quick
    times = list(measured(drafts(tmp_path, 1), "one draft", leave_out=slow))

    assert {each.way for each in times} == quick
    assert all(each.seconds > 0 and each.ratio > 0 for each in times)
