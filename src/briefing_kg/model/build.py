"""Complete claims into the graphs that are published.

``build_briefing`` is a function of one briefing and the shared data, so that briefings can be
built apart; ``build_shared`` describes what several briefings speak of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rdflib import Graph
from rdflib.namespace import RDF

from briefing_kg.errors import DataError
from briefing_kg.iris import graph_keys, thing
from briefing_kg.model.briefing import Draft
from briefing_kg.model.facts import write_context, write_facts
from briefing_kg.model.figures import write_figures
from briefing_kg.model.links import links_graph
from briefing_kg.model.measures import write_measures
from briefing_kg.model.mentions import write_numbers, write_page_mentions
from briefing_kg.model.passages import Page
from briefing_kg.model.project import BriefingFiles, Project
from briefing_kg.model.times import is_time_key, time_graph
from briefing_kg.model.turtle import TurtleFile, refuse_unknown
from briefing_kg.model.utterances import write_editorial, write_turns
from briefing_kg.model.words import PREDICATES
from briefing_kg.records import BuiltGraph, SourceText, Span


def build_briefing(project: Project, files: BriefingFiles, sources: Mapping[int, SourceText]) -> tuple[BuiltGraph, ...]:
    """Return the graphs stated, context and derived of one briefing.

    *sources* are its pages by number. Raises QuoteError for a quote that is not in its
    source exactly once, DataError for anything else in the data that cannot be used.
    """
    if files.claims is None:
        raise DataError("has no claims", path=files.folder, advice="Run: briefing-kg draft " + files.key)
    for file in (files.source, files.context, files.claims):
        if file is not None:
            _refuse_unknown(project, files, file)
    stated, context, derived = (Graph(bind_namespaces="none") for _ in range(3))
    pages = {number: Page(project.base, source, stated) for number, source in sorted(sources.items())}
    draft = Draft(project.base, files, files.claims, pages, stated, context, derived)
    write_facts(draft)
    write_turns(draft)
    write_editorial(draft)
    write_page_mentions(draft)
    write_figures(draft, _labels(project, draft))
    write_measures(draft)
    write_numbers(draft)
    write_context(draft)
    _refuse_uncovered(draft)
    return tuple(
        built(key, graph) for key, graph in zip(graph_keys(files.key), (stated, context, derived), strict=True)
    )


def build_shared(project: Project, briefings: Iterable[BuiltGraph]) -> tuple[BuiltGraph, ...]:
    """Return the graphs codes and links; *briefings* tell which years and days are spoken of."""
    codes = Graph(bind_namespaces="none")
    for file in (*project.codes, *project.authority):
        for triple in file.graph:
            codes.add(triple)
    for triple in time_graph(project.base, _time_keys(project.base, briefings)):
        codes.add(triple)
    return built("codes", codes), built("links", links_graph(project.links, project.base))


def built(key: str, graph: Graph) -> BuiltGraph:
    """Return *graph* as sorted lines of N-Triples; refuse a blank node, which nobody could cite."""
    lines = sorted(line for line in graph.serialize(format="nt", encoding="utf-8").decode().split("\n") if line)
    for line in lines:
        if line.startswith("_:") or " _:" in line.split('"', 1)[0]:
            raise DataError(f"the graph {key} has a blank node: {line}", advice="Give the thing an IRI of its own.")
    return BuiltGraph(key, tuple(lines))


def _labels(project: Project, draft: Draft) -> Graph:
    labels = time_graph(project.base, _keys_in(project.base, draft.claims.text))
    for file in (*project.codes, *project.authority):
        labels += file.graph
    labels += draft.stated
    return labels


def _time_keys(base: str, briefings: Iterable[BuiltGraph]) -> set[str]:
    return {key for graph in briefings for line in graph.ntriples for key in _keys_in(base, line)}


def _keys_in(base: str, text: str) -> set[str]:
    full = re.findall(re.escape(thing(base, "time/")) + r"([0-9][0-9A-Z-]*)", text)
    short = re.findall(r"(?<![\w:])[a-z]+:([0-9]{4}(?:-[0-9A-Z]+)*)\b", text)
    return {key for key in (*full, *short) if is_time_key(key)}


def _refuse_unknown(project: Project, files: BriefingFiles, file: TurtleFile) -> None:
    defined = project.defined
    own = f"{thing(project.base, f'briefing/{files.key}')}"
    times = thing(project.base, "time/")
    here = {str(s) for each in (files.source, files.context, files.claims) if each for s in each.graph.subjects()}

    def known(iri: str) -> bool:
        if not iri.startswith(project.base) or iri in defined or iri in here:
            return True
        if iri.startswith(times):
            return is_time_key(iri.removeprefix(times))
        return iri == own or iri.startswith((f"{own}/time/", f"{own}/page/", f"{own}/transcript"))

    terms = {str(s) for s in project.ontology.graph.subjects(RDF.type, None)} | PREDICATES
    refuse_unknown(file, known, terms)


def _refuse_uncovered(draft: Draft) -> None:
    """Raise DataError for text of a reviewed briefing that is neither speech nor known furniture."""
    if not draft.files.reviewed:
        return
    for number, page in sorted(draft.pages.items()):
        rest = _uncovered(page.source.text, page.covered)
        if rest is not None:
            line = page.source.text.count("\n", 0, rest.start) + 1
            words = page.source.quote(rest)
            raise DataError(
                f"the words {words!r} are in no sentence of the claims",
                path=draft.files.folder / f"page-{number}.txt",
                line=line,
                advice="Add the sentence to its turn, or mention the words as exempt:page-furniture of the page.",
            )


def _uncovered(text: str, covered: list[Span]) -> Span | None:
    position = 0
    for span in [*sorted(covered), Span(len(text), len(text) + 1)]:
        gap = text[position : max(position, span.start)]
        if gap.strip():
            start = position + len(gap) - len(gap.lstrip())
            return Span(start, start + len(gap.strip()))
        position = max(position, span.end)
    return None
