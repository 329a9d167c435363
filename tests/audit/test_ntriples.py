"""The second reader of N-Triples takes what is N-Triples, and nothing else."""

from __future__ import annotations

import pytest

from briefing_kg.audit.ntriples import Line, Literal, read_line


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("<a:s> <a:p> <a:o> .", "a:o"),
        ("<a:s> <a:p> _:b .", "_:b"),
        ('<a:s> <a:p> "x" .', Literal("x", "", "")),
        ('<a:s> <a:p> "x\\"\\n\\u00e9\\U0001F600\\\\" .', Literal('x"\n\u00e9\U0001f600\\', "", "")),
        ('<a:s> <a:p> "x"@en-GB .', Literal("x", "", "en-GB")),
        ('<a:s> <a:p> "1"^^<a:d> .', Literal("1", "a:d", "")),
        ('<a:s> <a:p> "" .', Literal("", "", "")),
        ("<a:s> <a:p> <a:\\u00e9> .", "a:\u00e9"),
    ],
)
def test_terms_are_read(line: str, term: str | Literal) -> None:
    """IRIs, blank nodes and literals, with their escapes."""
    assert read_line(line) == Line("a:s", "a:p", term, "")


def test_a_quad_has_its_graph() -> None:
    """The fourth term of N-Quads."""
    assert read_line('<a:s> <a:p> "x" <a:g> .') == Line("a:s", "a:p", Literal("x", "", ""), "a:g")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "<a:s> <a:p> <a:o>",
        "<a:s> <a:p> .",
        "<a:s> _:b <a:o> .",
        "<a s> <a:p> <a:o> .",
        '<a:s> <a:p> "x"y" .',
        "# x",
    ],
)
def test_anything_else_is_not(line: str) -> None:
    """No line is half read."""
    assert read_line(line) is None
