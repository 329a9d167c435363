"""The head of a page: title, source line, lists of people, dates and whatever else precedes speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing_kg.parse.dates import find_date
from briefing_kg.parse.furniture import BLURB, EVENT_LINE, SOURCE_LINE, furniture_kind, publisher_of
from briefing_kg.parse.lines import Line
from briefing_kg.parse.people import listed_person
from briefing_kg.records import Furniture, FurnitureKind, Person, Span

_HEADING = re.compile(
    r"(?P<chair>Chair(?:person|man|woman)?|Moderator|Host)s?\s*[:：]?\Z"  # noqa: RUF001
    r"|(?P<speakers>Speakers?|Attendees|Participants|Guests?)\s*[:：]?\Z"  # noqa: RUF001
    r"|(?P<date>(?:Date|Time))\s*[:：]?\s*(?P<given>.*\d{4}.*)?\Z"  # noqa: RUF001
)
_CHAIR_ROLE = re.compile(r"spokes(?:person|man|woman)|Press Bureau|Information Office", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!．。？！][\"'”’)]*\Z")  # noqa: RUF001
_BULLET = re.compile(r"[•·*#]+\s*")
_SENTENCE_LENGTH = 40
_DATE_LENGTH = 40


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
    section: str | None = None


def read_header(lines: Sequence[Line], limit: int) -> Header:
    """Read the lines before *limit*, the first label, until one of them can only be speech."""
    header = Header()
    for index, line in enumerate(lines[:limit]):
        following = _next(header, line)
        if following is None:
            return _with_chair(replace(header, end=index))
        header = following
    return _with_chair(replace(header, end=limit))


def _next(header: Header, line: Line) -> Header | None:
    """Return *header* with *line* taken in, or None if the line is speech."""
    readers = (_as_furniture, _as_heading, _as_source_line, _as_title, _as_person, _as_event)
    taken = next((taken for read in readers if (taken := read(header, line))), None)
    if taken or (_SENTENCE_END.search(line.text) and len(line.text) > _SENTENCE_LENGTH):
        return taken
    return _add(header, FurnitureKind.OTHER, line.span)


def _as_furniture(header: Header, line: Line) -> Header | None:
    kind = furniture_kind(line.text)
    return _add(header, kind, line.span) if kind else None


def _as_source_line(header: Header, line: Line) -> Header | None:
    if not SOURCE_LINE.match(line.text):
        return None
    issued, publisher = header.issued or find_date(line.text), header.publisher or publisher_of(line.text)
    return _add(replace(header, issued=issued, publisher=publisher), FurnitureKind.SOURCE_LINE, line.span)


def _as_event(header: Header, line: Line) -> Header | None:
    """Read a line that tells when the briefing was held: place and hour, a bare date, or a blurb."""
    dated = EVENT_LINE.match(line.text) or (len(line.text) < _DATE_LENGTH and find_date(line.text))
    if not dated and not BLURB.match(line.text):
        return None
    kind = FurnitureKind.SOURCE_LINE if dated else FurnitureKind.OTHER
    return _add(replace(header, held=header.held or find_date(line.text)), kind, line.span)


def _as_title(header: Header, line: Line) -> Header | None:
    if header.title is not None:
        return None
    bullet = _BULLET.match(line.text)
    span = Span(line.span.start + (bullet.end() if bullet else 0), line.span.end)
    title = line.text[bullet.end() if bullet else 0 :]
    return _add(replace(header, title=title, held=find_date(title)), FurnitureKind.TITLE, span)


def _as_heading(header: Header, line: Line) -> Header | None:
    heading = _HEADING.match(line.text)
    if heading is None:
        return None
    section = heading.lastgroup if heading.lastgroup != "given" else "date"
    held = find_date(heading["given"]) if heading["given"] else header.held
    return _add(replace(header, section=section, held=held), FurnitureKind.LIST, line.span)


def _as_person(header: Header, line: Line) -> Header | None:
    person = listed_person(line.text)
    if person is None:
        return None
    header = _add(header, FurnitureKind.LIST, line.span)
    if header.section == "chair":
        return replace(header, chairs=(*header.chairs, person))
    return replace(header, speakers=(*header.speakers, person))


def _with_chair(header: Header) -> Header:
    """Where no heading tells, the last person listed is the chair if the role is that of a press office."""
    if header.chairs or len(header.speakers) < 2:  # noqa: PLR2004
        return header
    last = header.speakers[-1]
    if not _CHAIR_ROLE.search(last.role or ""):
        return header
    return replace(header, speakers=header.speakers[:-1], chairs=(last,))


def _add(header: Header, kind: FurnitureKind, span: Span) -> Header:
    return replace(header, furniture=(*header.furniture, Furniture(kind, span)))
