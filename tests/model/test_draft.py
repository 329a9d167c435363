"""What the extractor drafts is modelled like reviewed claims, and compared with them place by place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_kg.extract import extract
from briefing_kg.model import BriefingFiles, Difference, DraftPage, Project, build_briefing, differences, draft_turtle
from briefing_kg.model.contexts import whole_words
from briefing_kg.model.lexicon import read_lexicon
from briefing_kg.model.project import Page
from briefing_kg.parse import parse
from briefing_kg.records import BuiltGraph, SourceText, Span
from tests.model.conftest import KEY, REPOSITORY, read


@pytest.fixture(scope="module")
def source() -> SourceText:
    """Return the page of the first briefing."""
    return read(REPOSITORY / "data" / "briefings" / KEY / "page-10.txt")


def drafted(project: Project, sources: Mapping[int, SourceText]) -> BuiltGraph:
    """Return the stated graph that the extractor alone makes of the pages *sources*."""
    files = [*project.codes, *project.authority]
    lexicon = read_lexicon([(file.path, file.text) for file in files])
    transcripts = {number: parse(source) for number, source in sources.items()}
    pages = [DraftPage(number, each, extract(each, lexicon)) for number, each in transcripts.items()]
    draft = draft_turtle(KEY, pages, lexicon)
    captured = tuple(Page(number, Path(source.name)) for number, source in sources.items())
    empty = BriefingFiles(KEY, Path("draft"), captured, None, None, None, reviewed=False)
    return build_briefing(project, empty.with_draft(draft.source, draft.claims, project.base), sources)[0]


@pytest.fixture(scope="module")
def found(project: Project, first_graphs: tuple[BuiltGraph, ...], source: SourceText) -> tuple[Difference, ...]:
    """Return how the draft of the first briefing differs from its reviewed claims."""
    return differences(project.base, first_graphs[0], drafted(project, {10: source}))


def test_the_extractor_agrees_on_every_figure(found: tuple[Difference, ...]) -> None:
    """Value, unit, comparator, kind, direction, period and base period of 12 figures were found as reviewed."""
    assert [str(each) for each in found if each.kind == "figure"] == []


def test_the_extractor_finds_turns_and_statements_as_reviewed(found: tuple[Difference, ...]) -> None:
    """No turn or sentence is missing, added or cut otherwise."""
    assert [str(each) for each in found if each.kind in {"turn", "statement"} and "only in" in each.text] == []


def test_only_the_grouping_measure_is_missing(found: tuple[Difference, ...]) -> None:
    """Every measure but the one that holds others was found; actions may be named otherwise."""
    missing = [each for each in found if each.kind == "measure" and "only in" in each.text]

    assert [Span(2619, 2976)] == [each.span for each in missing]


def test_a_change_in_the_draft_is_shown(project: Project, first_graphs: tuple[BuiltGraph, ...]) -> None:
    """A figure with another value and one that is missing are named with their place."""
    stated = first_graphs[0]
    changed = [line.replace('"645000"', '"64500"') for line in stated.ntriples]
    gone = [line for line in changed if "figure/trainees-2024" not in line]
    lines = [str(each) for each in differences(project.base, stated, replace(stated, ntriples=tuple(gone)))]

    assert lines == [
        "figure at 1268–1275 “645,000”: value 645000 (draft: 64500)",
        "figure at 3323–3330 “100,000”: only in the reviewed claims",
    ]


def test_a_briefing_never_seen_is_modelled_from_its_draft(project: Project) -> None:
    """Names with numbers, repeated words and unknown speakers make no trouble."""
    text = (
        "Minister Lin:\n\nThank you. Output of the C919 grew 4% last year, and exports grew 4%. "
        "In the 1980s we had 3.\n\n"
        "Daily Post:\n\nThank you. How many?\n\nMinister Lin:\n\nThank you. We will build 20 ports.\n"
    )
    built = drafted(project, {1: SourceText("page-1.txt", text, "0" * 64)})
    statements = [line for line in built.ntriples if line.endswith("/def#Statement> .")]

    assert len(statements) == 7
    assert any("speaker/daily-post> <http://www.w3.org/2000/01/rdf-schema#label>" in line for line in built.ntriples)


@pytest.mark.parametrize(
    ("text", "part", "word"),
    [
        ("the 13th plan", "13", "13th"),
        ("a C919 jet", "919", "C919"),
        ("PM2.5 fell", "2.5", "PM2.5"),
        ("3.2%", "3.2", "3.2"),
    ],
)
def test_a_number_inside_a_word_is_quoted_with_the_word(text: str, part: str, word: str) -> None:
    """Quotes are whole words, so an exempted number is quoted with the word it is part of."""
    start = text.index(part)
    span = whole_words(text, Span(start, start + len(part)))

    assert word == text[span.start : span.end]


def test_the_same_words_on_two_pages_are_told_apart(project: Project) -> None:
    """A figure is placed in the sentence it was found in, also where an earlier page has the same quote."""
    texts = {
        1: "Minister Lin:\n\nExports grew 5 percent last year.\n",
        2: "Minister Lin:\n\nImports fell 5 percent in 2021.\n",
    }
    sources = {number: SourceText(f"page-{number}.txt", text, str(number) * 64) for number, text in texts.items()}
    lines = drafted(project, sources).ntriples
    passages = [line for line in lines if "/figure/" in line.split(" ")[0] and "def#passage" in line]

    assert sorted(line.split("/source/")[1][:12] for line in passages) == ["1" * 12, "2" * 12]
