"""Gives the columns of ``SELECT *`` the order in which a reader meets them in the query.

SPARQL 1.1 Query (section 18.2.4.4) leaves that order open, and the engine sorts by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_kg.serve.tokens import Kind, Token, tokens


def in_order(text: str, names_of: Callable[[str], Sequence[str]]) -> str:
    """Return *text* with the ``*`` of its outermost SELECT spelled out, or as it is where there is none.

    *names_of* tells which variables the engine takes the star to mean; *text* has passed the guard.

    >>> in_order("SELECT * { ?s ?p ?o }", lambda text: ["o", "p", "s"])
    'SELECT ?s ?p ?o  { ?s ?p ?o }'
    """
    if "*" not in text:
        return text
    star = None
    before: list[Token] = []
    met: dict[str, None] = {}
    for token in tokens(text):
        if star is None:
            if token.text == "{":
                return text
            star = token if _is_star(before, token) else None
            before.append(token)
        elif token.kind is Kind.VARIABLE:
            met[token.text[1:]] = None
    if star is None:
        return text
    names = names_of(text)
    ordered = [*(name for name in met if name in names), *(name for name in names if name not in met)]
    if not ordered:
        return text
    return f"{text[: star.start]}{' '.join(f'?{name}' for name in ordered)} {text[star.end :]}"


def _is_star(before: Sequence[Token], token: Token) -> bool:
    words = [each.word for each in before[-2:]]
    selects = words[-1:] == ["SELECT"] or words in (["SELECT", "DISTINCT"], ["SELECT", "REDUCED"])
    return token.text == "*" and selects
