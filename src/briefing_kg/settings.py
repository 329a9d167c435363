"""Every setting of the tool in one table: name, default, help.

``Settings`` is a frozen value passed to whoever needs it; :func:`from_environment` is the
only reader of the environment, and nothing is read at import time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from briefing_kg.errors import DataError

PREFIX = "BRIEFING_KG_"
#: An http(s) IRI without query or fragment whose path ends in a slash.
_BASE = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`?#/]+/(?:[^\x00-\x20<>\"{}|\\^`?#/]+/)*")
DEFAULT_BASE = "https://briefing.example/"


def _setting(default: Any, help_text: str, *, zero: bool = False, path: bool = False) -> Any:
    """Describe a setting; *zero* says that it may be zero, *path* that it names a folder."""
    return field(default=default, metadata={"help": help_text, "zero": zero, "path": path})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each is read from ``BRIEFING_KG_`` + its name in capitals."""

    root: Path | None = _setting(
        None,
        "folder of editable data (holds `briefings/`, `authority/`, `ids/`, `links.tsv`, `migrations.tsv`); "
        "the packaged if unset",
        path=True,
    )
    releases: Path = _setting(Path("releases"), "folder that `build` writes to and `serve` reads from", path=True)
    base: str = _setting(DEFAULT_BASE, "base of all IRIs, ending in a slash")
    proxies: int = _setting(
        0, "number of trusted reverse proxies in front, whose `X-Forwarded-*` headers are believed", zero=True
    )
    query_seconds: int = _setting(10, "seconds a query may run (not enforced yet)")
    query_memory_mb: int = _setting(1024, "megabytes of memory a query may use (not enforced yet)")
    result_rows: int = _setting(100_000, "rows or triples a result may have")
    result_bytes: int = _setting(100_000_000, "bytes a result may have")
    workers: int = _setting(2, "server processes")
    queue_length: int = _setting(32, "queries that may wait (not enforced yet)")
    cache_mb: int = _setting(64, "megabytes of answers kept for repeated queries (not enforced yet)", zero=True)
    rate: int = _setting(0, "queries a client may send each minute; 0 for no limit (not enforced yet)", zero=True)
    publisher: str = _setting("briefing-kg", "who publishes the data; shown on every page")
    contact: str = _setting("", "where corrections are to be sent (an e-mail or web address); shown on every page")


def describe() -> tuple[tuple[str, str, str], ...]:
    """Return name of the variable, default as text, and help of each setting."""
    return tuple(
        (PREFIX + each.name.upper(), "" if each.default is None else str(each.default), str(each.metadata["help"]))
        for each in fields(Settings)
    )


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Read the settings from *environment*; raise DataError for a value that cannot be used."""
    values: dict[str, Any] = {}
    for each in fields(Settings):
        name = PREFIX + each.name.upper()
        if environment.get(name):
            values[each.name] = _read(name, environment[name], each)
    return checked(replace(Settings(), **values))


def checked(settings: Settings) -> Settings:
    """Return *settings* if they can be used, else raise DataError saying which cannot."""
    if not _BASE.fullmatch(settings.base):
        raise DataError(
            f"{PREFIX}BASE is {settings.base!r}, not an http(s) address with a host, ending in a slash",
            advice="Set it to something like https://data.example.org/",
        )
    return settings


def _read(name: str, text: str, setting: Field[Any]) -> Any:
    if isinstance(setting.default, int):
        zero = setting.metadata["zero"]
        if not text.isdecimal() or (int(text) == 0 and not zero):
            wanted = "a whole number" if zero else "a whole number above zero"
            raise DataError(f"{name} is {text!r}, not {wanted}", advice=f"The default is {setting.default}.")
        return int(text)
    return Path(text) if setting.metadata["path"] else text
