"""What belongs to the page and not to what was said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing_kg.parse.lines import Line
from briefing_kg.records import FurnitureKind

_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_LANGUAGES = (
    "عربي|العربية|Español|Русский|Français|Deutsch|Português|Italiano|English|日本語|한국어|中文|简体中文?|简体|"
    "繁體中文|繁體|Traditional Chinese|Simplified Chinese"
)
# Lines that are furniture wherever they stand: each shape must match from the start of the line.
_SHAPES: tuple[tuple[FurnitureKind, re.Pattern[str]], ...] = (
    (FurnitureKind.PAGER, re.compile(r"(?:Page )?\d+ of \d+\Z|Page \d+\Z|[-–—]\s?\d{1,4}\s?[-–—]\Z", re.IGNORECASE)),
    (FurnitureKind.PAGER, re.compile(r"(?:Previous|Next)(?: page)?(?: [<>|]?\s*Next(?: page)?)?\Z", re.IGNORECASE)),
    (
        FurnitureKind.CREDIT,
        re.compile(r"(?:\(|\[)?(?:Translated|Edited|Compiled|Transcribed|Reported)(?: and \w+)? by\b"),
    ),
    (
        FurnitureKind.LANGUAGE_NOTE,
        re.compile(
            r"\(?(?:In (?:the )?case of|If there (?:is|are)|Should there be) any (?:discrepanc|divergence|"
            r"inconsisten|differenc)"
            r"|\(?The (?:following )?English (?:text|version|translation) is for reference"
            r"|\(?This is (?:an? )?(?:provisional|unofficial|courtesy) translation"
            r"|\(?Please (?:also )?refer to the Chinese portion",
            re.IGNORECASE,
        ),
    ),
    (
        FurnitureKind.OTHER,
        re.compile(
            rf"(?:Read in Chinese|Chinese version|(?:(?:{_LANGUAGES})[\s|/·,]*)+(?:Email this article|Print this "
            rf"page)?)\Z",
            re.IGNORECASE,
        ),
    ),
    (
        FurnitureKind.CAPTION,
        re.compile(
            r"[^\[(]{0,380}[\[(]Photos? (?:by|provided|taken|from|credit)\b|Photos?\s*[:\uff1a/]\s|Image\s*[:\uff1a]\s",
            re.IGNORECASE,
        ),
    ),
    (FurnitureKind.CAPTION, re.compile(r"/\d+\b.*|\d+/\d+\b.*|Group photo\Z")),
    (FurnitureKind.BREADCRUMB, re.compile(r"Home\s*(?:[->ㄑ»\u203a|/]\s*)+.*|Home\Z|ㄑ.*|CHINA SCIO\Z|App\s*\|.*")),
    (
        FurnitureKind.OTHER,
        re.compile(r"×\Z|To\Z|Share\b.{0,20}\Z|分享.*|.{0,200}\d Comment\(s\).*|Print\b.{0,12}\Z|E-?mail\b.{0,14}\Z"),
    ),
    (
        FurnitureKind.OTHER,
        re.compile(
            r"Adjust font size.*|Font size.*|Go to Forum.*|(?:Source|Editor|Tags?|Keywords)\s*[:\uff1a].*|Skip to\b.*|"
            r"(?:This (?:web)?site|We) uses? cookies\b.*|(?:Accept|Reject|Manage)(?: all)?(?: cookies)?\Z|"
            r"Cookie\b.{0,40}\Z|"
            r"Menu\Z|Search(?: form)?\Z|Close\Z|Back to\b.{0,40}\Z|Read (?:more|the (?:full )?transcript)\Z|"
            r"(?:Facebook|Twitter|X|LinkedIn|WhatsApp|WeChat|Weibo|Telegram|Reddit|Pocket|Instagram|YouTube|Copy "
            r"link)\Z|"
            r"\d+ min(?:ute)?s? read\Z|(?:©|\(c\)|Copyright\b).{0,200}\Z|All rights reserved.{0,20}\Z|"
            r"(?:Privacy|Terms of use|Accessibility|Sitemap|Site map)\b.{0,80}\Z|(?:Sign up|Subscribe)\b.{0,80}\Z|"
            r"(?:Follow|Try) .{0,60}\bTranscri\w+.{0,40}\Z|Transcribe Your Own\b.*|Try Rev\b.*|"
            r"(?:Watch|Listen)(?: the)?(?: video| live| audio)?\s*[:\uff1a].*|Download\b.{0,80}\Z|\(?(?:Video|"
            r"Audio|Photo)\)?\b.{0,60}\Z",
            re.IGNORECASE,
        ),
    ),
    (
        FurnitureKind.OTHER,
        re.compile(
            r"An official website of\b|Here's how you know\Z|Official websites use\b|A? ?\.gov website belongs|"
            r"Secure \.gov|A lock \(|"
            r"You have accessed part of|This is historical material|View original document|The full text on this "
            r"page is|"
            r"The following (?:question|answer)s? (?:was|were|is)\b.{0,60}\Z|Please note\s*[:\uff1a]|This "
            r"transcript (?:is|has|was)\b|"
            r"(?:THIS IS A )?RUSH TRANSCRIPT|For Immediate Release\Z|Page last (?:reviewed|updated)|Submitted on\b|"
            r"Ends\s?/|Issued at\b|(?:Transcripts?|Media releases?|Press Conferences|Press Briefings|Media "
            r"Cent(?:er|re)|Speeches|News(?:room)?|"
            r"Press Briefing Transcript|FINAL|PRELIMINARY|E ?& ?OE.{0,20}|\(?(?:As delivered|Check against "
            r"delivery)\)?\.?|"
            r"Overview|Opening (?:remarks|statement)|Question[- ]and[- ]answers?(?: session)?|Questions (?:and|&) "
            r"answers?|\**Q ?& ?As?)\Z|\*\*[^*:]{1,80}\Z",
            re.IGNORECASE,
        ),
    ),
    (
        FurnitureKind.OTHER,
        re.compile(
            rf"[\[(]?{_CLOCK}(?:[.,]\d+)?[\])]?\Z|\d{{1,2}}:\d\d [ap]\.?m\.?(?: [A-Z]{{2,4}})?\Z|"
            r"[\[(](?:laughter|applause|crosstalk|cross-talk|laughs|pause|silence|slide|video|music|break|end|"
            r"speaks? in|"
            r"speaking in|begin|question in|via interpreter|through interpreter|the (?:press )?(?:briefing|"
            r"conference|interview|event) \w+)"
            r"[^\])]{0,60}[\])]\.?\Z|[-_=*#~•·. ]{3,}\Z|<?…>?\Z|END\Z|\[?Ends?\]?\Z",
            re.IGNORECASE,
        ),
    ),
)
_TAIL = re.compile(
    r"END\Z|\[?\(?ends?\)?\]?\.?\Z|# ?# ?#|-?30-?\Z|Ends\s?/|Media (?:contacts?|enquiries|inquiries|relations)\b|"
    r"Press contacts?\b|CONTACTS?\Z|Contact\Z|"
    r"Related (?:links?|articles?|content|news|stories|topics|documents|information)\b|See also\Z|Further "
    r"information\Z|Notes? to editors?\Z|"
    r"\(?Please also refer to|(?:©|Copyright\b)|(?:Sign up|Subscribe)\b|Back to\b|conclusion of (?:press )?conference|"
    r"\(?The (?:press )?(?:briefing|conference|interview) (?:was )?(?:concluded|ended)|Page last (?:reviewed|updated)|"
    r"(?:\*\s*){3,}\Z|(?:Most|Latest) (?:read|popular|news)\b",
    re.IGNORECASE,
)
_PAGER = frozenset("<>«»\u2039\u203a|.… \t\u00a0")
_PUBLISHER = re.compile(
    r"(?P<publisher>[\w.]+\.(?:cn|com|org|net|gov)[\w.]*|Xinhua(?: News Agency)?|China Daily|SCIO|China SCIO"
    r"|People's Daily)"
    r"\s*(?:&nbsp;|[|丨,\s])*\s*(?:Updated\s*[:\uff1a]?)?",
    re.IGNORECASE,
)
SOURCE_LINE = re.compile(
    r"(?:\d Comment\(s\).*)?"
    r"(?:[\w.]+\.(?:cn|com|org|net)\b|China SCIO\b|Xinhua\b|(?:Last )?[Uu]pdated\b|Published\b|Posted\b|"
    r"Submitted\b|Issued\b|(?:[A-Z][a-z]+ ){1,2}\|\s*\d)"
    r".{0,60}?\d{4}.{0,20}\Z"
)
EVENT_LINE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?\s*[|丨]\s*(?:\d{1,2}(?::\d\d)? [ap]\.?m\.? )?.{0,80}\d{4}\Z")
_HELD = re.compile(
    r"\b(?:held|holds|will hold|hosted|gave|met|meets|attend(?:s|ed)?|answer(?:s|ed)|took questions|transcript|"
    r"accredited|broadcast|"
    r"moderated)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:press|news|media|journalists?|reporters?|briefing|conference|event|remarks|queries)\b", re.IGNORECASE
)
_FOLLOWING = re.compile(r"(?:The )?[Ff]ollowing (?:is|are)\b|(?:This|Below) is (?:the|a|an) .{0,40}transcript")
_LONGEST = 400
_SPREAD = 4
_HEADER_LENGTH = 120


def furniture_kind(line: str) -> FurnitureKind | None:
    """Return why *line* is never speech, wherever it stands, or None if it may be."""
    if _is_pager(line):
        return FurnitureKind.PAGER
    head = line[:_LONGEST] if len(line) <= _LONGEST else line[:_LONGEST] + "…"
    return next((kind for kind, shape in _SHAPES if shape.match(head)), None)


def is_blurb(line: str) -> bool:
    """Whether *line* tells of the event or of its transcript instead of being part of it."""
    head = line[: 2 * _LONGEST]
    return bool(_FOLLOWING.match(head) or (_HELD.search(head) and _PRESS.search(head)))


def page_furniture(lines: Sequence[Line]) -> list[FurnitureKind | None]:
    """Return for each line why it is never speech: its shape, or a running head beside a page number."""
    kinds = [furniture_kind(line.text) for line in lines]
    counts = Counter(line.text for line in lines if len(line.text) < _HEADER_LENGTH)
    for index, line in enumerate(lines):
        if kinds[index] is FurnitureKind.PAGER and line.text[:4].casefold() == "page":
            _mark_running(lines, kinds, counts, range(index - 1, max(index - _SPREAD, 0) - 1, -1))
            _mark_running(lines, kinds, counts, range(index + 1, min(index + _SPREAD, len(lines))))
    return kinds


def _mark_running(
    lines: Sequence[Line], kinds: list[FurnitureKind | None], counts: Counter[str], places: range
) -> None:
    for place in places:
        if counts[lines[place].text] < 2:  # noqa: PLR2004
            return
        kinds[place] = kinds[place] or FurnitureKind.OTHER


def is_tail(line: str) -> bool:
    """Whether what follows the last turn begins with *line*: contacts, links, the mark of the end."""
    return len(line) < _LONGEST and bool(_TAIL.match(line))


def _is_pager(line: str) -> bool:
    """Whether the line is a row of page numbers: ``<  1  2  3  >``."""
    if len(line) > _LONGEST or not any(each.isdigit() for each in line):
        return False
    rest = "".join(" " if each in _PAGER else each for each in line).split()
    return len(rest) > 1 and all(each.isdigit() for each in rest)


def publisher_of(source_line: str) -> str | None:
    """Return the publisher named in a source line such as ``China.org.cn | February 7, 2024``."""
    match = _PUBLISHER.match(source_line)
    return match["publisher"] if match else None
