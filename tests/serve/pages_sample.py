"""A small briefing as data, and a reader of HTML, for the tests of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import islice

from pyoxigraph import BlankNode, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from briefing_kg.reports import Promise, Severity, ValidationReport, ValidationResult
from briefing_kg.serve.views.site import Download, Question, ReleaseFacts, Row, Site, make_site
from briefing_kg.serve.views.vocabulary import Vocabulary
from briefing_kg.settings import Settings

BASE = "https://briefing.example/"
BRIEFING = f"{BASE}id/briefing/ferry"
SOURCE = f"{BASE}id/source/0123456789ab"
TEXT = "Press\u00a0Room\nAda Lee:\nWe had 1,800 ferries, more than 200 more. We plan to train 100 crews.\n\nThank you."

_PREFIXES = f"""
@prefix brf: <{BASE}def#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

#: Short names of our own things: ``:figure/ferries`` of the briefing, ``b:agent/ada``, ``c:status/stated``.
_OURS = re.compile(r"(?<![\w<:/\"])([bc]?):(\w[\w./-]*\w|\w)")
_PLACES = {"": f"{BRIEFING}/", "b": f"{BASE}id/", "c": f"{BASE}id/concept/"}

_STATED = """
<BRIEFING> a brf:Briefing ; rdfs:label "Ferry briefing"@en ; schema:organizer b:agent/port .
:transcript schema:about <BRIEFING> ; dcterms:title "Transcript"@en .
<SOURCE> a brf:SourceText ; rdfs:label "page 1"@en ; dcterms:isPartOf :transcript .
:turn/p1-1 a brf:Turn ; rdfs:label "Turn 1: Ada Lee"@en ; schema:position 1 ; brf:speaker b:agent/ada ;
  brf:speakerAsInSource "Ada Lee" ; brf:utteredDuring <BRIEFING> ; brf:passage <TURN> .
:statement/s1 a brf:Statement ; rdfs:label "We had 1,800 ferries"@en ; schema:position 1 ; brf:speaker b:agent/ada ;
  dcterms:isPartOf :turn/p1-1 ; brf:utteredDuring <BRIEFING> ; brf:passage <S1> ;
  brf:illocution c:illocution/assertion .
:statement/s2 a brf:Statement ; rdfs:label "We plan to train"@en ; schema:position 2 ; brf:speaker b:agent/ada ;
  dcterms:isPartOf :turn/p1-1 ; brf:utteredDuring <BRIEFING> ; brf:passage <S2> ;
  brf:illocution c:illocution/commitment .
:figure/ferries a brf:Figure ; rdfs:label "ferries, level, 2023: 1,800 ferries"@en ; brf:value 1800.0 ;
  brf:unit unit:NUM ;
  brf:comparator c:comparator/equal ; brf:figureKind c:figure-kind/level ; brf:indicator b:indicator/ferries ;
  brf:period b:time/2023 ; brf:status c:status/stated ; brf:statedIn :statement/s1 ; brf:passage <F1> .
:figure/increase a brf:Figure ; rdfs:label "ferries, change, 2023: more than 200"@en ; brf:value 200.0 ;
  brf:unit unit:NUM ;
  brf:comparator c:comparator/more-than ; brf:figureKind c:figure-kind/absolute-change ;
  brf:direction c:direction/up ;
  brf:indicator b:indicator/ferries ; brf:period b:time/2023 ; brf:status c:status/stated ;
  brf:relativeTo :figure/ferries ; brf:statedIn :statement/s1 ; brf:passage <F2> .
:measure/1 a brf:Measure ; rdfs:label "train 100 crews"@en ; brf:commitment c:commitment/plan ;
  brf:actor b:agent/port ;
  brf:statedIn :statement/s2 ; brf:passage <M1> ; schema:position 1 .
:statement/credit brf:speaker :speaker/editors .
"""

_DERIVED = """
:figure/before a brf:Figure ; rdfs:label "ferries, level, 2022"@en ; brf:value 1600.0 ; brf:unit unit:NUM ;
  brf:comparator c:comparator/less-than ; brf:figureKind c:figure-kind/level ; brf:indicator b:indicator/ferries ;
  brf:period b:time/2022 ; brf:status c:status/derived ; prov:wasDerivedFrom :figure/ferries , :figure/increase ;
  prov:wasGeneratedBy :derivation/before .
:derivation/before a prov:Activity ; rdfs:label "computation"@en ; rdfs:comment "1,800 - (more than 200)"@en .
"""

