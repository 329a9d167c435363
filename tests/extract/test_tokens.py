from __future__ import annotations

from briefing_kg.extract.tokens import labels_of, tokenize

LABELS = labels_of([("ton", "t"), ("tons of coal", "tce"), ("%", "pct"), ("km", "km"), ("km2", "km2")])


def test_the_longest_label_wins() -> None:
    """Of two labels that begin alike the longer is taken, whatever white space stands between its words."""
    tokens = tokenize("5 Tons  of\ncoal here")
    assert LABELS.match(tokens, 2, 20) == ("tce", 15)


def test_a_label_is_a_whole_word() -> None:
    """A label does not match inside a longer word, nor before a digit that belongs to it."""
    assert LABELS.match(tokenize("tonnage"), 0, 7) is None
    assert LABELS.match(tokenize("km2"), 0, 3) == ("km2", 3)
    assert LABELS.match(tokenize("km3"), 0, 3) is None
    assert [value for value, _, _ in LABELS.all_in(tokenize("a ton, 5%, 3km"), 0, 14)] == ["t", "pct"]


def test_a_label_does_not_run_over_the_end() -> None:
    """Nothing is found past the end that is given."""
    assert LABELS.match(tokenize("tons of coal"), 0, 7) is None


def test_a_label_is_found_by_its_end() -> None:
    """The label that ends right before a place is found, blanks aside."""
    tokens = tokenize("five tons of coal 12")
    assert LABELS.ending(tokens, 0, 18) == ("tce", 5)
    assert LABELS.ending(tokens, 6, 18) is None
    assert LABELS.ending(tokens, 0, 4) is None


def test_names_keep_their_case() -> None:
    """With exact case "US" is a name and "us" is none."""
    names = labels_of([("US", "country")], exact_case=True)
    assert [place for _, *place in names.all_in(tokenize("They told us of the US."), 0, 23)] == [[20, 22]]
