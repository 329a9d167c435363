"""The head of a page: title, source line, lists of people, dates and whatever else precedes speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from briefing_kg.parse.dates import find_date
from briefing_kg.parse.furniture import EVENT_LINE, SOURCE_LINE, is_blurb, publisher_of
from briefing_kg.parse.lines import Line
from briefing_kg.parse.names import has_office
from briefing_kg.parse.people import honourable_person, keyed_person, listed_person, organization_of
from briefing_kg.parse.words import FIELDS_OF_CHAIRS, FIELDS_OF_SPEAKERS
from briefing_kg.records import Furniture, FurnitureKind, Person, Span

_GIVEN = r"(?:\(s\))?\s*(?:by\s*)?(?:\Z|[:：]\s*(?P<{}>.*)\Z)"  # noqa: RUF001
_HEADING = re.compile(
    rf"(?:{FIELDS_OF_CHAIRS.replace(' ', '|')}){_GIVEN.format('chairs')}"
    rf"|(?:{FIELDS_OF_SPEAKERS.replace(' ', '|')}){_GIVEN.format('speakers')}"
    rf"|(?:date|time|when){_GIVEN.format('date')}"
    rf"|(?:speaker key|key to speakers|speakers? list){_GIVEN.format('key')}",
    re.IGNORECASE,
)
_CHAIR_ROLE = re.compile(r"spokes(?:person|man|woman)|Press Bureau|Information Office", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!．。？！][\"'”’)]*\Z")  # noqa: RUF001
_BULLET = re.compile(r"[•·*#]+\s*")
_BARE_DATE = re.compile(r"(?:\w{3,9}day,?\s+)?[\w.,/ -]{6,24}(?:,? \d{1,2}:\d\d(?: [ap]\.?m\.?)?)?\Z", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:briefings?|conferences?|transcript|remarks|interview|questions and answers|q&a|doorstop|dialogue)\b",
    re.IGNORECASE,
)
_SENTENCE_LENGTH = 40
_DATE_LENGTH = 40
_LIST_LENGTH = 500
_ROLE_LENGTH = 120
_TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a page says, and the index of the first line after it."""

    title: str | None = None
    publisher: str | None = None
    issued: date | None = None
    held: date | None = None
    speakers: tuple[Person, ...] = ()
    chairs: tuple[Person, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    end: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads line after line; what is found so far stands in its fields."""

    title: str | None = None
    publisher: str | None = None
    issued: date | None = None
    held: date | None = None
    section: str | None = None
    role_follows: bool = False
    speakers: list[Person] = field(default_factory=list)
    chairs: list[Person] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)

    def take(self, line: Line, kind: FurnitureKind | None, *, whole: bool) -> bool:
        """Take *line* in; return False if it can only be speech. *whole*: all of the head is known to be none."""
        if kind:
            self._add(kind, line.span)
            return True
        readers = (self._heading, self._source_line, self._date, self._person, self._title, self._role, self._event)
        if any(read(line) for read in readers):
            return True
        if _SENTENCE_END.search(line.text) and len(line.text) > _SENTENCE_LENGTH and not whole:
            return False
        self._add(FurnitureKind.OTHER, line.span)
        return True

    def header(self, end: int) -> Header:
        """Return what was read of the first *end* lines."""
        read = Header(
            title=self.title,
            publisher=self.publisher,
            issued=self.issued,
            held=self.held,
            speakers=tuple(self.speakers),
            chairs=tuple(self.chairs),
            furniture=tuple(self.furniture),
            end=end,
        )
        return _with_chair(read)

    def _add(self, kind: FurnitureKind, span: Span) -> bool:
        self.furniture.append(Furniture(kind, span))
        return True

    def _heading(self, line: Line) -> bool:
        heading = _HEADING.match(line.text) if len(line.text) < _LIST_LENGTH else None
        if heading is None:
            return False
        groups = {name: text for name, text in heading.groupdict().items() if text is not None}
        self.section = next(iter(groups), None) or _section(line.text)
        given = next(iter(groups.values()), "").strip()
        if self.section == "date":
            self.held = find_date(given) or self.held
        else:
            self._list(given)
        return self._add(FurnitureKind.LIST, line.span)

    def _list(self, given: str) -> None:
        """Take in the people given behind a heading on its line, each closed by a semicolon."""
        into = self.chairs if self.section == "chairs" else self.speakers
        for part in given.split(";"):
            if part.strip() and (person := listed_person(part.strip(" .,"), under_heading=True)):
                into.append(person)

    def _source_line(self, line: Line) -> bool:
        if not SOURCE_LINE.match(line.text[:_LIST_LENGTH]):
            return False
        self.issued = self.issued or find_date(line.text)
        self.publisher = self.publisher or publisher_of(line.text)
        return self._add(FurnitureKind.SOURCE_LINE, line.span)

    def _date(self, line: Line) -> bool:
        """Read a line that is a date: of the event, or of the issue before the title and where the event has one."""
        if len(line.text) > _DATE_LENGTH or not _BARE_DATE.match(line.text):
            return False
        found = find_date(line.text)
        if found is None:
            return False
        if self.title is None or (self.held and self.held != found and self.section != "date"):
            self.issued = self.issued or found
        else:
            self.held = self.held or found
        return self._add(FurnitureKind.SOURCE_LINE, line.span)

    def _person(self, line: Line) -> bool:
        text = line.text
        if self.section == "key" and (person := keyed_person(text)):
            self.speakers.append(person)
            return self._add(FurnitureKind.LIST, line.span)
        if person := honourable_person(text):
            self.role_follows = True
            self.speakers.append(person)
            return self._add(FurnitureKind.LIST, line.span)
        person = listed_person(text, under_heading=self.section in {"chairs", "speakers"})
        if person is None or (self.title is None and self.section is None and not has_office(person.role or "")):
            return False
        (self.chairs if self.section == "chairs" else self.speakers).append(person)
        return self._add(FurnitureKind.LIST, line.span)

    def _title(self, line: Line) -> bool:
        if self.title is not None and (self.speakers or _EVENT.search(self.title) or not _is_event(line.text)):
            return False
        bullet = _BULLET.match(line.text)
        start = bullet.end() if bullet else 0
        if start >= len(line.text):
            return False
        self.title = line.text[start:]
        self.held = find_date(self.title[:_LIST_LENGTH]) or self.held
        return self._add(FurnitureKind.TITLE, Span(line.span.start + start, line.span.end))

    def _role(self, line: Line) -> bool:
        """Read the office that stands below a name: ``The Hon Ada Moor MP``, ``Minister for Roads``."""
        if not (self.role_follows and self.speakers and _is_role(line.text)):
            self.role_follows = False
            return False
        last = self.speakers[-1]
        role = line.text if last.role is None else f"{last.role}, {line.text}"
        self.speakers[-1] = replace(last, role=role, organization=organization_of(role))
        return self._add(FurnitureKind.LIST, line.span)

    def _event(self, line: Line) -> bool:
        """Read a line that tells when the briefing was held: place and hour, a bare date, or a blurb."""
        dated = EVENT_LINE.match(line.text) or (len(line.text) < _DATE_LENGTH and find_date(line.text))
        if not dated and not is_blurb(line.text):
            return False
        self.held = self.held or find_date(line.text[:_LIST_LENGTH])
        return self._add(FurnitureKind.SOURCE_LINE if dated else FurnitureKind.OTHER, line.span)


def read_header(
    lines: Sequence[Line], kinds: Sequence[FurnitureKind | None], limit: int, *, whole: bool = False
) -> Header:
    """Read the lines before *limit*, the first label, until one of them can only be speech.

    *kinds* tells of each line why it is furniture; *whole* that nothing before *limit* is speech.
    """
    reader = _Reader()
    for index in range(limit):
        if not reader.take(lines[index], kinds[index], whole=whole):
            return reader.header(index)
    return reader.header(limit)


def _is_role(line: str) -> bool:
    return len(line) < _ROLE_LENGTH and has_office(line) and line[-1] not in ".:?!" and not is_blurb(line)


def _is_event(line: str) -> bool:
    """Whether *line* names an event, as a title does, after a first line that does not."""
    return (
        len(line) < _TITLE_LENGTH
        and bool(_EVENT.search(line))
        and not _SENTENCE_END.search(line)
        and not is_blurb(line)
    )


def _section(heading: str) -> str:
    word = re.match(r"[A-Za-z ]+", heading)
    name = word[0].strip().casefold() if word else ""
    if re.match(r"date|time|when", name):
        return "date"
    if re.match(r"speaker key|key to|speakers? list", name):
        return "key"
    return "chairs" if re.fullmatch(FIELDS_OF_CHAIRS.replace(" ", "|"), name) else "speakers"


def _with_chair(header: Header) -> Header:
    """Where no heading tells, the last person listed is the chair if the role is that of a press office."""
    if header.chairs or len(header.speakers) < 2:  # noqa: PLR2004
        return header
    last = header.speakers[-1]
    if not _CHAIR_ROLE.search(last.role or ""):
        return header
    return replace(header, speakers=header.speakers[:-1], chairs=(last,))
