from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from pyoxigraph import Literal, NamedNode

from briefing_kg.serve import pages
from briefing_kg.serve.views.links import Links
from briefing_kg.serve.views.site import Row, Site, make_site
from briefing_kg.settings import Settings
from tests.serve.pages_sample import BASE, BRIEFING, QUERY, SOURCE, Page, StoreData, sample_data, sample_site, words

EVIL = "<script>alert(1)</script>"
DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")

ALL: dict[str, Callable[[Site], str | None]] = {
    "home": pages.home,
    "figure": lambda site: pages.entity(site, f"{BRIEFING}/figure/increase"),
    "measure": lambda site: pages.entity(site, f"{BRIEFING}/measure/1"),
    "speaker": lambda site: pages.entity(site, f"{BASE}id/agent/ada"),
    "source": lambda site: pages.entity(site, SOURCE),
    "briefing": lambda site: pages.entity(site, BRIEFING),
    "figures": lambda site: pages.listing(site, "figures"),
    "measures": lambda site: pages.listing(site, "measures"),
    "speakers": lambda site: pages.listing(site, "speakers"),
    "statements": lambda site: pages.listing(site, "statements"),
    "disagreements": lambda site: pages.listing(site, "discrepancies"),
    "form": lambda site: pages.sparql_form(site, QUERY),
    "result": lambda site: pages.sparql_result(site, QUERY, ["who"], [{"who": NamedNode(f"{BASE}id/agent/ada")}]),
    "ask": lambda site: pages.sparql_answer(site, "ASK {}", answer=True),
    "construct": lambda site: pages.sparql_graph(site, "CONSTRUCT WHERE {?s ?p ?o}", "<a> <b> <c> ."),
    "problem": lambda site: pages.problem_page(site, pages.Problem(404, "Not here", "Nothing.", "Look elsewhere.")),
    "ontology": pages.ontology_page,
    "shapes": pages.shapes_page,
    "report": pages.report_page,
    "graphs": pages.graph_page,
    "graph": lambda site: pages.graph_page(site, "codes"),
}


@pytest.mark.parametrize("name", ALL)
def test_no_page_needs_inline_code(name: str) -> None:
    """No inline script, style or handler stands in any page, so that a strict policy holds."""
    found = Page(ALL[name](sample_site()))
    scripts = [each for each in found.all("script") if each.attributes.get("type") != "application/ld+json"]
    assert all(each.attributes.get("src", "").startswith("/static/") for each in scripts)
    assert not found.all("style")
    assert not [key for each in found.elements for key in each.attributes if key == "style" or key.startswith("on")]


@pytest.mark.parametrize("name", ALL)
def test_every_page_can_be_used_without_eyes_or_mouse(name: str) -> None:
    """Language, skip link, landmarks, one first heading, headings in order, labels, ids that are unique."""
    found = Page(ALL[name](sample_site()))
    levels = [int(each.tag[1]) for each in found.elements if re.fullmatch(r"h[1-6]", each.tag)]
    assert found.all("html")[0].attributes["lang"] == "en"
    assert found.all("a", "skip")[0].attributes["href"] == "#main"
    assert [len(found.all(tag)) for tag in ("main", "h1")] == [1, 1]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(found.ids()) == len(set(found.ids()))
    assert all(each.text.strip() or each.attributes.get("aria-label") for each in found.all("a"))
    labelled = {each.attributes["for"] for each in found.all("label") if "for" in each.attributes}
    assert {each.attributes["id"] for each in found.all("textarea")} <= labelled


@pytest.mark.parametrize("name", ALL)
def test_every_page_says_who_publishes_and_where_to_send_corrections(name: str) -> None:
    """Publisher, contact, licence and release stand at the foot."""
    found = Page(ALL[name](sample_site()))
    foot = found.all("footer")[0].text
    assert "Published by briefing-kg" in foot
    assert "Release 2024-01-26-abcd" in foot
    assert "CC BY 4.0" in foot
    assert "mailto:data@ferry.example" in found.links()


@pytest.mark.parametrize("name", ALL)
def test_no_foreign_address_is_loaded(name: str) -> None:
    """Style, script and icon come from this site."""
    found = Page(ALL[name](sample_site()))
    loaded = [each.attributes["src"] for each in found.elements if "src" in each.attributes]
    loaded += [
        each.attributes["href"] for each in found.all("link") if each.attributes["rel"] in {"stylesheet", "icon"}
    ]
    assert all(each.startswith("/static/") for each in loaded)


