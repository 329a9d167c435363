"""Describes the dataset: what it is, whose, under which terms, how large, in which graphs.

Written with VoID, DCAT 3, PROV-O and FOAF, as N-Triples without blank nodes. This part does not
depend on the files of a release, so it is published as the graph ``meta`` and counts itself;
files, sizes and checksums are added by :mod:`briefing_kg.publish.catalog`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefing_kg import formats, iris
from briefing_kg.errors import DataError
from briefing_kg.publish.contents import Contents, contents_of
from briefing_kg.publish.counts import Counts, count, together
from briefing_kg.publish.dataset import LICENCE, META, RIGHTS, TITLE, Dataset
from briefing_kg.publish.ntriples import iri, text, triple, typed
from briefing_kg.publish.statistics import linksets, partitions, totals, vocabularies
from briefing_kg.records import BuiltGraph
from briefing_kg.release_layout import EVERYTHING, dump_name
from briefing_kg.settings import PREFIX
from briefing_kg.vocab import DCAT, DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, VCARD, VOID, XSD

_ABOUT = (
    "Who said what at press briefings: turns, statements, figures and policy measures, each tied to the "
    "exact characters of the source text. It records that something was said, not that it is true."
)
_KEYWORDS = ("figures", "policy measures", "press briefings", "press conferences", "quotations", "statements")
_GRAPH_NOTES = {
    "stated": "Only what the page says.",
    "context": "What other sources, each named, add to the page.",
    "derived": "What was computed from stated figures, with formula and inputs.",
    "links": "Links to other data sets, each with the source that was read.",
    "codes": "Code lists, and the agents, places, documents, events and times that briefings share.",
    "history": "What became of addresses that were published once and are not in use any more.",
    META: "This description of the dataset.",
}
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/en"
#: The EU's table of data themes, which catalogues sort by, and one of them.
THEMES = "http://publications.europa.eu/resource/authority/data-theme"
_THEME = f"{THEMES}/GOVE"
_SETTLES_WITHIN = 8
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+|(?:mailto:)?[^\s<>\"{}|\\^`@:/]+@[^\s<>\"{}|\\^`@:/]+")


def meta_graph(graphs: Iterable[BuiltGraph], dataset: Dataset, more: Iterable[str] = ()) -> BuiltGraph:
    """Return the graph ``meta``, with *more* lines, and with counts that take in that graph itself.

    Counting changes no line's number once every class and property in use has its partition, so
    describing again and again soon stands still. One number may not: how many distinct objects
    there are depends on whether that number is an object already. Then it is left out.
    """
    others = tuple(each for each in graphs if each.key != META)
    given = {line for each in graphs if each.key == META for line in each.ntriples} | set(more)
    counted = {each.key: count(each.ntriples, dataset.base) for each in others}
    about = {*given, *_about(dataset, contents_of(others, dataset.base))}
    for objects in (True, False):
        meta = tuple(sorted(given))
        for _ in range(_SETTLES_WITHIN):
            counts = counted | {META: count(meta, dataset.base)}
            described = tuple(sorted({*about, *_numbers(dataset, counts, objects=objects)}))
            if described == meta:
                return BuiltGraph(META, meta)
            meta = described
    message = "the description of the dataset does not stand still"
    raise AssertionError(message)


def publisher_lines(dataset: Dataset, node: str) -> Iterator[str]:
    """Yield who publishes *node*, and whom to tell of errors."""
    yield triple(node, f"{DCTERMS}publisher", iri(dataset.part("publisher")))
    if dataset.contact:
        yield triple(node, f"{DCAT}contactPoint", iri(dataset.part("contact")))


def terms_lines(dataset: Dataset, node: str) -> Iterator[str]:
    """Yield the terms under which *node* may be used."""
    yield triple(node, f"{DCTERMS}license", iri(LICENCE))
    yield triple(node, f"{DCTERMS}rights", iri(dataset.part("rights")))


def title_lines(node: str, title: str, description: str = "") -> Iterator[str]:
    """Yield what *node* is called."""
    yield triple(node, f"{RDFS}label", text(title, "en"))
    yield triple(node, f"{DCTERMS}title", text(title, "en"))
    if description:
        yield triple(node, f"{DCTERMS}description", text(description, "en"))


def days_lines(dataset: Dataset, node: str) -> Iterator[str]:
    """Yield the day of the release as that of *node*."""
    if dataset.issued:
        day = typed(dataset.issued.isoformat(), f"{XSD}date")
        yield triple(node, f"{DCTERMS}issued", day)
        yield triple(node, f"{DCTERMS}modified", day)


def _about(dataset: Dataset, contents: Contents) -> Iterator[str]:
    node, rights = dataset.iri, dataset.part("rights")
    for kind in (f"{VOID}Dataset", f"{DCAT}Dataset", f"{PROV}Entity"):
        yield triple(node, f"{RDF}type", iri(kind))
    yield from title_lines(node, TITLE, _ABOUT)
    yield triple(node, f"{DCTERMS}identifier", text(node))
    yield triple(node, f"{DCTERMS}language", iri(_LANGUAGE))
    yield from terms_lines(dataset, node)
    yield triple(rights, f"{RDF}type", iri(f"{DCTERMS}RightsStatement"))
    yield triple(rights, f"{RDFS}label", text(RIGHTS, "en"))
    yield triple(node, f"{DCAT}version", text(dataset.version))
    yield from days_lines(dataset, node)
    yield triple(node, f"{DCTERMS}conformsTo", iri(iris.definition(dataset.base)))
    yield triple(node, f"{DCAT}theme", iri(_THEME))
    yield triple(_THEME, f"{SKOS}prefLabel", text("Government and public sector", "en"))
    yield triple(_THEME, f"{SKOS}inScheme", iri(THEMES))
    for word in _KEYWORDS:
        yield triple(node, f"{DCAT}keyword", text(word, "en"))
    yield from _coverage(dataset, contents)
    yield from publisher_lines(dataset, node)
    yield from _publisher(dataset)
    yield from _access(dataset)


def _coverage(dataset: Dataset, contents: Contents) -> Iterator[str]:
    for each in contents.examples:
        yield triple(dataset.iri, f"{VOID}exampleResource", iri(each))
    for each in contents.places:
        yield triple(dataset.iri, f"{DCTERMS}spatial", iri(each))
    if contents.held:
        node = dataset.part("days")
        yield triple(dataset.iri, f"{DCTERMS}temporal", iri(node))
        yield triple(node, f"{RDF}type", iri(f"{DCTERMS}PeriodOfTime"))
        yield triple(node, f"{RDFS}label", text("first and last day of the briefings", "en"))
        for name, day in zip(("startDate", "endDate"), contents.held, strict=True):
            yield triple(node, f"{DCAT}{name}", typed(day.isoformat(), f"{XSD}date"))


def _publisher(dataset: Dataset) -> Iterator[str]:
    node = dataset.part("publisher")
    yield triple(node, f"{RDF}type", iri(f"{FOAF}Agent"))
    yield triple(node, f"{RDFS}label", text(dataset.publisher))
    yield triple(node, f"{FOAF}name", text(dataset.publisher))
    if dataset.contact:
        contact = dataset.part("contact")
        yield triple(contact, f"{RDF}type", iri(f"{VCARD}Kind"))
        yield triple(contact, f"{RDFS}label", text("Corrections", "en"))
        yield triple(contact, f"{VCARD}fn", text(dataset.publisher))
        yield triple(contact, *_address(dataset.contact))


def _address(contact: str) -> tuple[str, str]:
    if not _ADDRESS.fullmatch(contact):
        raise DataError(
            f"{PREFIX}CONTACT is {contact!r}, neither an e-mail address nor a web address",
            advice="Set it to something like corrections@example.org",
        )
    if contact.startswith("http"):
        return f"{VCARD}hasURL", iri(contact)
    return f"{VCARD}hasEmail", iri("mailto:" + contact.removeprefix("mailto:"))


def _access(dataset: Dataset) -> Iterator[str]:
    node, service, base = dataset.iri, dataset.part("sparql"), dataset.base
    yield triple(node, f"{FOAF}homepage", iri(base))
    yield triple(node, f"{DCAT}landingPage", iri(base))
    yield triple(node, f"{VOID}uriSpace", text(iris.thing(base, "")))
    yield triple(node, f"{VOID}sparqlEndpoint", iri(iris.endpoint(base)))
    yield triple(node, f"{VOID}uriLookupEndpoint", iri(f"{base}describe?iri="))
    yield triple(service, f"{RDF}type", iri(f"{DCAT}DataService"))
    yield from title_lines(service, "SPARQL endpoint", "Answers SPARQL 1.1 queries on the dataset; it changes nothing.")
    yield from terms_lines(dataset, service)
    yield from publisher_lines(dataset, service)
    yield triple(service, f"{DCAT}endpointURL", iri(iris.endpoint(base)))
    yield triple(service, f"{DCAT}endpointDescription", iri(iris.endpoint(base)))
    yield triple(service, f"{DCAT}servesDataset", iri(node))
    yield triple(service, f"{DCTERMS}conformsTo", iri("http://www.w3.org/TR/sparql11-protocol/"))
    for form in formats.RDF_FORMATS:
        yield triple(node, f"{VOID}feature", iri(form.iri))
        yield triple(node, f"{VOID}dataDump", iri(iris.dump(base, dump_name(EVERYTHING, form))))


def _numbers(dataset: Dataset, graphs: Mapping[str, Counts], *, objects: bool) -> Iterator[str]:
    """Yield all that depends on the counts of *graphs*."""
    everything = together(graphs.values())
    yield from totals(dataset, dataset.iri, everything, objects=objects)
    yield from partitions(dataset, dataset.iri, everything)
    yield from vocabularies(dataset, everything)
    yield from linksets(dataset, graphs)
    for key, counts in graphs.items():
        yield from _graph(dataset, key)
        yield from totals(dataset, dataset.graph(key), counts, objects=key != META)


def _graph(dataset: Dataset, key: str) -> Iterator[str]:
    node = dataset.graph(key)
    briefing, _, layer = key.rpartition("/")
    for kind in (f"{VOID}Dataset", f"{DCAT}Dataset", f"{PROV}Bundle"):
        yield triple(node, f"{RDF}type", iri(kind))
    yield triple(dataset.iri, f"{VOID}subset", iri(node))
    yield triple(node, f"{DCTERMS}isPartOf", iri(dataset.iri))
    yield from title_lines(
        node, f"{briefing}: {layer}" if briefing else layer, _GRAPH_NOTES.get(layer, "A graph of the dataset.")
    )
    yield from terms_lines(dataset, node)
    yield from publisher_lines(dataset, node)
    if briefing:
        yield triple(node, f"{DCTERMS}subject", iri(iris.briefing(dataset.base, briefing)))
