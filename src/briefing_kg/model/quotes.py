"""Find where a quote stands in a text; a quote that is not there exactly once is an error.

Pure functions of text. The words before and after tell apart quotes that stand twice, as the
TextQuoteSelector of the Web Annotation Data Model (section 4.2.4) does.
"""

from __future__ import annotations

import re

from briefing_kg.records import Span


class QuoteProblemError(ValueError):
    """A quote does not stand in the text, or stands there more than once."""


def locate(text: str, quote: str, within: Span, prefix: str = "", suffix: str = "") -> Span:
    """Return the one place of *quote* inside *within*; words and numbers are matched whole.

    *prefix* and *suffix* are words that stand right before and after, white space aside.
    Raises QuoteProblemError if there is no such place, or more than one.
    """
    found = places(text, quote, within, prefix, suffix)
    if not found:
        raise QuoteProblemError(_not_found(text, quote, within, prefix, suffix))
    if len(found) > 1:
        shown = " / ".join(f"…{text[max(0, p.start - 20) : p.end + 20]!r}…" for p in found[:3])
        message = f"the quote {quote!r} stands {len(found)} times ({shown})"
        raise QuoteProblemError(message)
    return found[0]


def places(text: str, quote: str, within: Span, prefix: str = "", suffix: str = "") -> list[Span]:
    """Return every place of *quote* inside *within* that stands between *prefix* and *suffix*."""
    return [place for place in occurrences(text, quote, within) if _fits(text, place, prefix, suffix)]


def occurrences(text: str, quote: str, within: Span) -> list[Span]:
    """Return every place of *quote* inside *within* that begins and ends with a whole word or number."""
    before = r"(?<!\w)(?<![0-9][.,])" if quote[:1].isdigit() else r"(?<!\w)" if quote[:1].isalnum() else ""
    after = r"(?!\w)(?![.,][0-9])" if quote[-1:].isdigit() else r"(?!\w)" if quote[-1:].isalnum() else ""
    if not quote:
        return []
    pattern = re.compile(before + re.escape(quote) + after)
    return [Span(*found.span()) for found in pattern.finditer(text, within.start, within.end)]


def first_after(text: str, quote: str, start: int) -> Span | None:
    """Return the first place of *quote* at or after *start*."""
    place = text.find(quote, start)
    return None if place < 0 or not quote else Span(place, place + len(quote))


def _fits(text: str, place: Span, prefix: str, suffix: str) -> bool:
    before = text[: place.start].rstrip()
    after = text[place.end :].lstrip()
    return before.endswith(prefix.rstrip()) and after.startswith(suffix.lstrip())


def _not_found(text: str, quote: str, within: Span, prefix: str, suffix: str) -> str:
    part = text[within.start : within.end]
    if (prefix or suffix) and quote in part:
        return f"the quote {quote!r} stands in the source, but not after {prefix!r} and before {suffix!r}"
    if quote and quote.replace("\u00a0", " ") in part.replace("\u00a0", " "):
        return f"the quote {quote!r} differs from the source in a no-break space (write it as \\u00A0), or cuts a word"
    if quote and quote in text:
        return f"the quote {quote!r} stands in the source, but not in the sentence it is given for"
    return f"the quote {quote!r} does not stand in the source"
