from __future__ import annotations

from random import Random

import pytest

from briefing_kg.serve.views.reader import Close, Mark, Open, Text, blocks, pieces

WORDS = "one two three four five six seven eight nine ten"


def text_of(marks: list[Mark], text: str = WORDS) -> str:
    """The characters that the pieces carry."""
    return "".join(piece.text for piece in pieces(text, 0, len(text), marks) if isinstance(piece, Text))


def drawn(marks: list[Mark], text: str = WORDS) -> str:
    """The pieces as brackets: round for a mark, square where one goes on after a cut."""
    signs = []
    for piece in pieces(text, 0, len(text), marks):
        if isinstance(piece, Open):
            signs.append("(" if piece.first else "[")
        else:
            signs.append(")" if isinstance(piece, Close) else piece.text)
    return "".join(signs)


def test_a_mark_inside_another_is_nested() -> None:
    """An inner mark opens and closes inside the outer one."""
    assert (
        drawn([Mark(0, 13, "measure"), Mark(4, 7, "figure")]) == "(one (two) three) four five six seven eight nine ten"
    )


def test_marks_that_overlap_are_cut_at_the_end_of_the_earlier() -> None:
    """The later of two overlapping marks goes on in a second piece."""
    assert drawn([Mark(0, 7, "a"), Mark(4, 13, "b")]) == "(one (two))[ three) four five six seven eight nine ten"


def test_marks_of_the_same_place_are_both_kept() -> None:
    """Two marks on the same words are nested."""
    assert drawn([Mark(0, 3, "a"), Mark(0, 3, "b")]) == "((one)) two three four five six seven eight nine ten"


def test_a_mark_that_began_in_an_earlier_paragraph_goes_on() -> None:
    """A mark that starts before the paragraph is opened again, not anew."""
    first = next(iter(pieces(WORDS, 4, 13, [Mark(0, 7, "a")])))
    assert first == Open(Mark(0, 7, "a"), first=False)


def test_words_link_to_the_innermost_thing() -> None:
    """Characters in a figure inside a measure lead to the figure, those around it to the measure."""
    marks = [Mark(0, 13, "measure", "/m"), Mark(4, 7, "figure", "/f")]
    found = [(piece.text, piece.href) for piece in pieces(WORDS, 0, 13, marks) if isinstance(piece, Text)]
    assert found == [("one ", "/m"), ("two", "/f"), (" three", "/m")]


def test_a_sentence_links_by_its_number_and_not_by_its_words() -> None:
    """A numbered mark leaves its words without a link."""
    assert {
        piece.href
        for piece in pieces(WORDS, 0, 13, [Mark(0, 13, "statement", "/s", number=1)])
        if isinstance(piece, Text)
    } == {""}


@pytest.mark.parametrize("seed", range(30))
def test_any_marks_keep_the_text_exactly(seed: int) -> None:
    """However marks nest and overlap, the text stays whole and every mark is closed where it ends."""
    chance = Random(seed)
    marks = []
    for _ in range(chance.randrange(1, 12)):
        start = chance.randrange(len(WORDS) - 1)
        marks.append(Mark(start, chance.randrange(start + 1, len(WORDS) + 1), f"k{chance.randrange(3)}", "/x"))
    at, stack, marked = 0, [], dict.fromkeys(marks, 0)
    for piece in pieces(WORDS, 0, len(WORDS), marks):
        if isinstance(piece, Open):
            stack.append(piece.mark)
        elif isinstance(piece, Close):
            assert stack.pop() == piece.mark
        else:
            for mark in stack:
                marked[mark] += len(piece.text) if mark.start <= at < mark.end else -len(WORDS)
            at += len(piece.text)
    assert text_of(marks) == WORDS
    assert not stack
    assert all(marked[mark] == (mark.end - mark.start) * marks.count(mark) for mark in marks)


def test_thousands_of_nested_marks_are_no_recursion() -> None:
    """Marks may nest deeper than any stack of calls."""
    text = "x" * 20_001
    assert text_of([Mark(at, len(text) - at, "a") for at in range(10_000)], text) == text


def test_no_break_spaces_are_shown_as_blanks() -> None:
    """A no-break space becomes one blank, so that offsets keep their meaning."""
    assert text_of([], "a\u00a0b") == "a b"


def test_paragraphs_end_at_line_ends_and_turns() -> None:
    """Lines are paragraphs, white space is none, and a turn that starts within a line starts a new one."""
    text = "Home\n \nLee: yes.\nNo."
    found = [(text[each.start : each.end], each.turn) for each in blocks(text, [(12, 21)])]
    assert found == [("Home", None), ("Lee: ", None), ("yes.", 0), ("No.", 0)]
