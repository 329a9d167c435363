"""Published ids, end to end: a build that would lose one stops and asks, and what is decided is served."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from briefing_kg import pipeline
from briefing_kg.cli import main
from briefing_kg.errors import DataError, IdentityError, ReleaseError
from briefing_kg.iris import key_of_wording, statement_key
from briefing_kg.model import KnownId
from briefing_kg.model.ids import ids_text, read_ids
from briefing_kg.model.migrations import COLUMNS
from briefing_kg.pipeline import building, checking
from briefing_kg.pipeline.identity import remember
from briefing_kg.publish import workshop
from briefing_kg.records import Lexicon
from briefing_kg.release_layout import CURRENT, Release, current_release
from briefing_kg.reports import ValidationReport
from briefing_kg.serve import Source, create_app, open_dataset
from briefing_kg.settings import DEFAULT_BASE, Settings

KEY = "scio-2024-commerce"
FIRST = f"briefing/{KEY}/statement/"
FORCE, FORSE = (statement_key("Wang Shouwen", f"This represents a remarkable {word}.") for word in ("force", "forse"))
GOODBYE, GOOD_NIGHT = (statement_key("Shou Xiaoli", words) for words in ("Goodbye!", "Good night!"))
THANKS = statement_key("Wang Shouwen", "Thank you.")

_DAY, _SOURCE = "2024-05-01", "0" * 12
_WORDS = ("good morning", "we have 1 200 boats", "thank you")
SAID = "We have 1,200 boats."
BOATS = statement_key("Zhang San", SAID)
SHIPS = statement_key("Zhang San", SAID.replace("boats", "ships"))
OLD, NEW = f"briefing/boats/statement/{BOATS}", f"briefing/boats/statement/{SHIPS}"


def run(settings: Settings, *arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(
        main, ["--root", str(settings.root), "--releases", str(settings.releases), *arguments], catch_exceptions=False
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files below *folder*."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def boats(tmp_path: Path) -> Settings:
    """Data with one small briefing that nobody has reviewed, and a place for releases."""
    folder = tmp_path / "data" / "briefings" / "boats"
    folder.mkdir(parents=True)
    (folder / "page-1.txt").write_text(f"Zhang San:\n\nGood morning. {SAID} Thank you.\n", encoding="utf-8")
    return Settings(root=tmp_path / "data", releases=tmp_path / "releases")


def listed_of(settings: Settings) -> Path:
    """Return where the ids of the small briefing are listed."""
    assert settings.root is not None
    return settings.root / "ids" / "boats.tsv"


def corrected(settings: Settings, old: str = "boats.", new: str = "ships.") -> None:
    """Change a word of the small briefing."""
    assert settings.root is not None
    page = settings.root / "briefings" / "boats" / "page-1.txt"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The packaged words, read once for all."""
    return pipeline.packaged_lexicon()


