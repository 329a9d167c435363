"""Cuts SPARQL text into tokens, one after the other and never by recursion.

Follows the terminals of SPARQL 1.1 Query, section 19.8, longest match first. Two things are
stricter than a plain tokenizer, because the engine reads without one and tries another
reading where the first fails: a string with a broken end or escape is an error here at
once, and so is a ``<`` whose two readings (an IRI, or "less than") would hide different
parts of the text as a comment or a string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from briefing_kg.errors import QuerySyntaxError


class Kind(Enum):
    """What a token is."""

    IRI = auto()
    NAME = auto()
    BLANK = auto()
    VARIABLE = auto()
    STRING = auto()
    LANGUAGE = auto()
    NUMBER = auto()
    WORD = auto()
    ESCAPE = auto()
    MARK = auto()


class Token(NamedTuple):
    """A run of the text; ``spaced`` where white space or a comment stands before it."""

    kind: Kind
    text: str
    start: int
    spaced: bool

    @property
    def end(self) -> int:
        """The place after the last character."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """The text in capitals if this is a bare word, else nothing."""
        return self.text.upper() if self.kind is Kind.WORD else ""

    @property
    def ends_operand(self) -> bool:
        """Whether an operator may follow: also ``EXISTS {…}`` and a triple term end one."""
        return self.kind not in {Kind.MARK, Kind.ESCAPE} or self.text in {")", "]", "}", ">"}


_LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_START = f"_{_LETTERS}"
_NAME_MARKS = "\u00b7\u0300-\u036f\u203f\u2040"
_NAME = f"0-9{_NAME_START}{_NAME_MARKS}-"
_CODE_POINT = r"\\(?:u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|U(?!0000[dD][89a-fA-F])(?:000[0-9A-Fa-f]|0010)[0-9A-Fa-f]{4})"
_ESCAPED = rf"(?:\\[tbnrf\"'\\]|{_CODE_POINT})"
_LOCAL_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = (
    rf"(?:[:0-9{_NAME_START}]|{_LOCAL_ESCAPED})"
    rf"(?:[:{_NAME}]|{_LOCAL_ESCAPED}|\.+(?=[:{_NAME}]|{_LOCAL_ESCAPED}))*"
)
_SKIP = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)+")
_TERMINAL = re.compile(
    "|".join(
        f"(?P<{kind.name}>{pattern})"
        for kind, pattern in (
            (Kind.IRI, rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{_CODE_POINT})*>"),
            (Kind.BLANK, rf"_:[0-9{_NAME_START}](?:[{_NAME}]|\.+(?=[{_NAME}]))*"),
            (Kind.NAME, rf":(?:{_LOCAL})?"),
            (Kind.VARIABLE, rf"[?$][0-9{_NAME_START}][0-9{_NAME_START}{_NAME_MARKS}]*"),
            (Kind.LANGUAGE, r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?"),
            (Kind.NUMBER, r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
            (Kind.WORD, r"[A-Za-z][A-Za-z0-9_]*"),
            (Kind.ESCAPE, _CODE_POINT),
            (Kind.MARK, r"\|\||&&|\^\^|[!<>]=|."),
        )
    ),
    re.DOTALL,
)
_PREFIX = re.compile(rf"[{_LETTERS}](?:[{_NAME}]|\.+(?=[{_NAME}]))*")
_STRINGS = tuple(
    (quote, re.compile(pattern))
    for quote, pattern in (
        ('"""', rf'"""[^"\\]*(?:(?:{_ESCAPED}|"(?!""))[^"\\]*)*"""'),
        ("'''", rf"'''[^'\\]*(?:(?:{_ESCAPED}|'(?!''))[^'\\]*)*'''"),
        ('"', rf'"(?:[^"\\\r\n]|{_ESCAPED})*"'),
        ("'", rf"'(?:[^'\\\r\n]|{_ESCAPED})*'"),
    )
)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of *text*; raise QuerySyntaxError for a string that does not end as it should."""
    at = 0
    no_prefix_before = 0
    while True:
        skipped = _SKIP.match(text, at)
        at = skipped.end() if skipped else at
        if at == len(text):
            return
        prefix = _PREFIX.match(text, at) if at >= no_prefix_before else None
        if prefix and text.startswith(":", prefix.end()):
            token = _next(text, prefix.end(), spaced=bool(skipped))
            token = Token(token.kind, prefix[0] + token.text, at, token.spaced)
        else:
            # What starts inside this run ends where it ends, so it is looked at once: time stays linear.
            no_prefix_before = prefix.end() if prefix else no_prefix_before
            token = _next(text, at, spaced=bool(skipped))
        yield token
        at = token.end


def position(text: str, at: int) -> tuple[int, int]:
    """Return line and column of the character at *at*, both counted from 1."""
    line = text.count("\n", 0, at) + 1
    return line, at - text.rfind("\n", 0, at)


def failure(text: str, at: int, problem: str) -> QuerySyntaxError:
    """Return the error that says *problem* and where."""
    line, column = position(text, at)
    return QuerySyntaxError(f"line {line}, column {column}: {problem}", line, column)


def _next(text: str, at: int, *, spaced: bool) -> Token:
    if text[at] in "\"'":
        return Token(Kind.STRING, _string(text, at), at, spaced)
    found = _TERMINAL.match(text, at)
    if found is None or found.lastgroup is None:  # for the type checker: the last terminal takes any character
        raise failure(text, at, f"the character {text[at]!r} is not expected here")
    return Token(Kind[found.lastgroup], found[0], at, spaced)


def _string(text: str, at: int) -> str:
    """A string that starts with three quotes is never read as an empty one with more behind it."""
    quote, pattern = next((quote, pattern) for quote, pattern in _STRINGS if text.startswith(quote, at))
    found = pattern.match(text, at)
    if found:
        return found[0]
    raise failure(text, at, f"the string that begins with {quote} does not end, or holds an escape that does not exist")
