"""Who takes a turn: the moderator, an official or a journalist.

The page's own lists decide first, then what the label says (``Q``, ``Economic Daily``), then
what all turns under the label do: a chair gives the floor, a journalist asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing_kg.records import TurnKind

_HONORIFIC = re.compile(r"\A(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+", re.IGNORECASE)
_ASKER = re.compile(r"(?:Q|Question|Questioner|Reporter|Journalist)\.?\s?\d*(?:\s*\(.*\))?", re.IGNORECASE)
_ANSWERER = re.compile(r"(?:A|Answer)\.?\s?\d*(?:\s*\(.*\))?|Minister|Premier|President|Spokesperson", re.IGNORECASE)
_NUMBERED = re.compile(r"A\d*\s*\((?P<name>[^)]+)\)")
_CHAIR = re.compile(r"(?:Host|Moderator|Chair|Chairperson|Operator|Emcee)", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:News|Daily|Times|Post|Agency|TV|Television|Radio|Journal|Herald|Press|Media|Weekly|Broadcasting|Observer|"
    r"Business|Economist|Network|Net|Online|Morning|Evening|Today|Globe|Tribune|Report|Review|Corp|Inc|Ltd|Bloomberg|"
    r"Reuters|Xinhua|Caixin|Kyodo|Nikkei|Sputnik|Satellite|Guardian|Express|Channel|journalist|reporter|correspondent)\b|"
    r"\b[A-Z]{2,5}\b|\.com\b|\bC[A-Z]+TV\b|\A[A-Z]+\Z",
    re.ASCII,
)
_FLOOR = re.compile(
    r"\b(?:the|your) floor\b|\b(?:has|have|take) the floor\b|next question|last question|first question|"
    r"(?:raise|identify|ask|take|move on to|open to|proceed to)[^.]{0,60}questions?\b|"
    r"let(?:'|’)s (?:continue|begin|move on)|"
    r"(?:gentleman|lady|reporter|journalist) (?:in|from|over|at|on|with)\b|(?:hereby )?conclude[ds]?\b|ends here|"
    r"welcome to|welcome\.|are joined by|we have invited|for a brief introduction|,\s+please\.|see you next time|"
    r"that's all for|this concludes|concludes? (?:today|this)|ladies and gentlemen",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\"'”’)\]]*\s*(?:(?:Thank you|Thanks)\.?\s*)?(?:\([^)]*\)\s*)?\Z")
_SHORT = 700


def bare_name(label: str) -> str:
    """Return *label* without honorific and bracketed addition; the name in ``A1 (Ada Moor)``."""
    if numbered := _NUMBERED.fullmatch(label):
        return numbered["name"]
    return re.sub(r"\s*\(.*\)\Z", "", _HONORIFIC.sub("", label)).strip()


def kinds_of(
    turns: Sequence[tuple[str, str]], chairs: frozenset[str], speakers: frozenset[str]
) -> tuple[TurnKind, ...]:
    """Return the kind of each turn, given as label and spoken text."""
    spoken: dict[str, list[str]] = {}
    for label, text in turns:
        spoken.setdefault(bare_name(label), []).append(text)
    by_name = {name: _kind(name, texts, chairs, speakers, spoken) for name, texts in spoken.items()}
    return tuple(
        _unknown(index, turns, by_name) if label == "?" else by_name[bare_name(label)]
        for index, (label, _) in enumerate(turns)
    )


def _kind(
    name: str,
    texts: Sequence[str],
    chairs: frozenset[str],
    speakers: frozenset[str],
    spoken: Mapping[str, Sequence[str]],
) -> TurnKind:
    listed = {bare_name(each) for each in chairs | speakers}
    if name in chairs or _CHAIR.fullmatch(name):
        return TurnKind.MODERATOR
    if name in listed or _ANSWERER.fullmatch(name):
        return TurnKind.OFFICIAL
    if _ASKER.fullmatch(name):
        return TurnKind.JOURNALIST
    asking = sum(bool(_QUESTION.search(text)) for text in texts)
    if all(_gives_floor(text) for text in texts) and not chairs and len(spoken) > 1:
        return TurnKind.MODERATOR
    if _OUTLET.search(name) and not name.isupper():
        return TurnKind.JOURNALIST
    return TurnKind.JOURNALIST if asking * 2 > len(texts) else _official_or_outlet(name, texts)


def _official_or_outlet(name: str, texts: Sequence[str]) -> TurnKind:
    outlet = _OUTLET.search(name) and max(map(len, texts)) < _SHORT and any("?" in text for text in texts)
    return TurnKind.JOURNALIST if outlet else TurnKind.OFFICIAL


def _gives_floor(text: str) -> bool:
    return len(text) < 2 * _SHORT and bool(_FLOOR.search(text)) and not _QUESTION.search(text)


def _unknown(index: int, turns: Sequence[tuple[str, str]], by_name: Mapping[str, TurnKind]) -> TurnKind:
    """What an unlabelled opening is: a question if it asks one and an official follows, else an answer."""
    text = turns[index][1]
    following = by_name[bare_name(turns[index + 1][0])] if index + 1 < len(turns) else None
    if _QUESTION.search(text) and following is TurnKind.OFFICIAL:
        return TurnKind.JOURNALIST
    return TurnKind.OFFICIAL if following is TurnKind.JOURNALIST else TurnKind.UNKNOWN
