"""Nodes for years, months and days, shared by all briefings (OWL-Time)."""

from __future__ import annotations

import calendar
import re
from datetime import date

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD

from briefing_kg.iris import thing
from briefing_kg.model.terms import OWLTIME, english

_KEY = re.compile(r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12])))?")
_MONTHS_OF_QUARTER, _MONTHS_OF_HALF = 3, 6


def is_time_key(key: str) -> bool:
    """Whether *key* names a year, half-year, quarter, month or day: ``2023``, ``2023-Q1``, ``2023-12-31``."""
    found = _KEY.fullmatch(key)
    if not found or int(found["year"]) == 0:
        return False
    try:
        _bounds(found)
    except ValueError:
        return False
    return True


def time_graph(base: str, keys: set[str]) -> Graph:
    """Return the description of each time named by *keys*, and of the days that bound it."""
    graph = Graph(bind_namespaces="none")
    for key in sorted(keys):
        found = _KEY.fullmatch(key)
        if found is None:
            continue
        first, last = _bounds(found)
        if found["day"]:
            _add_day(graph, base, first)
            continue
        node = URIRef(thing(base, f"time/{key}"))
        graph.add((node, RDF.type, OWLTIME.ProperInterval))
        graph.add((node, RDFS.label, english(_label(found, first))))
        graph.add((node, OWLTIME.hasBeginning, _add_day(graph, base, first)))
        graph.add((node, OWLTIME.hasEnd, _add_day(graph, base, last)))
    return graph


def day_label(day: date) -> str:
    """Return *day* as people write it: ``31 December 2023``."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _add_day(graph: Graph, base: str, day: date) -> URIRef:
    node = URIRef(thing(base, f"time/{day.isoformat()}"))
    graph.add((node, RDF.type, OWLTIME.Instant))
    graph.add((node, RDFS.label, english(day_label(day))))
    graph.add((node, OWLTIME.inXSDDate, Literal(day.isoformat(), datatype=XSD.date)))
    return node


def _bounds(found: re.Match[str]) -> tuple[date, date]:
    year = int(found["year"])
    first_month, last_month = 1, 12
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        first_month = last_month = int(found["month"])
    elif found["quarter"]:
        last_month = int(found["quarter"]) * _MONTHS_OF_QUARTER
        first_month = last_month - _MONTHS_OF_QUARTER + 1
    elif found["half"]:
        last_month = int(found["half"]) * _MONTHS_OF_HALF
        first_month = last_month - _MONTHS_OF_HALF + 1
    last_day = calendar.monthrange(year, last_month)[1]
    return date(year, first_month, 1), date(year, last_month, last_day)


def _label(found: re.Match[str], first: date) -> str:
    if found["month"]:
        return f"{calendar.month_name[first.month]} {first.year}"
    if found["quarter"]:
        return f"quarter {found['quarter']} of {first.year}"
    if found["half"]:
        return f"half {found['half']} of {first.year}"
    return str(first.year)
