"""What the finders of measures share: a phrase that was found, and tests on the words around its verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_kg.extract.reading import Reading

DONE = "done"
_WINDOW = 240
#: Verbs that also say what happens to a thing by itself, when no object follows.
BY_ITSELF = frozenset(
    "accelerate begin change close come continue contribute decline decrease deepen develop double drop ease end "
    "expand fall go grow improve increase last move narrow open pass pick recover reduce resume return rise run shift "
    "slow spread stabilize start stop strengthen total triple widen extend advance rebound stand apply begin".split()
)
_NO_OBJECT = re.compile(
    r"\s*(?:[.,;:!]|\Z|(?:up\s+)?(?:to|by|from|in|at|on|of|for|as|since|over|under|within|with|down|after|before|during"
    r"|until|again|sharply|further|faster|more|less|and|than|too|well|soon|back|this|next|last|\w+ly)\b|\d)"
)
# What a speaker does in the room, and whom it is for.
_IN_THE_ROOM = frozenset(
    "add announce answer ask begin brief call check choose clarify close comment conclude confirm continue cover deal "
    "discuss do elaborate emphasize end explain finish focus follow get give go hand have highlight illustrate include "
    "inform introduce invite keep leave let link list make meet mention move note offer open pass pause pick point "
    "present put read recall recognize recommend remind repeat reply report respond return say see share show speak "
    "stay stop stress take talk tell thank touch turn try use welcome work be think learn mean run set start stand "
    "receive want go join visit find hear look enjoy help".split()
)
_FOR_YOU = re.compile(
    r"\s+(?:back\s+)?(?:to\s+)?(?:all\s+(?:of\s+)?)?(?:you\b|your\s+(?:\w+\s+)?questions?\b"
    r"|(?:a\s+few\s+|some\s+|one\s+|two\s+|more\s+|any\s+|the\s+(?:next|last|first)\s+|a\s+)?(?:\w+\s+)?questions?\b"
    r"|(?:the|today's|this)\s+(?:briefing|press\s+conference)\b|the\s+floor\b|a\s+(?:break|look|moment)\b)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A verb phrase found in a sentence: its place, its firmness, its main verb."""

    start: int
    end: int
    commitment: str
    action: str


def words_before(reading: Reading, position: int) -> str:
    """Return the plain words before *position*: of the sentence, but not more than decide, however long it is."""
    return reading.text[max(reading.start, position - _WINDOW) : position]


def happens_by_itself(reading: Reading, end: int, base: str) -> bool:
    """Whether a verb that ends at *end* says what happens to its subject: ``Prices have increased by 8 percent``."""
    return base in BY_ITSELF and reading.match(_NO_OBJECT, end) is not None


def in_the_room(reading: Reading, end: int, verb: str | None = None) -> bool:
    """Whether a phrase is about the meeting itself; *verb* is told where the speaker says "I"."""
    return verb in _IN_THE_ROOM or reading.match(_FOR_YOU, end) is not None
