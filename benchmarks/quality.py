"""How right the extractor is on our own annotated texts.

    python -m benchmarks.quality

prints a table for all annotated texts of ``tests/corpus`` and one for those set aside, which nobody
reads or tunes on, so that they tell what to expect of a text never seen. Of those no result of a
single text is printed. ``tests/corpus/test_quality.py`` holds each score to its floor.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

from benchmarks.scoring import Score, scores, summed, table
from briefing_kg.extract import dumps, to_json
from briefing_kg.pipeline.extraction import extraction_of, packaged_lexicon
from briefing_kg.read import read_source
from briefing_kg.records import Lexicon

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
FIRST_SET_ASIDE, LAST_SET_ASIDE = "029", "039"


class Group(StrEnum):
    """Which annotated texts: those that rules were learnt from, those set aside, or both."""

    ALL = "all"
    PRACTISED = "practised"
    SET_ASIDE = "set-aside"


def items(group: Group) -> list[str]:
    """Return the names of the texts of *group*."""
    every = sorted(path.stem for path in (CORPUS / "gold").glob("*.json"))
    aside = [name for name in every if FIRST_SET_ASIDE <= name <= LAST_SET_ASIDE]
    if group is Group.ALL:
        return every
    return aside if group is Group.SET_ASIDE else [name for name in every if name not in aside]


def quality(group: Group) -> dict[str, Score]:
    """Return the score of each measure of quality over the texts of *group* together."""
    return measured(items(group), packaged_lexicon())


def measured(names: Iterable[str], lexicon: Lexicon) -> dict[str, Score]:
    """Return the scores of the extractor over the texts with these *names* together."""
    return summed(_measured(name, lexicon) for name in names)


def text_of(name: str) -> str:
    """Return the text of an item as captured."""
    return read_source(CORPUS / "raw" / f"{name}.txt").text


def annotation_of(name: str) -> dict[str, Any]:
    """Return the annotation of an item."""
    annotated: dict[str, Any] = json.loads((CORPUS / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return annotated


def _measured(name: str, lexicon: Lexicon) -> dict[str, Score]:
    found = extraction_of(read_source(CORPUS / "raw" / f"{name}.txt"), lexicon)
    transcript = found.transcript
    day = transcript.held or transcript.issued
    # Through the exchange format as users get it, not past it.
    written = json.loads(dumps(to_json(transcript, found.claims)))
    return scores(transcript.source.text, written, annotation_of(name), day.year if day else None)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--group", type=Group, choices=list(Group), help="only these texts (default: all, set-aside)")
    only = parser.parse_args().group
    for group in [only] if only else [Group.ALL, Group.SET_ASIDE]:
        print(f"{group} ({len(items(group))} texts)")
        print(*table(quality(group)), "", sep="\n")


if __name__ == "__main__":
    main()
