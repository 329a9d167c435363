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
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
    "personnel": "personnel",
    "staff": "staff",
    "cattle": "cattle",
    "livestock": "livestock",
    "sheep": "sheep",
    "species": "species",
    "feet": "foot",
    "mice": "mouse",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "indices": "index",
}
_NOT_PLURAL = frozenset(
    "overseas business process access news series goods gas basis analysis status focus stress progress success "
    "congress always perhaps besides previous various numerous serious census express address wireless class "
    "press shows stands means includes covers remains becomes makes takes brings says holds reaches mass bus "
    "glass loss pass less its this thus us as is was has does years months days hours minutes weeks quarters "
    "countless homeless endless cross plus virus campus surplus corpus bonus consensus apparatus".split()
)
_TOKEN = re.compile(r"[A-Za-z][\w'-]*|[^\w\s]|\d[\d,.]*")
# Words between a number and its noun that count on: "18 more howitzers".
_FURTHER = re.compile(r"\s+(?:more|additional|further|extra|other|new|such)(?=\s+(?!than\b)[A-Za-z])", re.IGNORECASE)
_POPULATION = re.compile(r"\b(?P<kind>[a-z]+)\s+population\b")
_QUALIFIES = re.compile(
    r"(?:al|an|ed|ing|ly|ent|ern|ive|ous|age|or|able|ish|ese|ic)\Z|\A(?:total|poor|young|old|the|whole|entire|own|their|its|our|native|urban|rural)\Z"
)
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
    "staff",
    "personnel",
    "cattle",
    "livestock",
    "species",
)
_COLLECTIVES = {"population": "person"}
_MAX_TOKENS = 6
_POPULATION_WINDOW = 40
_SHORTEST_PLURAL = 4
_NUMBER_OF = re.compile(r"\b(?:number|total|sum|volume)\s+of\s+", re.IGNORECASE)
# A model in the plural: F-16s.
_MODEL = re.compile(r"[A-Z][\w-]*\d+s")
# A rate: cases per 100,000 people.
_PER = re.compile(
    r"\s+per\s+(?:\d[\d, ]{0,18}\d|one|a)\s+(?:thousand\s+|million\s+)?(?:[a-z-]+\s+)?"
    r"(?:population|people|persons|inhabitants|residents|births|women|children|workers)\b",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"[;:]\s|[.]\s(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted thing in the singular, and where its words end."""

    name: str
    end: int


def counted_after(text: str, position: int, end: int) -> Noun | None:
    """Return what a number that ends at *position* counts by the words after it."""
    copula = _COPULA.match(text, position, end) or _FURTHER.match(text, position, end)
    noun = _plural_phrase(text, copula.end() if copula else position, end)
    return _rate(text, *noun, end) if noun else None


def _rate(text: str, name: str, position: int, end: int) -> Noun:
    """Add to a noun what it is counted for: ``cases per 100,000 people``."""
    per = _PER.match(text, position, end)
    return Noun(f"{name} {' '.join(per[0].split())}", per.end()) if per else Noun(name, position)


def counted_before(text: str, start: int, position: int) -> str | None:
    """Return the plural noun nearest before *position* in its clause: the subject or object."""
    for boundary in _CLAUSE_START.finditer(text, start, position):
        start = boundary.end()
    if counted := list(_NUMBER_OF.finditer(text, start, position)):
        noun = _plural_phrase(text, counted[-1].end(), position)
        if noun:
            return _rate(text, *noun, position).name
    best: str | None = None
    for match in re.finditer(r"[A-Za-z][\w'-]*", text[start:position]):
        if match[0].lower() in _COLLECTIVES:
            best = _whose(text, start, start + match.end()) or _COLLECTIVES[match[0].lower()]
        elif _is_plural(match[0]):
            phrase = re.search(r"(?:\b[A-Za-z][\w-]*\s+)?\Z", text[start : start + match.start()])
            adjective = phrase[0].strip().lower() if phrase else ""
            modifier = f"{adjective} " if adjective and adjective not in _FUNCTION_WORDS else ""
            best = modifier + singular(match[0])
    return best


def _whose(text: str, start: int, end: int) -> str | None:
    """Return the animals of ``the panda population``; a rural or elderly population is of people."""
    every = list(_POPULATION.finditer(text, max(start, end - _POPULATION_WINDOW), end))
    found = every[-1] if every else None
    if found is None or _QUALIFIES.search(found["kind"]) or found["kind"] in _FUNCTION_WORDS:
        return None
    return found["kind"]


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
    if _MODEL.fullmatch(word):
        return word[:-1]
    if lower.endswith("ies") and len(lower) > _SHORTEST_PLURAL:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "zes", "ches", "shes", "uses")) and not lower.endswith(
        ("houses", "causes", "clauses")
    ):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
