"""Runs of text whose numbers are no figures: dates, ordinals, names, ages, denominators, idioms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_kg.months import MONTH
from briefing_kg.records import ExemptionReason

_DATE, _ORDINAL, _NAME = ExemptionReason.DATE_PART, ExemptionReason.ORDINAL, ExemptionReason.NAME
_IDIOM, _OTHER = ExemptionReason.IDIOM, ExemptionReason.OTHER

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER = rf"(?:\d[\d,.]*\d|\d|{_SMALL})"
_MONTH = rf"{MONTH}\.?"
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_ORDINALS = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth"
    r"|firstly|secondly|thirdly)"
)
_TIME = r"(?:years?|months?|quarters?|weeks?|days?|decades?|hours?|seasons?)"
_NUMBERED = (
    r"(?:Nos?|Grades?|weeks?|Articles?|Chapters?|Sections?|Phases?|Vol(?:umes?)?|Version|Pages?|Route|Class(?:es)?"
    r"|Level|Type|Category|Resolution|H\.R|Unit|Model|Tier|Room|Line|Group|Track|Channel|Boeing|Airbus"
    r"|Shenzhou|Tiangong)"
)
_TO = r"\s*(?:to|and|-|–)\s*"
_LARGE = r"(?:thousand|million|billion|trillion)"
_DISCOURSE = (
    r"(?:sides?|questions?|points?|aspects?|things|fronts?|ways|words|parts|respects|perspectives|sessions|steps"
    r"|categories|features|characteristics|priorities|areas|types|kinds)"
)
_CURRENCY_LETTERS = r"(?:RMB|USD|CNY|EUR|HKD|US|HK|S|A|C|NT|RM|R|Rs|CHF|JPY|GBP)"
_MEASURED = rf"\s*(?:percent|per cent|percentage|{_LARGE}|yuan|dollars|tonnes|tons|kilo\w*|km|mu)\b"

# The first pattern that takes a run decides; case counts where the flag is 0.
_PATTERNS: tuple[tuple[ExemptionReason, int, str], ...] = (
    (_DATE, 0, rf"\b{_MONTH}\s*{_DAY}(?:{_TO}(?:{_MONTH}\s*)?{_DAY})?(?:\s*,?\s*{_YEAR})?\b(?![,.]\d)"),
    (_DATE, 0, rf"\b{_DAY}\s+{_MONTH}(?:\s+{_YEAR})?\b"),
    (_DATE, re.IGNORECASE, r"\b\d{1,2}(?::\d\d)?\s*(?:[ap]\.m\.|[ap]m\b|o'clock)|\b\d{1,2}:\d\d(?::\d\d)?\b"),
    (_DATE, 0, rf"\b{_YEAR}\s*[-–/]\s*(?:{_YEAR}|\d\d)\b|\b{_YEAR}-\d\d-\d\d\b|\b{_YEAR}s\b|\b\d0s\b"),
    (
        _DATE,
        re.IGNORECASE,
        rf"\b(?:first|last|past|next|previous|preceding|coming|final|latter|recent)\s+{_NUMBER}\s+(?:\w+\s+)?{_TIME}\b",
    ),
    (_ORDINAL, re.IGNORECASE, rf"\b{_NUMBER}\s+(?:consecutive|straight|successive)\s+{_TIME}"),
    (_ORDINAL, re.IGNORECASE, rf"\b{_NUMBER}\s+{_TIME}\s+(?:in a row|running)\b"),
    (_OTHER, re.IGNORECASE, rf"\b{_NUMBER}-(?:year|month|day|week|hour|minute)(?:-\w+)*"),
    (_OTHER, re.IGNORECASE, rf"\b(?:ages?|aged)\s+(?:between\s+|of\s+|from\s+)?{_NUMBER}(?:{_TO}{_NUMBER})?"),
    (_OTHER, re.IGNORECASE, rf"\b{_NUMBER}\s+years?\s+(?:old|of age)\b"),
    (_OTHER, re.IGNORECASE, rf"\b(?:per|every|each|for every)\s+{_NUMBER}(?:\s+{_LARGE})?\b|=\s*\d[\d,.]*"),
    (_NAME, 0, rf"(?<![\w.])(?!{_CURRENCY_LETTERS}\d)[A-Za-z][A-Za-z']*\d[\w.+-]*\w|(?<![\w.])[A-Z]\d+\b"),
    (_NAME, 0, r"\b[A-Z][\w']*-\d+\b|\b\d+G\b|\b\d+[KD]s?\b|\b\d+\+(?:\d+|[A-Z])\w*|\b24/7\b|\b\d+\.0\b(?=\s[A-Za-z])"),
    (
        _NAME,
        0,
        rf"\b{_NUMBERED}\.?\s+\d+(?:\s*(?:,|and|to|or|-|–)\s*\d+)*\b(?![,.]\d|\s*(?:%|percent|{_LARGE}))",
    ),
    (_NAME, 0, r"\b\d+(?:st|nd|rd|th)(?:\s+and\s+\d+(?:st|nd|rd|th))?\s+(?=[A-Z]|plans?\b)"),
    (_ORDINAL, re.IGNORECASE, rf"\b\d+(?:st|nd|rd|th)\b|(?<![\w-]){_ORDINALS}\b"),
    (
        _IDIOM,
        re.IGNORECASE,
        rf"\b{_NUMBER}\s+(?:of (?:the|our|its|their|these|those|them|us)\b|by one\b|another\b)",
    ),
    (_IDIOM, re.IGNORECASE, rf"\b(?:{_SMALL})\s+(?:\w+\s+)?{_DISCOURSE}\b"),
    (
        _IDIOM,
        re.IGNORECASE,
        rf"(?<![\w-])(?:half|double|twice|a hundred percent)\b(?![-\s]+(?:of\s+)?(?:a\s+)?{_LARGE})",
    ),
    (_DATE, 0, rf"(?<![\d$€£¥,.]){_YEAR}(?![\d%]|,\d|\.\d|{_MEASURED})"),
)
_COMPILED = tuple((reason, re.compile(pattern, flags)) for reason, flags, pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of plain text in which a number is no figure, and why."""

    start: int
    end: int
    reason: ExemptionReason


def find_blocks(text: str, start: int, end: int) -> tuple[Block, ...]:
    """Return the runs of ``text[start:end]`` whose numbers are no figures, in order."""
    found: list[Block] = []
    for reason, pattern in _COMPILED:
        for match in pattern.finditer(text, start, end):
            if not any(each.start < match.end() and match.start() < each.end for each in found):
                found.append(Block(match.start(), match.end(), reason))
    return tuple(sorted(found, key=lambda block: block.start))
