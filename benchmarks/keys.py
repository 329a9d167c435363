"""When a name, a unit, a role or a period of an extraction says the same as an annotation."""

from __future__ import annotations

import re
import unicodedata

_GENERIC = re.compile(r"(?:q|a|question|answer|reporter|journalist|unknown.*|questioner|[qa]\d+)?")
_TITLED = re.compile(r"^(?:mr|ms|mrs|dr|senior colonel|director|chair|chairman|premier)\.? (?=\w)")
_UNITS = {
    **dict.fromkeys(("%", "pct"), "percent"),
    **dict.fromkeys(("pp", "percentage point", "percentage points"), "percentage-point"),
    **dict.fromkeys(("rmb", "yuan", "renminbi"), "cny"),
    **dict.fromkeys(("$", "us$"), "usd"),
    **dict.fromkeys(("ton", "tons", "metric ton"), "tonne"),
    "bp": "basis-point",
}
_PLURALS = {
    **dict.fromkeys(("people", "persons"), "person"),
    "men": "man",
    "children": "child",
    "lives": "life",
}
_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBERS = {"first": 1, "two": 2, "second": 2, "three": 3, "third": 3, "fourth": 4}
_HALF_ENOUGH = 0.6
_LONG = 3
_SHORT_WORD = 4


def name_key(name: str | None) -> str:
    """Return a name without title and letter case; nothing for a label that names nobody.

    >>> name_key("Mr. Tom  VALE:"), name_key("Q1")
    ('tom vale', '')
    """
    words = unicodedata.normalize("NFKC", name or "").strip().strip(":*").strip()
    key = _TITLED.sub("", re.sub(r"\s+", " ", words).lower())
    return "" if _GENERIC.fullmatch(key) else key


def unit_key(unit: str | None) -> tuple[str, str]:
    """Return a unit under its usual name, a counted thing by the singular of its last word.

    >>> unit_key("yuan"), unit_key("count:coal mines"), unit_key(None)
    (('unit', 'cny'), ('count', 'mine'), ('', ''))
    """
    if not unit:
        return ("", "")
    word = unit.strip().lower()
    if not word.startswith("count:"):
        return ("unit", _UNITS.get(word, word))
    words = re.sub(r"[^\w\s-]", "", word.removeprefix("count:")).split()
    return ("count", _singular(words[-1]) if words else "")


def role_agrees(mine: str | None, theirs: str) -> bool:
    """Whether two roles share most of their words, or one has all words of the other."""
    one, two = (set(re.findall(r"[a-z]+", (role or "").lower())) for role in (mine, theirs))
    if not one:
        return False
    return len(one & two) / len(one | two) >= _HALF_ENOUGH or two <= one or (len(one) >= _LONG and one <= two)


def period_agrees(mine: str | None, theirs: str, year: int | None) -> bool:
    """Whether a period as resolved is the one that the annotation names in words.

    *year* is that of the briefing. What the annotation calls a period but is a rate (``per day``) any answer fits.

    >>> period_agrees("2023-12-31", "end of 2023", 2024), period_agrees("2023", "last year", 2024)
    (True, True)
    """
    if theirs.startswith("per "):
        return True
    return mine in _keys(theirs.lower().split(" vs ")[0], year)


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) > _SHORT_WORD and word.endswith("ies"):
        return word[:-3] + "y"
    return re.sub(r"(?<=[sxz])es$|(?<=[cs]h)es$|(?<=[^s])s$", "", word)


def _keys(words: str, year: int | None) -> set[str]:
    """Return the keys that may stand for *words*: a year alone may stand for its end, too."""
    stated = re.search(r"(?:19|20)\d\d", words)
    of = int(stated[0]) if stated else None if year is None else year - ("last year" in words)
    if re.fullmatch(r"(?:19|20)\d\d-(?:19|20)\d\d", words):
        return {words.replace("-", "/")}
    if words == "now" or of is None:
        return {words}
    return set(_pieces(words, of)) or ({f"{of}-12-31"} if "end of" in words else {str(of), f"{of}-12-31"})


def _pieces(words: str, year: int) -> list[str]:
    """Return the keys for a part of a year: quarters, half, month or day."""
    several = re.search(r"first (\w+) (quarter|month)s", words)
    if several:
        count = _NUMBERS.get(several[1], 0)
        month = count * 3 if several[2] == "quarter" else count
        return [f"{year}-01/{year}-{month:02}", f"{year}-Q1/{year}-Q{count}", f"{year}-H1"][: 3 if month == 6 else 2]  # noqa: PLR2004
    if part := re.search(r"(first|second|third|fourth) (quarter|half)", words):
        return [f"{year}-{part[2][0].upper()}{_NUMBERS[part[1]]}"]
    if found := re.search(r"\b([a-z]{3,9})\.?(?: (\d\d?))?", re.sub(r"\b(?:as|end|of)\b", "", words)):
        month = next((number for number, name in enumerate(_MONTHS, 1) if name.startswith(found[1][:3])), 0)
        last = f"{year}-{month:02}-{int(found[2] or _DAYS[month - 1]):02}"
        return [f"{year}-{month:02}", last] if month else []
    return []
