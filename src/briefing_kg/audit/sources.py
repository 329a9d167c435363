"""Holds the sources against the captured files: digests, texts, quotes and the words around them."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing_kg.audit.checks import FILES, QUOTES, Ledger
from briefing_kg.audit.facts import Facts, shortened
from briefing_kg.reports import Place
from briefing_kg.vocab import OA, PROV, SCHEMA

_DIGITS_IN_NAME = 12
_CAPTURE = "Take the text from the captured file again, and never edit that file"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of characters that the graphs speak of, and what it stands for."""

    iri: str
    start: int
    end: int
    refers_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One captured page: its file and number, its characters read from the file, and the passages of it."""

    iri: str
    file: str
    page: int
    text: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)

    def between(self, start: int, end: int) -> tuple[Passage, ...]:
        """Return the passages that begin at *start* or later, and before *end*."""
        low = bisect_left(self.passages, start, key=lambda each: each.start)
        return self.passages[low : bisect_left(self.passages, end, key=lambda each: each.start)]


def read_sources(facts: Facts, ledger: Ledger, key: str, files: Mapping[str, bytes] | None) -> list[Source]:
    """Return the sources of the briefing *key*, their texts from *files*; check both.

    Without files, as where only a dump is at hand, the bytes are those of the published text.
    """
    sources, used, passages = [], set(), _passages(facts)
    for iri in facts.instances("SourceText"):
        ledger.look(FILES)
        published = facts.text(iri, f"{SCHEMA}text") or ""
        page = facts.whole(facts.link(iri, f"{PROV}wasDerivedFrom"), f"{SCHEMA}position")
        name = f"{key}/page-{page}.txt"
        used.add(name)
        data = published.encode() if files is None else files.get(name)
        problem = _file_problem(facts, iri, name, data)
        if problem:
            ledger.note(FILES, iri, f"{facts.describe(iri)}: {problem}.")
        text = published if data is None else data.decode(errors="replace")
        sources.append(Source(iri, name, page or 0, text, tuple(passages.get(iri, ()))))
    for name in sorted(_of_briefing(key, files or ()) - used):
        ledger.look(FILES)
        problem = f"captured file “{name}”: is no source of the briefing. Build the data again, with all pages."
        ledger.note(FILES, f"{facts.base}id/briefing/{key}", problem)
    return sorted(sources, key=lambda each: (each.page, each.iri))


def check_quotes(facts: Facts, ledger: Ledger, sources: Iterable[Source]) -> None:
    """Compare every passage, and the words around it, with the captured file at its offsets."""
    placed: set[str] = set()
    for source in sources:
        for passage in source.passages:
            placed.add(passage.iri)
            problem = _quote_problem(facts, source, passage)
            if problem:
                ledger.note(QUOTES, passage.iri, f"{facts.describe(passage.iri)}: {problem}.")
    for iri in facts.instances("Passage"):
        ledger.look(QUOTES)
        if iri not in placed:
            problem = "is no passage of a captured source, or its offsets are not whole numbers. Correct its offsets"
            ledger.note(QUOTES, iri, f"{facts.describe(iri)}: {problem}.")


def _passages(facts: Facts) -> dict[str, list[Passage]]:
    """Return the passages with whole numbers as offsets, by their source, in order of place."""
    found: dict[str, list[Passage]] = {}
    for iri in facts.instances("Passage"):
        start, end = facts.whole(iri, f"{OA}start"), facts.whole(iri, f"{OA}end")
        if start is not None and end is not None:
            passage = Passage(iri, start, end, tuple(facts.links(iri, facts.own("refersTo"))))
            found.setdefault(facts.link(iri, f"{OA}hasSource"), []).append(passage)
    return {source: sorted(each, key=lambda one: (one.start, one.end, one.iri)) for source, each in found.items()}


def place_of(facts: Facts, sources: Iterable[Source], thing: str) -> Place | None:
    """Return where *thing*, a passage or what has one, stands in a captured file."""
    for iri in (thing, *facts.links(thing, facts.own("passage"))):
        name, _, offsets = iri.partition("#char=")
        start, _, end = offsets.partition(",")
        source = next((each for each in sources if each.iri == name), None)
        if source and start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(source.text):
            first, last = _line_and_column(source.text, int(start)), _line_and_column(source.text, int(end))
            return Place(f"briefings/{source.file}", int(start), int(end), *first, *last)
    return None


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _of_briefing(key: str, names: Iterable[str]) -> set[str]:
    return {name for name in names if name.startswith(f"{key}/")}


def _file_problem(facts: Facts, iri: str, name: str, data: bytes | None) -> str:
    if data is None:
        return f"there is no captured file “{name}” for it. Add the page as it was captured"
    digest = hashlib.sha256(data).hexdigest()
    stated = facts.text(iri, f"{SCHEMA}sha256")
    if stated != digest:
        return f"the SHA-256 of “{name}” begins with {digest[:_DIGITS_IN_NAME]}, not as stated. {_CAPTURE}"
    if iri.rsplit("/", 1)[-1] != digest[:_DIGITS_IN_NAME]:
        return f"is not named by the first 12 digits of the SHA-256 of “{name}”, {digest[:_DIGITS_IN_NAME]}. {_CAPTURE}"
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return f"the file “{name}” is not UTF-8. Capture the page as UTF-8"
    if facts.text(iri, f"{SCHEMA}text") != text:
        return f"its published text is not the text of “{name}”. {_CAPTURE}"
    return ""


def _quote_problem(facts: Facts, source: Source, passage: Passage) -> str:
    start, end, text = passage.start, passage.end, source.text
    if not 0 <= start < end <= len(text):
        return f"its offsets {start} and {end} are not within the text of {len(text)} characters. Correct its offsets"
    if passage.iri != f"{source.iri}#char={start},{end}":
        return f"its name does not end in its offsets, #char={start},{end}. Correct its name or its offsets"
    exact = facts.text(passage.iri, f"{OA}exact")
    if exact != text[start:end]:
        return f"the file has “{shortened(text[start:end])}” at its offsets. Correct the quote or its offsets"
    before, after = facts.text(passage.iri, f"{OA}prefix"), facts.text(passage.iri, f"{OA}suffix")
    if before is None or not text[:start].endswith(before) or (start > 0 and not before):
        return f"the file has “…{shortened(text[max(0, start - 24) : start])}” before it, not its oa:prefix"
    if after is None or not text[end:].startswith(after) or (end < len(text) and not after):
        return f"the file has “{shortened(text[end : end + 24])}…” after it, not its oa:suffix"
    return ""
