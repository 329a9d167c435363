"""People listed on a page with their roles, and people named with a title in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing_kg.records import Person

_WORD = r"[A-Z][a-zà-ÿ]+(?:['’][A-Z][a-zà-ÿ]+|[-\u2010\u2011][A-Z]?[a-zà-ÿ]+)*"
_NAME = rf"{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{1,3}}"
_HONORIFIC = r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+)?"
_LISTED = re.compile(rf"{_HONORIFIC}(?P<name>{_NAME})(?:,\s*|\s+[-–—]\s*)(?P<role>[a-zA-Z].{{4,400}}[^.:?!]|premier)\Z")
_OFFICE = (
    r"(?:Vice |Deputy |Assistant |State )?(?:Premier|President|Prime Minister|General Secretary|Secretary General|"
    r"Chairman|Chairwoman|Minister|Governor|Councilor|Spokesperson|Spokesman|Spokeswoman|Commissioner)"
)
_TITLED = re.compile(rf"\b(?P<role>{_OFFICE}) (?P<name>{_WORD} {_WORD})(?='s|’s|\b)")
_COURTESY = re.compile(rf"\b(?:Mr|Ms|Mrs|Dr)\. (?P<name>{_WORD}(?: {_WORD})?)(?='s|’s|\b)")
_INLINE_ROLE = re.compile(rf"\A(?:Q&A:\s*|Interview with )(?P<name>{_NAME}), (?P<role>[a-z][^,.]+(?: of [^,.]+)?)")
_MINISTRY = re.compile(r"\A(?P<organization>[A-Z][\w ]*?Ministry|Ministry of [A-Z][\w ]*?) (?=Spokes|Minister)")
_OF = re.compile(r"\b(?:of|for) the (?P<organization>[A-Z][^,;]*?)(?: \([A-Z]+\))?(?= and [a-z]|\Z)")
_AMONG = re.compile(r"\s+of the (?=[A-Z])")
_EDITORS = re.compile(r"(?:Translated|Edited|Compiled)(?: and \w+)? by\s+(?P<names>.+?)\.?\Z")
EDITOR_ROLE = "translator or editor"


def listed_person(line: str) -> Person | None:
    """Return the person of a list line such as ``Ms. Ann Reed, vice minister of commerce``."""
    match = _LISTED.match(line)
    if match is None or (not match["role"][0].islower() and not re.match(_OFFICE, match["role"])):
        return None
    return Person(match["name"], match["role"], organization_of(match["role"]))


def organization_of(role: str) -> str | None:
    """Return the organisation that *role* names last: the whole, where part and whole are named."""
    found = _OF.search(role)
    if found is None:
        return None
    return re.sub(r" \([A-Z]+\)\Z", "", _AMONG.split(found["organization"])[-1])


def titled_people(text: str) -> Iterator[Person]:
    """Yield the people whom running text names with an office or a courtesy title."""
    for match in _TITLED.finditer(text):
        ministry = _MINISTRY.match(text[: match.start("name")])
        yield Person(match["name"], match["role"], ministry["organization"] if ministry else None)
    for match in _COURTESY.finditer(text):
        yield Person(match["name"])


def introduced_in_title(title: str) -> Person | None:
    """Return the person that a title introduces: ``Q&A: Ann Reed, director of ...``."""
    match = _INLINE_ROLE.match(title)
    return Person(match["name"], match["role"], organization_of(match["role"])) if match else None


def editors(credit: str) -> Iterator[Person]:
    """Yield the people of an editors' note."""
    if match := _EDITORS.match(credit):
        for name in re.split(r",\s*(?:and\s+)?|\s+and\s+", match["names"]):
            if re.fullmatch(_NAME, name):
                yield Person(name, EDITOR_ROLE)


def merged(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return each name once, in order, with the first role and organisation stated for it.

    A bare family name is left out where somebody with that family name is already there.
    """
    found: dict[str, Person] = {}
    for person in people:
        known = found.get(person.name)
        if known is None or (known.role is None and person.role is not None):
            found[person.name] = person
    families = {name.split()[0] for name in found if " " in name}
    return tuple(person for name, person in found.items() if " " in name or name not in families)
