"""The guard of published ids, on a handful of made-up ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_kg.errors import DataError
from briefing_kg.iris import key_of_wording
from briefing_kg.model import Fates, KnownId, Published, guard
from briefing_kg.model.asking import asked
from briefing_kg.model.candidates import difference
from briefing_kg.model.ids import COLUMNS, ids_text, merged, read_ids
from briefing_kg.model.migrations import Decision, Migration

_TEA, _FERRIES = "briefing/tea-2024", "briefing/ferries-2024"
_PATH = Path("migrations.tsv")
_WORDS = ("lin wei good morning", "lin wei we sold tea", "lin wei we will sell more", "lin wei thank you")


def _statement(words: str, whole: str = _TEA) -> Published:
    return Published(f"{whole}/statement/{key_of_wording(words)}", words, "0" * 12)


def _figure(key: str, meaning: str, statement: str = "") -> Published:
    return Published(f"{_TEA}/figure/{key}", meaning, "0" * 12, statement)


def _listed(*published: Published) -> tuple[KnownId, ...]:
    return tuple(each.listed("2024-05-01") for each in published)


def _decided(identifier: str, decision: Decision, *new: str, meaning: str = "") -> Migration:
    return Migration(identifier, decision, new, meaning, "2024-06-01", "Because.", _PATH, 2)


WHOLE = Published(_TEA, "Tea", "")
SAID = tuple(map(_statement, _WORDS))
MORNING, SOLD, MORE, THANKS = SAID
SOLD_TEA = _statement("lin wei we sold green tea")
CLOSING = _statement("lin wei the shop is closed now")
EXPORTS = _figure("exports-2023", "exports, level, 2023: 1200")


def test_what_is_still_there_needs_no_word() -> None:
    """Nothing becomes of ids that are all there, and new ones are free to come."""
    assert guard(_listed(WHOLE, *SAID), (WHOLE, *SAID, SOLD_TEA), ()) == Fates()


def test_a_sentence_that_goes_is_a_question_with_what_came_in_its_place() -> None:
    """What stands between the same sentences is offered even where half of the words are others."""
    fates = guard(_listed(WHOLE, *SAID), (WHOLE, MORNING, SOLD_TEA, MORE, THANKS), ())
    (question,) = fates.questions
    assert (question.listed.id, [each.id for each in question.candidates]) == (SOLD.id, [SOLD_TEA.id])
    assert question.candidates[0].in_place
    told = asked(fates.questions, _listed(*SAID), "briefing-kg --root data", "data/migrations.tsv")
    assert f"briefing-kg --root data ids keep {SOLD.id} {SOLD_TEA.id}\n" in told
    assert "lin wei we sold [— → green] tea" in told


def test_a_sentence_elsewhere_with_other_words_is_not_offered() -> None:
    """A sentence that stands between others and has other words is no candidate."""
    (question,) = guard(_listed(WHOLE, *SAID), (WHOLE, MORNING, MORE, THANKS, CLOSING), ()).questions
    assert question.candidates == ()


@pytest.mark.parametrize("new", [(), (SOLD_TEA.id,), (SOLD_TEA.id, MORE.id)], ids=["withdrawn", "replaced", "split"])
def test_a_decision_retires_an_id(new: tuple[str, ...]) -> None:
    """What is withdrawn or replaced keeps its row, with reason, day and what took its place."""
    decision = _decided(SOLD.id, Decision.REPLACE if new else Decision.WITHDRAW, *new)
    fates = guard(_listed(WHOLE, *SAID), (WHOLE, MORNING, SOLD_TEA, MORE, THANKS), (decision,))
    assert fates.questions == ()
    (retired,) = fates.retired
    assert (retired.listed.id, retired.successors, retired.reason) == (SOLD.id, new, "Because.")


def test_a_kept_id_tells_the_wording_it_was_made_of() -> None:
    """The statement is there under its old id, with other words than those of the list."""
    kept = Published(SOLD.id, SOLD_TEA.meaning, SOLD.source)
    fates = guard(_listed(WHOLE, *SAID), (WHOLE, MORNING, kept, MORE, THANKS), ())
    assert [(each.id, each.meaning) for each in fates.kept] == [(SOLD.id, SOLD.meaning)]


def test_a_keep_for_words_that_are_gone_again_is_a_question() -> None:
    """A second correction of the same sentence is asked about anew, and the message names the line."""
    decision = _decided(SOLD.id, Decision.KEEP, f"{_TEA}/statement/{'0' * 12}")
    (question,) = guard(_listed(WHOLE, *SAID), (WHOLE, MORNING, SOLD_TEA, MORE, THANKS), (decision,)).questions
    assert question.vain is decision
    assert "migrations.tsv, line 2, keeps it for what the data do not have" in asked([question], (), "x", "y")


def test_a_figure_may_be_corrected_but_not_become_another() -> None:
    """Its value may change; indicator, kind, period and place may not, unless somebody says that they were misread."""
    listed = _listed(WHOLE, EXPORTS)
    assert guard(listed, (WHOLE, _figure("exports-2023", "exports, level, 2023: 1300")), ()) == Fates()
    other = _figure("exports-2023", "imports, level, 2023: 1200")
    (question,) = guard(listed, (WHOLE, other), ()).questions
    assert question.now == other
    keep = _decided(EXPORTS.id, Decision.KEEP, meaning=other.meaning)
    assert guard(listed, (WHOLE, other), (keep,)).questions == ()
    third = _figure("exports-2023", "imports, level, 2022: 1200")
    assert guard(listed, (WHOLE, third), (keep,)).questions[0].vain is keep


def test_a_measure_is_the_same_while_most_of_its_words_are() -> None:
    """A corrected slip in a long quote changes nothing, other words do."""
    listed = _listed(WHOLE, Published(f"{_TEA}/measure/1", "we will sell more tea to all who want to buy some", ""))
    slip = Published(f"{_TEA}/measure/1", "we will sell more tea to all who wish to buy some", "")
    assert guard(listed, (WHOLE, slip), ()) == Fates()
    (question,) = guard(listed, (WHOLE, Published(f"{_TEA}/measure/1", "we will plant trees", "")), ()).questions
    assert question.now is not None


def test_what_a_program_read_goes_on_by_itself() -> None:
    """A claim with a key of the extractor goes on to the one of the same value and statement, else is withdrawn."""
    key = SOLD.id.rpartition("/")[2]
    read = (_figure(f"{key}-4", "level: 1200", SOLD.id), _figure(f"{key}-6", "level: 7", SOLD.id))
    named = _figure("exports-2023", "exports, level, 2023: 1200", SOLD.id)
    elsewhere = _figure("imports-2023", "imports, level, 2023: 7", MORE.id)
    fates = guard(_listed(WHOLE, *SAID, *read), (WHOLE, *SAID, named, elsewhere), ())
    assert fates.questions == ()
    assert [each.successors for each in fates.retired] == [(named.id,), ()]


def test_a_whole_briefing_that_goes_is_one_question() -> None:
    """Not one for each of its sentences."""
    ferries = (Published(_FERRIES, "Ferries", ""), _statement("ada quill thank you", _FERRIES))
    (question,) = guard(_listed(WHOLE, *SAID, *ferries), ferries, ()).questions
    assert question.listed.id == _TEA
    assert "with 4 ids in it" in asked([question], _listed(WHOLE, *SAID), "x", "y")
    withdrawn = guard(_listed(WHOLE, *SAID), ferries, (_decided(_TEA, Decision.WITHDRAW),))
    assert [each.listed.id for each in withdrawn.retired] == [_TEA, *(each.id for each in SAID)]


def test_a_briefing_that_was_renamed_takes_its_ids_along() -> None:
    """One decision leads every old address to the new one; what the new one lacks is a question."""
    moved = (Published(_FERRIES, "Tea", ""), *(_statement(words, _FERRIES) for words in _WORDS[:3]))
    fates = guard(_listed(WHOLE, *SAID), moved, (_decided(_TEA, Decision.REPLACE, _FERRIES),))
    assert [each.successors for each in fates.retired] == [(each.id,) for each in moved]
    assert [each.listed.id for each in fates.questions] == [THANKS.id]


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (_decided(SOLD_TEA.id, Decision.WITHDRAW), "was never published"),
        (_decided(MORE.id, Decision.WITHDRAW), "is to be gone, but the data have it"),
        (_decided(SOLD.id, Decision.REPLACE, f"{_TEA}/statement/{'0' * 12}"), "which does not exist"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(decision: Migration, words: str) -> None:
    """With file and line."""
    with pytest.raises(DataError, match=words) as caught:
        guard(_listed(WHOLE, *SAID), (WHOLE, MORNING, MORE, THANKS), (decision,))
    assert (caught.value.path, caught.value.line) == (_PATH, 2)


def test_a_list_comes_back_as_it_was_written() -> None:
    """Rows keep their order; lists are merged briefing by briefing, and the first to name an id is believed."""
    rows = _listed(WHOLE, *SAID)
    assert read_ids(ids_text(rows), _PATH) == rows
    later = (WHOLE.listed("2025-01-01"), Published(_FERRIES, "Ferries", "").listed("2025-01-01"))
    assert merged(rows, later) == (later[1], *rows)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("statement/1a2b\t2024-05-01\tlin wei\t000000000000", "is not the id of anything"),
        (f"{_TEA}/statement/{'1' * 12}\t2024-05-01\tlin wei good morning\t-", "is not that of its wording"),
        (f"{_TEA}/figure/x\tyesterday\texports: 1\t-", "is no day"),
        (f"{_TEA}/figure/x\t2024-05-01\texports: 1\tpage 1", "is not the start of a digest"),
        (f"{_TEA}/figure/x\t2024-05-01\texports: 1\t-\t-", "has 5 columns instead of 4"),
        (f"{_TEA}/figure/x\t2024-05", "is no day"),
    ],
)
def test_a_damaged_list_is_refused(row: str, words: str) -> None:
    """With file and line: an id with another wording, half a row, a row that was edited."""
    with pytest.raises(DataError, match=words) as caught:
        read_ids("\t".join(COLUMNS) + f"\n\n{row}\n", _PATH)
    assert caught.value.line == 3


def test_a_difference_is_shown_in_its_place() -> None:
    """Words that went, came or changed stand in brackets, all others as they are."""
    assert (
        difference("more than 10 000 are", "more than 100 000 firms are") == "more than [10 → 100] 000 [— → firms] are"
    )
