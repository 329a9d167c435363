"""The lexicon is read from the code lists and the authority files, and from nothing else."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from briefing_kg.errors import DataError
from briefing_kg.model.lexicon import read_lexicon
from briefing_kg.records import Lexicon, Term

_REPOSITORY = Path(__file__).parents[2]
_HEAD = """
@prefix c: <https://briefing.example/id/concept/mood/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
_IN = "skos:inScheme <https://briefing.example/id/concept/mood>"


def _files(*folders: str) -> list[tuple[Path, str]]:
    paths = [path for folder in folders for path in sorted((_REPOSITORY / folder).glob("*.ttl"))]
    return [(path, path.read_text(encoding="utf-8")) for path in paths]


def _read(turtle: str, path: str = "mood.ttl") -> Lexicon:
    return read_lexicon([(Path(path), _HEAD + turtle)])


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return the lexicon of the repository."""
    return read_lexicon(_files("ontology/codes", "data/authority"))


def _term(lexicon: Lexicon, scheme: str, key: str) -> Term:
    return next(term for term in lexicon.schemes[scheme] if term.key == key)


@pytest.mark.parametrize(
    ("scheme", "key", "label"),
    [
        ("comparator", "more-than", "exceeded"),
        ("comparator", "about", "nearly"),
        ("comparator", "at-least", "no less than"),
        ("comparator", "at-most", "up to"),
        ("comparator", "about", "-odd"),
        ("unit", "CCY_CNY", "renminbi"),
        ("unit", "CCY_HKD", "hk$"),
        ("unit", "KiloW-HR", "kilowatt-hours"),
        ("unit", "percentage-point", "percentage points"),
        ("unit", "PPTH", "per thousand"),
        ("unit", "mu", "mu"),
        ("unit", "person-time", "person-times"),
        ("scale", "trillion", "trillion"),
        ("direction", "down", "fell"),
        ("commitment", "plan", "plans to"),
        ("commitment", "must", "should"),
        ("action", "organize", "organized"),
        ("action", "organize", "organised"),
        ("action", "build", "built"),
        ("action", "establish", "set up"),
        ("illocution", "courtesy", "thank you"),
        ("indicator", "overseas-warehouses", "overseas warehouse"),
        ("reporting", "emphasize", "underscored"),
        ("time-expression", "end-of-last-year", "by the end of last year"),
    ],
)
def test_words_of_briefings_are_known(lexicon: Lexicon, scheme: str, key: str, label: str) -> None:
    """A word is a label of the term that it stands for."""
    assert label in _term(lexicon, scheme, key).labels


def test_terms_carry_the_facts_that_extraction_needs(lexicon: Lexicon) -> None:
    """Units have key, IRI and symbol, scale words a decimal, indicators the unit of their levels."""
    percent = _term(lexicon, "unit", "PERCENT")
    assert percent.attributes == {
        "iri": "http://qudt.org/vocab/unit/PERCENT",
        "notation": "PERCENT",
        "symbol": "%",
    }
    assert _term(lexicon, "scale", "million").attributes["value"] == "1000000"
    assert _term(lexicon, "indicator", "trade-value").attributes["unit"] == "http://qudt.org/vocab/unit/CCY_CNY"
    assert _term(lexicon, "action", "issue-document").attributes["broader"] == "issue"


def test_a_percentage_point_is_our_own_unit(lexicon: Lexicon) -> None:
    """The IRI of a unit says whose it is."""
    assert _term(lexicon, "unit", "percentage-point").attributes["iri"] == (
        "https://briefing.example/id/unit/percentage-point"
    )


def test_names_are_kept_as_printed(lexicon: Lexicon) -> None:
    """A name leads to the authority's keys; only agents, documents, events and places have names."""
    assert lexicon.names["MOFCOM"] == ("agent/mofcom",)
    assert lexicon.names["Ministry of Commerce"] == ("agent/mofcom",)
    assert lexicon.names["Shenzhen"] == ("place/shenzhen",)
    kinds = {key.split("/")[0] for keys in lexicon.names.values() for key in keys}
    assert kinds == {"agent", "document", "event", "place"}


def test_a_name_may_be_ambiguous() -> None:
    """A name that two things bear leads to both, sorted."""
    lexicon = read_lexicon(
        [
            (Path("b.ttl"), _HEAD + '<https://briefing.example/id/agent/wei-b> rdfs:label "Wei"@en .'),
            (Path("a.ttl"), _HEAD + '<https://briefing.example/id/agent/wei-a> skos:altLabel "Wei"@en .'),
        ]
    )
    assert lexicon.names == {"Wei": ("agent/wei-a", "agent/wei-b")}