def test_a_literal_with_markup_is_shown_as_text() -> None:
    """A script in labels, notes and quotes stays text, also in the JSON of the head."""
    site = sample_site(f'b:x a brf:Indicator ; rdfs:label "{EVIL}"@en ; rdfs:comment "</script>{EVIL}"@en .')
    found = Page(pages.entity(site, f"{BASE}id/x"))
    assert words(found.all("h1")) == [EVIL]
    assert EVIL not in found.html
    assert len(found.all("script")) == 2


def test_a_result_with_markup_is_shown_as_text() -> None:
    """Cells, column names and the query itself are escaped."""
    html = pages.sparql_result(sample_site(), f'SELECT "{EVIL}"', [EVIL], [{EVIL: Literal(EVIL)}])
    assert EVIL not in html
    assert words(Page(html).all("td")) == [EVIL]


def test_a_problem_with_markup_is_shown_as_text() -> None:
    """The detail of a problem may hold what a client sent."""
    assert EVIL not in pages.problem_page(sample_site(), pages.Problem(400, EVIL, EVIL, EVIL, EVIL))


@pytest.mark.parametrize(
    "iri", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)", "urn:isbn:1", "http:/x"]
)
def test_only_web_addresses_become_links(iri: str) -> None:
    """Other IRIs of the data are shown and lead nowhere."""
    site = sample_site(f"b:x a brf:Indicator ; rdfs:seeAlso <{iri}> . <{iri}> rdfs:seeAlso b:x .")
    found = Page(pages.entity(site, f"{BASE}id/x"))
    assert iri in words(found.all("code"))
    assert not [
        link for link in found.links() if link.lower().startswith((iri.lower()[:5] + "script", "data:", "urn:"))
    ]
    assert iri not in found.links()


def test_a_contact_that_is_no_address_is_no_link() -> None:
    """A setting cannot bring code into the foot either."""
    found = Page(pages.home(sample_site(contact="javascript:alert(1)")))
    assert "javascript:alert(1)" not in found.links()


@pytest.mark.parametrize(
    ("iri", "href"),
    [
        (f"{BASE}id/agent/ada", "/doc/agent/ada"),
        (f"{BASE}id/source/0a#char=1,2", "/doc/source/0a#char=1,2"),
        (f"{BASE}def#Figure", "/def#Figure"),
        (f"{BASE}graph/codes", "/graph/codes"),
        (f'{BASE}id/a"b', "/doc/a%22b"),
        ("http://example.org/a b", "http://example.org/a%20b"),
    ],
)
def test_iris_lead_to_their_pages(iri: str, href: str) -> None:
    """Canonical IRIs become addresses of this site, wherever it runs; others stay what they are."""
    link = Links(BASE).of(iri)
    assert link is not None
    assert link.href == href


def test_a_site_below_a_path_links_below_it() -> None:
    """A mounted site keeps its readers inside."""
    site = make_site(Settings(), sample_data(), root="/data")
    own = [link for link in Page(pages.home(site)).links() if link.startswith("/")]
    assert own
    assert all(link.startswith("/data/") for link in own)


def test_the_front_page_counts_and_links() -> None:
    """Counts lead to lists, figures are sentences with their doubts, downloads have sizes."""
    found = Page(pages.home(sample_site()))
    assert words(found.all("ul", "counts")) == ["1 briefing 1 speaker 2 statements 3 figures 1 measure"]
    assert "1,800 ferries" in words(found.all("a", "said"))
    assert {"/browse/figures", "/dump/all.ttl", "/dump/all.ttl.gz", "/report", "/shapes"} <= set(found.links())
    assert "35 kB" in words(found.all("td"))
    assert words(found.all("a", "passes")) == ["passes"]


def test_a_stored_question_can_be_run_taken_and_changed() -> None:
    """Each question has a page, a CSV and a form."""
    links = Page(pages.home(sample_site())).links()
    page, table = (link for link in links if link.startswith("/sparql?query="))
    assert table == f"{page}&format=csv"
    assert "/queries/cq01" in links


def test_lists_have_pages_and_end() -> None:
    """A list that is not there, and a page past the end, are None."""
    site = sample_site(
        "".join(f'b:n{n} a brf:Indicator ; rdfs:label "n{n}" . :x brf:indicator b:n{n} .\n' for n in range(150))
    )
    first, second = Page(pages.listing(site, "indicators")), Page(pages.listing(site, "indicators", 2))
    assert len(first.all("li")) == 100
    assert len(second.all("li")) == 51
    assert pages.listing(site, "indicators", 3) is None
    assert pages.listing(site, "secrets") is None


