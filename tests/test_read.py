from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from briefing_kg import read_source
from briefing_kg.errors import SourceError


def test_a_text_is_read_as_captured(tmp_path: Path) -> None:
    """Byte order mark, carriage returns and no-break spaces stay: every offset counts them."""
    captured = "\ufeffHome\u00a0-\r\nQ: \U0001f4e6\n".encode()
    (tmp_path / "page.txt").write_bytes(captured)
    source = read_source(tmp_path / "page.txt")
    assert source.text == "\ufeffHome\u00a0-\r\nQ: \U0001f4e6\n"
    assert source.sha256 == hashlib.sha256(captured).hexdigest()
    assert source.name == "page.txt"
    assert read_source(str(tmp_path / "page.txt")) == source


def test_bytes_that_are_not_utf8_are_named_by_offset_and_line(tmp_path: Path) -> None:
    """The message says which byte, where and how to convert the file."""
    (tmp_path / "latin.txt").write_bytes("first\nse\u00f1or\n".encode("latin-1"))
    with pytest.raises(SourceError, match=r"latin\.txt:2: is not UTF-8: byte 0xf1 at offset 8") as caught:
        read_source(tmp_path / "latin.txt")
    assert "iconv" in str(caught.value)


@pytest.mark.parametrize("captured", [b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80"])
def test_what_only_looks_like_utf8_is_refused(tmp_path: Path, captured: bytes) -> None:
    """Surrogates, overlong forms and code points beyond the last are no UTF-8 (RFC 3629, section 3)."""
    (tmp_path / "page.txt").write_bytes(captured)
    with pytest.raises(SourceError, match="is not UTF-8"):
        read_source(tmp_path / "page.txt")


@pytest.mark.parametrize(
    ("captured", "problem"),
    [(b"", "is empty"), (b" \r\n\t\xc2\xa0", "holds no text"), (b"\xef\xbb\xbf", "holds no text")],
)
def test_a_text_without_text_is_refused(tmp_path: Path, captured: bytes, problem: str) -> None:
    """An empty capture is a failed capture."""
    (tmp_path / "page.txt").write_bytes(captured)
    with pytest.raises(SourceError, match=problem):
        read_source(tmp_path / "page.txt")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x0c", "\x1f", "\uffff"], ids=ascii)
def test_a_character_that_no_xml_can_hold_is_refused(tmp_path: Path, character: str) -> None:
    """The message names line and code point; tab, line feed and carriage return are text."""
    (tmp_path / "page.txt").write_bytes(f"one\ttwo\r\nthree{character}four".encode())
    with pytest.raises(
        SourceError, match=rf"page\.txt:2: holds the control character U\+{ord(character):04X}"
    ) as caught:
        read_source(tmp_path / "page.txt")
    assert "line feed in its place" in str(caught.value)


def test_a_file_that_cannot_be_read_is_a_clear_error(tmp_path: Path) -> None:
    """A missing file and a folder are each one message with the path."""
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(SourceError, match="cannot be read"):
            read_source(path)
