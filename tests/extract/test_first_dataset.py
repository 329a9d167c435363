from __future__ import annotations

import re
from decimal import Decimal

import pytest

from briefing_kg.extract import extract
from briefing_kg.parse import parse
from briefing_kg.records import Claims, ExemptionReason, Transcript
from tests.extract.words import LEXICON
from tests.parse.source_of import first_source

Row = tuple[int, str, str, str | None, str, str, str | None, str | None, str | None]

# number at, value, unit, thing counted, comparator, kind, direction, period, base period
FIGURES: list[Row] = [
    (1003, "2380000000000", "CCY_CNY", None, "equal", "level", None, "2023", None),
    (1048, "15.6", "PERCENT", None, "equal", "relative-change", "up", "2023", "2022"),
    (1058, "15.4", "percentage-point", None, "equal", "rate-gap", "up", "2023", "2022"),
    (1268, "645000", "NUM", "enterprise", "equal", "level", None, "now", None),
    (1367, "10000", "NUM", "cross-border e-commerce player", "more-than", "level", None, "now", None),
    (1836, "1800", "NUM", "overseas warehouse", "equal", "level", None, "2023-12-31", None),
    (1866, "255", "NUM", "all-cargo airplane", "equal", "level", None, "2023-12-31", None),
    (1916, "200", "NUM", "overseas warehouse", "more-than", "absolute-change", "up", "2023-12-31", "2022-12-31"),
    (1924, "32", "NUM", "all-cargo airplane", "equal", "absolute-change", "up", "2023-12-31", "2022-12-31"),
    (2304, "30000", "NUM", "overseas trademark", "more-than", "level", "up", "2023-12-31", None),
    (2320, "20000", "NUM", "overseas trademark", "equal", "level", None, "2022-12-31", None),
    (3323, "100000", "NUM", "individual", "equal", "target", None, "2024", None),
]
MEASURES = [
    ("nurture", "will", None, 2368, 2452),
    ("introduce", "will", 1, 2498, 2610),
    ("develop", "will", 2, 2627, 2683),
    ("encourage", "will", None, 2684, 2774),
    ("support", "will", None, 2776, 2883),
    ("incubate", "will", None, 2889, 2976),
    ("strengthen", "will", 3, 2993, 3035),
    ("organize", "done", None, 3051, 3139),
    ("intensify", "plan", None, 3287, 3342),
    ("promote", "will", 4, 3360, 3462),
    ("ensure", "aim", None, 3520, 3660),
    ("support", "will", None, 3830, 3968),
]
TIMES = [
    (311, 315, "time/2023", False),
    (513, 522, "time/2024", True),
    (799, 807, "time/earlier", True),
    (931, 940, "time/2023", True),
    (1022, 1031, "time/2023", True),
    (1264, 1267, "time/day", True),
    (1514, 1524, "time/earlier", True),
    (1613, 1616, "time/day", True),
    (1804, 1827, "time/2023-12-31", True),
    (1932, 1936, "time/2022-12-31", False),
    (2222, 2245, "time/2023-12-31", True),
    (2330, 2345, "time/2022-12-31", False),
    (2341, 2345, "time/2022-12-31", False),
    (2349, 2358, "time/2024", True),
    (3037, 3046, "time/day-before", True),
    (3265, 3274, "time/2024", True),
    (3670, 3674, "time/earlier", True),
    (4169, 4174, "time/day", True),
]


@pytest.fixture(scope="module")
def transcript() -> Transcript:
    """Return the page of the first dataset as a transcript."""
    return parse(first_source())


@pytest.fixture(scope="module")
def claims(transcript: Transcript) -> Claims:
    """Return what the first dataset claims."""
    return extract(transcript, LEXICON)


def test_all_twelve_stated_figures_are_found_and_no_other(claims: Claims) -> None:
    """Each figure has its value, unit, comparator, kind, direction, period and base period."""
    found = [
        (
            each.number.start,
            str(each.value),
            each.unit,
            each.counted,
            each.comparator,
            each.kind,
            each.direction,
            each.period,
            each.base_period,
        )
        for each in claims.figures
    ]
    assert found == FIGURES


def test_the_values_are_exact_decimals(claims: Claims) -> None:
    """2.38 trillion is the integer, 15.6 the decimal, neither went through a float."""
    assert [claims.figures[index].value for index in (0, 1)] == [Decimal(2380000000000), Decimal("15.6")]


def test_the_measures_are_the_verb_phrases_that_say_what_is_done(claims: Claims) -> None:
    """One measure for each coordinated verb phrase, with firmness and the speaker's own count."""
    found = [(each.action, each.commitment, each.number, each.span.start, each.span.end) for each in claims.measures]
    assert found == MEASURES