def test_a_result_keeps_the_order_of_columns() -> None:
    """Columns stand as asked, things under their labels, unbound cells empty, numbers readable and exact."""
    row: Row = {"a": NamedNode(f"{BASE}id/agent/ada"), "z": Literal("12345.5", datatype=DECIMAL)}
    found = Page(pages.sparql_result(sample_site(), QUERY, ["z", "gap", "a"], [row]))
    assert words(found.all("th")) == ["z", "gap", "a"]
    assert words(found.all("td")) == ["12,345.5", "", "Ada Lee"]
    assert found.all("data")[0].attributes["value"] == "12345.5"


def test_a_stored_question_is_known_by_its_text() -> None:
    """A browser sends a query with other line ends; the result still bears the title of the question."""
    html = pages.sparql_result(sample_site(question=f"# Who?\n{QUERY}"), f"# Who?\r\n{QUERY}\r\n", ["who"], [])
    assert words(Page(html).all("h1")) == ["Who speaks?"]


def test_terms_of_the_ontology_have_anchors() -> None:
    """Every class and property can be linked to by its fragment."""
    assert {"Figure", "value"} <= set(Page(pages.ontology_page(sample_site())).ids())


def test_a_shape_says_where_it_is_eased() -> None:
    """A file that only lowers a severity is told as such, and changes nothing for the reviewed."""
    found = Page(pages.shapes_page(sample_site()))
    assert words(found.all("span", "tag")) == ["warning where nobody has reviewed"]


def test_the_report_is_told_in_words() -> None:
    """A result names the thing by its label, the rule by its name, and what to think of it."""
    (finding,) = words(Page(pages.report_page(sample_site())).all("ul", "findings"))
    assert finding == (
        "Warning looks odd. About: ferries, level, 2023: 1,800 ferries · rule: Figure has a value · value: <b>"
    )


def test_the_report_tells_what_was_checked() -> None:
    """Each promise with what it was asked of and what came of it; shapes are linked to, the second opinion has none."""
    page = Page(pages.report_page(sample_site()))
    assert words(page.all("table", "checked"))[0].split(" Figures ", 1)[1] == (
        "Figure has a value One each. 1 figure 1 Warning "
        "Second opinion Read again Numbers are read twice. 2 numbers kept"
    )
    assert "/shapes#FigureHasValue" in page.links()
    assert not any("audit" in link for link in page.links())


def generic(turtle: str) -> Site:
    """A site over data that know nothing of our ontology."""
    data = StoreData()
    data.store.update(f"INSERT DATA {{ {turtle} }}")
    return make_site(Settings(), data, generic=True)


def test_any_data_have_pages() -> None:
    """A thing of any data is described, its blank nodes in place, its links staying here."""
    site = generic(
        "<http://e.org/a> <http://e.org/knows> <http://e.org/b> ; a <http://e.org/Cat> ; "
        '<http://e.org/has> [ <http://e.org/size> 4 ] . <http://e.org/b> <http://xmlns.com/foaf/0.1/name> "Bo" .'
    )
    found = Page(pages.describe(site, "http://e.org/a"))
    assert "/describe?iri=http%3A%2F%2Fe.org%2Fb" in found.links()
    assert "Bo" in words(found.all("dd"))
    assert "[ size: 4 ]" in words(found.all("dd"))
    assert "/describe?iri=http%3A%2F%2Fe.org%2Fa&format=ttl" in found.links()


def test_a_property_of_any_data_has_a_page() -> None:
    """Every name on a page of facts leads somewhere, also where the data only use it."""
    site = generic("<http://e.org/a> <http://e.org/knows> <http://e.org/b> .")
    assert pages.entity(site, "http://e.org/knows") is None
    found = Page(pages.describe(site, "http://e.org/knows"))
    assert words(found.all("h1")) == ["knows"]
    assert any("knows" in link for link in found.links() if link.startswith("/sparql?query="))


def test_any_data_have_a_front_page() -> None:
    """The classes of the data are counted and linked."""
    found = Page(pages.home(generic("<http://e.org/a> a <http://e.org/Cat> . <http://e.org/b> a <http://e.org/Cat> .")))
    assert words(found.all("td")) == ["2"]
    assert "/describe?iri=http%3A%2F%2Fe.org%2FCat" in found.links()