@pytest.fixture
def known(boats: Settings, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The small briefing with the list that a build of it has left."""
    monkeypatch.setattr(checking, "lexicon_of", lambda _: lexicon)
    figure = KnownId(f"briefing/boats/figure/{BOATS}-3", _DAY, "level: 1200", _SOURCE)
    listed = (
        KnownId("briefing/boats", _DAY, "boats", "-"),
        *(_known(f"zhang san {words}") for words in _WORDS),
        figure,
    )
    listed_of(boats).parent.mkdir()
    listed_of(boats).write_text(ids_text(listed), encoding="utf-8")
    return boats


def test_the_list_of_the_small_briefing_is_the_one_a_build_makes(known: Settings) -> None:
    """The list that other tests begin with is right."""
    assert [each.id for each in pipeline.look(known).published] == [
        row.id for row in read_ids(listed_of(known).read_text(encoding="utf-8"), listed_of(known))
    ]


def _known(words: str) -> KnownId:
    return KnownId(f"briefing/boats/statement/{key_of_wording(words)}", _DAY, words, _SOURCE)


@dataclass(frozen=True)
class Served:
    """A release, the data it was made of, and a client of what serves it."""

    settings: Settings
    release: Release
    client: FlaskClient


@pytest.fixture(scope="module")
def served(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The first dataset with three sentences changed and decided about; the build died right after the switch."""
    root = Path(shutil.copytree(repository / "data", tmp_path_factory.mktemp("ids") / "data"))
    for name, before, after in (("page-10.txt", " ", ""), ("claims.ttl", '        [ oa:exact "', "]\n")):
        path = root / "briefings" / KEY / name
        text = path.read_bytes().decode()
        text = text.replace("remarkable force.", "remarkable forse.").replace("Goodbye!", "Good night!")
        start = text.index(f"{before}Thank you.")
        end = text.index(after, start + len(f"{before}Thank you.")) + len(after)
        path.write_bytes((text[:start] + text[end:]).encode())
    rows = (
        COLUMNS,
        (FIRST + FORCE, "keep", FIRST + FORSE, "", "2026-01-02", "A slip of the page."),
        (FIRST + GOODBYE, "replace", FIRST + GOOD_NIGHT, "", "2026-01-02", "The publisher changed the farewell."),
        (FIRST + THANKS, "withdraw", "", "", "2026-01-02", "The page no longer has it."),
    )
    (root / "migrations.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    settings = Settings(root=root, releases=root.parent / "releases")

    def die(*_: object) -> str:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "remember", die)
        with pytest.raises(KeyboardInterrupt):
            pipeline.build(settings)
    release = current_release(settings.releases)
    return Served(settings, release, create_app(Settings(), open_dataset(Source(release=release.folder))).test_client())


@pytest.fixture
def client(served: Served) -> FlaskClient:
    """A client of the changed dataset."""
    return served.client


def page(client: FlaskClient, key: str) -> str:
    """Return the page that the address of a statement leads to."""
    answer = client.get(f"/id/{FIRST}{key}", headers={"Accept": "text/html"}, follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


def turtle(client: FlaskClient, key: str) -> str:
    """Return what is said of a statement, as Turtle."""
    answer = client.get(f"/doc/{FIRST}{key}.ttl")
    assert answer.status_code == 200
    return answer.text


def test_a_kept_id_bears_the_new_wording(client: FlaskClient) -> None:
    """The old address shows the corrected sentence and tells the wording it is made of; the new one never was."""
    assert "remarkable forse." in page(client, FORCE)
    assert 'brf:idFromWording "wang shouwen this represents a remarkable force"' in turtle(client, FORCE)
    assert client.get(f"/id/{FIRST}{FORSE}").status_code == 404


def test_a_replaced_id_leads_on(client: FlaskClient) -> None:
    """The old address says that it was replaced, why, and by what; it is no statement any more."""
    told = page(client, GOODBYE)
    assert "not in use any more" in told
    assert f"/doc/{FIRST}{GOOD_NIGHT}" in told
    assert "The publisher changed the farewell." in told
    said = turtle(client, GOODBYE)
    assert "owl:deprecated true" in said
    assert f"dcterms:isReplacedBy <{DEFAULT_BASE}id/{FIRST}{GOOD_NIGHT}>" in said
    assert "a prov:Entity" in said
    assert "Good night!" in page(client, GOOD_NIGHT)


def test_a_withdrawn_id_says_why(client: FlaskClient) -> None:
    """Its address answers as long as there are releases."""
    assert "The page no longer has it." in page(client, THANKS)
    assert "owl:deprecated true" in turtle(client, THANKS)
    assert "isReplacedBy" not in turtle(client, THANKS)


def test_what_is_retired_is_in_one_graph_and_in_no_list(client: FlaskClient) -> None:
    """The graph history has it, and nobody who asks for statements gets it."""
    query = f"SELECT ?graph {{ GRAPH ?graph {{ <{DEFAULT_BASE}id/{FIRST}{GOODBYE}> ?p ?o }} }} GROUP BY ?graph"
    answer = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/csv"})
    assert answer.text.split() == ["graph", f"{DEFAULT_BASE}graph/history"]
    count = "SELECT (COUNT(*) AS ?n) { ?statement a brf:Statement }"
    count = f"PREFIX brf: <{DEFAULT_BASE}def#> {count}"
    answer = client.get("/sparql", query_string={"query": count}, headers={"Accept": "text/csv"})
    assert answer.text.split() == ["n", "38"]


def test_a_release_lists_every_id(first_release: Release, repository: Path) -> None:
    """The list is in the release and its checksums, and the one that is kept with the data lacks nothing of it."""
    text = first_release.ids.read_bytes()
    assert b"  ids.tsv\n" in first_release.checksums.read_bytes()
    assert text == (repository / "data" / "ids" / f"{KEY}.tsv").read_bytes()
    assert len(read_ids(text.decode(), first_release.ids)) == 76
    assert list(pipeline.look(Settings(releases=first_release.folder.parent)).new()) == []


def test_a_build_that_died_after_the_switch_has_lost_nothing(served: Served) -> None:
    """Its release lists what the data folder does not, and the next build that comes through adds it."""
    settings, key = served.settings, f"{KEY}.tsv"
    assert settings.root is not None
    path = settings.root / "ids" / key
    assert GOOD_NIGHT not in path.read_text(encoding="utf-8")
    listed = pipeline.look(settings).after("2030-01-01")
    assert ids_text(listed) == served.release.ids.read_text(encoding="utf-8")
    assert f"1 new in {path.parent}" in remember(listed, settings)
    assert path.read_bytes() == served.release.ids.read_bytes()
    assert remember(listed, settings) == ""
    assert FORSE not in path.read_text(encoding="utf-8")


def test_a_build_that_would_lose_an_id_stops_and_asks(known: Settings) -> None:
    """With exit code 2, what was and what is side by side, and nothing written anywhere."""
    corrected(known)
    assert known.root is not None
    before = contents(known.root)
    stopped = run(known, "build")
    assert (stopped.exit_code, stopped.stdout) == (2, "")
    assert f"ids keep {OLD} {NEW}\n" in stopped.stderr
    assert "zhang san we have 1 200 [boats → ships]" in stopped.stderr
    assert contents(known.root) == before
    assert not known.releases.exists()


def test_the_list_guards_without_any_release(known: Settings) -> None:
    """On a fresh machine the data folder alone says what was published."""
    corrected(known)
    result = run(known, "ids")
    assert result.exit_code == 2
    assert "boats: 5 ids published, 1 withdrawn, 2 not published yet" in result.stdout
    assert f"close to it: {NEW}" in result.stderr


def test_the_ids_kept_by_a_statement_are_kept_by_what_is_named_after_it(known: Settings) -> None:
    """The figure that the program found in the sentence keeps its id with it."""
    corrected(known)
    kept = run(known, "ids", "keep", f"{DEFAULT_BASE}id/{OLD}", f"statement/{SHIPS}", "--day", "2026-01-02")
    assert kept.stdout == f"{OLD}\tkeep\t{NEW}\t\t2026-01-02\t\n"
    found = pipeline.look(known)
    assert not found.fates.questions
    assert not found.fates.retired
    assert [each.id for each in found.fates.kept] == [OLD]
    assert run(known, "ids").stdout == "boats: 5 ids published, 1 kept\n"


def test_what_a_program_read_in_a_replaced_statement_goes_on_with_it(known: Settings) -> None:
    """The figure in it goes on to the one of the new sentence by itself."""
    corrected(known)
    replaced = run(known, "ids", "replace", BOATS, SHIPS, "--reason", "Ships are\tno boats.", "--day", "2026-01-03")
    assert replaced.stdout.endswith("\t2026-01-03\tShips are no boats.\n")
    assert run(known, "ids").stdout == "boats: 5 ids published, 2 replaced, 2 not published yet\n"
    retired = {each.listed.id: each.successors for each in pipeline.look(known).fates.retired}
    assert retired[f"briefing/boats/figure/{BOATS}-3"] == (f"briefing/boats/figure/{SHIPS}-3",)


def test_a_figure_that_was_misread_keeps_its_id(known: Settings) -> None:
    """The decision holds for the new meaning only, and the list has the old and the new."""
    assert known.root is not None
    pipeline.draft(known, "boats")
    claims = known.root / "briefings" / "boats" / "claims.ttl"
    claims.write_text(
        claims.read_text(encoding="utf-8").replace(f"figure:{BOATS}-3 a", "figure:fleet a"), encoding="utf-8"
    )
    misread = KnownId("briefing/boats/figure/fleet", _DAY, "target: 1200", _SOURCE)
    with listed_of(known).open("a", encoding="utf-8") as file:
        file.write(ids_text([misread]).split("\n")[1] + "\n")
    asked = run(known, "ids")
    assert "would now mean:          level: 1200" in asked.stderr
    assert "ids keep briefing/boats/figure/fleet\n" in asked.stderr
    kept = run(known, "ids", "keep", "figure/fleet", "--reason", "Misread.", "--day", "2026-01-02")
    assert kept.stdout == f"{misread.id}\tkeep\t\tlevel: 1200\t2026-01-02\tMisread.\n"
    found = pipeline.look(known)
    assert not found.fates.questions
    assert [each.meaning for each in found.after("2024-06-01") if each.id == misread.id] == [
        "target: 1200",
        "level: 1200",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("keep", BOATS, OLD[:-12] + "0" * 12), "the data have no such thing"),
        (
            ("withdraw", statement_key("Zhang San", "Thank you."), "--reason", "x"),
            "is to be gone, but the data have it",
        ),
    ],
)
def test_a_decision_that_cannot_be_is_not_written(known: Settings, arguments: tuple[str, ...], words: str) -> None:
    """The command says why, and the table stays as it was: here, away."""
    corrected(known)
    result = run(known, "ids", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert known.root is not None
    assert not (known.root / "migrations.tsv").exists()


def test_a_sentence_that_still_stands_does_not_give_its_id_away(known: Settings) -> None:
    """A decision written by hand that would give two sentences one id is refused."""
    corrected(known, "Good morning.", "Good evening.")
    evening = statement_key("Zhang San", "Good evening.")
    assert known.root is not None
    row = f"{OLD}\tkeep\t{OLD[:-12]}{evening}\t\t2026-01-02\n"
    (known.root / "migrations.tsv").write_text("\t".join(COLUMNS) + "\n" + row, encoding="utf-8")
    with pytest.raises(DataError, match="two sentences would have the id"):
        pipeline.look(known)


def test_a_folder_that_was_removed_is_noticed(known: Settings) -> None:
    """The list does not lie in the folder, and asks for the whole briefing at once."""
    assert known.root is not None
    (known.root / "briefings" / "boats").rename(known.root / "briefings" / "ships")
    with pytest.raises(IdentityError, match=r"1\. briefing/boats\n(.*\n)+.*with 4 ids in it"):
        pipeline.ask(pipeline.look(known), known)
    run(known, "ids", "replace", "briefing/boats", "briefing/ships", "--reason", "Renamed.")
    found = pipeline.look(known)
    assert not found.fates.questions
    assert {each.successors for each in found.fates.retired} >= {(f"briefing/ships/statement/{BOATS}",)}


def test_builds_at_the_same_time_lose_no_line(known: Settings) -> None:
    """Each adds what it knows; what a build that died has left is cleaned up."""
    folder = listed_of(known).parent
    (folder / ".half-0123").write_text("id\tfirst", encoding="utf-8")
    rows = [_known(f"zhang san number {number}") for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda row: remember([row], known), rows))
    there = read_ids(listed_of(known).read_text(encoding="utf-8"), listed_of(known))
    assert len(there) == 5 + 16
    assert set(rows) < set(there)
    assert [path.name for path in folder.iterdir()] == ["boats.tsv"]


