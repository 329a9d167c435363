"""Read and write tables that people and programs share: tab-separated, UTF-8, a header, one row a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefing_kg.errors import DataError


def rows(text: str, path: Path, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield number of line and cells of each row below the header; empty lines are passed over.

    Empty cells at the end may be left out, as some editors do. Raises DataError naming file and line
    where the header or the number of cells is not as *columns* say.
    """
    if text.startswith("\ufeff"):
        raise DataError("begins with a byte order mark", path=path, line=1, advice="Save it as UTF-8 without one.")
    for number, line in enumerate(text.split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        if number == 1:
            if tuple(cells) != tuple(columns):
                advice = f"Expected, with tabs between: {' '.join(columns)}"
                raise DataError("has other columns than expected", path=path, line=1, advice=advice)
        elif cells != [""]:
            cells += [""] * (len(columns) - len(cells))
            if len(cells) != len(columns):
                problem = f"has {len(cells)} columns instead of {len(columns)}"
                raise DataError(problem, path=path, line=number, advice=f"Expected: {' '.join(columns)}")
            yield number, cells


def table(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return the text of a table; blanks inside a cell become one blank."""
    return "".join("\t".join(" ".join(cell.split()) for cell in cells) + "\n" for cells in (columns, *lines))


def line_of(cells: Sequence[str]) -> str:
    """Return one row as it stands in a table."""
    return table(cells, ()).removesuffix("\n")
