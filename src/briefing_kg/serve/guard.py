"""Reads an untrusted query before the engine does, and refuses what is never done here.

Nothing here recurses, so no text can exhaust the stack; the engine's own parser does recurse
and dies of some hundred nested brackets, so depth and size are limited first. ``SERVICE``
is refused wherever it could be read as the keyword, also where a tokenizer after the letter
of SPARQL 1.1 would see something else but the engine, which reads without tokens, would not:
``SERVICE:x {`` (a prefixed name, or the keyword and ``:x``), ``trueSERVICE``, and
``?a<?b)#>`` (an IRI, or a comparison and a comment).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing_kg.errors import QueryLimitError, QueryRefusedError
from briefing_kg.serve.tokens import Kind, Token, failure, position, tokens

MAX_LENGTH = 250_000
MAX_DEPTH = 64
#: Operators, clauses, groups and triples: the engine nests its own trees as deep as there are of these.
MAX_PARTS = 300

_UPDATES = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())
_PART_WORDS = frozenset("UNION OPTIONAL MINUS GRAPH BIND FILTER AS SELECT EXISTS LATERAL IN".split())
_PART_MARKS = frozenset("|| && | / ^ ! + - * = != < > <= >= { . ;".split())
_OPERANDS = frozenset((Kind.IRI, Kind.NAME, Kind.BLANK, Kind.VARIABLE, Kind.STRING, Kind.NUMBER))
_CLOSED_BY = {"(": ")", "{": "}", "[": "]"}
_BEFORE_A_GRAPH_NAME = frozenset("GRAPH FROM NAMED DESCRIBE".split())
_SCHEME = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*):(//)?")
_CODE_POINT = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_SERVICE = "SERVICE"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the guard learned: the text for the engine, and the dataset that the query names.

    ``text`` has code point escapes outside strings and IRIs decoded (section 19.2);
    ``prologue`` ends before the query form; ``default_graphs`` and ``named_graphs`` are the
    IRIs of the dataset clause as written, to be resolved by the engine against the prologue.
    ``undeclared`` is the first prefix that is used but not declared, with line and column.
    """

    text: str
    prologue: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    undeclared: tuple[str, int, int] | None


def read(text: str) -> Reading:
    """Return what *text* says; raise a QueryError if it is not to be evaluated."""
    if len(text) > MAX_LENGTH:
        raise QueryLimitError(f"The query is longer than {MAX_LENGTH} characters.")
    if "\0" in text:
        raise failure(text, text.index("\0"), "a query cannot hold the character U+0000")
    text = _decoded(text)
    scan = _Scan(text)
    for token in tokens(text):
        scan.take(token)
    return scan.finish()


def _decoded(text: str) -> str:
    """Decode code point escapes that stand outside strings, IRIs and comments.

    Inside strings and IRIs the engine decodes them, as SPARQL 1.2 says: there an escaped
    quotation mark does not end the string.
    """
    if "\\u" not in text and "\\U" not in text:
        return text
    parts: list[str] = []
    at = 0
    for token in tokens(text):
        if token.kind is Kind.ESCAPE:
            character = _CODE_POINT.sub(lambda found: chr(int(found[1] or found[2], 16)), token.text)
            if character in "\\\"'#<\0":
                raise failure(text, token.start, f"{token.text} stands for a character that is not to be escaped here")
            parts += (text[at : token.start], character)
            at = token.end
    return "".join((*parts, text[at:]))