_CONTEXT = """
<BRIEFING> schema:startDate "2024-01-26"^^xsd:date .
:turn/p1-1 brf:inCapacity b:membership/ada .
b:membership/ada a org:Membership ; org:member b:agent/ada ; org:role b:role/captain ; org:organization b:agent/port ;
  dcterms:source <https://news.example/ada> .
b:role/captain skos:prefLabel "harbour captain"@en .
:discrepancy/increase a brf:Discrepancy ; rdfs:label "number of new ferries"@en ; brf:between :figure/increase ;
  oa:bodyValue "Another page prints 20." ; dcterms:source <https://news.example/other> .
"""

_CODES = """
b:agent/ada a prov:Person ; rdfs:label "Ada Lee"@en .
b:agent/port a prov:Organization ; rdfs:label "Port Office"@en .
b:indicator/ferries a brf:Indicator , skos:Concept ; skos:prefLabel "ferries"@en .
b:time/2023 a time:ProperInterval ; rdfs:label "2023"@en .
b:time/2022 a time:ProperInterval ; rdfs:label "2022"@en .
c:comparator/equal a skos:Concept ; skos:prefLabel "equal"@en ; skos:inScheme c:comparator .
c:comparator/more-than a skos:Concept ; skos:prefLabel "more than"@en ; skos:inScheme c:comparator .
c:comparator/less-than a skos:Concept ; skos:prefLabel "less than"@en ; skos:inScheme c:comparator .
c:commitment/plan a skos:Concept ; skos:prefLabel "plan"@en ; skos:inScheme c:commitment .
unit:NUM skos:prefLabel "number"@en .
"""

ONTOLOGY = f"""
{_PREFIXES}
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<{BASE}def> a owl:Ontology ; dcterms:title "Ferry Ontology"@en .
brf:Figure a owl:Class ; rdfs:label "figure"@en ; rdfs:comment "A number as said."@en .
brf:value a owl:DatatypeProperty ; rdfs:label "value"@en ; rdfs:domain brf:Figure ; rdfs:comment "The number."@en .
"""
SHAPES = f"""
@prefix s: <{BASE}shapes#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
s:FigureHasValue a sh:NodeShape ; sh:name "Figure has a value"@en ; sh:description "One value each."@en ;
  sh:property s:FigureHasValue-value .
s:FigureHasValue-value sh:minCount 1 ; sh:message "needs a value." .
"""
EASING = f"""
@prefix s: <{BASE}shapes#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
s:FigureHasValue-value sh:severity sh:Warning .
"""


@dataclass(slots=True)
class StoreData:
    """The look-ups that pages make, counted."""

    store: Store = field(default_factory=Store)
    asked: int = 0

    def describe(self, iri: str) -> list[Quad]:
        """Return what is said of *iri* and of the blank nodes it leads to."""
        self.asked += 1
        about = list(self.store.quads_for_pattern(NamedNode(iri), None, None))
        inner = [quad for each in about for quad in self._of_blank(each)]
        return sorted([*about, *inner], key=str)

    def incoming(self, iri: str, limit: int) -> list[Quad]:
        """Return up to *limit* quads that lead to *iri*."""
        self.asked += 1
        return list(islice(self.store.quads_for_pattern(None, None, NamedNode(iri)), limit))

    def select(self, query: str) -> Sequence[Row]:
        """Return the solutions of a query over all graphs."""
        self.asked += 1
        solutions = self.store.query(query, use_default_graph_as_union=True)
        assert isinstance(solutions, QuerySolutions)
        names = [variable.value for variable in solutions.variables]
        return [{name: row[name] for name in names if row[name] is not None} for row in solutions]

    def _of_blank(self, quad: Quad) -> Iterator[Quad]:
        if isinstance(quad.object, BlankNode):
            yield from self.store.quads_for_pattern(quad.object, None, None)


def passage(words: str, text: str = TEXT) -> tuple[int, int]:
    """Return where *words* stand in the text."""
    start = text.index(words)
    return start, start + len(words)


PASSAGES = {
    "TURN": passage(TEXT[TEXT.index("We had") :]),
    "S1": passage("We had 1,800 ferries, more than 200 more."),
    "S2": passage("We plan to train 100 crews."),
    "F1": passage("1,800 ferries"),
    "F2": passage("more than 200"),
    "N2": passage("200"),
    "M1": passage("train 100 crews"),
    "NAME": passage("Ada Lee"),
}