def test_measures_name_the_documents_they_bring(claims: Claims) -> None:
    """A title in quotation marks is a document, without the full stop inside the marks."""
    assert [each.documents for each in claims.measures if each.documents] == [
        ("Measures for Expanding Cross-Border E-Commerce and Promoting the Development of Overseas Warehouses",),
        ("Guidelines for Cross-Border E-Commerce Intellectual Property Protection",),
    ]


def test_times_count_from_the_briefing_not_from_the_page(claims: Claims) -> None:
    """The words "yesterday" and "now" stay open, "last year" is 2023, and an inner year stands by itself."""
    times = [each for each in claims.mentions if each.refers_to.startswith("time/")]
    assert [(each.span.start, each.span.end, each.refers_to, each.relative) for each in times] == TIMES


def test_names_of_the_authority_are_mentions_with_their_titles(claims: Claims) -> None:
    """Names stand for their keys; an honorific or office before a person's name belongs to the mention."""
    names = [(each.quote, each.refers_to) for each in claims.mentions if not each.refers_to.startswith("time/")]
    assert ("General Secretary Xi Jinping", "agent/xi-jinping") in names
    assert ("Mr. Wang Wentao", "agent/wang-wentao") in names
    assert ("Ms. Guo", "agent/guo-commerce") in names
    assert names.count(("China", "place/china")) == 5
    assert ("Chinese", "place/china") in names


def test_each_sentence_has_one_illocution(transcript: Transcript, claims: Claims) -> None:
    """Questions ask, the chair proceeds, measures commit, what was done is reported."""
    quote = transcript.source.quote
    by_start = {each.sentence.start: each.illocution for each in claims.illocutions}
    assert len(claims.illocutions) == 37
    assert [by_start[start] for start in (317, 456)] == ["question", "question"]
    assert [by_start[start] for start in (151, 4169)] == ["procedure", "procedure"]
    assert [by_start[start] for start in (540, 4087, 4215)] == ["courtesy", "courtesy", "courtesy"]
    assert by_start[3037] == "action-report"
    assert by_start[3971] == "forecast"
    committed = [start for start, illocution in by_start.items() if illocution == "commitment"]
    assert committed == [2349, 2454, 2611, 2978, 3265, 3344, 3463, 3822]
    assert all(quote(each.sentence) for each in claims.illocutions)


def test_words_of_others_are_passed_on_with_their_names(claims: Claims) -> None:
    """Four sentences tell what somebody else said."""
    assert [(each.sentence.start, each.relays) for each in claims.illocutions if each.relays] == [
        (358, "event/central-economic-work-conference"),
        (570, "agent/xi-jinping"),
        (799, "agent/wang-wentao"),
        (3662, "agent/guo-commerce"),
    ]


def test_every_number_is_a_figure_a_time_or_exempted(transcript: Transcript, claims: Claims) -> None:
    """No number of the page, in digits or in words, is left without account."""
    taken = [each.span for each in claims.figures] + [each.span for each in claims.exemptions]
    taken += [each.span for each in claims.mentions if each.refers_to.startswith("time/")]
    numbers = re.finditer(
        r"\d+(?:[.,]\d+)*|\b(?:one|two|first|second|third|fourth|trillion)\b", transcript.source.text, re.IGNORECASE
    )
    places = [match.span() for match in numbers]
    assert len(places) == 27 + 8
    assert all(any(span.start <= start and end <= span.end for span in taken) for start, end in places)


def test_exemptions_tell_why(claims: Claims) -> None:
    """Parts of the date, page numbers, idioms and ordinals are no figures."""
    reasons = [(each.quote, each.reason) for each in claims.exemptions]
    assert reasons[:2] == [("7", ExemptionReason.DATE_PART), ("2024", ExemptionReason.DATE_PART)]
    assert reasons[2:9] == [
        ("one", ExemptionReason.IDIOM),
        ("one", ExemptionReason.IDIOM),
        *((word, ExemptionReason.ORDINAL) for word in ("First", "Second", "Third", "Fourth", "first")),
    ]
    assert reasons[9:] == [(str(page), ExemptionReason.PAGINATION) for page in range(1, 11)]


def test_quotes_are_the_characters_at_their_places(transcript: Transcript, claims: Claims) -> None:
    """Every quote equals the source at its span."""
    quote = transcript.source.quote
    places = [(each.span, each.quote) for each in claims.figures]
    places += [(each.span, each.quote) for each in claims.measures]
    places += [(each.span, each.quote) for each in claims.mentions]
    places += [(each.span, each.quote) for each in claims.exemptions]
    assert [words for _, words in places] == [quote(span) for span, _ in places]
    assert all(figure.span.contains(figure.number) for figure in claims.figures)
