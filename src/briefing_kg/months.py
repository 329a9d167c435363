"""The names of the months as English pages print them, in full and shortened, as patterns of ``re``."""

from __future__ import annotations

#: A name in full or its first letters, without a full stop; holds no group that is captured.
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
#: The same, with the full stop of a shortened name: ``Oct.``, but not ``October.`` or ``May.``
MONTH_AS_PRINTED = rf"(?:{MONTH}(?:(?<=Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)\.|(?<=Sept)\.)?)"

_FIRST_LETTERS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def month_number(name: str) -> int:
    """Return the number of the month *name*, printed in full or shortened.

    >>> month_number("Sept."), month_number("december")
    (9, 12)
    """
    return _FIRST_LETTERS.index(name[:3].lower()) + 1