def sample_data(*more: str) -> StoreData:
    """Return the data of the sample briefing and of *more* Turtle, which goes into the graph of codes."""
    data = StoreData()
    for key, turtle in (
        ("ferry/stated", _STATED + "".join(_passages())),
        ("ferry/derived", _DERIVED),
        ("ferry/context", _CONTEXT),
        ("codes", _CODES),
        *(("codes", extra) for extra in more),
    ):
        written = turtle.replace("<BRIEFING>", f"<{BRIEFING}>").replace("<SOURCE>", f"<{SOURCE}>")
        for name, (start, end) in PASSAGES.items():
            written = written.replace(f"<{name}>", f"<{SOURCE}#char={start},{end}>")
        written = _OURS.sub(lambda name: f"<{_PLACES[name[1]]}{name[2]}>", written)
        data.store.load(
            (_PREFIXES + written).encode(), format=RdfFormat.TURTLE, to_graph=NamedNode(f"{BASE}graph/{key}")
        )
    return data


def _passages() -> Iterator[str]:
    quoted = TEXT.replace("\n", "\\n")
    yield f'<SOURCE> schema:text "{quoted}" .\n'
    for name, (start, end) in PASSAGES.items():
        exact = TEXT[start:end].replace("\n", "\\n")
        place = f"oa:start {start} ; oa:end {end}"
        yield f'<{name}> a brf:Passage ; oa:hasSource <SOURCE> ; {place} ; oa:exact "{exact}" .\n'
    yield "<N2> brf:refersTo :figure/increase .\n<NAME> brf:refersTo b:agent/ada .\n"


QUERY = "SELECT ?who WHERE { ?t brf:speaker ?who }"


def sample_site(
    *more: str, data: StoreData | None = None, contact: str = "data@ferry.example", question: str = QUERY
) -> Site:
    """Return the site of the sample briefing."""
    report = ValidationReport(
        (
            ValidationResult(
                Severity.WARNING,
                f"{BASE}shapes#FigureHasValue",
                f"{BRIEFING}/figure/ferries",
                None,
                "<b>",
                "looks odd.",
            ),
        ),
        (
            Promise(f"{BASE}audit#Again", "Read again", "Numbers are read twice.", 2, "numbers", "second opinion"),
            Promise(f"{BASE}shapes#FigureHasValue", "Figure has a value", "One each.", 1, "figures", "figures"),
        ),
    )
    facts = ReleaseFacts(
        version="2024-01-26-abcd",
        issued="2024-01-26",
        triples=100,
        graphs={"ferry/stated": 90, "codes": 10},
        downloads=(Download("dump/all.ttl", "Turtle", 34567, 5678),),
        questions=(Question("cq01", "Who speaks?", "All of them.", question),),
        report=report,
    )
    vocabulary = Vocabulary.read(BASE, [ONTOLOGY], [SHAPES, EASING])
    return make_site(Settings(contact=contact), data or sample_data(*more), vocabulary=vocabulary, facts=facts)


@dataclass(slots=True)
class Element:
    """An element of a page with the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    def has_class(self, name: str) -> bool:
        """Whether the element is of a class of the style sheet."""
        return name in self.attributes.get("class", "").split()


class Page(HTMLParser):
    """The elements of a page; raises AssertionError where they are not properly nested."""

    _EMPTY = frozenset({"meta", "link", "input", "br"})

    def __init__(self, html: str | None) -> None:
        """Read *html*."""
        super().__init__(convert_charrefs=True)
        assert html is not None
        self.html = html
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        assert not self._open, [each.tag for each in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in self._EMPTY:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be of this tag."""
        assert self._open, tag
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Add text to all open elements."""
        for element in self._open:
            element.text += data

    def all(self, tag: str, name: str = "") -> list[Element]:
        """Return the elements of a tag, and of a class if one is named."""
        return [each for each in self.elements if each.tag == tag and (not name or each.has_class(name))]

    def links(self) -> list[str]:
        """Return the addresses of all links."""
        return [each.attributes["href"] for each in self.elements if "href" in each.attributes]

    def ids(self) -> list[str]:
        """Return all ids."""
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]


def words(elements: Iterable[Element]) -> list[str]:
    """Return the texts of elements, one blank between words."""
    return [" ".join(each.text.split()) for each in elements]
