from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from briefing_kg.extract import extract
from briefing_kg.pipeline.extraction import packaged_lexicon
from briefing_kg.records import Lexicon, TurnKind
from tests.extract.reading_of import claims_of, transcript_of


def measures(text: str, kind: TurnKind = TurnKind.OFFICIAL) -> list[tuple[str, str, str]]:
    """Return action, firmness and quote of each measure of one sentence."""
    return [(each.action, each.commitment, each.quote) for each in claims_of(text, kind=kind).measures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This year, we will publish lists, build 20 zones, and expand exports.",
         [(verb, "will", f"{verb} {what}")
          for verb, what in (("publish", "lists"), ("build", "20 zones"), ("expand", "exports"))]),
        ("We plan to simplify procedures and to pilot projects in 480 counties.",
         [("simplify", "plan", "simplify procedures"), ("pilot", "plan", "pilot projects in 480 counties")]),
        ("We aim to grant licenses at zero cost and will revise the law.",
         [("grant", "aim", "grant licenses at zero cost"), ("revise", "will", "revise the law")]),
        ("Local offices must not close schools.", [("close", "must", "close schools")]),
        ("We will continue to support ports, which are many.", [("support", "will", "continue to support ports")]),
        ("The fees must be reduced at once.", [("reduce", "must", "reduced at once")]),
        ("We have signed agreements with many countries, inviting more.",
         [("sign", "done", "signed agreements with many countries")]),
        ("The rules were abolished.", [("abolish", "done", "abolished")]),
        ("We drew up a plan in March.", [("draw", "done", "drew up a plan in March")]),
        ("We will ensure order in ports, roads, mining, and farming.",
         [("ensure", "will", "ensure order in ports, roads, mining, and farming")]),
    ],
)  # fmt: skip
def test_each_coordinated_verb_phrase_is_a_measure(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A measure runs from its main verb to the end of its phrase, with the firmness of its modal."""
    assert measures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We believe that trade will play a greater role.",
        "What measures will the ministry take?",
        "I will introduce the speakers.",
        "Prices will remain low.",
        "In total, 31,000 residents were trained.",
        "Xi Jinping stressed that we will build ports.",
        "We have made progress.",
    ],
)
def test_forecasts_questions_and_what_others_say_are_no_measures(text: str) -> None:
    """Nobody commits the speaker's side to anything in these."""
    assert measures(text) == []


@pytest.mark.parametrize("kind", [TurnKind.JOURNALIST, TurnKind.MODERATOR])
def test_only_officials_commit(kind: TurnKind) -> None:
    """What a journalist or the chair says they will do is no measure."""
    assert measures("We will build ports.", kind) == []


def test_the_speakers_count_stands_on_the_phrase_that_opens_the_point() -> None:
    """The word "First" numbers the first phrase after it, not those coordinated with it."""
    claims = claims_of("First, we will build ports and train pilots.", "Second, we will revise rules.")
    assert [(each.action, each.number) for each in claims.measures] == [("build", 1), ("train", None), ("revise", 2)]


@pytest.fixture(scope="module")
def packaged() -> Lexicon:
    """Return the words that come with the package."""
    return packaged_lexicon()


@pytest.fixture
def found(packaged: Lexicon) -> Callable[[str], list[tuple[str, str, str]]]:
    """Return what finds the measures of a sentence with the packaged words: action, firmness and quote."""

    def find(text: str) -> list[tuple[str, str, str]]:
        claims = extract(transcript_of(text), packaged)
        return [(each.action, each.commitment, each.quote) for each in claims.measures]

    return find


Find = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "action", "firmness", "quote"),
    [
        ("We're going to invest $3 billion in new ferries.", "invest", "will", "invest $3 billion in new ferries"),
        ("The President will sign an order tomorrow.", "sign", "will", "sign an order tomorrow"),
        ("We have decided to extend the scheme.", "extend", "will", "extend the scheme"),
        ("The Governing Council decided to lower its key rates.", "lower", "will", "lower its key rates"),
        ("We intend to reduce the pace of the purchases.", "reduce", "plan", "reduce the pace of the purchases"),
        ("I can announce that we will double the number of wardens.", "double", "will", "double the number of wardens"),
        ("I can confirm that the scheme will be extended to March.", "extend", "will", "extended to March"),
        ("We are committed to building 30,000 homes.", "build", "aim", "building 30,000 homes"),
        ("We must protect our farmers.", "protect", "must", "protect our farmers"),
        ("Let me be clear: we will not raise taxes.", "raise", "will", "raise taxes"),
        ("We won't close any rural hospital.", "close", "will", "close any rural hospital"),
        ("If prices rise, we will release reserves.", "release", "will", "release reserves"),
        ("Should the flood worsen, the ministry will open the dams.", "open", "will", "open the dams"),
        ("A task force will be set up under the Treasury.", "set", "will", "set up under the Treasury"),
        ("WHO will next week publish a guide.", "publish", "will", "publish a guide"),
        ("The Committee will continue reducing its holdings.", "reduce", "will", "continue reducing its holdings"),
        ("We are working to restore power.", "restore", "aim", "restore power"),
        ("The Bank stands ready to adjust its tools.", "adjust", "plan", "adjust its tools"),
        ("I have directed the office to freeze fees.", "direct", "done", "directed the office to freeze fees"),
        ("The President signed an order on ports.", "sign", "done", "signed an order on ports"),
        ("The Cabinet has approved a subsidy.", "approve", "done", "approved a subsidy"),
        ("India has launched a portal.", "launch", "done", "launched a portal"),
        ("We are investing 3 billion dollars in ports.", "invest", "done", "investing 3 billion dollars in ports"),
        ("We've provided unprecedented support.", "provide", "done", "provided unprecedented support"),
        ("The Central Bank left its rate unchanged.", "leave", "done", "left its rate unchanged"),
        ("The ministry, together with others, issued a notice.", "issue", "done", "issued a notice"),
        ("The Government has been monitoring the dams.", "monitor", "done", "monitoring the dams"),
        ("We will, of course, continue to support them.", "support", "will", "continue to support them"),
        ("Efforts should be made to stabilize employment.", "stabilize", "must", "stabilize employment"),
        ("It is necessary to deepen reform.", "deepen", "must", "deepen reform"),
        ("We will support clinics to attract and retain nurses.", "support", "will",
         "support clinics to attract and retain nurses"),
        ("We abolished or revised 2,000 rules.", "abolish", "done", "abolished or revised 2,000 rules"),
    ],
)  # fmt: skip
def test_governments_commit_in_many_ways(found: Find, text: str, action: str, firmness: str, quote: str) -> None:
    """Modals, plans, decisions, duties, passives, refusals and conditions bind; so do deeds done or under way."""
    assert found(text) == [(action, firmness, quote)]


