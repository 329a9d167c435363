from __future__ import annotations

import json

import pytest

from briefing_kg.serve import pages
from briefing_kg.serve.views.figures import figure_rows
from tests.serve.pages_sample import (
    BASE,
    BRIEFING,
    PASSAGES,
    SOURCE,
    TEXT,
    Page,
    sample_data,
    sample_site,
    words,
)


def page(path: str, *more: str) -> Page:
    """The page of a thing of the sample."""
    return Page(pages.entity(sample_site(*more), f"{BASE}id/{path}"))


def test_a_figure_page_says_the_number_with_its_hedge() -> None:
    """The heading is the number as a sentence, with hedge and direction."""
    assert words(page("briefing/ferry/figure/increase").all("h1")) == ["ferries: up by more than 200"]


def test_a_figure_page_names_speaker_role_and_day() -> None:
    """Who said it, in which role that day, stands in the first lines."""
    lead = words(page("briefing/ferry/figure/increase").all("p", "lead"))[0]
    assert lead == "Said by Ada Lee, harbour captain, at the Ferry briefing, 26 January 2024."


def test_a_figure_page_quotes_the_sentence_and_links_into_the_text() -> None:
    """The words of the figure are marked in their sentence, whose link ends in the passage's own fragment."""
    found = page("briefing/ferry/figure/increase")
    assert words(found.all("blockquote")) == ["We had 1,800 ferries, more than 200 more."]
    assert words(found.all("mark")) == ["more than 200"]
    start, end = PASSAGES["F2"]
    assert f"/doc/source/0123456789ab#char={start},{end}" in found.links()


def test_a_disputed_figure_warns_first() -> None:
    """The noted disagreement stands before everything else of the page."""
    found = page("briefing/ferry/figure/increase")
    warning = found.all("div", "warning")[0]
    assert "Another page prints 20." in warning.text
    assert found.html.index("Another page prints 20.") < found.html.index("Said by")


def test_a_computed_figure_says_that_nobody_said_it() -> None:
    """A derived figure shows formula and inputs, and warns of the disputed one."""
    found = page("briefing/ferry/figure/before")
    assert words(found.all("p", "lead"))[0] == "Computed by us; nobody said it."
    assert words(found.all("p", "formula")) == ["1,800 - (more than 200)"]
    assert "Computed from a disputed figure" in found.all("div", "warning")[0].text


@pytest.mark.parametrize(
    ("kind", "more", "sentence"),
    [
        ("level", "brf:unit unit:NUM", "about 2,500 ferries"),
        ("level", "brf:unit unit:CCY_CNY", "ferries: about 2,500 yuan"),
        ("absolute-change", "brf:unit unit:NUM ; brf:direction c:direction/down", "ferries: down by about 2,500"),
        ("absolute-change", "brf:unit unit:NUM", "ferries: a change of about 2,500"),
        ("relative-change", "brf:unit unit:PERCENT ; brf:direction c:direction/up", "ferries: up about 2,500%"),
        ("share", "brf:unit unit:PERCENT", "ferries: a share of about 2,500%"),
        ("target", "brf:unit unit:NUM", "a target of about 2,500 ferries"),
        (
            "rate-gap",
            "brf:unit unit:PERCENT ; brf:direction c:direction/up ; brf:relativeTo :figure/ferries",
            "ferries: about 2,500% above the rate of ferries",
        ),
    ],
)
def test_every_kind_of_figure_reads_as_a_sentence(kind: str, more: str, sentence: str) -> None:
    """Kind, unit, comparator and direction are all heard in the sentence."""
    turtle = f"""
    :figure/x a brf:Figure ; brf:value 2500.0 ; brf:figureKind c:figure-kind/{kind} ; {more} ;
      brf:comparator c:comparator/about ; brf:indicator b:indicator/ferries .
    c:comparator/about skos:prefLabel "about"@en . unit:CCY_CNY skos:prefLabel "yuan"@en ."""
    (row,) = figure_rows(sample_site(turtle), [f"{BRIEFING}/figure/x"])
    assert row.sentence == sentence


def test_a_measure_page_says_how_firmly() -> None:
    """A plan is shown as a plan."""
    assert words(page("briefing/ferry/measure/1").all("span", "plan"))[0] == "plan"


def test_a_speaker_page_lists_office_figures_and_words() -> None:
    """A speaker's page has the office with its source, the figures given, the statements, the places of the name."""
    found = page("agent/ada")
    assert words(found.all("ul", "offices"))[0].startswith("harbour captain, Port Office (as of the briefing; source:")
    assert [each.split(" 2023")[0] for each in words(found.all("a", "said"))] == [
        "1,800 ferries",
        "ferries: up by more than 200",
    ]
    assert len(found.all("span", "words")) == 2
    assert words(found.all("ul", "mentions")) == ["…Ada Lee…"]


def test_every_fact_carries_the_layer_it_comes_from() -> None:
    """Facts of the briefing from the page and from other sources are told apart."""
    (facts,) = words(page("briefing/ferry").all("dl", "facts"))
    assert "26 January 2024 context" in facts
    assert "Ferry briefing stated" in facts


