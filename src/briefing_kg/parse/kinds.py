"""Who takes a turn: the moderator, an official or a journalist.

The page's own lists decide first, then what the label says (``Q``, ``Economic Daily``), then
what all turns of the person do: a chair gives the floor, a journalist asks, an official answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing_kg.parse.names import bare_words, generic_kind, has_office, named, same_people, without_honorific
from briefing_kg.parse.words import HOSTS, OUTLETS
from briefing_kg.records import TurnKind

_NUMBERED = re.compile(r"A\d*\s*\((?P<name>[^)]+)\)")
_OUTLET = re.compile(r"\b[A-Z]{2,5}\b|\.com\b|\bC[A-Z]+TV\b|\A[A-Z]+\Z", re.ASCII)
_FLOOR = re.compile(
    r"\b(?:the|your) floor\b|\b(?:has|have|take) the floor\b|(?:next|last|first|final|another|one more) question|"
    r"(?:raise|identify|ask|take|taking|move on to|open to|proceed to|open (?:it )?up for)[^.]{0,60}questions?\b|"
    r"let(?:'|’)s (?:continue|begin|move on)|over to (?:you|the)|floor is yours|you(?:'re| are) up\b|"
    r"(?:gentleman|lady|reporter|journalist|colleague) (?:in|from|over|at|on|with)\b|(?:hereby )?conclude[ds]?\b|"
    r"ends here|"
    r"welcome to|welcome\.|are joined by|we have invited|for a brief introduction|,\s+please\.|see you next time|"
    r"that(?:'|’)s all for|this concludes|concludes? (?:today|this)|ladies and gentlemen|(?:hand|turn)[^.]{0,40} "
    r"over\b|"
    r"(?:out of|run out of|ran out of) time|(?:line|mic(?:rophone)?) is (?:now )?open|please go ahead|go ahead, please|"
    r"join me in thanking|(?:bring|draw|come)[^.]{0,40} to (?:an end|a close)|opening remarks",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\?[\"'”’)\]]*\s*(?:(?:Thank you|Thanks)[^.?!]{0,40}[.!]?\s*)?(?:[(\[][^)\]]*[)\]]\s*)?\Z", re.IGNORECASE
)
_ASKING = re.compile(
    r"\b(?:my (?:first |second |main )?question|i (?:would|wanted|want|'d|’d)(?: just)?(?: like)? to ask|taking "
    r"(?:my|our|the) questions?|"
    r"(?:two|three|a couple of|another|one) (?:quick )?questions?|i have (?:a|one|two) (?:quick )?(?:\w+ "
    r")?questions?|follow.?up|"
    r"can you (?:please )?(?:comment|tell|clarify|confirm|update|say|explain|give)|could you (?:please )?(?:\w+ "
    r")?(?:comment|tell|clarify|"
    r"confirm|update|say|explain|give|share|elaborate|brief|introduce)|any (?:comment|reaction|update)|your "
    r"(?:comment|reaction|thoughts|view))\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\A(?:(?:hi|hello|thanks?|thank you|good \w+|sir|madam|yes|okay)\b[^.?!]{0,60}[.,!]\s*){0,3}(?:(?:sir|madam|"
    r"this is|i am|i'm|i’m|it's|my name is),?\s+)?"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3},? (?:from|of|with|at)\s(?:the )?[A-Z]",
)
_SHORT = 700
_CALL = 60
_CALLED = 4
_END = 300


def bare_name(label: str) -> str:
    """Return *label* without honorific and bracketed addition; the name in ``A1 (Ada Moor)``."""
    if numbered := _NUMBERED.fullmatch(label):
        return numbered["name"]
    return re.sub(r"\s*[(\[][^()]*[)\]]\Z", "", without_honorific(label)).strip() or label


@dataclass(slots=True)
class _Acts:
    """What the turns of one person do."""

    label: str
    labels: set[str] = field(default_factory=set)
    turns: int = 0
    asks: int = 0
    floors: int = 0
    answers: int = 0
    long: int = 0
    seeks: int = 0
    marks: int = 0


def kinds_of(
    turns: Sequence[tuple[str, str]], chairs: frozenset[str], speakers: frozenset[str]
) -> tuple[TurnKind, ...]:
    """Return the kind of each turn, given as label and spoken text; *chairs* and *speakers* as listed."""
    persons = same_people([*(label for label, _ in turns), *sorted(chairs | speakers)])
    acts = _acts(turns, persons)
    hosts = {persons.get(name, name) for name in chairs}
    listed = {persons.get(name, name) for name in speakers}
    kinds = {
        person: _kind(each, person in hosts, person in listed, bool(chairs), len(acts)) for person, each in acts.items()
    }
    return tuple(
        _unknown(index, turns, kinds, persons) if label == "?" else kinds[persons[label]]
        for index, (label, _) in enumerate(turns)
    )


def _acts(turns: Sequence[tuple[str, str]], persons: Mapping[str, str]) -> dict[str, _Acts]:
    found: dict[str, _Acts] = {}
    asked = False
    for index, (label, text) in enumerate(turns):
        person = persons[label]
        each = found.setdefault(person, _Acts(person))
        asks = bool(_QUESTION.search(text[-_END:]))
        following = turns[index + 1][1] if index + 1 < len(turns) else ""
        each.labels.add(label)
        each.turns += 1
        each.asks += asks
        each.marks += "?" in text and len(text) < 2 * _SHORT
        each.seeks += seeks_answer(text[: 2 * _SHORT])
        each.floors += not asks and (_gives_floor(text) or (not asked and _calls(text, following)))
        each.answers += asked and not asks
        each.long += len(text) > 2 * _SHORT
        asked = asks or generic_kind(label) == "asker"
    return found


def seeks_answer(text: str) -> bool:
    """Whether *text* speaks as those do who ask: "my question is", "Ada Moor from the Coast Post"."""
    return bool(_ASKING.search(text) or _FROM.match(text[:_END]))


def _kind(acts: _Acts, chair: bool, listed: bool, chairs_known: bool, persons: int) -> TurnKind:  # noqa: FBT001
    if chair or any(_is_host(label) for label in acts.labels):
        return TurnKind.MODERATOR
    if listed:
        return TurnKind.OFFICIAL
    generic = generic_kind(acts.label)
    if generic:
        return {"asker": TurnKind.JOURNALIST, "answerer": TurnKind.OFFICIAL}.get(generic, TurnKind.UNKNOWN)
    outlet = any(_is_outlet(label) for label in acts.labels)
    leads = acts.floors * 2 >= acts.turns and acts.floors > acts.answers and persons > 1 and not chairs_known
    if any(has_office(label) for label in acts.labels) and not (outlet and acts.asks * 2 > acts.turns):
        return TurnKind.MODERATOR if leads and _only_leads(acts) else TurnKind.OFFICIAL
    if leads and not outlet:
        return TurnKind.MODERATOR
    return _by_acts(acts, outlet=outlet)


def _only_leads(acts: _Acts) -> bool:
    """Whether somebody with an office does nothing but lead and ask, and never answers."""
    return acts.turns > 1 and acts.floors + acts.asks == acts.turns and not acts.long and not acts.answers


def _by_acts(acts: _Acts, *, outlet: bool) -> TurnKind:
    if acts.asks * 2 > acts.turns:
        return TurnKind.JOURNALIST
    if outlet and not acts.long:
        return TurnKind.JOURNALIST
    seeks = acts.seeks and not acts.long and acts.answers * 2 <= acts.turns
    asks = acts.marks * 2 >= acts.turns and acts.marks and acts.answers == 0 and not acts.long
    return TurnKind.JOURNALIST if seeks or asks else TurnKind.OFFICIAL


def _is_host(label: str) -> bool:
    """Whether the label is, or adds to the name, a word for whoever leads."""
    if generic_kind(label) == "host":
        return True
    inside = re.search(r"[(\[,]\s*([\w ]{3,20}?)\s*(?:[)\]]|\Z)", label)
    return bool(inside and set(bare_words(inside[1])) & (HOSTS - {"staff", "presenter"}) and not has_office(inside[1]))


def _is_outlet(label: str) -> bool:
    words = bare_words(label)
    if any(word in OUTLETS for word in words):
        return not has_office(label) or words[-1] in OUTLETS
    return not label.isupper() and not has_office(label) and bool(_OUTLET.search(named(label).name or label))


def _gives_floor(text: str) -> bool:
    return len(text) < 2 * _SHORT and bool(_FLOOR.search(text))


def _calls(text: str, following: str) -> bool:
    """Whether a few words without a question call on somebody who then asks."""
    words = bare_words(text) if len(text) < _CALL else []
    called = (
        0 < len(words) < _CALLED
        and not {"thanks", "yes", "no", "ok", "okay"} & set(words)
        and words != ["thank", "you"]
    )
    return called and "?" not in text and bool(_QUESTION.search(following[-_END:]))


def _unknown(
    index: int, turns: Sequence[tuple[str, str]], kinds: dict[str, TurnKind], persons: Mapping[str, str]
) -> TurnKind:
    """What an unlabelled opening is: a question if it asks one and an official follows, else an answer."""
    text = turns[index][1]
    following = kinds[persons[turns[index + 1][0]]] if index + 1 < len(turns) else None
    if _QUESTION.search(text[-_END:]) and following is TurnKind.OFFICIAL:
        return TurnKind.JOURNALIST
    return TurnKind.OFFICIAL if following is TurnKind.JOURNALIST else TurnKind.UNKNOWN
