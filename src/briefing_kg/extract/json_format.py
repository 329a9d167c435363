"""Claims as JSON for other programs: turns, figures, measures and people, numbers exact.

Offsets count the characters of the text as captured, from 0, the end not included.

* ``turns``: ``speaker`` (the name as printed), ``kind`` (moderator, official, journalist), ``start``,
  ``end``, ``label_start``.
* ``figures``: ``quote``, ``start``, ``end``; ``value``, a number; ``unit`` (a currency as in ISO 4217,
  percent, per-mille, tonne, km … as below, ``count:`` and what is counted, or null); ``comparator``
  (``=``, ``>``, ``>=``, ``<``, ``<=``, ``~``); ``kind`` (level, change-abs, change-rel, share, target, rank,
  multiple); ``direction`` (up, down, unchanged, or null); ``period`` (``2023``, ``2023-Q1``,
  ``2023-12-31``, now, or null); ``sentence``.
* ``measures``: ``quote``, ``start``, ``end``, ``action``, ``modality`` (done, will, plan, must). A measure
  that only groups others does not occur, since the extractor finds only the parts.
* ``people``: ``name``, ``role``, ``org``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from briefing_kg.records import Claims, Figure, Measure, Person, Transcript, Turn, TurnKind

Json = None | bool | int | str | Decimal | Sequence["Json"] | Mapping[str, "Json"]

_KINDS = {"rate-gap": "change-abs", "absolute-change": "change-abs", "relative-change": "change-rel"}
_COMPARATORS = {"more-than": ">", "at-least": ">=", "less-than": "<", "at-most": "<=", "about": "~", "equal": "="}
_MODALITIES = {"aim": "plan"}
_UNITS = {
    "PERCENT": "percent",
    "PPTH": "per-mille",
    "UNITLESS": "ratio",
    "TONNE": "tonne",
    "KiloGM": "kg",
    "KiloW": "kW",
    "KiloW-HR": "kWh",
    "KiloM": "km",
    "KiloM2": "km2",
    "M": "m",
    "M2": "m2",
    "M3": "m3",
    "HA": "hectare",
    "MIN": "minute",
    "HR": "hour",
    "DAY": "day",
    "WK": "week",
    "MO_MeanGREGORIAN": "month",
    "tonne-coal-equivalent": "tonne",
    "YR": "year",
}
_CURRENCY = "CCY_"
_HONORIFIC = re.compile(r"\A(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+")
_DESCRIPTOR = re.compile(
    r"\A(?:An?|The)?\s*(?:journalist|reporter|correspondent)s?\s+(?:from|of|with)\s+(?:the\s+)?", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\A(?:\d+[.)]\s*)?(?:[QA]|Question(?:er)?|Answer|Reporter|Journalist|Moderator|Host)\s?\d*\s*"
    r"[(\[](?!inaudible|cont(?:d|inued)?\b|off.?mic|via |through |translat|speaking)"
    r"(?P<name>[^()\[\]]+)[)\]]\Z",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\([^)]*\)\Z")
_SIGNED = re.compile(r"\?\s*\((?P<name>[A-Z][^)]+)\)\Z")


def to_json(transcript: Transcript, claims: Claims) -> dict[str, Json]:
    """Return *claims* as a value for :func:`dumps`: turns, figures, measures, people."""
    text = transcript.source.text
    return {
        "turns": [_turn(turn, text) for turn in transcript.turns],
        "figures": [_figure(figure, text) for figure in claims.figures],
        "measures": [_measure(measure) for measure in claims.measures],
        "people": [_person(person) for person in transcript.people],
    }


def dumps(value: Json, indent: int = 1) -> str:
    """Return *value* as JSON (RFC 8259); decimals are written digit for digit, never through a float.

    >>> dumps([Decimal("2.38E+12"), Decimal("15.60")], indent=0)
    '[2380000000000, 15.6]'
    """
    return _written(value, indent, 0)


def speaker_name(turn: Turn, text: str) -> str:
    """Return the name in a label as printed: ``Mr. Tom Vale``, ``Sputnik (Russia)``, ``Question (Coast Post)``."""
    label = turn.speaker
    if numbered := _NUMBERED.match(label):
        return _HONORIFIC.sub("", numbered["name"].split(",")[0].strip())
    if re.fullmatch(r"Q\d*", label):
        signed = _SIGNED.search(text[turn.span.start : turn.span.end])
        return signed["name"] if signed else label
    label = _BRACKETED.sub("", _DESCRIPTOR.sub("", _HONORIFIC.sub("", label)))
    return label.split(",")[0].strip() or turn.speaker


def _turn(turn: Turn, text: str) -> dict[str, Json]:
    kind = TurnKind.OFFICIAL if turn.kind is TurnKind.UNKNOWN else turn.kind
    return {
        "speaker": speaker_name(turn, text),
        "kind": kind.value,
        "start": turn.span.start,
        "end": turn.span.end,
        "label_start": turn.label.start if turn.label else turn.span.start,
    }


def _figure(figure: Figure, text: str) -> dict[str, Json]:
    return {
        "quote": figure.quote,
        "start": figure.span.start,
        "end": figure.span.end,
        "value": figure.value,
        "unit": _unit(figure),
        "comparator": _COMPARATORS[figure.comparator],
        "kind": _KINDS.get(figure.kind, figure.kind),
        "direction": figure.direction,
        "period": figure.period,
        "sentence": text[figure.sentence.start : figure.sentence.end],
    }


def _unit(figure: Figure) -> str | None:
    if figure.counted is not None:
        return f"count:{figure.counted}"
    if figure.unit == "NUM":
        return None
    return _UNITS.get(figure.unit, figure.unit.removeprefix(_CURRENCY))


def _measure(measure: Measure) -> dict[str, Json]:
    return {
        "quote": measure.quote,
        "start": measure.span.start,
        "end": measure.span.end,
        "action": measure.action,
        "modality": _MODALITIES.get(measure.commitment, measure.commitment),
    }


def _person(person: Person) -> dict[str, Json]:
    return {"name": person.name, "role": person.role, "org": person.organization}


def _written(value: Json, indent: int, depth: int) -> str:
    if isinstance(value, Decimal):
        return _number(value)
    if value is None or isinstance(value, bool | int | str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        items = [
            f"{json.dumps(key, ensure_ascii=False)}: {_written(item, indent, depth + 1)}" for key, item in value.items()
        ]
        return _bracketed("{}", items, indent, depth)
    return _bracketed("[]", [_written(item, indent, depth + 1) for item in value], indent, depth)


def _bracketed(brackets: str, items: Sequence[str], indent: int, depth: int) -> str:
    if not items or not indent:
        return brackets[0] + ", ".join(items) + brackets[1]
    inner, outer = "\n" + " " * indent * (depth + 1), "\n" + " " * indent * depth
    return brackets[0] + inner + ("," + inner).join(items) + outer + brackets[1]


def _number(value: Decimal) -> str:
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
