"""Numbers that are no figures: dates, ordinals, names, ages, denominators, idioms, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_kg.records import Exemption, ExemptionReason, Furniture, FurnitureKind, Span

_NUMBER = r"(?:\d[\d,.]*\d|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_ORDINAL_WORDS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth|firstly|secondly|thirdly"
_SPAN_OF_TIME = r"(?:years?|months?|quarters?|weeks?|days?|decades?|hours?|seasons?)"
_NUMBERED = (
    r"(?:No|Nos|Grades?|weeks?|Articles?|Chapters?|Sections?|Phases?|Volumes?|Vol|Version|Page|Pages|Route|Class|Class(?:es)?|"
    r"Level|Type|Category|Resolution|H\.R|Unit|Model|Tier|Room|Line|Group|Track|Channel|Boeing|Airbus|Shenzhou|Tiangong)"
)

_BLOCKS: tuple[tuple[ExemptionReason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, flags))
    for reason, flags, pattern in (
        (
            ExemptionReason.DATE_PART,
            0,
            rf"\b{_MONTH}\s*{_DAY}(?:\s*(?:to|and|-|–)\s*(?:{_MONTH}\s*)?{_DAY})?(?:\s*,?\s*{_YEAR})?\b(?![,.]\d)",
        ),
        (ExemptionReason.DATE_PART, 0, rf"\b{_DAY}\s+{_MONTH}(?:\s+{_YEAR})?\b"),
        (
            ExemptionReason.DATE_PART,
            re.IGNORECASE,
            r"\b\d{1,2}(?::\d\d)?\s*(?:[ap]\.m\.|[ap]m\b|o'clock)|\b\d{1,2}:\d\d(?::\d\d)?\b",
        ),
        (
            ExemptionReason.DATE_PART,
            0,
            rf"\b{_YEAR}\s*[-–/]\s*(?:{_YEAR}|\d\d)\b|\b{_YEAR}-\d\d-\d\d\b|\b{_YEAR}s\b|\b\d0s\b",
        ),
        (
            ExemptionReason.DATE_PART,
            re.IGNORECASE,
            rf"\b(?:first|last|past|next|previous|preceding|coming|final|latter|recent)\s+{_NUMBER}\s+(?:\w+\s+)?{_SPAN_OF_TIME}\b",
        ),
        (
            ExemptionReason.ORDINAL,
            re.IGNORECASE,
            rf"\b{_NUMBER}\s+(?:consecutive|straight|successive)\s+{_SPAN_OF_TIME}|\b{_NUMBER}\s+{_SPAN_OF_TIME}\s+(?:in a row|running)\b",
        ),
        (ExemptionReason.OTHER, re.IGNORECASE, rf"\b{_NUMBER}-(?:year|month|day|week|hour|minute)(?:-\w+)*"),
        (
            ExemptionReason.OTHER,
            re.IGNORECASE,
            rf"\b(?:ages?|aged)\s+(?:between\s+|of\s+|from\s+)?{_NUMBER}(?:\s*(?:to|and|-|–)\s*{_NUMBER})?|\b{_NUMBER}\s+years?\s+(?:old|of age)\b",
        ),
        (
            ExemptionReason.OTHER,
            re.IGNORECASE,
            rf"\b(?:per|every|each|for every)\s+{_NUMBER}(?:\s+(?:thousand|million|billion))?\b|=\s*\d[\d,.]*",
        ),
        (
            ExemptionReason.NAME,
            0,
            r"(?<![\w.])(?!(?:RMB|USD|CNY|EUR|HKD|US|HK|S|A|C|NT|RM|R|Rs|CHF|JPY|GBP)\d)[A-Za-z][A-Za-z']*\d[\w.+-]*\w|(?<![\w.])[A-Z]\d+\b",
        ),
        (
            ExemptionReason.NAME,
            0,
            r"\b[A-Z][\w']*-\d+\b|\b\d+G\b|\b\d+[KD]s?\b|\b\d+\+(?:\d+|[A-Z])\w*|\b24/7\b|\b\d+\.0\b(?=\s[A-Za-z])",
        ),
        (
            ExemptionReason.NAME,
            0,
            rf"\b{_NUMBERED}\.?\s+\d+(?:\s*(?:,|and|to|or|-|–)\s*\d+)*\b(?![,.]\d|\s*(?:%|percent|million|billion))",
        ),
        (ExemptionReason.NAME, 0, r"\b\d+(?:st|nd|rd|th)(?:\s+and\s+\d+(?:st|nd|rd|th))?\s+(?=[A-Z]|plans?\b)"),
        (ExemptionReason.ORDINAL, re.IGNORECASE, rf"\b\d+(?:st|nd|rd|th)\b|(?<![\w-])(?:{_ORDINAL_WORDS})\b"),
        (
            ExemptionReason.IDIOM,
            re.IGNORECASE,
            rf"\b{_NUMBER}\s+(?:of (?:the|our|its|their|these|those|them|us)\b|by one\b|another\b)",
        ),
        (
            ExemptionReason.IDIOM,
            re.IGNORECASE,
            r"\b(?:the |these |those |both )?(?:two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+)?(?:sides?|questions?|points?|aspects?|"
            r"things|fronts?|ways|words|parts|respects|perspectives|sessions|steps|categories|features|characteristics|priorities|areas|types|kinds)\b",
        ),
        (
            ExemptionReason.IDIOM,
            re.IGNORECASE,
            r"(?<![\w-])(?:half|double|twice|second to none|a hundred percent)\b(?![-\s]+(?:of\s+(?:a\s+)?)?(?:million|billion|trillion))",
        ),
        (
            ExemptionReason.DATE_PART,
            0,
            rf"(?<![\d$€£¥,.]){_YEAR}(?![\d%]|,\d|\.\d|\s*(?:percent|per cent|percentage|million|billion|trillion|yuan|dollars|tonnes|tons|kilo\w*|km|mu)\b)",
        ),
    )
)
_LONE_WORD = re.compile(r"\bone\b", re.IGNORECASE)
_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand"
    r"|million|billion|trillion|half|double|twice|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
_DATE_HINT = re.compile(rf"{_MONTH}\s*\d|{_YEAR}|\d:\d\d|[ap]\.?m\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of plain text in which a number is no figure, and why."""

    start: int
    end: int
    reason: ExemptionReason


