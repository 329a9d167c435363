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
    text = line.text
    if kind := furniture_kind(text):
        return _add(header, kind, line.span)
    if heading := _HEADING.match(text):
        return _headed(header, heading, line)
    if SOURCE_LINE.match(text):
        issued = header.issued or find_date(text)
        publisher = header.publisher or publisher_of(text)
        return _add(replace(header, issued=issued, publisher=publisher), FurnitureKind.SOURCE_LINE, line.span)
    if header.title is None:
        return _titled(header, line)
    if person := listed_person(text):
        return _listed(header, person, line)
    if EVENT_LINE.match(text) or (len(text) < _DATE_LENGTH and find_date(text)):
        return _add(replace(header, held=header.held or find_date(text)), FurnitureKind.SOURCE_LINE, line.span)
    if BLURB.match(text):
        return _add(replace(header, held=header.held or find_date(text)), FurnitureKind.OTHER, line.span)
    if _SENTENCE_END.search(text) and len(text) > _SENTENCE_LENGTH:
        return None
    return _add(header, FurnitureKind.OTHER, line.span)


def _titled(header: Header, line: Line) -> Header:
    bullet = _BULLET.match(line.text)
    span = Span(line.span.start + (bullet.end() if bullet else 0), line.span.end)
    title = line.text[bullet.end() if bullet else 0 :]
    return _add(replace(header, title=title, held=find_date(title)), FurnitureKind.TITLE, span)


def _headed(header: Header, heading: re.Match[str], line: Line) -> Header:
    section = heading.lastgroup if heading.lastgroup != "given" else "date"
    held = find_date(heading["given"]) if heading["given"] else header.held
    return _add(replace(header, section=section, held=held), FurnitureKind.LIST, line.span)


def _listed(header: Header, person: Person, line: Line) -> Header:
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
