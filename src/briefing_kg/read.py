"""Reads a source text: its bytes as captured, decoded once, never changed.

Every offset of the dataset counts code points of exactly this text, so nothing is normalised:
no line ending, no byte order mark, no no-break space.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing_kg.errors import SourceError
from briefing_kg.formats import NOT_XML
from briefing_kg.records import SourceText


def read_source(path: Path | str) -> SourceText:
    """Read the file at *path* as strict UTF-8 (RFC 3629); raise SourceError if it cannot be used."""
    path = Path(path)
    try:
        captured = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror or error}", path=path, advice="Give the path of a text file."
        ) from error
    text = _decoded(captured, path)
    _refuse_control_characters(text, path)
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise SourceError(
            "holds no text" if captured else "is empty", path=path, advice="Capture the page again as UTF-8 text."
        )
    return SourceText(name=path.name, text=text, sha256=hashlib.sha256(captured).hexdigest())


def _decoded(captured: bytes, path: Path) -> str:
    try:
        return captured.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"is not UTF-8: byte 0x{captured[error.start]:02x} at offset {error.start} ({error.reason})",
            path=path,
            line=captured.count(b"\n", 0, error.start) + 1,
            advice="Convert it first, for example with: iconv -f WINDOWS-1252 -t UTF-8",
        ) from error


def _refuse_control_characters(text: str, path: Path) -> None:
    """Refuse what no XML can hold, since the text is published as RDF/XML too."""
    found = NOT_XML.search(text)
    if found is not None:
        raise SourceError(
            f"holds the control character U+{ord(found[0]):04X} at character {found.start()}",
            path=path,
            line=text.count("\n", 0, found.start()) + 1,
            advice="Remove it, or put a line feed in its place (a form feed, U+000C, comes from a PDF's page break).",
        )
