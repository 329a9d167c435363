"""A page captured or parsed anew: which statements keep their ids, and when the guard asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from briefing_kg.model import Fates, KnownId, Project, Published, guard, published_ids
from briefing_kg.model.ids import kind_of
from briefing_kg.pipeline import packaged_lexicon
from briefing_kg.records import BuiltGraph, Lexicon, Span, Transcript
from tests.model.conftest import REPOSITORY
from tests.model.reextracted import KEY, read_again, unchanged

_PAGE = REPOSITORY / "data" / "briefings" / KEY / "page-10.txt"
_DAY = "2024-02-07"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The words of the packaged vocabulary."""
    return packaged_lexicon()


@pytest.fixture(scope="module")
def text() -> str:
    """The page as captured."""
    return _PAGE.read_bytes().decode()


@pytest.fixture(scope="module")
def drafted(project: Project, text: str, lexicon: Lexicon) -> tuple[Published, ...]:
    """What is published of the page while nobody has reviewed it."""
    return read_again(project, text, lexicon)


@pytest.fixture(scope="module")
def reviewed(project: Project, first_graphs: tuple[BuiltGraph, ...]) -> tuple[Published, ...]:
    """What is published of the reviewed briefing."""
    return published_ids((each for each in first_graphs if each.key.startswith(KEY)), project.base)


def _listed(published: tuple[Published, ...]) -> tuple[KnownId, ...]:
    return tuple(each.listed(_DAY) for each in published)


def _statements(published: tuple[Published, ...]) -> set[str]:
    return {each.id for each in published if kind_of(each.id) == "statement"}


def _curly(text: str) -> str:
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’")


def _split_after_the_colon(transcript: Transcript) -> Transcript:
    """Return the transcript as a splitter would have it that also breaks after "as follows:"."""

    def split(span: Span) -> tuple[Span, ...]:
        place = transcript.source.text.find("as follows: ", span.start, span.end)
        end = place + len("as follows:")
        return (span,) if place < 0 else (Span(span.start, end), Span(end + 1, span.end))

    turns = (
        replace(turn, sentences=tuple(part for span in turn.sentences for part in split(span)))
        for turn in transcript.turns
    )
    return replace(transcript, turns=tuple(turns))


@dataclass(frozen=True)
class _Case:
    """A way to read the page again, and how many statements that loses and adds."""

    name: str
    edit: Callable[[str], str] = str
    parsed: Callable[[Transcript], Transcript] = field(default=unchanged)
    lost: int = 0
    added: int = 0


_CASES = (
    _Case(
        "no-break spaces read as blanks",
        lambda text: "\n".join(map(str.rstrip, text.replace("\u00a0", " ").split("\n"))),
    ),
    _Case("breadcrumb dropped", lambda text: text.partition("\n")[2].lstrip()),
    _Case("typographic quotes", _curly),
    _Case("stray blank removed", lambda text: text.replace("cooperation .", "cooperation.")),
    _Case("splitter breaks after a colon", parsed=_split_after_the_colon, lost=1, added=2),
    _Case("a sentence more", lambda text: text.replace("Thank you for", "Good morning. Thank you for", 1), added=1),
    _Case("corrected", lambda text: text.replace("than 10,000 are", "than 100,000 are"), lost=1, added=1),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_a_statement_keeps_its_id_unless_its_words_change(
    case: _Case, project: Project, text: str, lexicon: Lexicon, drafted: tuple[Published, ...]
) -> None:
    """White space, furniture, quotation marks and place change no id; only other words do, and then the guard asks."""
    edited = case.edit(text)
    assert edited != text or case.parsed is not unchanged
    again = read_again(project, edited, lexicon, case.parsed)
    assert len(_statements(drafted) - _statements(again)) == case.lost
    assert len(_statements(again) - _statements(drafted)) == case.added

    fates = guard(_listed(drafted), again, ())
    assert len(fates.questions) == case.lost
    assert {kind_of(each.listed.id) for each in fates.questions} <= {"statement"}


def _asked(again: tuple[Published, ...], before: tuple[Published, ...]) -> Fates:
    return guard(_listed(before), again, ())


def test_the_corrected_sentence_is_offered_as_close(
    project: Project, text: str, lexicon: Lexicon, drafted: tuple[Published, ...]
) -> None:
    """The new wording stands between the same sentences and has nearly all words in common."""
    again = read_again(project, text.replace("than 10,000 are", "than 100,000 are"), lexicon)
    (question,) = _asked(again, drafted).questions
    assert question.listed.id == f"briefing/{KEY}/statement/2ef637b32ac4"
    (candidate,) = question.candidates
    assert candidate.in_place
    assert candidate.likeness >= 0.9
    assert "100 000" in candidate.meaning


def test_both_halves_of_a_split_sentence_are_offered(
    project: Project, text: str, lexicon: Lexicon, drafted: tuple[Published, ...]
) -> None:
    """What stands at the place of a sentence is offered even where its words are few."""
    again = read_again(project, text, lexicon, _split_after_the_colon)
    (question,) = _asked(again, drafted).questions
    assert [each.in_place for each in question.candidates] == [True, True]


def test_what_a_program_read_goes_on_to_what_a_person_made_of_it(
    drafted: tuple[Published, ...], reviewed: tuple[Published, ...]
) -> None:
    """Reviewing a draft asks nobody: every figure of the first page goes on to the one of the same value there."""
    fates = _asked(reviewed, drafted)
    assert fates.questions == ()
    successors = {each.listed.id.removeprefix(f"briefing/{KEY}/"): each.successors for each in fates.retired}
    assert successors["figure/f64f4cd71c57-25"] == (f"briefing/{KEY}/figure/cargo-airplanes-increase-2023",)
    assert all(len(new) == 1 for old, new in successors.items() if old.startswith("figure/"))
    assert successors["measure/8f61792392f4-4"] == (f"briefing/{KEY}/measure/3",)
    assert all(each.reason and not each.day for each in fates.retired)


def test_a_better_extractor_gives_no_key_to_another_claim(
    project: Project, text: str, drafted: tuple[Published, ...]
) -> None:
    """With fewer words known, fewer claims are found, but under each key that is left the same claim."""
    poorer = read_again(project, text, Lexicon(schemes={}, names={}))
    before, after = (
        {each.id: _digits(each.meaning) for each in published if kind_of(each.id) in {"figure", "measure"}}
        for published in (drafted, poorer)
    )
    common = before.keys() & after.keys()
    assert 0 < len(common) < len(before)
    assert {each: before[each] for each in common} == {each: after[each] for each in common}


def _digits(meaning: str) -> str:
    """Return the number of a figure as printed, without scale; of a measure, its words."""
    return meaning.rpartition(": ")[2].replace(".", "").rstrip("0")
