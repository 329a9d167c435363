"""Untrusted queries: one narrow interface for the SPARQL queries of anybody.

A query is read by the guard first. What is ensured here: updates and ``SERVICE`` are
refused before the engine sees the text (the guard), the engine is only ever asked through
``query``, which parses no updates, the store of a release is opened read-only, ``FROM`` never
fetches anything, and answers are limited in rows and bytes. What is not: the
engine has no way to switch ``SERVICE`` off and none to stop a query, so a query that runs
long keeps its thread. Both need a worker process that can be cut off and killed; it takes
the place of :class:`InProcessEngine` behind :class:`QueryEngine`.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

from briefing_kg.errors import QueryError, QuerySyntaxError
from briefing_kg.formats import Format
from briefing_kg.serve import columns, guard, rdf, results
from briefing_kg.serve.dataset import Dataset
from briefing_kg.settings import Settings
from briefing_kg.vocab import prefixes

_ENGINE_POSITION = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_NO_WORD = re.compile(r"\[[^\]]*\](?:\s*\.\.=?\s*\[[^\]]*\])?|[,|\s]+$")
_MERGED_KEPT = 4


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query, the dataset that the protocol names, and the formats the client takes.

    Only one of the formats is used, by the form of the query; None where the client takes
    none that form has.
    """

    text: str
    solutions: Format | None
    boolean: Format | None
    graph: Format | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """A whole answer: nothing is ever cut off."""

    body: bytes = field(repr=False)
    format: Format


class NotAcceptableError(QueryError):
    """The client takes no format that this form of query has."""

    status = 406
    kind = "not-acceptable"


class QueryEngine(Protocol):
    """What answers untrusted queries."""

    def answer(self, request: QueryRequest) -> QueryAnswer:
        """Return the whole answer; raise a QueryError that says why there is none."""
        ...


