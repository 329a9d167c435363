"""Reads a source text as a transcript: the one public function of the stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing_kg.parse.choosing import find_labels, label_names
from briefing_kg.parse.furniture import furniture_kind, is_tail, page_furniture
from briefing_kg.parse.header import Header, read_header
from briefing_kg.parse.kinds import kinds_of
from briefing_kg.parse.labels import Label
from briefing_kg.parse.lines import Line, split_lines, trimmed
from briefing_kg.parse.people import (
    apposed_people,
    editors,
    introduced_in_title,
    labelled_person,
    listed_person,
    merged,
    reporter,
    titled_people,
)
from briefing_kg.parse.sentences import split_sentences
from briefing_kg.parse.words import SMALL_WORDS
from briefing_kg.records import Furniture, FurnitureKind, Person, SourceText, Span, Transcript, Turn, TurnKind

UNKNOWN_SPEAKER = "?"
_OPENS = re.compile(
    r"[^.?!]{0,120}\b(?:good (?:morning|afternoon|evening|day)|welcome|hello|ladies and gentlemen|"
    r"friends|colleagues|thank(?:s| you)[^.]{0,40} for (?:joining|coming|being)|let(?:'|’)s (?:begin|start))\b",
    re.IGNORECASE,
)
_STOPS = '.?!:"”’)]．。？！…—–-'  # noqa: RUF001
_HEADING_LENGTH = 110
_HEADING_SHARE = 0.6

_Run = tuple[Label | None, tuple[Span, ...]]


def parse(source: SourceText) -> Transcript:
    """Read *source* as a transcript; a page without speaker labels has no turns."""
    text, lines = source.text, split_lines(source.text)
    kinds = page_furniture(lines)
    listed = _known_names(lines)
    labels = find_labels(text, lines, listed, kinds)
    first = labels[0].line if labels else len(lines)
    whole = bool(labels) and bool(_OPENS.match(text, labels[0].body, labels[0].body + 2 * _HEADING_LENGTH))
    header = read_header(lines, kinds, first, whole=whole)
    _mark_tail(lines, kinds, labels)
    runs = tuple(_runs(text, lines, kinds, labels, header.end)) if labels else ()
    turns = _turns(text, runs, header)
    ends = header.end if labels else len(lines)
    furniture = (*header.furniture, *_furniture(text, lines[ends:], kinds[ends:], labels))
    return Transcript(
        source=source,
        title=header.title,
        publisher=header.publisher,
        issued=header.issued,
        held=header.held,
        people=_people(text, header, labels, turns, furniture),
        turns=turns,
        furniture=tuple(sorted(furniture, key=lambda each: each.span)),
    )


def _known_names(lines: Sequence[Line]) -> frozenset[str]:
    """Return the names on the page's lists in small letters, in full and without first names."""
    names = (person.name.casefold() for line in lines if (person := listed_person(line.text)))
    return frozenset(part for name in names for part in (name, name.partition(" ")[2], name.rpartition(" ")[2]))


def _mark_tail(lines: Sequence[Line], kinds: list[FurnitureKind | None], labels: Sequence[Label]) -> None:
    """Mark what follows the end of the event: contacts, links and the like, which hold no label."""
    last = labels[-1].line if labels else len(lines)
    tail = next((index for index in range(last + 1, len(lines)) if is_tail(lines[index].text)), len(lines))
    for index in range(tail, len(lines)):
        kinds[index] = kinds[index] or FurnitureKind.OTHER


def _runs(
    text: str, lines: Sequence[Line], kinds: Sequence[FurnitureKind | None], labels: Sequence[Label], first: int
) -> Iterator[_Run]:
    """Yield each label, None for an unlabelled opening, with the paragraphs spoken under it."""
    opening = _paragraphs(text, lines, kinds, range(first, labels[0].line), None)
    opening = _without_headings(text, opening)
    if opening and not (len(opening) == 1 and _is_heading(text[opening[0].start : opening[0].end])):
        yield None, opening
    ends = [*(label.line for label in labels[1:]), len(lines)]
    for index, (label, end) in enumerate(zip(labels, ends, strict=True)):
        spoken = _paragraphs(text, lines, kinds, range(label.line, end), label.body)
        if index + 1 < len(labels):
            spoken = _without_headings(text, spoken)
        if spoken:
            yield label, spoken


