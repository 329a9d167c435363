"""The text as patterns want it: every character replaced by a plain one, none added or removed.

Offsets found in the plain text are therefore offsets of the source.
"""

from __future__ import annotations

import re
import unicodedata

_PLAIN = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u3002": ".",
    "\u3001": ",",
    "\r": " ",
}
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,40}>")
_ENTITY = re.compile(r"&(nbsp|amp|quot|lt|gt|#39);")
_ENTITIES = {"nbsp": " ", "amp": "&", "quot": '"', "lt": "<", "gt": ">", "#39": "'"}
# A raised digit after a digit is the number of a footnote: 2023¹; after a letter it belongs to a unit: km².
_NOTE = re.compile(r"(?<=[\d.])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}")
_GROUPED = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")


def plain(text: str) -> str:
    """Return *text* with plain quotes, blanks, digits and punctuation, of the same length.

    >>> plain("up １２.８％")
    'up 12.8%'
    """  # noqa: RUF002
    text = _GROUPED.sub(",", text)
    text = _NOTE.sub(_blanks, text)
    text = _TAG.sub(_blanks, text)
    text = _ENTITY.sub(lambda match: _ENTITIES[match[1]].ljust(len(match[0])), text)
    text = _INVISIBLE.sub(" ", text)
    return "".join(map(_plain_character, text))


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _plain_character(character: str) -> str:
    if character.isascii() and character != "\r":
        return character
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character
