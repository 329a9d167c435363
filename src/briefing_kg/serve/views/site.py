"""What every page is made from: the settings, the data, the vocabulary and facts of the release.

A ``Site`` belongs to one release. A release never changes, so what is dear to ask (labels,
counts) is asked once and kept in ``memo`` for as long as the release is served.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from briefing_kg.reports import ValidationReport
from briefing_kg.serve.views.labels import Labels
from briefing_kg.serve.views.links import Links
from briefing_kg.serve.views.vocabulary import Vocabulary
from briefing_kg.settings import Settings

Term = NamedNode | BlankNode | Literal | Triple
Row = Mapping[str, Term]
_Answer = TypeVar("_Answer")


class Data(Protocol):
    """The lookups a page makes; the module ``dataset`` answers them."""

    def describe(self, iri: str) -> Iterable[Quad]:
        """Return all quads with *iri* as subject."""
        ...

    def incoming(self, iri: str, limit: int) -> Iterable[Quad]:
        """Return up to *limit* quads with *iri* as object."""
        ...

    def select(self, query: str) -> Sequence[Row]:
        """Return the solutions of one of our own queries over the union of the graphs."""
        ...


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the release to take away: *path* below the site, *size* in bytes."""

    path: str
    name: str
    size: int
    compressed_size: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A stored query: a question people ask of the data."""

    key: str
    title: str
    description: str
    query: str


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What pages tell of the release they show; all of it may be unknown (``--data``)."""

    version: str = ""
    issued: str = ""
    title: str = "Press briefings as linked data"
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    licence_name: str = "CC BY 4.0"
    rights: str = "Quotations remain their publishers'."
    triples: int = 0
    graphs: Mapping[str, int] = field(default_factory=dict)
    downloads: tuple[Download, ...] = ()
    questions: tuple[Question, ...] = ()
    report: ValidationReport | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """The context of all pages of one release."""

    settings: Settings
    data: Data
    vocabulary: Vocabulary
    facts: ReleaseFacts
    links: Links
    labels: Labels
    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def base(self) -> str:
        """The base of all IRIs."""
        return self.settings.base

    def brf(self, term: str) -> str:
        """Return the IRI of a term of the ontology."""
        return f"{self.base}def#{term}"

    def concept(self, scheme: str, key: str) -> str:
        """Return the IRI of a concept."""
        return f"{self.base}id/concept/{scheme}/{key}"

    def remembered(self, key: str, ask: Callable[[], _Answer]) -> _Answer:
        """Return the answer kept under *key*, asking for it the first time."""
        if key not in self.memo:
            self.memo[key] = ask()
        return cast("_Answer", self.memo[key])

    def prologue(self) -> str:
        """Return the prefixes of our own queries."""
        return _PROLOGUE.format(base=self.base)

    def ask(self, query: str) -> Sequence[Row]:
        """Return the solutions of a query written with our prefixes."""
        return self.data.select(self.prologue() + query)


_PROLOGUE = """\
PREFIX brf: <{base}def#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX time: <http://www.w3.org/2006/time#>
"""


def make_site(  # noqa: PLR0913 - the parts a site is put together from
    settings: Settings,
    data: Data,
    *,
    vocabulary: Vocabulary | None = None,
    facts: ReleaseFacts | None = None,
    root: str = "",
    generic: bool = False,
) -> Site:
    """Put a site together; *generic* for any RDF that knows nothing of our ontology."""
    known = vocabulary or Vocabulary.empty(settings.base)
    return Site(
        settings=settings,
        data=data,
        vocabulary=known,
        facts=facts or ReleaseFacts(),
        links=Links(settings.base, root, generic),
        labels=Labels(data.select, known),
    )


def values(iris: Iterable[str]) -> str:
    """Return IRIs as the body of a VALUES clause; what cannot be written as an IRI is left out.

    >>> values(["http://example.org/a", "not > an IRI"])
    '<http://example.org/a>'
    """
    return " ".join(f"<{iri}>" for iri in iris if not _UNWRITABLE.intersection(iri))


_UNWRITABLE = frozenset('<>"{}|\\^`') | frozenset(map(chr, range(0x21)))


def iri_of(term: Term | None) -> str:
    """Return the IRI of a term, empty for anything else."""
    return term.value if isinstance(term, NamedNode) else ""


def text_of(term: Term | None) -> str:
    """Return the characters of a literal, empty for anything else."""
    return term.value if isinstance(term, Literal) else ""
