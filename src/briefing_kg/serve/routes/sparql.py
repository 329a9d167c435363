"""``/sparql``: queries of anybody, by the SPARQL 1.1 Protocol and HTTP QUERY."""

from __future__ import annotations

from flask import Blueprint, Response, request
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results

from briefing_kg import formats
from briefing_kg.formats import Format
from briefing_kg.serve import pages, protocol, results
from briefing_kg.serve.context import Served, served
from briefing_kg.serve.description import service_description
from briefing_kg.serve.engine import QueryAnswer, QueryRequest
from briefing_kg.serve.negotiate import choose, named
from briefing_kg.serve.problem import not_acceptable
from briefing_kg.serve.rdf import write
from briefing_kg.serve.replies import Links, chosen, reply

blueprint = Blueprint("sparql", __name__)

_METHODS = ["GET", "POST", "QUERY"]
_ALL_OFFERS = (*formats.RESULT_FORMATS, *formats.RDF_FORMATS, formats.HTML)
_DESCRIPTION_OFFERS = (*formats.RDF_FORMATS, formats.HTML)
#: Rows that a page shows; the rest is one click away, and the page says so.
_SHOWN = 1000


@blueprint.route("/sparql", methods=_METHODS)
def endpoint() -> Response:
    """Answer a query; without one describe the service, or show the form to a browser."""
    here = served()
    body = b"" if request.method in {"GET", "HEAD"} else request.get_data(cache=False, parse_form_data=False)
    asked = protocol.read(request.method, request.query_string, request.headers.get("Content-Type"), body)
    if asked.query is None:
        return _without_query(here)
    wanted = _wanted()
    if wanted.page:
        return _page(here, asked)
    answer = here.engine.answer(
        QueryRequest(
            asked.query, wanted.solutions, wanted.boolean, wanted.graph, asked.default_graphs, asked.named_graphs
        )
    )
    content_type = answer.format.content_type
    if answer.format == formats.RESULTS_CSV:
        content_type += "; header=present"
    links = Links().add(f"{request.script_root}/sparql", "describedby")
    # An answer may hold the time of day: it is asked for again, and the validator saves sending it.
    return reply(answer.body, content_type, negotiated=not wanted.by_name, links=links, fresh=0)


class _Wanted:
    """The formats a client takes for each form of query."""

    def __init__(self, accept: str | None, name: str | None) -> None:
        self.by_name = bool(name)

        def pick(offers: tuple[Format, ...]) -> Format | None:
            return named(name, offers) if name else choose(accept, offers)

        self.page = pick(_ALL_OFFERS) == formats.HTML
        self.solutions = pick(formats.RESULT_FORMATS)
        self.boolean = pick(results.BOOLEAN_FORMATS)
        self.graph = pick(formats.RDF_FORMATS)


def _wanted() -> _Wanted:
    wanted = _Wanted(request.headers.get("Accept"), request.args.get("format"))
    if not (wanted.page or wanted.solutions or wanted.boolean or wanted.graph):
        raise not_acceptable(_ALL_OFFERS)
    return wanted


def _without_query(here: Served) -> Response:
    choice = chosen(_DESCRIPTION_OFFERS)
    if choice.format == formats.HTML:
        page = pages.sparql_form(here.site, request.args.get("draft", ""))
        return reply(page.encode(), formats.HTML.content_type, negotiated=choice.negotiated, changed=here.changed)
    body = here.once(
        f"service description {choice.format.extension}",
        lambda: write(service_description(here.settings, here.dataset), choice.format, here.prefixes),
    )
    return reply(body, choice.format.content_type, negotiated=choice.negotiated, changed=here.changed)


def _page(here: Served, asked: protocol.Asked) -> Response:
    query = asked.query or ""
    answer = here.engine.answer(
        QueryRequest(
            query,
            formats.RESULTS_JSON,
            formats.RESULTS_JSON,
            formats.TURTLE,
            asked.default_graphs,
            asked.named_graphs,
        )
    )
    return reply(_rendered(here, query, answer).encode(), formats.HTML.content_type, negotiated=True, fresh=0)


def _rendered(here: Served, query: str, answer: QueryAnswer) -> str:
    if answer.format == formats.TURTLE:
        return pages.sparql_graph(here.site, query, answer.body.decode())
    found = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return pages.sparql_answer(here.site, query, answer=bool(found))
    if not isinstance(found, QuerySolutions):  # for the type checker: results are one or the other
        raise TypeError
    names = [variable.value for variable in found.variables]
    rows = [{name: term for name, term in zip(names, solution, strict=True) if term is not None} for solution in found]
    note = f"The first {_SHOWN} of {len(rows)} rows are shown; the files below hold all." if len(rows) > _SHOWN else ""
    return pages.sparql_result(here.site, query, names, rows[:_SHOWN], note=note)
