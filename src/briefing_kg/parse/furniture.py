"""What belongs to the page and not to what was said."""

from __future__ import annotations

import re

from briefing_kg.records import FurnitureKind

_SHAPES: tuple[tuple[FurnitureKind, re.Pattern[str]], ...] = (
    (FurnitureKind.PAGER, re.compile(r"[<>«»‹›\s\d|.…]*(?:\d[<>«»‹›\s|]+){2,}\d*[<>«»‹›\s|]*\Z")),  # noqa: RUF001
    (FurnitureKind.PAGER, re.compile(r"Page \d+ of \d+\Z", re.IGNORECASE)),
    (FurnitureKind.PAGER, re.compile(r"(?:Previous|Next)(?: page)?(?: [<>|]?\s*Next(?: page)?)?\Z", re.IGNORECASE)),
    (
        FurnitureKind.CREDIT,
        re.compile(r"(?:\(|\[)?(?:Translated|Edited|Compiled|Transcribed|Reported)(?: and \w+)? by\b"),
    ),
    (
        FurnitureKind.LANGUAGE_NOTE,
        re.compile(r"(?:In (?:the )?case of|If there (?:is|are)|Should there be) any discrepanc"),
    ),
    (FurnitureKind.OTHER, re.compile(r"Read in Chinese\Z|Chinese version\Z", re.IGNORECASE)),
    (FurnitureKind.CAPTION, re.compile(r".*[\[(]Photo(?:s)? (?:by|provided|taken|from)\b.*", re.IGNORECASE)),
    (FurnitureKind.CAPTION, re.compile(r"/\d+\b.*|\d+/\d+\b.*|Group photo\Z")),
    (FurnitureKind.BREADCRUMB, re.compile(r"Home\s*(?:[->ㄑ»|]\s*)+.*|ㄑ.*|CHINA SCIO\Z|App\s*\|.*")),
    (
        FurnitureKind.OTHER,
        re.compile(r"×\Z|To\Z|Share\b.{0,20}\Z|分享.*|.*\d Comment\(s\).*|Print\b.{0,12}\Z|E-mail\Z"),
    ),
    (
        FurnitureKind.OTHER,
        re.compile(r"Adjust font size.*|Go to Forum.*|(?:Source|Editor)\s*[:：].*", re.IGNORECASE),  # noqa: RUF001
    ),
)
_PUBLISHER = re.compile(
    r"(?P<publisher>[\w.]+\.(?:cn|com|org|net|gov)[\w.]*|Xinhua(?: News Agency)?|China Daily|SCIO|China SCIO"
    r"|People's Daily)"
    r"\s*(?:&nbsp;|[|丨,\s])*\s*(?:Updated\s*[:：]?)?",  # noqa: RUF001
    re.IGNORECASE,
)
SOURCE_LINE = re.compile(
    r"(?:\d Comment\(s\).*)?"
    r"(?:[\w.]+\.(?:cn|com|org|net)\b|China SCIO\b|Xinhua\b|Updated\b|Published\b|(?:[A-Z][a-z]+ ){1,2}\|\s*\d)"
    r".{0,60}?\d{4}.{0,20}\Z"
)
EVENT_LINE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?\s*[|丨]\s*(?:\d{1,2}(?::\d\d)? [ap]\.?m\.? )?.*\d{4}\Z")
BLURB = re.compile(
    r".*\b(?:held|holds|will hold|hosted|gave|met|meets|attend(?:s|ed)?|answer(?:s|ed)|took questions)\b.*"
    r"\b(?:press|news|media|journalists?|reporters?|briefing|conference)\b.*",
    re.IGNORECASE,
)


def furniture_kind(line: str) -> FurnitureKind | None:
    """Return why *line* is never speech, wherever it stands, or None if it may be."""
    return next((kind for kind, shape in _SHAPES if shape.match(line)), None)


def publisher_of(source_line: str) -> str | None:
    """Return the publisher named in a source line such as ``China.org.cn | February 7, 2024``."""
    match = _PUBLISHER.match(source_line)
    return match["publisher"] if match else None
