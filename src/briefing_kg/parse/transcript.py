"""Reads a source text as a transcript: the one public function of the stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing_kg.parse.furniture import furniture_kind
from briefing_kg.parse.header import Header, read_header
from briefing_kg.parse.kinds import bare_name, kinds_of
from briefing_kg.parse.labels import Label, find_labels, label_names
from briefing_kg.parse.lines import Line, split_lines, trimmed
from briefing_kg.parse.people import editors, introduced_in_title, listed_person, merged, titled_people
from briefing_kg.parse.sentences import split_sentences
from briefing_kg.records import Furniture, FurnitureKind, Person, SourceText, Span, Transcript, Turn, TurnKind

UNKNOWN_SPEAKER = "?"


def parse(source: SourceText) -> Transcript:
    """Read *source* as a transcript; a page without speaker labels has no turns."""
    lines = split_lines(source.text)
    listed = frozenset(person.name for line in lines if (person := listed_person(line.text)))
    labels = find_labels(lines, listed)
    header = read_header(lines, labels[0].line if labels else len(lines))
    runs = tuple(_runs(source.text, lines, labels, header.end)) if labels else ()
    turns = _turns(source.text, runs, header)
    ends = header.end if labels else len(lines)
    furniture = (*header.furniture, *_furniture(source.text, lines[ends:]))
    return Transcript(
        source=source,
        title=header.title,
        publisher=header.publisher,
        issued=header.issued,
        held=header.held,
        people=_people(source.text, header, labels, turns, furniture),
        turns=turns,
        furniture=tuple(sorted(furniture, key=lambda each: each.span)),
    )


def _runs(
    text: str, lines: Sequence[Line], labels: Sequence[Label], first: int
) -> Iterator[tuple[Label | None, tuple[Span, ...]]]:
    """Yield each label, None for an unlabelled opening, with the paragraphs spoken under it."""
    if opening := _paragraphs(text, lines[first : labels[0].line], None):
        yield None, opening
    ends = [*(label.line for label in labels[1:]), len(lines)]
    for label, end in zip(labels, ends, strict=True):
        if spoken := _paragraphs(text, lines[label.line : end], label.body):
            yield label, spoken


def _paragraphs(text: str, lines: Sequence[Line], body: int | None) -> tuple[Span, ...]:
    """Return the speech in *lines*, hard-wrapped lines joined; *body* is where the first line's speech begins."""
    spoken: list[Span] = []
    joins = False
    for index, line in enumerate(lines):
        span = line.span if body is None or index else trimmed(text, body, line.span.end)
        if span is None or furniture_kind(line.text):
            joins = False
            continue
        if joins and not line.after_blank and spoken:
            spoken[-1] = Span(spoken[-1].start, span.end)
        else:
            spoken.append(span)
        joins = text[span.end - 1] not in '.?!:"”’)．。？！'  # noqa: RUF001
    return tuple(spoken)


def _turns(text: str, runs: Sequence[tuple[Label | None, tuple[Span, ...]]], header: Header) -> tuple[Turn, ...]:
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


def _furniture(text: str, lines: Sequence[Line]) -> Iterator[Furniture]:
    for line in lines:
        kind = furniture_kind(line.text)
        if kind is FurnitureKind.CREDIT:
            yield from _credits(text, line.span)
        elif kind:
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


def _people(
    text: str, header: Header, labels: Sequence[Label], turns: Sequence[Turn], furniture: Sequence[Furniture]
) -> tuple[Person, ...]:
    """Return everybody listed, labelled or named with a title, each once."""
    askers = {bare_name(turn.speaker) for turn in turns if turn.kind is TurnKind.JOURNALIST}
    labelled = [
        Person(bare_name(name)) for name in label_names(labels) if " " in name and bare_name(name) not in askers
    ]
    introduced = introduced_in_title(header.title) if header.title else None
    credit = [text[each.span.start : each.span.end] for each in furniture if each.kind is FurnitureKind.CREDIT]
    return merged(
        (
            *header.speakers,
            *header.chairs,
            *((introduced,) if introduced else ()),
            *titled_people(header.title or ""),
            *labelled,
            *(person for turn in turns for person in titled_people(text[turn.span.start : turn.span.end])),
            *(person for note in credit for person in editors(note)),
        )
    )