def find_blocks(text: str, start: int, end: int) -> tuple[Block, ...]:
    """Return the runs of ``text[start:end]`` whose numbers are no figures; the first reason found counts."""
    found: list[Block] = []
    for reason, pattern in _BLOCKS:
        for match in pattern.finditer(text, start, end):
            if not any(each.start < match.end() and match.start() < each.end for each in found):
                found.append(Block(match.start(), match.end(), reason))
    return tuple(sorted(found, key=lambda block: block.start))


def exemptions(
    source: str, text: str, furniture: Sequence[Furniture], blocks: Sequence[Block], taken: Sequence[Span]
) -> Iterator[Exemption]:
    """Yield an exemption for each number of *text* outside *taken*, the places of figures and times.

    *source* is the text as captured, *text* the same in plain characters.
    """
    for match in _TOKEN.finditer(text):
        span = Span(*match.span())
        if not any(each.overlaps(span) for each in taken):
            yield Exemption(span, source[span.start : span.end], _reason(text, span, furniture, blocks))


def _reason(text: str, span: Span, furniture: Sequence[Furniture], blocks: Sequence[Block]) -> ExemptionReason:
    home = next((each for each in furniture if each.span.contains(span)), None)
    if home and home.kind is FurnitureKind.PAGER:
        return ExemptionReason.PAGINATION
    if home and home.kind is FurnitureKind.SOURCE_LINE and _DATE_HINT.search(text[home.span.start : home.span.end]):
        return ExemptionReason.DATE_PART
    for block in blocks:
        if block.start <= span.start and span.end <= block.end:
            return block.reason
    return ExemptionReason.OTHER if text[span.start].isdigit() else ExemptionReason.IDIOM
