"""Says what briefings speak of of what all share: each is validated without the others, and cannot know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_kg import iris
from briefing_kg.records import BuiltGraph
from briefing_kg.vocab import DCTERMS, OWL, SKOS

#: To annotate, to equate and to put in order is not to speak of: the shape ThingIsSpokenOf says which terms do so.
_NOT_SPEECH = (f"<{OWL}", f"<{SKOS}")


def spoken_of(own: Mapping[str, Iterable[BuiltGraph]], shared: Iterable[BuiltGraph], base: str) -> BuiltGraph:
    """Return a graph for validation only: of each shared thing, one of the briefings that speak of it.

    *own* are the graphs of each briefing by its key. One briefing is enough to know that a thing is
    spoken of, so that the graph is never larger than what is shared.
    """
    prefix = f"<{iris.thing(base, '')}"
    things = {line.partition(" ")[0] for graph in shared for line in graph.ntriples if line.startswith(prefix)}
    found: dict[str, str] = {}
    for key, graphs in own.items():
        for line in (line for graph in graphs for line in graph.ntriples):
            _, predicate, value = line.removesuffix(" .").split(" ", 2)
            if value in things and not predicate.startswith(_NOT_SPEECH):
                found.setdefault(value, iris.briefing(base, key))
    lines = (f"{thing} <{DCTERMS}isReferencedBy> <{briefing}> ." for thing, briefing in found.items())
    return BuiltGraph("spoken", tuple(sorted(lines)))
