"""Complete claims into the graphs that are published.

``build_briefing`` is a function of one briefing and the shared data, so that briefings can be
built apart; ``build_shared`` describes what several briefings speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import BNode, Graph, URIRef

from briefing_kg.errors import DataError
from briefing_kg.iris import graph_keys, thing
from briefing_kg.model.briefing import BriefingBuild
from briefing_kg.model.facts import write_context, write_facts
from briefing_kg.model.figures import Labels, write_figures
from briefing_kg.model.kept import kept_ids, with_kept_ids
from briefing_kg.model.known import refuse_unknown_in_briefing, refuse_unknown_in_shared, without_dangling_context
from briefing_kg.model.links import links_graph
from briefing_kg.model.measures import write_measures
from briefing_kg.model.mentions import write_numbers, write_page_mentions
from briefing_kg.model.passages import Page
from briefing_kg.model.project import BriefingFiles, Project
from briefing_kg.model.times import is_time_key, time_graph
from briefing_kg.model.utterances import write_editorial, write_turns
from briefing_kg.records import BuiltGraph, SourceText, Span


def build_briefing(project: Project, files: BriefingFiles, sources: Mapping[int, SourceText]) -> tuple[BuiltGraph, ...]:
    """Return the graphs stated, context and derived of one briefing, those that hold anything.

    *sources* are its pages by number. Raises QuoteError for a quote that is not in its
    source exactly once, DataError for anything else in the data that cannot be used.
    """
    files = without_dangling_context(project, files)
    refuse_unknown_in_briefing(project, files)
    kept = kept_ids(project, files.key)
    files = with_kept_ids(files, kept)
    if files.claims is None:
        raise DataError("has no claims", path=files.folder, advice=f"Run: briefing-kg draft {files.key}")
    stated, context, derived = (Graph(bind_namespaces="none") for _ in range(3))
    pages = {number: Page(project.base, source, stated) for number, source in sorted(sources.items())}
    work = BriefingBuild(project.base, files, files.claims, pages, stated, context, derived, kept)
    write_facts(work)
    write_turns(work)
    write_editorial(work)
    write_page_mentions(work)
    write_figures(work, _labels(project, work))
    write_measures(work)
    write_numbers(work)
    write_context(work)
    _refuse_uncovered(work)
    graphs = zip(graph_keys(files.key), (stated, context, derived), strict=True)
    return tuple(_built(key, graph) for key, graph in graphs if graph)


def build_shared(project: Project, briefings: Iterable[BuiltGraph]) -> tuple[BuiltGraph, ...]:
    """Return the graphs codes and links; *briefings* tell which years and days are spoken of."""
    refuse_unknown_in_shared(project)
    codes = time_graph(project.base, _time_keys(project.base, _named(briefings)))
    codes += project.shared
    return _built("codes", codes), _built("links", links_graph(project.links, project.base))


def _built(key: str, graph: Graph) -> BuiltGraph:
    """Return *graph* as sorted lines of N-Triples; refuse a blank node, which nobody could cite."""
    unnamed = sorted(triple for triple in graph if any(isinstance(node, BNode) for node in triple))
    if unnamed:
        shown = " ".join(node.n3() for node in unnamed[0])
        raise DataError(f"the graph {key} has a blank node: {shown}", advice="Give the thing an IRI of its own.")
    lines = graph.serialize(format="nt", encoding="utf-8").decode().split("\n")
    return BuiltGraph(key, tuple(sorted(line for line in lines if line)))


def _labels(project: Project, work: BriefingBuild) -> Labels:
    named = (str(node) for triple in work.claims.graph for node in triple if isinstance(node, URIRef))
    return time_graph(project.base, _time_keys(project.base, named)), project.shared, work.stated


def _time_keys(base: str, named: Iterable[str]) -> set[str]:
    """Return the keys of the years, months and days among the IRIs *named*."""
    times = thing(base, "time/")
    keys = (iri.removeprefix(times) for iri in named if iri.startswith(times))
    return {key for key in keys if is_time_key(key)}


def _named(briefings: Iterable[BuiltGraph]) -> Iterator[str]:
    """Yield the IRIs that are subject or object of a triple."""
    for graph in briefings:
        for line in graph.ntriples:
            subject, _, value = line.split(" ", 2)
            yield from (term[1:].partition(">")[0] for term in (subject, value) if term.startswith("<"))


def _refuse_uncovered(work: BriefingBuild) -> None:
    """Raise DataError for text of a reviewed briefing that is neither speech nor known furniture."""
    if not work.files.reviewed:
        return
    for number, page in sorted(work.pages.items()):
        rest = _uncovered(page.source.text, page.covered)
        if rest is not None:
            line = page.source.text.count("\n", 0, rest.start) + 1
            words = page.source.quote(rest)
            raise DataError(
                f"the words {words!r} are in no sentence of the claims",
                path=work.files.folder / f"page-{number}.txt",
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
