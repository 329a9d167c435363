"""Says what becomes of ids that were published: looks at what there is, and records decisions of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefing_kg import iris, model
from briefing_kg.errors import DataError
from briefing_kg.model.ids import briefing_of, is_id, kind_of
from briefing_kg.model.migrations import Decision, Migration, read_migrations, with_decision
from briefing_kg.model.project import MIGRATIONS
from briefing_kg.pipeline.checking import modelled
from briefing_kg.pipeline.identity import Identities, identities, known_ids
from briefing_kg.pipeline.rewriting import rewrite, rewriting
from briefing_kg.resources import data_root, packaged, writable
from briefing_kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about an id, in the words of the command; ids may be shortened."""

    decision: Decision
    identifier: str
    new_ids: Sequence[str] = ()
    reason: str = ""
    day: date | None = None


def look(settings: Settings) -> Identities:
    """Return the ids ever published and what becomes of each, without validating anything."""
    root = data_root(settings)
    project = model.load_project(root, packaged("ontology"), settings.base)
    return identities(project, known_ids(project, settings), modelled(project, root))


def decide(settings: Settings, choice: Choice) -> Migration:
    """Write the decision into ``migrations.tsv``, in the place of an earlier one on the same id; return it.

    Nothing is written unless the decision can be: raises DataError saying why it cannot.
    """
    path = writable(data_root(settings)) / MIGRATIONS
    with rewriting(path.parent):
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        project = model.load_project(path.parent, packaged("ontology"), settings.base)
        migration = _migration(project, settings, choice, path)
        text = with_decision(text, migration)
        read_migrations(text, path)  # says what is wrong with the line by itself, or together with others
        _refuse_vain(project, settings, migration)
        rewrite(path, text)
    return migration


def _migration(project: model.Project, settings: Settings, choice: Choice, path: Path) -> Migration:
    """Return the decision with whole ids, and with the new meaning of a figure or measure that is kept."""
    listed = [each.id for each in known_ids(project, settings)]
    identifier = _whole(choice.identifier, listed, project.base)
    by_meaning = choice.decision is Decision.KEEP and kind_of(identifier) != "statement"
    present: tuple[model.Published, ...] = ()
    if by_meaning or not all(_is_whole(each, project.base) for each in choice.new_ids):
        others = tuple(each for each in project.migrations if each.id != identifier)
        present = _present(replace(project, migrations=others), path.parent, identifier)
    everything = [*(each.id for each in present), *listed]
    new = tuple(_whole(each, everything, project.base) for each in choice.new_ids)
    meaning = next((each.meaning for each in present if by_meaning and each.id == identifier), "")
    day = (choice.day or date.today()).isoformat()  # noqa: DTZ011 - the day on the wall of whoever decides
    return Migration(identifier, choice.decision, new, meaning, day, " ".join(choice.reason.split()), path)


def _refuse_vain(project: model.Project, settings: Settings, migration: Migration) -> None:
    """Raise DataError for a decision that does not answer the question, so that nobody has to find out by building."""
    others = (each for each in project.migrations if each.id != migration.id)
    decided = (*others, migration)
    whole = briefing_of(migration.id)
    concerned = tuple(each for each in decided if briefing_of(each.id) == whole)
    wholes = {whole, *(briefing_of(new) for each in concerned for new in each.new_ids)}
    near = [each for each in known_ids(project, settings) if briefing_of(each.id) in wholes]
    graphs = modelled(
        replace(project, migrations=decided), migration.path.parent, only={each.split("/")[1] for each in wholes}
    )
    found = identities(replace(project, migrations=concerned), near, graphs)
    if any(each.listed.id == migration.id for each in found.fates.questions):
        new = " ".join(migration.new_ids) or migration.meaning or "what is there now"
        raise DataError(
            f"{migration.id} cannot be kept for {new}: the data have no such thing",
            advice="Name the id that the new wording has; the message of the build says which.",
        )


def _present(project: model.Project, root: Path, identifier: str) -> tuple[model.Published, ...]:
    key = briefing_of(identifier).split("/")[1]
    graphs = modelled(project, root, only={key})
    return tuple(each for own in graphs.values() for each in model.published_ids(own, project.base))


def _is_whole(text: str, base: str) -> bool:
    return is_id(text.removeprefix(iris.thing(base, "")))


def _whole(text: str, known: Iterable[str], base: str) -> str:
    """Return the whole id for an address, an id, or the end of one that only one id has."""
    path = text.removeprefix(iris.thing(base, ""))
    if is_id(path):
        return path
    found = sorted({each for each in known if each.endswith(f"/{path}")})
    if len(found) == 1:
        return found[0]
    raise DataError(
        f"{text!r} may be any of: {', '.join(found)}" if found else f"{text!r} is no id that was ever published",
        advice="Write it whole: briefing/<key>/statement/<12 digits>.",
    )