def test_a_number_keeps_its_exact_form_beside_the_readable_one() -> None:
    """What is shown with a comma keeps the literal of the data."""
    numbers = page("briefing/ferry/figure/ferries").all("data")
    shown = [each.text for each in numbers if each.attributes["value"] == "1800"]
    assert set(shown) == {"1,800"}


def test_what_points_here_is_grouped_and_counted() -> None:
    """Incoming links stand under the property read backwards, with their number."""
    headings = words(page("briefing/ferry/statement/s1").all("h3"))
    assert "claims made in it 2" in headings


def test_what_points_here_is_bounded() -> None:
    """A thing that thousands point at still has a small page, and says that there are more."""
    many = "".join(f"b:x{number} schema:about b:agent/port .\n" for number in range(3000))
    found = page("agent/port", many)
    assert any(each.endswith("+") for each in words(found.all("span", "count")))
    assert len(found.html) < 60_000


def test_a_page_takes_a_bounded_number_of_lookups() -> None:
    """Ten times the data do not take more questions."""
    many = "".join(
        f":figure/n{number} a brf:Figure ; brf:value {number}.0 ; brf:indicator b:indicator/ferries ;"
        f' brf:statedIn :statement/s1 ; brf:passage <F1> ; rdfs:label "n{number}" .\n'
        for number in range(50)
    )
    few, more = sample_data(), sample_data(many)
    for data in (few, more):
        pages.entity(sample_site(data=data), f"{BASE}id/agent/ada")
        pages.entity(sample_site(data=data), SOURCE)
    assert more.asked <= few.asked + 2
    assert few.asked < 60


def test_the_source_page_has_the_text_exactly() -> None:
    """The paragraphs and labels, one after the other, are the source text without its line ends."""
    found = page("source/0123456789ab")
    heads = [each.text.partition(":")[0] + ":" for each in found.all("h2", "speaker")]
    texts = [each.text for each in found.all("p", "text")]
    lines = [texts[0], heads[0], *texts[1:]]
    assert lines == [line for line in TEXT.replace("\u00a0", " ").split("\n") if line]


def test_every_passage_has_its_fragment_as_id_once() -> None:
    """The IRI of each passage leads to its words on the page."""
    ids = page("source/0123456789ab").ids()
    assert [ids.count(f"char={start},{end}") for start, end in PASSAGES.values()] == [1] * len(PASSAGES)
    assert len(ids) == len(set(ids))


def test_a_turn_of_one_sentence_has_one_id_and_a_link_to_the_sentence() -> None:
    """Where a turn and a sentence are the same words, the turn bears their id, and both have their link."""
    found = page("source/0123456789ab", ":statement/whole a brf:Statement ; schema:position 3 ; brf:passage <TURN> .")
    start, end = PASSAGES["TURN"]
    assert found.ids().count(f"char={start},{end}") == 1
    assert {"/doc/briefing/ferry/turn/p1-1", "/doc/briefing/ferry/statement/whole"} <= set(found.links())


def test_marks_lead_to_their_things() -> None:
    """Figures, measures and names in the text are links."""
    found = page("source/0123456789ab")
    reader = found.html[found.html.index('class="reader') :]
    for path in ("figure/ferries", "figure/increase", "measure/1", "statement/s1"):
        assert f'href="/doc/briefing/ferry/{path}"' in reader


def test_a_disputed_figure_is_marked_as_such_in_the_text() -> None:
    """The mark of a disputed figure differs."""
    assert {"figure", "disputed"} <= set(
        next(each for each in page("source/0123456789ab").all("span", "disputed")).attributes["class"].split()
    )


def test_an_unknown_thing_has_no_page() -> None:
    """What the data say nothing of is None, so that the route can answer 404."""
    assert pages.entity(sample_site(), f"{BASE}id/agent/nobody") is None


def test_schema_org_tells_the_figure_as_a_claim() -> None:
    """The head carries the claim with its text, author and value."""
    script = next(each for each in page("briefing/ferry/figure/increase").all("script") if "type" in each.attributes)
    told = json.loads(script.text)
    assert (told["@type"], told["name"]) == ("Claim", "ferries: up by more than 200")
    assert (told["author"]["name"], told["about"]["value"]) == ("Ada Lee", "200")


@pytest.mark.parametrize(
    "path",
    [
        *("briefing/ferry", "briefing/ferry/turn/p1-1", "briefing/ferry/statement/s2"),
        *("briefing/ferry/discrepancy/increase", "indicator/ferries", "time/2023"),
        *("concept/commitment/plan", "membership/ada", "agent/port"),
    ],
)
def test_every_kind_of_thing_has_a_page(path: str) -> None:
    """Each class of the sample renders with a heading, its address and its data formats."""
    found = page(path)
    assert len(found.all("h1")) == 1
    assert f"{BASE}id/{path}" in words(found.all("code"))
    assert {f"/doc/{path}.{extension}" for extension in ("ttl", "jsonld", "nt", "rdf")} <= set(found.links())