def test_data_that_cannot_be_written_to_are_guarded_by_the_release(known: Settings) -> None:
    """The build says so and goes on, and the next one asks by the list of that release."""
    boats, listed = known, read_ids(listed_of(known).read_text(encoding="utf-8"), listed_of(known))
    assert boats.root is not None
    shutil.rmtree(boats.root / "ids")
    (boats.root / "ids").write_text("in the way", encoding="utf-8")
    assert "listed in the release only" in remember(listed, boats)
    (boats.releases / "one").mkdir(parents=True)
    (boats.releases / "current").symlink_to("one", target_is_directory=True)
    (boats.releases / "one" / "ids.tsv").write_text(ids_text(listed), encoding="utf-8")
    corrected(boats)
    (question,) = pipeline.look(boats).fates.questions
    assert question.listed.id == OLD


def test_the_list_of_a_release_depends_on_no_release_before_it(known: Settings) -> None:
    """Where the data folder has the list, day and order come from there, whatever a release says."""
    expected = pipeline.look(known).after("2030-01-01")
    (known.releases / "one").mkdir(parents=True)
    (known.releases / "current").symlink_to("one", target_is_directory=True)
    others = (KnownId(each.id, "2020-01-01", each.meaning, each.source) for each in reversed(expected))
    (known.releases / "one" / "ids.tsv").write_text(ids_text(others), encoding="utf-8")
    assert pipeline.look(known).after("2030-01-01") == expected


