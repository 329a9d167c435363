from __future__ import annotations

import pytest

from briefing_kg.extract import extract
from briefing_kg.pipeline.extraction import packaged_lexicon
from briefing_kg.records import Lexicon
from tests.extract.reading_of import transcript_of


@pytest.fixture(scope="module")
def words() -> Lexicon:
    """Return the words that come with the package."""
    return packaged_lexicon()


@pytest.mark.parametrize(
    ("text", "illocution", "relays"),
    [
        ("Mayor Anna Bell stressed that the city would plant trees.", "assertion", "Mayor Anna Bell"),
        ("Minister Mary-Ann O\u2019Neil said the mill will be closed.", "assertion", "Minister Mary-Ann O\u2019Neil"),
        ("The Secretary told reporters that the talks will resume in May.", "assertion", "Secretary"),
        ("The Secretary told me the ships have left.", "assertion", "Secretary"),
        ("In his speech, President Tomas Vale announced a port.", "assertion", "President Tomas Vale"),
        ("On Friday, Chancellor Ilse van der Berg pledged aid.", "assertion", "Chancellor Ilse van der Berg"),
        ("The UN Secretary-General warned that famine is near.", "assertion", "UN Secretary-General"),
        ("The Treasury estimates that 30,000 firms will benefit.", "assertion", "Treasury"),
        ("\u201cWe will rebuild every school,\u201d the Prime Minister said last week.", "assertion", "Prime Minister"),
        ("According to the Ministry of Finance, revenue rose by 4 percent.", "assertion", "Ministry of Finance"),
        ("Revenue rose, according to the latest data from the Customs Office.", "assertion", "Customs Office"),
        ("As the Prime Minister has made clear, the rules apply to all.", "assertion", "Prime Minister"),
        ("As Minister Ndlovu mentioned just now, we will launch a scheme.", "commitment", "Minister Ndlovu"),
        ("Last week the Cabinet announced a package for farmers.", "assertion", "Cabinet"),
    ],
)  # fmt: skip
def test_who_is_quoted_is_named(words: Lexicon, text: str, illocution: str, relays: str) -> None:
    """Before or after what was said, with office and whole name; who says "as" commits himself as well."""
    found = extract(transcript_of(text), words).illocutions[0]
    assert (found.illocution, found.relays) == (illocution, relays)


@pytest.mark.parametrize(
    ("text", "illocution"),
    [
        ("According to the plan, 20 hospitals will be built.", "commitment"),
        ("As I said, we will build ports.", "commitment"),
        ("I said last week that rents are high.", "assertion"),
        ("As you mentioned, rents are high.", "assertion"),
        ("We note the report.", "assertion"),
    ],
)
def test_nobody_is_quoted_where_the_speaker_speaks(words: Lexicon, text: str, illocution: str) -> None:
    """Neither the speaker and those addressed, nor a plan without a name, are somebody else's words."""
    found = extract(transcript_of(text), words).illocutions[0]
    assert (found.illocution, found.relays) == (illocution, None)


@pytest.mark.parametrize(
    ("text", "illocution"),
    [
        ("We expect inflation to fall below 2 percent next year.", "forecast"),
        ("Growth will pick up in the second half.", "forecast"),
        ("I believe the committee will approve it.", "forecast"),
        ("This represents an important part of our work.", "evaluation"),
        ("We have made marked progress.", "evaluation"),
        ("We have made marked progress in 20 ports.", "assertion"),
        ("What will the Government do about rents?", "question"),
        ("We would like to thank the volunteers.", "courtesy"),
        ("We will take your questions now.", "procedure"),
        ("The Cabinet has approved a subsidy.", "action-report"),
        ("Rents are high.", "assertion"),
    ],
)
def test_what_a_sentence_does(words: Lexicon, text: str, illocution: str) -> None:
    """What will come by itself is forecast; a judgement without a number evaluates."""
    found = extract(transcript_of(text), words).illocutions[0]
    assert (found.illocution, found.relays) == (illocution, None)