def test_the_order_of_files_does_not_matter() -> None:
    """Terms, labels and names come out sorted."""
    files = _files("ontology/codes", "data/authority")
    forward, backward = read_lexicon(files), read_lexicon(reversed(files))
    assert list(forward.schemes.items()) == list(backward.schemes.items())
    assert list(forward.names.items()) == list(backward.names.items())
    for terms in forward.schemes.values():
        assert [term.key for term in terms] == sorted(term.key for term in terms)


def test_another_base_gives_the_same_keys() -> None:
    """Keys do not depend on the base; IRIs do."""
    moved = [
        (path, text.replace("https://briefing.example/", "https://data.example.org/"))
        for path, text in _files("ontology/codes", "data/authority")
    ]
    lexicon = read_lexicon(moved)
    assert lexicon.names["MOFCOM"] == ("agent/mofcom",)
    assert _term(lexicon, "status", "stated").attributes["iri"] == "https://data.example.org/id/concept/status/stated"


def test_a_lexicon_can_be_sent_to_another_process(lexicon: Lexicon) -> None:
    """Extraction runs in a process pool, so the lexicon must survive pickling."""
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon


def test_labels_are_folded_to_lower_case() -> None:
    """Labels come out in lower case, each once, whatever their kind."""
    lexicon = _read(
        f'c:gay a skos:Concept ; skos:prefLabel "Gay"@en ; skos:altLabel "Merry"@en ;'
        f' skos:hiddenLabel "MERRY"@en , "gai"@fr ; {_IN} .'
    )
    assert lexicon.schemes["mood"] == (
        Term("gay", "Gay", ("gay", "merry"), {"iri": "https://briefing.example/id/concept/mood/gay"}),
    )


def test_a_label_claimed_twice_is_refused() -> None:
    """Two terms of one scheme with one label are named, with the file and the line."""
    turtle = (
        f'c:glad skos:prefLabel "glad"@en ; skos:altLabel "happy"@en ; {_IN} .\n'
        f'c:merry skos:prefLabel "merry"@en ; skos:altLabel "Happy"@en ; {_IN} .\n'
    )
    with pytest.raises(
        DataError, match=r"'happy' belongs to two terms of the scheme 'mood': 'glad' and 'merry'"
    ) as caught:
        _read(turtle)
    assert (caught.value.path, caught.value.line) == (Path("mood.ttl"), 5)


def test_a_hidden_label_may_be_shared() -> None:
    """Hidden labels are for matching only, so two terms may have one, or that of another."""
    lexicon = _read(
        f'c:glad skos:prefLabel "glad"@en ; skos:hiddenLabel "joy"@en ; {_IN} .\n'
        f'c:merry skos:prefLabel "merry"@en ; skos:hiddenLabel "joy"@en , "glad"@en ; {_IN} .\n'
    )
    assert [term.labels for term in lexicon.schemes["mood"]] == [("glad", "joy"), ("glad", "joy", "merry")]


def test_schemes_do_not_share_labels() -> None:
    """The same word may belong to a term in each of two schemes."""
    other = "skos:inScheme <https://briefing.example/id/concept/tone>"
    turtle = (
        f'c:flat skos:prefLabel "flat"@en ; {_IN} .\n'
        f'<https://briefing.example/id/concept/tone/flat> skos:prefLabel "flat"@en ; {other} .'
    )
    assert sorted(_read(turtle).schemes) == ["mood", "tone"]


def test_two_terms_with_one_key_are_refused() -> None:
    """A key names one term of a scheme."""
    turtle = (
        f'c:a skos:prefLabel "first"@en ; skos:notation "X" ; {_IN} .\n'
        f'c:b skos:prefLabel "second"@en ; skos:notation "X" ; {_IN} .\n'
    )
    with pytest.raises(DataError, match=r"two terms of the scheme 'mood' have the key 'X'"):
        _read(turtle)


@pytest.mark.parametrize("labels", ['skos:altLabel "glad"@en', 'skos:prefLabel "glad"@en , "happy"@en'])
def test_a_concept_has_one_preferred_label(labels: str) -> None:
    """A concept without an English preferred label, or with two, is refused."""
    with pytest.raises(DataError, match="English skos:prefLabel, not one"):
        _read(f"c:glad {labels} ; {_IN} .")


def test_broken_turtle_is_refused_with_its_file() -> None:
    """Turtle that does not parse names the file and the line."""
    with pytest.raises(DataError, match="does not parse") as caught:
        _read('c:glad skos:prefLabel "glad"@en skos:altLabel "happy"@en .', "codes/mood.ttl")
    assert caught.value.path == Path("codes/mood.ttl")
    assert caught.value.line is not None
