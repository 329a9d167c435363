"""Runs of text whose numbers are no figures: dates, ordinals, names, ages, denominators, idioms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_kg.months import MONTH
from briefing_kg.records import ExemptionReason

_DATE, _ORDINAL, _NAME = ExemptionReason.DATE_PART, ExemptionReason.ORDINAL, ExemptionReason.NAME
_IDIOM, _OTHER = ExemptionReason.IDIOM, ExemptionReason.OTHER

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
# Repeats are bounded, so that a page of digits costs no more than a page of words.
_NUMBER = rf"(?:\d(?:[\d,.]{{0,18}}\d)?|{_SMALL})"
_GROUPED = r"\d{1,3}(?:[ ,]\d{3}){1,5}"
_MONTH = rf"{MONTH}\.?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_ORDINALS = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth"
    r"|firstly|secondly|thirdly)"
)
_TIME = r"(?:years?|months?|quarters?|weeks?|days?|decades?|hours?|seasons?|centur(?:y|ies))"
# Words before a number that names a thing; case counts.
_NUMBERED = (
    r"(?:Nos?|Grades?|weeks?|Articles?|Chapters?|Sections?|Phases?|Parts?|Vol(?:umes?)?|Version|Pages?"
    r"|Route|Class(?:es)?"
    r"|Level|Type|Categor(?:y|ies)|[Rr]esolutions?|Decision|Directive|Regulation|Decree|Executive Order"
    r"|Public Law|Law|Act"
    r"|Bill|H\.\s?R|S|H\.Res|H\.J\.Res|Title|Rules?|Form|Annex|Appendix|Schedule|Clause|Paragraph|paragraphs?|Amendment"
    r"|Proposition|Protocol|Convention|Goals?|SDG|Target|Pillar|Tables?|Figures?|Fig|Chart|Slide|Box|Item"
    r"|Agenda [Ii]tem"
    r"|Annexes|Stage|Wave|Unit|Model|Tier|Room|Line|Group|Track|Channel|Boeing|Airbus|Highway|Interstate"
    r"|Gate|Terminal|Pier"
    r"|Runway|Building|Block|Zone|Mark|Apollo|Soyuz|Windows|Formula|Team|Task Force|Brigade|Flight|Super Bowl|World War"
    r"|Group of|Expo|Euro|Agenda|Vision|Horizon|Shenzhou|Tiangong|Covid|COVID|Omicron|section|article|chapter|clause"
    r"|question|Question|Priority|Recommendation|Scenario|Option|Ward|Precinct|Company|Reactor|Day|UNSCR|Res)"
)
_TO = r"\s*(?:to|and|-|–)\s*"
_LARGE = r"(?:thousand|million|billion|trillion|lakh|crore)"
_DISCOURSE = (
    r"(?:sides?|questions?|points?|aspects?|things|fronts?|ways|words|parts|respects|perspectives|sessions|steps"
    r"|categories|features|characteristics|priorities|areas|types|kinds)"
)
_CURRENCY_LETTERS = (
    r"(?:RMB|USD|CNY|EUR|HKD|US|HK|S|A|C|NT|RM|R|Rs|CHF|JPY|GBP|INR|AUD|NZD|CAD|SGD|KRW|DKK|SEK|NOK|SDR|MOP)"
)
_MEASURED = (
    rf"\s*(?:percent|per cent|percentage|{_LARGE}|yuan|dollars|tonnes|tons|kilo\w*|km|mu|degrees|euros?|people)\b"
)
_PEOPLE = (
    r"(?:children|people|adults|women|men|girls|boys|those|persons|seniors|residents|infants|youths?|anyone|everyone"
    r"|individuals|citizens|students|patients|workers)"
)
# What follows "a third" where it is a part of something and no ordinal.
_PART_ENDS = r"(?:\s+(?:of|in|from|since|over|last|this|compared|to|more|less|fewer|higher|lower)\b|\s*[.,;:)\"]|\s*\Z)"
_NOT_PERCENT = r"(?![\d,.]{0,18}\d|\s*(?:%|percent|per cent|[a-z]*illion))"
_IDENTIFIER = r"\d{1,9}(?:[.–-]\d{1,9}){0,4}[A-Za-z]?(?:\(\w{1,4}\)){0,4}"

# The first pattern that takes a run decides; case counts where the flag is 0.
_PATTERNS: tuple[tuple[ExemptionReason, int, str], ...] = (
    (_OTHER, re.IGNORECASE, r"\b(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?<!\w)[#@]\w+"),
    (_OTHER, 0, r"^[^\n|\t]*(?:\|[^\n|]*\||\t[^\n\t]*\t)[^\n]*$"),
    (
        _OTHER,
        re.IGNORECASE,
        (
            r"\+\d{1,3}[ -]?\(?\d[\d ()-]{5,14}\d|\b(?:1-)?\d{3}-\d{3}-\d{4}\b|\(\d{3}\)\s?\d{3}-\d{4}"
            r"|\b(?:hotline|dial|phone|telephone|tel|extension|passcode)[.:]?\s+(?:number\s+)?(?:(?:on|at"
            r"|is)\s+)?\d[\d -]{1,12}\d\b"
            r"|\b\d{3,6} (?:hotline|helpline)"
        ),
    ),
    (
        _DATE,
        0,
        (
            r"(?<![\d/-])(?<!\d )(?<!and )\b[01]?\d/[0-3]?\d\b(?![/.]?\d)(?!\s*(?:of\b|percent|per\s+cent"
            r"|percentage|point|%|-?inch|mile|an?\b))"
            r"(?!(?<=[^\d]9/11)|(?<=24/7))"
        ),
    ),
    (_DATE, 0, rf"\b{_YEAR}-[01]\d-[0-3]\d\b|\b[0-3]?\d([/.])[0-3]?\d\1(?:{_YEAR}|\d\d)\b"),
    (
        _DATE,
        0,
        (
            rf"\b{_MONTH}\s*{_DAY}(?:{_TO}(?:{_MONTH}\s*)?{_DAY})?(?:\s*,?\s*{_YEAR})?\b(?![,.]\d|\s*"
            rf"(?:percent|per cent|%))"
        ),
    ),
    (_DATE, 0, rf"\b{_DAY}(?:{_TO}{_DAY})?\s+(?:of\s+)?{_MONTH}(?:\s+{_YEAR})?\b"),
    (
        _DATE,
        re.IGNORECASE,
        (
            r"\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.m\.|[ap]m\b|o'clock|noon\b)|\b\d{1,2}:\d\d(?::\d\d)?\b"
            r"|\b[0-2]\d[0-5]\d\s*(?:hours|hrs|h|GMT|UTC|Zulu|local)\b|\b\d{1,2}\s+(?:GMT|UTC)\b"
        ),
    ),
    (
        _DATE,
        0,
        (
            rf"\b{_YEAR}\s*[-–/]\s*(?:{_YEAR}|\d\d)\b(?!\s*(?:%|percent))|\b{_YEAR}s\b|(?<![\w$£€])['‘]?\d0s\b"
            rf"|\bFY\s?'?\d\d(?:\d\d)?(?:[-–/]\d\d(?:\d\d)?)?\b|\b[1-4]Q'?\d\d(?:\d\d)?\b|\b[QH][1-4](?:"
            rf"\s+(?:of\s+)?{_YEAR})?\b"
        ),
    ),
    (_NAME, 0, r"(?<![\d/])(?:9/11|24/7|7/7|20/20|50/50|60/40|50-50)\b(?!/)|\b\d{1,3}:\d{1,3}\b"),
    (
        _DATE,
        re.IGNORECASE,
        (
            rf"\b(?:first|last|past|next|previous|preceding|prior|coming|final|latter|recent|following)"
            rf"\s+{_NUMBER}\s+(?:\w+\s+)?{_TIME}\b"
        ),
    ),
    (
        _DATE,
        re.IGNORECASE,
        (
            rf"\b(?:over|in|during|for|to)\s+the\s+{_NUMBER}\s+{_TIME}\s+(?:ending|ended|to|through|until|since|from)\b"
            r"|\b(?:first|second|third|fourth|latter|last|other|past|final)[ -](?:half|quarter|decade|month|week)\b"
        ),
    ),
    (_ORDINAL, re.IGNORECASE, rf"\b{_NUMBER}\s+(?:consecutive|straight|successive)\s+{_TIME}"),
    (_ORDINAL, re.IGNORECASE, rf"\b{_NUMBER}\s+{_TIME}\s+(?:in a row|running)\b"),
    (
        _OTHER,
        re.IGNORECASE,
        rf"\b{_NUMBER}(?:[- ](?:to|or)[- ]{_NUMBER})?-(?:year|month|day|week|hour|minute)(?:-\w+)*",
    ),
    (_OTHER, re.IGNORECASE, rf"\b(?:ages?|aged)\s+(?:between\s+|of\s+|from\s+)?{_NUMBER}(?:{_TO}{_NUMBER})?"),
    (
        _OTHER,
        re.IGNORECASE,
        rf"\b{_NUMBER}\s+years?\s+(?:old|of age)\b|\b(?:under|over)-\d+s?\b|\b(?:under|over)[ -]\d+s\b",
    ),
    (
        _OTHER,
        re.IGNORECASE,
        (
            rf"\b{_PEOPLE}\s+(?:aged\s+)?(?:under|over|above|below|younger\s+than|older\s+than)\s+(?:the"
            rf"\s+age\s+of\s+)?\d\d?\b{_NOT_PERCENT}"
            rf"(?=\s*[,.;)]|\s+(?:years|who|is|are|was|were|has|have|had|fell|rose|in|and|or|to|by|with"
            rf"|will|can|may|should|must|from)\b|\s*\Z)"
        ),
    ),
    (
        _OTHER,
        re.IGNORECASE,
        rf"\b(?:per|every|each|for every)\s+(?:{_GROUPED}|{_NUMBER})(?:\s+{_LARGE})?\b|=\s?\d[\d,.]{{0,18}}",
    ),
    (
        _NAME,
        0,
        (
            rf"\b{_YEAR}\s+(?:Agenda|Convention|Protocol|Act|Vision|Olympics|Olympic|Games|Census|Charter"
            rf"|Treaty|Accords?|Constitution)\b"
        ),
    ),
    (
        _NAME,
        re.IGNORECASE,
        (
            r"\b\d{2,3}[ -]?(?:mm|millimet(?:er|re))\b(?=\s+(?:[\w-]+\s+)?(?:shells?|rounds?|ammunition"
            r"|artillery|howitzers?|guns?|mortars?|projectiles?)\b)"
        ),
    ),
    (_NAME, 0, r"\bPM\s?\d+(?:\.\d+)?\b"),
    (
        _NAME,
        0,
        (
            rf"(?<![\w.])(?!{_CURRENCY_LETTERS}\d)(?![a-z]{{3,20}}\d[\d,.]{{0,18}}(?:%"
            rf"|{_MEASURED}))[A-Za-z][A-Za-z']{{0,30}}\d(?:[\w.+-]{{0,30}}\w)?|(?<![\w.])[A-Z]\d+\b"
        ),
    ),
    (
        _NAME,
        0,
        (
            r"\b[A-Z][\w']{0,30}-\d{1,9}[A-Za-z]{0,2}\b(?!\s*(?:%|percent|per cent))|\b\d{1,3}G\b|"
            r"(?<![$€£¥₹\d.,])\b\d{1,6}(?:[KD]s?|-[A-Z])\b|\b\d{1,4}\+(?:\d{1,4}|[A-Z])\b"
            r"|\b\d{1,3}\.0\b(?=\s[A-Za-z])(?!\s*(?:percent|per cent|[mbt]rillion|[mb]illion))"
        ),
    ),
    (
        _NAME,
        0,
        (
            rf"\b{_NUMBERED}\.?\s+{_IDENTIFIER}(?:\s*(?:,\s*and|,|and|to|or|-|–)\s*{_IDENTIFIER}){{0,9}}\b"
            rf"(?![,.]\d|\s*(?:%|percent|per cent|{_LARGE}))"
        ),
    ),
    (_NAME, 0, r"\b(?:Group of|Big|Magnificent|Gang of|Quad|P) (?:Seven|Eight|Ten|Twenty|Four|Five|Three|Two)\b"),
    (_NAME, 0, r"\b\d{1,6}(?:st|nd|rd|th)(?:\s+and\s+\d{1,6}(?:st|nd|rd|th))?\s+(?=[A-Z]|plans?\b)"),
    (
        _ORDINAL,
        re.IGNORECASE,
        (
            rf"\b\d{{1,6}}(?:st|nd|rd|th)\b|(?<![\w-])(?<!\bone )(?!(?<=\ba )[a-z]+{_PART_ENDS})(?:(?:twenty"
            rf"|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?{_ORDINALS}\b(?!\s+of\s+a\s+(?:percent"
            rf"|million|billion))"
        ),
    ),
    (
        _IDIOM,
        re.IGNORECASE,
        rf"\b{_NUMBER}\s+(?:of (?:the|our|its|their|these|those|them|us)\b|by one\b|another\b)",
    ),
    (_IDIOM, re.IGNORECASE, rf"\b(?:{_SMALL})\s+(?:\w+\s+)?{_DISCOURSE}\b"),
    (
        _IDIOM,
        re.IGNORECASE,
        (
            r"\b(?:net|ground|sub|near|patient|absolute)[- ]zero\b|\bzero[- ](?:tolerance|sum|emissions?"
            r"|carbon|covid|waste|day|hour|in)\b"
            r"|\bdouble[- ](?:digits?|check|edged|down|dip|standards?)\b|\b(?:single|double|triple)-\w+"
            r"|\bhalf[- ](?:way|hearted|time|baked|brother|mast|staff)\b"
            r"|\ba hundred percent\b|\bone[- ](?:off|stop|way|time|sided|size|china)\b|\bsecond[- ]"
            r"(?:hand|guess\w*)\b|\bat sixes and sevens\b"
        ),
    ),
    (_DATE, 0, rf"(?<![\d$€£¥,.]){_YEAR}(?![\d%]|,\d|\.\d|{_MEASURED})"),
)
_COMPILED = tuple((reason, re.compile(pattern, flags | re.MULTILINE)) for reason, flags, pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of plain text in which a number is no figure, and why."""

    start: int
    end: int
    reason: ExemptionReason


def find_blocks(text: str, start: int, end: int) -> tuple[Block, ...]:
    """Return the runs of ``text[start:end]`` whose numbers are no figures, in order."""
    found: list[Block] = []
    taken = bytearray(end - start)
    for reason, pattern in _COMPILED:
        for match in pattern.finditer(text, start, end):
            first, last = match.start() - start, match.end() - start
            if last > first and not any(taken[first:last]):
                taken[first:last] = b"\1" * (last - first)
                found.append(Block(match.start(), match.end(), reason))
    return tuple(sorted(found, key=lambda block: block.start))
