"""Strings and keys as Turtle files of ours write them."""

from __future__ import annotations

import re
import unicodedata

_LAST_OF_SHORT_FORM = 0xFFFF


def literal(text: str) -> str:
    """Return *text* as a Turtle string on one line; no-break spaces are written so that they are seen."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return '"' + "".join(_visible(character) for character in escaped) + '"'


def slug(name: str) -> str:
    """Return *name* as a key: lower-case letters, digits and hyphens.

    >>> slug("Ta Kung Wen Wei Media Group, Hong Kong")
    'ta-kung-wen-wei-media-group-hong-kong'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def _visible(character: str) -> str:
    if character.isprintable() or character == " ":
        return character
    return f"\\u{ord(character):04X}" if ord(character) <= _LAST_OF_SHORT_FORM else f"\\U{ord(character):08X}"