def _paragraphs(
    text: str, lines: Sequence[Line], kinds: Sequence[FurnitureKind | None], places: range, body: int | None
) -> tuple[Span, ...]:
    """Return the speech in the lines at *places*, hard-wrapped lines joined; *body* is where the speech begins."""
    spoken: list[Span] = []
    joins = False
    for index in places:
        line = lines[index]
        labelled = body is not None and index == places.start
        span = line.span if body is None else trimmed(text, max(body, line.span.start), line.span.end)
        if span is None or (kinds[index] and not labelled):
            joins = False
            continue
        if joins and not line.after_blank and spoken:
            spoken[-1] = Span(spoken[-1].start, span.end)
        else:
            spoken.append(span)
        joins = text[span.end - 1] not in _STOPS
    return tuple(spoken)


def _without_headings(text: str, spoken: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave out the headings that stand between what was said and the next label."""
    end = len(spoken)
    while end > 1 and _is_heading(text[spoken[end - 1].start : spoken[end - 1].end]):
        if text[spoken[end - 2].end - 1] not in _STOPS:
            break
        end -= 1
    return spoken[:end]


def _is_heading(line: str) -> bool:
    ends = line[-1] in _STOPS.replace(")", "") and not re.search(r"\b[A-Z]\.\Z", line)
    if len(line) > _HEADING_LENGTH or "\n" in line or ends or line[-1] in ",;":
        return False
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if word.casefold() not in SMALL_WORDS]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= _HEADING_SHARE * len(words)


def _turns(text: str, runs: Sequence[_Run], header: Header) -> tuple[Turn, ...]:
    said = [
        (label.speaker if label else UNKNOWN_SPEAKER, text[spans[0].start : spans[-1].end]) for label, spans in runs
    ]
    chairs = frozenset(person.name for person in header.chairs)
    speakers = frozenset(person.name for person in header.speakers)
    return tuple(
        Turn(
            speaker=speaker,
            kind=kind,
            span=Span(spans[0].start, spans[-1].end),
            label=label.span if label else None,
            sentences=tuple(sentence for span in spans for sentence in split_sentences(text, span)),
        )
        for (label, spans), (speaker, _), kind in zip(runs, said, kinds_of(said, chairs, speakers), strict=True)
    )


def _furniture(
    text: str, lines: Sequence[Line], kinds: Sequence[FurnitureKind | None], labels: Sequence[Label]
) -> Iterator[Furniture]:
    labelled = {label.span.start for label in labels}
    for line, kind in zip(lines, kinds, strict=True):
        if kind is FurnitureKind.CREDIT:
            yield from _credits(text, line.span)
        elif kind and line.span.start not in labelled:
            yield Furniture(kind, line.span)


def _credits(text: str, span: Span) -> Iterator[Furniture]:
    """Yield the parts of an editors' note, which may share its line with the note on languages."""
    sentences = split_sentences(text, span)
    later = [each.start for each in sentences[1:] if furniture_kind(text[each.start : each.end])]
    for start, end in pairwise([span.start, *later, span.end]):
        part = trimmed(text, start, end)
        if part:
            kind = furniture_kind(text[part.start : part.end])
            yield Furniture(kind or FurnitureKind.CREDIT, part)


def _reporters(turns: Sequence[Turn], spoken: Sequence[str]) -> Iterator[Person]:
    for turn, words in zip(turns, spoken, strict=True):
        if turn.kind is TurnKind.JOURNALIST and (person := reporter(turn.speaker, words)):
            yield person


def _people(
    text: str, header: Header, labels: Sequence[Label], turns: Sequence[Turn], furniture: Sequence[Furniture]
) -> tuple[Person, ...]:
    """Return everybody listed, labelled or named with a title, each once."""
    askers = {turn.speaker for turn in turns if turn.kind is TurnKind.JOURNALIST}
    labelled = (labelled_person(name) for name in label_names(labels) if name not in askers)
    introduced = introduced_in_title(header.title) if header.title else None
    head = "\n".join(
        text[each.span.start : each.span.end]
        for each in header.furniture
        if each.kind in {FurnitureKind.TITLE, FurnitureKind.OTHER}
    )
    credit = [text[each.span.start : each.span.end] for each in furniture if each.kind is FurnitureKind.CREDIT]
    spoken = [text[turn.span.start : turn.span.end] for turn in turns]
    return merged(
        (
            *header.speakers,
            *header.chairs,
            *((introduced,) if introduced else ()),
            *titled_people(header.title or ""),
            *titled_people(head),
            *apposed_people(head),
            *(person for person in labelled if person),
            *(person for words in spoken for person in titled_people(words)),
            *(person for words in spoken for person in apposed_people(words)),
            *_reporters(turns, spoken),
            *(person for note in credit for person in editors(note)),
        )
    )
