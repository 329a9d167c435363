"""A source text as one reads it: turns with their speakers, every passage marked where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_kg.serve.views.figures import FigureRow, figure_rows
from briefing_kg.serve.views.measures import MeasureRow, measure_rows
from briefing_kg.serve.views.reader import Block, Mark, Piece, blocks, pieces
from briefing_kg.serve.views.site import Row, Site, iri_of, text_of, values
from briefing_kg.serve.views.speech import Voice, href_of, number, voices_of
from briefing_kg.vocab import TIME

#: What a passage may be, the more telling first; the key is the style of the mark.
KINDS: Mapping[str, str] = {
    "turn": "turn",
    "statement": "sentence",
    "measure": "measure",
    "figure": "figure",
    "time": "time",
    "name": "name or subject",
    "exempt": "number or words of the page, no figure",
}


_WIDE_COLON = "\N{FULLWIDTH COLON}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its marks, and the claims that begin in it, in the order of the text."""

    pieces: tuple[Piece, ...]
    claims: tuple[FigureRow | MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A turn with its speaker, or a run of the page around the turns (*voice* is None)."""

    anchor: str
    number: int | None
    href: str
    voice: Voice | None
    heading: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole source text, ready to be read."""

    sections: tuple[Section, ...]
    characters: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    end: int
    kind: str
    target: str
    number: int


def reading(site: Site, source: str) -> Reading:
    """Return the text of *source* with its passages marked."""
    rows = site.ask(_TEXT % values([source]))
    text = text_of(rows[0]["text"]) if rows else ""
    passages = _passages(site, source)
    turns = sorted((each for each in passages if each.kind == "turn"), key=lambda each: each.start)
    figures = {row.iri: row for row in figure_rows(site, (each.target for each in passages if each.kind == "figure"))}
    measures = {
        row.iri: row for row in measure_rows(site, (each.target for each in passages if each.kind == "measure"))
    }
    site.labels.prepare(each.target for each in passages)
    marks = _marks(site, passages, figures)
    found = blocks(text, [(turn.start, turn.end) for turn in turns])
    claims = _Claims(_first_places(passages, {**figures, **measures}), {**figures, **measures})
    near = _near(marks)
    paragraphs = [(block, _paragraph(text, block, near, claims)) for block in found]
    counts = {kind: _count(passages, kind) for kind in KINDS}
    return Reading(tuple(_sections(site, text, turns, paragraphs)), len(text), counts)


_TEXT = "SELECT ?text WHERE { VALUES ?this { %s } ?this schema:text ?text } LIMIT 1"

_PASSAGES = f"""
SELECT ?start ?end ?thing ?type ?position WHERE {{
  VALUES ?source {{ %s }}
  ?passage oa:hasSource ?source ; oa:start ?start ; oa:end ?end .
  {{ ?thing brf:passage ?passage }} UNION {{ ?passage brf:refersTo ?thing }}
  OPTIONAL {{ ?thing a ?type . FILTER(STRSTARTS(STR(?type), STR(brf:)) || STRSTARTS(STR(?type), "{TIME}")) }}
  OPTIONAL {{ ?thing schema:position ?position }}
}}"""


def _count(passages: Iterable[_Passage], kind: str) -> int:
    """Return how many figures and measures the text holds, and how often it names other things."""
    found = [each.target for each in passages if each.kind == kind]
    return len(set(found)) if kind in {"figure", "measure"} else len(found)


def _passages(site: Site, source: str) -> list[_Passage]:
    kinds = {site.brf(name.capitalize()): name for name in ("turn", "statement", "measure", "figure")}
    best: dict[tuple[int, int, bool], _Passage] = {}
    order = list(KINDS)
    for row in site.ask(_PASSAGES % values([source])):
        kind = _kind(site, row, kinds)
        position = number(row.get("position")) if kind == "statement" else 0
        found = _Passage(number(row["start"]), number(row["end"]), kind, iri_of(row["thing"]), position)
        place = (found.start, found.end, kind == "turn")
        rivals = [each for each in (best.get(place), found) if each is not None]
        best[place] = min(rivals, key=lambda each: (order.index(each.kind), each.target))
    return sorted(best.values(), key=lambda each: (each.start, -each.end))


def _kind(site: Site, row: Row, kinds: Mapping[str, str]) -> str:
    kind = iri_of(row.get("type"))
    if kind in kinds:
        return kinds[kind]
    if kind.startswith(TIME):
        return "time"
    return "exempt" if iri_of(row["thing"]).startswith(f"{site.base}id/concept/exempt/") else "name"


def _marks(site: Site, passages: Sequence[_Passage], figures: Mapping[str, FigureRow]) -> list[Mark]:
    """Return a mark for each passage but those of turns, which are sections with the same kind of id."""
    sections = {(each.start, each.end) for each in passages if each.kind == "turn"}
    marks = []
    for each in passages:
        if each.kind == "turn":
            continue
        named = (each.start, each.end) not in sections
        row = figures.get(each.target)
        kind = f"{each.kind} disputed" if row is not None and row.disputed else each.kind
        title = row.sentence if row is not None else site.labels.of(each.target)
        marks.append(Mark(each.start, each.end, kind, href_of(site, each.target), title, each.number, named))
    return marks


@dataclass(frozen=True, slots=True)
class _Near:
    """Marks by where they start, and the length of the longest: what touches a paragraph is found by bisection."""

    marks: tuple[Mark, ...]
    starts: tuple[int, ...]
    longest: int

    def of(self, block: Block) -> tuple[Mark, ...]:
        first = bisect_left(self.starts, block.start - self.longest)
        return self.marks[first : bisect_right(self.starts, block.end)]


def _near(marks: Iterable[Mark]) -> _Near:
    ordered = tuple(sorted(marks, key=lambda mark: mark.start))
    return _Near(
        ordered, tuple(mark.start for mark in ordered), max((mark.end - mark.start for mark in ordered), default=0)
    )


@dataclass(frozen=True, slots=True)
class _Claims:
    """Figures and measures with where each is first said."""

    places: Sequence[tuple[int, str]]
    rows: Mapping[str, FigureRow | MeasureRow]


def _first_places(passages: Iterable[_Passage], rows: Iterable[str]) -> list[tuple[int, str]]:
    known = frozenset(rows)
    first: dict[str, int] = {}
    for each in passages:
        if each.target in known:
            first.setdefault(each.target, each.start)
    return sorted((start, target) for target, start in first.items())


def _paragraph(text: str, block: Block, near: _Near, claims: _Claims) -> Paragraph:
    return Paragraph(
        tuple(pieces(text, block.start, block.end, near.of(block))),
        tuple(claims.rows[target] for target in _between(claims.places, block)),
    )


def _between(places: Sequence[tuple[int, str]], block: Block) -> list[str]:
    return [
        target for _, target in places[bisect_left(places, (block.start, "")) : bisect_left(places, (block.end, ""))]
    ]


def _sections(
    site: Site, text: str, turns: Sequence[_Passage], paragraphs: Sequence[tuple[Block, Paragraph]]
) -> Iterator[Section]:
    voices = voices_of(site, (turn.target for turn in turns))
    heading: tuple[Piece, ...] = ()
    following = [block for block, _ in paragraphs[1:]]
    run: list[tuple[Block, Paragraph]] = []
    for at, (block, paragraph) in enumerate(paragraphs):
        is_label = at < len(following) and _is_label(text, turns, block, following[at])
        if run and (is_label or run[0][0].turn != block.turn):
            yield _section(site, turns, run, voices, heading)
            run, heading = [], ()
        if is_label:
            heading = paragraph.pieces
        else:
            run.append((block, paragraph))
    if run:
        yield _section(site, turns, run, voices, heading)


def _section(
    site: Site,
    turns: Sequence[_Passage],
    run: Sequence[tuple[Block, Paragraph]],
    voices: Mapping[str, Voice],
    heading: tuple[Piece, ...],
) -> Section:
    number_of = run[0][0].turn
    inside = tuple(paragraph for _, paragraph in run)
    if number_of is None:
        return Section("", None, "", None, heading, inside)
    turn = turns[number_of]
    anchor = f"char={turn.start},{turn.end}"
    return Section(anchor, number_of + 1, href_of(site, turn.target), voices.get(turn.target), heading, inside)


def _is_label(text: str, turns: Sequence[_Passage], block: Block, following: Block) -> bool:
    """Whether a paragraph only holds the label of the turn that follows it ("Wang Shouwen:")."""
    if block.turn is not None or following.turn is None or turns[following.turn].start < block.end:
        return False
    return following.start <= turns[following.turn].start and text[block.start : block.end].strip().endswith(
        (":", _WIDE_COLON)
    )