@dataclass(frozen=True, slots=True)
class InProcessEngine:
    """Answers in the process that asks: exact, limited in size, but not in time."""

    dataset: Dataset
    settings: Settings
    merged: OrderedDict[tuple[tuple[str, ...], tuple[str, ...]], Store] = field(default_factory=OrderedDict, repr=False)

    def answer(self, request: QueryRequest) -> QueryAnswer:
        """Return the whole answer; raise a QueryError that says why there is none."""
        reading = guard.read(request.text)
        try:
            spelled = replace(reading, text=columns.in_order(reading.text, self._star))
            found = self._evaluate(spelled, request)
            return self._written(found, request)
        except SyntaxError as error:
            raise _explained(error, reading, self.settings.base) from error
        except RuntimeError as error:
            raise QueryError(f"The query cannot be evaluated: {error}.") from error
        except ValueError as error:
            raise QueryError(f"The query names something that is no IRI: {error}.") from error

    def _evaluate(self, reading: guard.Reading, request: QueryRequest) -> QuerySolutions | QueryBoolean | QueryTriples:
        default, named = request.default_graphs, request.named_graphs
        if not (default or named):
            default = self._resolved(reading, reading.default_graphs)
            named = self._resolved(reading, reading.named_graphs)
        base = self.endpoint
        if not (default or named):
            return self.dataset.store.query(reading.text, base_iri=base, use_default_graph_as_union=self.dataset.union)
        default = tuple(dict.fromkeys(default))
        graphs: list[NamedNode | BlankNode] = [NamedNode(each) for each in dict.fromkeys(named)]
        if len(default) > 1 and not self.dataset.union:
            return self._merged(default, named).query(
                reading.text, base_iri=base, default_graph=[DefaultGraph()], named_graphs=graphs
            )
        return self.dataset.store.query(
            reading.text, base_iri=base, default_graph=[NamedNode(each) for each in default], named_graphs=graphs
        )

    @property
    def endpoint(self) -> str:
        """The address of the endpoint, against which relative IRIs of a query are read."""
        return f"{self.settings.base}sparql"

    def _star(self, text: str) -> tuple[str, ...]:
        """Return the variables that ``SELECT *`` means; asked of an empty store, which costs no evaluation."""
        found = Store().query(text, base_iri=self.endpoint)
        return tuple(variable.value for variable in found.variables) if isinstance(found, QuerySolutions) else ()

    def _resolved(self, reading: guard.Reading, graphs: tuple[str, ...]) -> tuple[str, ...]:
        """Let the engine itself resolve the names of a dataset clause against the prologue."""
        if not graphs:
            return ()
        columns = " ".join(f"({graph} AS ?g{number})" for number, graph in enumerate(graphs))
        try:
            solutions = Store().query(f"{reading.prologue}SELECT {columns} {{}}", base_iri=self.endpoint)
        except SyntaxError:
            # The query itself has the same fault, and its error has the right place.
            return ()
        if not isinstance(solutions, QuerySolutions):  # for the type checker: a SELECT has solutions
            return ()
        return tuple(term.value for term in next(solutions) if isinstance(term, NamedNode))

    def _merged(self, default: tuple[str, ...], named: tuple[str, ...]) -> Store:
        """Return a store whose default graph is the merge of graphs: a triple of two counts once."""
        key = default, named
        if key not in self.merged:
            source, store = self.dataset.store, Store()
            merge = (quad for graph in default for quad in source.quads_for_pattern(None, None, None, NamedNode(graph)))
            store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in merge)
            for graph in named:
                store.extend(source.quads_for_pattern(None, None, None, NamedNode(graph)))
            self.merged[key] = store
            while len(self.merged) > _MERGED_KEPT:
                self.merged.popitem(last=False)
        return self.merged[key]

    def _written(self, found: QuerySolutions | QueryBoolean | QueryTriples, request: QueryRequest) -> QueryAnswer:
        rows, size = self.settings.result_rows, self.settings.result_bytes
        if isinstance(found, QueryBoolean):
            form = _wanted(request.boolean, "An answer of ASK")
            return QueryAnswer(results.boolean(found, form), form)
        if isinstance(found, QuerySolutions):
            form = _wanted(request.solutions, "A result of SELECT")
            return QueryAnswer(results.solutions(found, form, rows, size), form)
        form = _wanted(request.graph, "A graph of CONSTRUCT or DESCRIBE")
        triples = list(islice(found, rows + 1))
        if len(triples) > rows:
            raise results.too_many(rows, "triples")
        body = rdf.write(triples, form, prefixes(self.settings.base))
        if len(body) > size:
            raise results.too_large(size)
        return QueryAnswer(body, form)


def _wanted(form: Format | None, what: str) -> Format:
    if form is None:
        raise NotAcceptableError(f"{what} is not to be had in a format that the request accepts.")
    return form


def _explained(error: SyntaxError, reading: guard.Reading, base: str) -> QuerySyntaxError:
    """Turn the engine's complaint into one with a place and, for a missing prefix, a hint."""
    message = str(error)
    if reading.undeclared and "Prefix not found" in message:
        prefix, line, column = reading.undeclared
        known = prefixes(base).get(prefix)
        hint = f" Add: PREFIX {prefix}: <{known or '…'}>"
        where = f"Line {line}, column {column}"
        return QuerySyntaxError(f"{where}: the prefix {prefix}: is not declared.{hint}", line, column)
    found = _ENGINE_POSITION.match(message)
    if not found:
        return QuerySyntaxError(f"The query is not SPARQL: {message}")
    line, column = int(found[1]), int(found[2])
    words = [word for word in map(str.strip, _NO_WORD.sub("", found[3]).split(",")) if word and "[" not in word]
    expected = f" Here could stand: {', '.join(dict.fromkeys(words))}." if words else ""
    return QuerySyntaxError(f"Line {line}, column {column}: the query is not SPARQL.{expected}", line, column)
