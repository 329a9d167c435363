"""The thing that a number counts: the noun phrase after it, or the subject before it.

Without a grammar of English this goes by form: a noun phrase ends at a function word or a
punctuation mark, and its head is a plural.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FUNCTION_WORDS = frozenset(
    "a about above across after against all along among an and are around as at be because been before behind "
    "being below between beyond but by can could did do does during each every except for from had has have he "
    "her him his how if in inside into is it its just may might more must near nearly no nor not now of off on "
    "once only or our out over per since so some such than that the their them then there these they this those "
    "through to toward towards under until up upon us was we were what when where whether which while who whom "
    "whose why will with within without would year-on-year you your respectively via less fewer down "
    "higher lower".split()
)
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "lives": "life",
    "wives": "wife",
    "halves": "half",
    "data": "data",
    "fishermen": "fisherman",
    "police": "police",
}
_NOT_PLURAL = frozenset(
    "overseas business process access news series goods gas basis analysis status focus stress progress success "
    "congress always perhaps besides previous various numerous serious census express address wireless class "
    "press shows stands means includes covers remains becomes makes takes brings says holds reaches mass bus "
    "glass loss pass less its this thus us as is was has does years months days hours minutes weeks quarters "
    "countless homeless endless cross plus virus campus surplus corpus bonus consensus apparatus".split()
)
_TOKEN = re.compile(r"[A-Za-z][\w'-]*|[^\w\s]|\d[\d,.]*")
_COPULA = re.compile(r"\s+(?:of\s+(?:them|these|those|which)\s+)?(?:are|were|was|is)\s+")
# Plurals that stand before another noun.
_MODIFIERS = (
    "sales",
    "sports",
    "customs",
    "goods",
    "arms",
    "services",
    "savings",
    "operations",
    "systems",
    "communications",
)
_COLLECTIVES = {"population": "person"}
_MAX_TOKENS = 6
_SHORTEST_PLURAL = 4
_NUMBER_OF = re.compile(r"\b(?:number|total|sum|volume)\s+of\s+", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[;:]\s|[.]\s(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted thing in the singular, and where its words end."""

    name: str
    end: int


def counted_after(text: str, position: int, end: int) -> Noun | None:
    """Return what a number that ends at *position* counts by the words after it."""
    copula = _COPULA.match(text, position, end)
    noun = _plural_phrase(text, copula.end() if copula else position, end)
    return Noun(*noun) if noun else None


def counted_before(text: str, start: int, position: int) -> str | None:
    """Return the plural noun nearest before *position* in its clause: the subject or object."""
    for boundary in _CLAUSE_START.finditer(text, start, position):
        start = boundary.end()
    if counted := list(_NUMBER_OF.finditer(text, start, position)):
        noun = _plural_phrase(text, counted[-1].end(), position)
        if noun:
            return noun[0]
    best: str | None = None
    for match in re.finditer(r"[A-Za-z][\w'-]*", text[start:position]):
        if match[0].lower() in _COLLECTIVES:
            best = _COLLECTIVES[match[0].lower()]
        elif _is_plural(match[0]):
            phrase = re.search(r"(?:\b[A-Za-z][\w-]*\s+)?\Z", text[start : start + match.start()])
            adjective = phrase[0].strip().lower() if phrase else ""
            modifier = f"{adjective} " if adjective and adjective not in _FUNCTION_WORDS else ""
            best = modifier + singular(match[0])
    return best


def _plural_phrase(text: str, position: int, end: int) -> tuple[str, int] | None:
    words: list[str] = []
    for count, match in enumerate(_TOKEN.finditer(text, position, end)):
        word = match[0]
        if not word[0].isalpha() or word.lower() in _FUNCTION_WORDS or count == _MAX_TOKENS:
            return None
        words.append(word)
        if _is_plural(word) and not _modifies(text, match.end(), end):
            return " ".join([*words[:-1], singular(word)]), match.end()
    return None


def _modifies(text: str, position: int, end: int) -> bool:
    """Whether another plural follows at once, so that this one only modifies: ``sales outlets``."""
    following = re.compile(r"\s+([a-z][\w-]*)").match(text, position, end)
    return bool(following and text[:position].endswith(_MODIFIERS) and _is_plural(following[1]))


def _is_plural(word: str) -> bool:
    lower = word.lower()
    if lower in _IRREGULAR:
        return True
    return (
        len(lower) >= _SHORTEST_PLURAL
        and lower.endswith("s")
        and not lower.endswith(("ss", "'s", "ous"))
        and lower not in _NOT_PLURAL
    )


def singular(word: str) -> str:
    """Return the singular of a plural *word*, lower case unless it is a name.

    >>> singular("warehouses"), singular("counties"), singular("people"), singular("buses")
    ('warehouse', 'county', 'person', 'bus')
    """
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith("ies") and len(lower) > _SHORTEST_PLURAL:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "zes", "ches", "shes", "uses")) and not lower.endswith(
        ("houses", "causes", "clauses")
    ):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
