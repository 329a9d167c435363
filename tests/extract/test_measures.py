from __future__ import annotations

import pytest

from briefing_kg.records import TurnKind
from tests.extract.reading_of import claims_of


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
