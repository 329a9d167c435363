"""Puts the questions of the guard to a person: what was, what is, and the command for each answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_kg.model.candidates import Candidate, difference
from briefing_kg.model.guard import Question
from briefing_kg.model.ids import KnownId, kind_of

_RULE = (
    "An address that was published never changes its meaning and never vanishes silently. "
    "Nothing was written; say first what becomes of"
)
_SHOWN = 12
_REASON = '--reason "…"'


def asked(
    questions: Sequence[Question], listed: Sequence[KnownId], command: str, table: str, *, every: bool = True
) -> str:
    """Return the questions as a person reads them, the first of them only unless *every*.

    *command* is how to call ours, *table* where answers stand.
    """
    named = f"{len(questions)} ids" if len(questions) > 1 else "this id"
    blocks = [f"{_RULE} {named}."]
    shown = questions if every else questions[:_SHOWN]
    for number, question in enumerate(shown, 1):
        blocks.append(
            "\n".join(
                (f"{number}. {question.listed.id}", *(f"   {line}" for line in _lines(question, listed, command)))
            )
        )
    if len(shown) < len(questions):
        blocks.append(f"… and {len(questions) - len(shown)} more; all of them: {command} ids")
    blocks.append(f"The answers are lines of {table}, which you may also write by hand. Then build again.")
    return "\n\n".join(blocks)


def _lines(question: Question, listed: Sequence[KnownId], command: str) -> Iterator[str]:
    known = question.listed
    if question.vain is not None:
        vain, meant = question.vain, " ".join(question.vain.new_ids) or question.vain.meaning
        yield f"{vain.path.name}, line {vain.line}, keeps it for what the data do not have: {meant}"
    yield f"published since {known.first_seen}: {known.meaning}"
    if question.now is not None:
        yield f"would now mean:          {question.now.meaning}"
        yield from _keep(known, command)
        yield "other      if it is something else, give it another key in the claims, and the old id is free to be"
        yield "           replaced by that, or withdrawn"
        return
    if kind_of(known.id) == "briefing":
        below = sum(each.id.startswith(f"{known.id}/") for each in listed)
        yield f"is not in the data any more, with {below} ids in it. Bring the folder back, or decide for all of them;"
        yield "if these are other data altogether, give them another folder of releases (--releases)."
    for each in question.candidates:
        yield from _candidate(known, each)
    yield from _choices(question, command)


def _candidate(known: KnownId, each: Candidate) -> Iterator[str]:
    place = ", between the same sentences" if each.in_place else ""
    alike = f"{each.likeness:.0%} alike{place}" if kind_of(known.id) != "figure" else "the same value or meaning"
    yield f"close to it: {each.id} ({alike})"
    yield f"             {difference(known.meaning, each.meaning)}"


def _keep(known: KnownId, command: str) -> Iterator[str]:
    yield "keep       the same claim, its reading was corrected:"
    yield f"           {command} ids keep {known.id}"


def _choices(question: Question, command: str) -> Iterator[str]:
    known, kind = question.listed, kind_of(question.listed.id)
    found = [each.id for each in question.candidates]
    if kind == "statement":
        yield "keep       the same sentence, a slip was corrected; the new wording bears the old id:"
        yield f"           {command} ids keep {known.id} {found[0] if found else 'NEW'}"
    elif kind in {"figure", "measure"}:
        yield f"keep       give it its old key in the claims again: {kind}:{known.id.rsplit('/', 1)[1]}"
    yield "replace    something else took its place; the old address leads there:"
    yield f"           {command} ids replace {known.id} {found[0] if found else 'NEW'} {_REASON}"
    yield "withdraw   it should not have been published; the old address says so:"
    yield f"           {command} ids withdraw {known.id} {_REASON}"