class _Unchecked:
    """Stands for the validation where it is not what is in question."""

    def report(self, *_: object) -> ValidationReport:
        """Find nothing."""
        return ValidationReport(())


@pytest.fixture
def unlisted(known: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The small briefing, in a data folder that no list of ids can be written to; builds do not validate."""

    @contextmanager
    def ready(*_: object) -> Iterator[_Unchecked]:
        yield _Unchecked()

    monkeypatch.setattr(checking, "ready", ready)
    monkeypatch.setattr(building, "examiner", lambda _: lambda _: None)
    folder = listed_of(known).parent
    shutil.rmtree(folder)
    folder.write_text("in the way", encoding="utf-8")
    return known


def build_during(settings: Settings, another: Settings) -> Release:
    """Build; right before the release is written to the end, build another, from beginning to end."""
    meanwhile = []

    def progress(step: str, done: int, _total: int) -> None:
        if (step, done) == ("store", 0):
            meanwhile.append(pipeline.build(another))

    release = pipeline.build(settings, progress=progress)
    assert len(meanwhile) == 1
    return release


def test_a_build_that_was_overtaken_stops(unlisted: Settings, tmp_path: Path) -> None:
    """What another published meanwhile stays in force and listed; built again, it is asked about as ever."""
    assert unlisted.root is not None
    other = replace(unlisted, root=Path(shutil.copytree(unlisted.root, tmp_path / "other")))
    corrected(other)
    with pytest.raises(ReleaseError, match=rf"another build has published {NEW}(?s:.*)Run the build again"):
        build_during(unlisted, other)
    release = current_release(unlisted.releases)
    assert {each.name for each in unlisted.releases.iterdir()} == {CURRENT, release.name}
    listed = {each.id for each in read_ids(release.ids.read_text(encoding="utf-8"), release.ids)}
    assert NEW in listed
    assert OLD not in listed
    with pytest.raises(IdentityError, match=NEW):
        pipeline.build(unlisted)


def test_a_build_that_died_before_the_switch_has_published_its_ids(
    unlisted: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its release can be opened by its name, so its ids are guarded.

    The same data still give the same release, even built twice at once: neither knows less than the other.
    """

    def die(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(workshop, "sync_folder", die)
        with pytest.raises(KeyboardInterrupt):
            pipeline.build(unlisted)
    (left,) = (each for each in unlisted.releases.iterdir() if not each.name.startswith("."))
    assert not (unlisted.releases / CURRENT).exists()
    corrected(unlisted)
    with pytest.raises(IdentityError, match=OLD):
        pipeline.build(unlisted)
    corrected(unlisted, "ships.", "boats.")
    assert build_during(unlisted, unlisted).folder == left
    assert {each.name for each in unlisted.releases.iterdir()} == {CURRENT, left.name}


def test_what_releases_list_depends_neither_on_their_names_nor_on_which_is_in_force(unlisted: Settings) -> None:
    """A list that was made of those of other releases is made again once it stands among them."""

    def publish(name: str, listed: tuple[KnownId, ...]) -> None:
        (unlisted.releases / name).mkdir(parents=True)
        (unlisted.releases / name / "ids.tsv").write_text(ids_text(listed), encoding="utf-8")

    publish("y", (_known("zhang san thank you"),))
    publish("x", (_known("zhang san gone"), _known("zhang san good morning")))
    (unlisted.releases / CURRENT).symlink_to("x", target_is_directory=True)
    listed = pipeline.look(unlisted).after("2030-01-01")
    assert {"briefing/boats", OLD, _known("zhang san gone").id} < {each.id for each in listed}
    for name in ("z", "a"):
        publish(name, listed)
        assert pipeline.look(unlisted).after("2031-01-01") == listed


def test_a_broken_list_of_any_release_is_named_with_its_line(known: Settings) -> None:
    """Whichever is in force: what cannot be read cannot be guarded."""
    text = listed_of(known).read_text(encoding="utf-8")
    (known.releases / "old").mkdir(parents=True)
    (known.releases / "old" / "ids.tsv").write_text(f"{text}briefing/boats\tnever\tboats\t-\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"old/ids\.tsv:7: 'never' is no day"):
        pipeline.look(known)
