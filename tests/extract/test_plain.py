from __future__ import annotations

import pytest

from briefing_kg.extract.plain import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１２.８％：", "12.8%:"),  # noqa: RUF001
        ("a\u00a0b\u3000c", "a b c"),
        ("6\u2009069 km", "6,069 km"),
        ("“It’s”", '"It\'s"'),
        ("R&amp;D&nbsp;here<br>", "R&    D      here    "),
        ("67.4%\u200b of", "67.4%  of"),
        ("½ ﬁve", "½ ﬁve"),
    ],
)
def test_plain_text_has_plain_characters_at_the_same_places(text: str, expected: str) -> None:
    """Digits, blanks, quotes and residue become plain; nothing moves."""
    assert plain(text) == expected
    assert len(plain(text)) == len(text)
