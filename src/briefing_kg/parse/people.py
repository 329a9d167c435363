"""People listed on a page with their roles, and people named with a title in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing_kg.parse.names import bare_words, generic_kind, has_office, named, without_honorific
from briefing_kg.parse.words import HONORIFICS, OUTLETS
from briefing_kg.records import Person

_UPPER = r"[A-Z\u00C0-\u00D6\u00D8-\u00DE\u0100-\u017D]"
_LOWER = r"[a-z\u00DF-\u00F6\u00F8-\u017F]"
_PLAIN = (
    rf"{_UPPER}{_LOWER}+(?:['’]{_UPPER}{_LOWER}+|[-\u2010\u2011]?{_UPPER}{_LOWER}+|[-\u2010\u2011]{_LOWER}+){{0,3}}"
)
_WORD = rf"(?:{_PLAIN}|[OD]['’]{_UPPER}{_LOWER}+)"
_PARTICLE = r"(?:de|van|von|der|den|van der|bin|ibn|al|el|da|dos|di|la|le)"
_PART = rf"(?:{_WORD}|{_UPPER}{{2,}}|{_UPPER}\.(?: ?{_UPPER}\.)?|al-{_WORD}|{_PARTICLE} {_WORD})"
_NAME = rf"(?:{_WORD}|{_UPPER}{{2,}}|{_UPPER}\.(?: ?{_UPPER}\.)?)(?: {_PART}){{1,4}}"
_HONORIFIC = r"(?:(?:The )?(?:Mr|Ms|Mrs|Dr|Prof|Professor|Hon|Shri|Smt|Sir|H\.E)\.?\s+)*"
_LISTED = re.compile(
    rf"{_HONORIFIC}(?P<name>{_NAME})(?:,\s*|\s+[-–—]\s*|\s*\()(?P<role>[a-zA-Z].{{2,400}}[^.:?!]|premier)\Z"
)
_NAME_ONLY = re.compile(rf"{_HONORIFIC}(?P<name>{_NAME})\Z")
_HON = re.compile(
    rf"(?:The )?Hon\.? (?:Dr )?(?P<name>{_WORD}(?: {_WORD}){{1,2}})(?: (?:MP|MLA|MLC|QC|KC|AM|AO|AC)\b)*\Z"
)
_KEY = re.compile(
    rf"(?P<short>{_UPPER}{{1,4}})\s+{_HONORIFIC}(?P<name>{_WORD}(?: {_PART}){{0,4}})(?:,\s(?P<role>.{{3,200}}))?\Z"
)
_BEFORE_OFFICE = (
    r"(?:(?:Foreign|Finance|Defen[cs]e|Health|Home|Trade|Press|Interior|Education|Deputy|Vice|Assistant|State|Under|"
    r"First) ){0,2}"
)
_OFFICE = (
    r"(?:Premier|President|Prime Minister|General Secretary|Secretary[- ]General|Director[- ]General|Attorney General|"
    r"Chairman|Chairwoman|Minister|Governor|Councilor|Spokesperson|Spokesman|Spokeswoman|Commissioner|Chancellor|"
    r"Secretary|Ambassador|Senator|Chief Executive|Managing Director|Treasurer)"
)
_TITLED = re.compile(rf"\b(?P<role>{_BEFORE_OFFICE}{_OFFICE}) (?P<name>{_WORD} {_WORD})(?='s|’s|\b)")
_COURTESY = re.compile(
    rf"\b(?:Mr|Ms|Mrs|Dr)\.? (?P<name>{_WORD}(?: {_WORD})?)(?='s|’s|\b)(?!\s+(?:Minister|President|Speaker|Chair))"
)
_APPOSED = re.compile(
    rf"(?P<name>{_WORD}(?: {_UPPER}\.)?(?: {_WORD}){{1,3}}), (?:the |our )?"
    rf"(?P<role>[a-zA-Z][^,.;:\n?!]{{4,120}})(?=[,.;]|\Z)"
)
_PREPOSED = re.compile(
    rf"\b(?P<role>{_UPPER}[\w'’-]{{1,40}}(?: (?:of|for|the|and|{_UPPER}[\w'’-]{{0,40}})){{0,10}}), "
    r"(?:Mr|Ms|Mrs|Dr|Prof|Professor|Shri|Smt)\.? "
    rf"(?P<name>(?:{_UPPER}\.? ?){{0,2}}{_WORD}(?:[ -]{_WORD}|-{_LOWER}+){{0,3}})"
)
_INLINE_ROLE = re.compile(rf"\A(?:Q&A:\s*|Interview with )(?P<name>{_NAME}), (?P<role>[a-z][^,.]+(?: of [^,.]+)?)")
_MINISTRY = re.compile(
    r"\A(?P<organization>[A-Z][\w ]{0,80}?Ministry|Ministry of [A-Z][\w ]{0,80}?) (?=Spokes|Minister)"
)
_OF = re.compile(r"\b(?:of|for) the (?P<organization>[A-Z][^,;]*?)(?: \([A-Z]+\))?(?= and [a-z]|\Z)")
_AMONG = re.compile(r"\s+of the (?=[A-Z])")
_EDITORS = re.compile(r"(?:Translated|Edited|Compiled)(?: and \w+)? by\s+(?P<names>.+?)\.?\Z")
_OUTLET_AFTER = re.compile(
    rf",?\s+(?:here )?(?:(?:from|of|with|at)\s+)?(?:[Tt]he\s+)?"
    rf"(?P<outlet>{_UPPER}[\w&'’-]*(?: {_UPPER}[\w&'’-]*){{0,5}}?)"
    r"(?=[.,;:?!](?:\s|\Z)|\s+[a-z])"
)
_NO_NAME = frozenset(
    "updates holds meets briefs answers says attends delivers speaks conducts hosts gives minister prime vice "
    "president secretary general state foreign speaker chair chairman madam".split()
)
_LONGEST = 500
EDITOR_ROLE = "translator or editor"


def listed_person(line: str, *, under_heading: bool = False) -> Person | None:
    """Return the person of a list line such as ``Ms. Ann Reed, vice minister of commerce``.

    Outside a list the role must begin in small letters or name an office; *under_heading* any role will do, or none.
    """
    if len(line) > _LONGEST or not line[:1].isupper():
        return None
    match = _LISTED.match(line.rstrip(" ,;"))
    if match is None:
        alone = _NAME_ONLY.match(line.rstrip(" ,;")) if under_heading else None
        return Person(alone["name"]) if alone and not has_office(alone["name"]) else None
    role = match["role"].rstrip(")") if match["role"].count("(") < match["role"].count(")") else match["role"]
    if (not under_heading and not _is_role(role)) or has_office(match["name"]):
        return None
    return Person(match["name"], role, organization_of(role))


def _is_role(role: str) -> bool:
    return (role[0].islower() and "," not in role[:3]) or (has_office(role) and not role.endswith((".", "?")))


def honourable_person(line: str) -> Person | None:
    """Return the person of a line such as ``The Hon Ada Moor MP``, whose office stands in the lines below."""
    match = _HON.match(line) if len(line) < _LONGEST else None
    return Person(match["name"]) if match else None


def keyed_person(line: str) -> Person | None:
    """Return the person of a line in a key to initials: ``AM Dr Ada Moor``."""
    match = _KEY.match(line) if len(line) < _LONGEST else None
    return Person(match["name"], match["role"]) if match else None


def organization_of(role: str) -> str | None:
    """Return the organisation that *role* names last: the whole, where part and whole are named."""
    found = _OF.search(role)
    name = re.sub(r" \([A-Z]+\)\Z", "", _AMONG.split(found["organization"])[-1]) if found else ""
    return None if not name or (has_office(name) and not named(name).name and " " not in name) else name


def labelled_person(label: str) -> Person | None:
    """Return the person that a label names, with the office that it states; None for an office or an outlet alone."""
    part = named(label)
    words = bare_words(part.name)
    if (
        not words
        or any(each.isdigit() for each in part.name)
        or generic_kind(part.name)
        or any(word in OUTLETS for word in words)
    ):
        return None
    if len(words) == 1 and not part.role and not HONORIFICS & set(bare_words(label.replace("(", " "))):
        return None
    role = part.role.removeprefix("THE ").removeprefix("The ") or None
    return Person(part.name, role, organization_of(role) if role else None)


def reporter(label: str, text: str) -> Person | None:
    """Return the journalist of a label who names the outlet there or at the beginning of *text*, what was asked.

    An outlet alone is nobody; ``TARA BONN, GLOBE`` is a person, as is ``Tara Bonn`` who says "Tara Bonn from Globe".
    """
    name = without_honorific(named(label).name)
    words = bare_words(name)
    if len(words) < 2 or generic_kind(label) or any(word in OUTLETS for word in words):  # noqa: PLR2004
        return None
    outlet = label.partition(",")[2].strip() or None
    own = (
        re.search(r"\s+".join(map(re.escape, name.split())), text[:_LONGEST], re.IGNORECASE) if outlet is None else None
    )
    if own and (said := _OUTLET_AFTER.match(text, own.end())):
        outlet = said["outlet"]
    return Person(name, None, outlet) if outlet else None


def titled_people(text: str) -> Iterator[Person]:
    """Yield the people whom running text names with an office or a courtesy title."""
    for match in _TITLED.finditer(text):
        if match["name"].split()[0].casefold() in _NO_NAME:
            continue
        ministry = _MINISTRY.match(text, 0, match.start("name")) if match.start() < _LONGEST else None
        yield Person(match["name"], match["role"], ministry["organization"] if ministry else None)
    for match in _COURTESY.finditer(text):
        if match["name"].split()[0].casefold() not in _NO_NAME:
            yield Person(match["name"])


def apposed_people(text: str) -> Iterator[Person]:
    """Yield the people whom running text names with their office behind: ``Ada Moor, head of research``."""
    for match in _APPOSED.finditer(text):
        words = bare_words(match["role"])
        name = without_honorific(match["name"])
        if (
            has_office(match["role"])
            and words[0] not in {"and", "with", "as", "but"}
            and not has_office(name)
            and " " in name
        ):
            yield Person(name, match["role"].strip(), organization_of(match["role"].strip()))
    yield from preposed_people(text)


def preposed_people(text: str) -> Iterator[Person]:
    """Yield the people whose office stands before courtesy title and name: ``the Secretary for Roads, Mr Tom Vale``."""
    for match in _PREPOSED.finditer(text):
        if has_office(match["role"]):
            yield Person(match["name"], match["role"], organization_of(match["role"]))


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

    Capitals do not make another name, and a bare family name is left out where one person bears it.
    """
    found: dict[str, Person] = {}
    for person in people:
        key = person.name.casefold()
        known = found.get(key)
        if known is None or (known.role is None and person.role is not None):
            name = known.name if known and not known.name.isupper() else person.name
            found[key] = Person(name, person.role, person.organization)
        elif known.name.isupper() and not person.name.isupper():
            found[key] = Person(person.name, known.role, known.organization)
    bearers: dict[str, set[str]] = {}
    for key in found:
        for word in {key.split()[0], key.split()[-1], key.partition(" ")[2]} if " " in key else ():
            bearers.setdefault(word, set()).add(key)
    _hand_on_roles(found, bearers)
    return tuple(person for key, person in found.items() if key not in bearers)


def _hand_on_roles(found: dict[str, Person], bearers: dict[str, set[str]]) -> None:
    """Give the role stated beside a bare family name to the one person who bears it and has none."""
    for key, person in list(found.items()):
        owners = bearers.get(key, set()) if " " not in key and person.role else set()
        if len(owners) == 1:
            owner = next(iter(owners))
            if found[owner].role is None:
                found[owner] = Person(found[owner].name, person.role, person.organization)