@dataclass(slots=True)
class _Scan:
    """One pass over the tokens of a query."""

    text: str
    before: Token | None = None
    brackets: list[tuple[str, bool]] = field(default_factory=list)
    parts: int = 0
    prefixes: set[str] = field(default_factory=set)
    undeclared: tuple[str, int, int] | None = None
    form: Token | None = None
    values_next: bool = False
    graphs: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    clause: str = ""
    word_before_name: str = ""

    def take(self, token: Token) -> None:
        """Look at the next token."""
        if token.kind is Kind.IRI:
            self._assert_one_reading(token)
        elif token.kind is Kind.NAME:
            self._note_prefix(token)
        elif token.kind is Kind.WORD:
            self._look_at_word(token)
        elif token.kind is Kind.MARK:
            self._look_at_mark(token)
        self._note_graph(token)
        if self._continues_list(token):
            self._count(token)
        self.before = token

    def finish(self) -> Reading:
        """Return what was learned."""
        return Reading(
            self.text,
            self.text[: self.form.start] if self.form else "",
            tuple(self.graphs),
            tuple(self.named),
            self.undeclared,
        )

    def _look_at_word(self, token: Token) -> None:
        word = token.word
        if _SERVICE in word:
            raise _refused(self.text, token)
        if self.form is None and word not in {"PREFIX", "BASE", "VERSION"}:
            self.form = token
            if word in _UPDATES:
                raise QueryRefusedError(f"{word} is an update, and the data here are read-only.")
        if word == "VALUES":
            self.values_next = True
        if word in _PART_WORDS:
            self._count(token)

    def _look_at_mark(self, token: Token) -> None:
        mark = token.text
        if mark == "{" and self._could_be_service():
            raise _refused(self.text, token)
        if mark in _CLOSED_BY:
            within_data = bool(self.brackets) and self.brackets[-1][1]
            self.brackets.append((mark, within_data or (mark == "{" and self.values_next)))
            self.values_next = self.values_next and mark != "{"
            if len(self.brackets) > MAX_DEPTH:
                raise QueryLimitError(f"The query nests brackets more than {MAX_DEPTH} deep{_at(self.text, token)}.")
        elif mark in _CLOSED_BY.values():
            self._close(token)
        if (mark in _PART_MARKS or self._adds_object(mark)) and not (self.brackets and self.brackets[-1][1]):
            self._count(token)

    def _close(self, token: Token) -> None:
        opened = self.brackets.pop()[0] if self.brackets else ""
        if _CLOSED_BY.get(opened) != token.text:
            fault = f"does not close the {opened}" if opened else "closes nothing"
            raise failure(self.text, token.start, f"this {token.text} {fault}")

    def _adds_object(self, mark: str) -> bool:
        """Whether this comma stands between objects, not between arguments."""
        return mark == "," and bool(self.brackets) and self.brackets[-1][0] != "("

    def _continues_list(self, token: Token) -> bool:
        """Whether this is the second or a later member of a collection, each of which is two triples."""
        if self.before is None or token.kind not in _OPERANDS or self.before.kind not in _OPERANDS:
            return False
        return bool(self.brackets) and self.brackets[-1] == ("(", False)

    def _count(self, token: Token) -> None:
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise QueryLimitError(
                f"The query has more than {MAX_PARTS} operators, clauses, groups and triples{_at(self.text, token)}. "
                "List many values with VALUES or IN, or ask in several queries."
            )

    def _note_prefix(self, token: Token) -> None:
        prefix = token.text.partition(":")[0]
        self.word_before_name = self.before.word if self.before else ""
        if self.word_before_name == "PREFIX":
            self.prefixes.add(prefix)
        elif prefix not in self.prefixes and self.undeclared is None:
            self.undeclared = (prefix, *position(self.text, token.start))

    def _note_graph(self, token: Token) -> None:
        """Collect the IRIs of ``FROM`` and ``FROM NAMED``."""
        word = token.word
        if word in {"FROM", "FROMNAMED"} or (word == "NAMED" and self.clause == "FROM"):
            self.clause += word
        elif self.clause:
            if token.kind in {Kind.IRI, Kind.NAME}:
                (self.graphs if self.clause == "FROM" else self.named).append(token.text)
            self.clause = ""

    def _could_be_service(self) -> bool:
        """Whether the name just before a ``{`` could be read as SERVICE and the rest of the name."""
        name = self.before
        if name is None or name.kind is not Kind.NAME or _SERVICE not in name.text.partition(":")[0].upper():
            return False
        return self.word_before_name not in _BEFORE_A_GRAPH_NAME

    def _assert_one_reading(self, token: Token) -> None:
        """Refuse ``<…>`` that an engine might read as "less than" and a comment or a string."""
        before = self.before
        if before is None or not ("#" in token.text or "'" in token.text):
            return
        touches = before.text == "<" and not token.spaced
        in_expression = bool(self.brackets) and self.brackets[-1] == ("(", False) and before.ends_operand
        scheme = _SCHEME.match(token.text)
        if scheme and (scheme[2] or scheme[1] not in self.prefixes):
            return
        if touches or in_expression:
            raise failure(
                self.text,
                token.start,
                f"{token.text} can be read as an IRI or as a comparison: "
                "set a blank after the <, or write the IRI in full",
            )


def _refused(text: str, token: Token) -> QueryRefusedError:
    return QueryRefusedError(f"SERVICE is not carried out here: this endpoint asks no other{_at(text, token)}.")


def _at(text: str, token: Token) -> str:
    line, column = position(text, token.start)
    return f" (line {line}, column {column})"
