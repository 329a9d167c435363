"""Internal look-ups for pages and documents: bounded, and only ever asked with queries of our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from briefing_kg import formats
from briefing_kg.errors import DataError, ReleaseError
from briefing_kg.release_layout import Manifest, Release, open_release
from briefing_kg.vocab import OA

Term = NamedNode | BlankNode | Literal | Triple

_HAS_SOURCE = NamedNode(f"{OA}hasSource")


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be served: a release, or files of RDF. Worker processes open it for themselves."""

    release: Path | None = None
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """A store opened for reading.

    With *union* the default graph is the union of all graphs; that is only right where every
    triple is in one graph, because the engine would otherwise count a triple twice. A release
    is made so; files are served with the default graph and named graphs they have.
    """

    store: Store = field(repr=False)
    union: bool
    release: Release | None = None
    manifest: Manifest | None = None

    def describe(self, iri: str) -> list[Quad]:
        """Return all quads about *iri*, and about its passages and blank nodes, in a fixed order."""
        found: dict[NamedNode | BlankNode, list[Quad]] = {}
        waiting: list[NamedNode | BlankNode] = [*self._named(iri)]
        while waiting:
            node = waiting.pop()
            if node not in found:
                found[node] = self._about(node)
                waiting += [quad.object for quad in found[node] if isinstance(quad.object, BlankNode)]
        for passage in self._passages(iri):
            found.setdefault(passage, self._about(passage))
        return sorted((quad for quads in found.values() for quad in quads), key=str)

    def incoming(self, iri: str, limit: int) -> list[Quad]:
        """Return up to *limit* quads with *iri* as object."""
        nodes = self._named(iri)
        return list(islice(self.store.quads_for_pattern(None, None, nodes[0]), limit)) if nodes else []

    def exists(self, iri: str) -> bool:
        """Whether something is said about *iri*."""
        return any(True for node in self._named(iri) for _ in self.store.quads_for_pattern(node, None, None))

    def is_used(self, iri: str) -> bool:
        """Whether *iri* stands anywhere in the data: as subject, property, value or graph."""
        return self.exists(iri) or any(
            True
            for node in self._named(iri)
            for quads in (
                self.store.quads_for_pattern(None, None, node),
                self.store.quads_for_pattern(None, node, None),
                self.store.quads_for_pattern(None, None, None, node),
            )
            for _ in quads
        )

    def select(self, query: str) -> list[dict[str, Term]]:
        """Return the solutions of one of our own queries, over all graphs together."""
        solutions = self.store.query(query, use_default_graph_as_union=True)
        if not isinstance(solutions, QuerySolutions):
            raise TypeError("only SELECT queries are asked here")
        names = [variable.value for variable in solutions.variables]
        return [
            {name: term for name, term in zip(names, solution, strict=True) if term is not None}
            for solution in solutions
        ]

    def triples(self, graphs: Iterable[NamedNode | BlankNode | DefaultGraph | None]) -> Iterator[Triple]:
        """Yield the triples of *graphs*, each once, in a fixed order; None stands for all graphs."""
        found = {quad.triple for graph in graphs for quad in self.store.quads_for_pattern(None, None, None, graph)}
        yield from sorted(found, key=str)

    def default_triples(self) -> Iterator[Triple]:
        """Yield the triples of the default graph as it is served."""
        return self.triples([None if self.union else DefaultGraph()])

    @property
    def graph_names(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        return tuple(sorted(graph.value for graph in self.store.named_graphs() if isinstance(graph, NamedNode)))

    def size(self, graph: str | None = None) -> int:
        """Return the number of triples of a named graph, or of the default graph as it is served."""
        if graph is None:
            return len(self.store) if self.union else self._count(DefaultGraph())
        return self._count(NamedNode(graph))

    def _count(self, graph: NamedNode | DefaultGraph) -> int:
        return sum(1 for _ in self.store.quads_for_pattern(None, None, None, graph))

    def _about(self, node: NamedNode | BlankNode) -> list[Quad]:
        return list(self.store.quads_for_pattern(node, None, None))

    def _passages(self, iri: str) -> Iterator[NamedNode]:
        for node in self._named(iri):
            for quad in self.store.quads_for_pattern(None, _HAS_SOURCE, node):
                if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(f"{iri}#"):
                    yield quad.subject

    @staticmethod
    def _named(iri: str) -> tuple[NamedNode, ...]:
        """What is no IRI stands in no data."""
        try:
            return (NamedNode(iri),)
        except ValueError:
            return ()


def open_dataset(source: Source) -> Dataset:
    """Open what *source* names; raise ReleaseError or DataError saying what is wrong with it."""
    if source.release is None:
        return Dataset(_loaded(source.files), union=False)
    release = open_release(source.release)
    try:
        store = Store.read_only(str(release.store))
    except (OSError, RuntimeError) as error:
        advice = "Build the release again."
        raise ReleaseError(f"the store of {release.folder} cannot be opened: {error}\n  {advice}") from error
    return Dataset(store, union=True, release=release, manifest=release.manifest())


def _loaded(paths: Iterable[Path]) -> Store:
    store = Store()
    for number, path in enumerate(paths):
        form = formats.BY_EXTENSION.get(path.suffix.lower().removeprefix("."))
        if form is None or form not in formats.RDF_FORMATS:
            known = ", ".join(f".{each.extension}" for each in formats.RDF_FORMATS)
            raise DataError("is not a file of RDF by its name", path=path, advice=f"Its name has to end in {known}")
        try:
            store.bulk_extend(_quads(path, form, number))
        except SyntaxError as error:
            raise DataError(f"is not {form.name}: {error.msg}", path=path, line=error.lineno) from error
        except OSError as error:
            raise DataError(f"cannot be read: {error.strerror or error}", path=path) from error
    return store


def _quads(path: Path, form: formats.Format, number: int) -> Iterator[Quad]:
    """Yield the quads of a file; its blank nodes get names of their own, the same in every process."""
    names: dict[BlankNode, BlankNode] = {}

    def named(node: Any) -> Any:
        if not isinstance(node, BlankNode):
            return node
        return names.setdefault(node, BlankNode(f"f{number}b{len(names)}"))

    engine_format = RdfFormat.from_extension(form.extension)
    for quad in parse(path=path, format=engine_format, base_iri=path.resolve().as_uri()):
        yield Quad(named(quad.subject), quad.predicate, named(quad.object), named(quad.graph_name))