@pytest.mark.parametrize(
    "text",
    [
        "We expect inflation to fall below 2 percent next year.",
        "Growth will pick up in the second half.",
        "The economy will continue to grow.",
        "Exports have increased by 8 percent.",
        "Orders have passed 1,035.",
        "The heron population has recovered to 1,864.",
        "More than 96 percent of hospitals have set up clinics.",
        "Costs have been reduced.",
        "We have achieved remarkable results.",
        "We moved up two places.",
        "The agreement will create jobs.",
        "Countries should share data quickly.",
        "People should wash their hands.",
        "You should get vaccinated.",
        "I believe the committee will approve it.",
        "We will take your questions now.",
        "We'll get back to you on that.",
        "We will see what happens.",
        "I'll let the Secretary speak to that.",
        "We'd like to thank the volunteers.",
        "He said that the bridge will be opened soon.",
        "As the Prime Minister has made clear, the rules apply to all.",
        "The bill would cut taxes.",
        "We look forward to working with the new government.",
        "By the end of 2027, all counties will have built cold chain hubs.",
        "The scheme has helped 3 million families.",
        "We hope countries will use these briefs.",
        "We are seeing strong growth.",
        "Some 300 million parcels are handled daily.",
    ],
)
def test_forecasts_opinions_achievements_and_talk_are_no_measures(found: Find, text: str) -> None:
    """Nobody's side is bound by what is expected, wished of others, achieved, or done in the room."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have cut fees, opened ports and trained pilots.",
         [("cut", "cut fees"), ("open", "opened ports"), ("train", "trained pilots")]),
        ("We are committed to building homes and cutting costs.",
         [("build", "building homes"), ("cut", "cutting costs")]),
        ("Going forward, efforts will be made to expand imports and to cut logistics costs.",
         [("expand", "expand imports"), ("cut", "cut logistics costs")]),
        ("We will preserve the park and defend it.", [("preserve", "preserve the park"), ("defend", "defend it")]),
        ("The council issued guidelines, and the ministry applied.", [("issue", "issued guidelines")]),
        ("China suspended the tariffs and retained 10 percent.", [("suspend", "suspended the tariffs")]),
    ],
)  # fmt: skip
def test_past_forms_and_gerunds_are_coordinated_too(found: Find, text: str, expected: list[tuple[str, str]]) -> None:
    """One measure for each verb with an object of its own; a result among deeds is none."""
    assert [(action, quote) for action, _, quote in found(text)] == expected


def test_a_page_without_full_stops_takes_time_by_its_length(packaged: Lexicon) -> None:
    """Ten times the words in one endless sentence take about ten times as long, not a hundred."""

    def seconds(times: int) -> float:
        transcript = transcript_of("we will build ports and the fees were cut and growth has been good " * times)
        began = time.process_time()
        extract(transcript, packaged)
        return time.process_time() - began

    seconds(10)
    assert seconds(1000) < 40 * max(seconds(100), 0.01)
