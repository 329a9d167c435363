"""Every setting of the tool in one table: name, default, help.

``Settings`` is a frozen value passed to whoever needs it; :func:`from_environment` is the
only reader of the environment, and nothing is read at import time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from briefing_kg.errors import DataError

PREFIX = "BRIEFING_KG_"
DEFAULT_BASE = "https://briefing.example/"


def _setting(default: Any, help_text: str) -> Any:
    return field(default=default, metadata={"help": help_text})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each is read from ``BRIEFING_KG_`` + its name in capitals."""

    root: Path | None = _setting(
        None, "folder of editable data (holds `briefings/`, `authority/`, `links.tsv`); the packaged if unset"
    )
    releases: Path = _setting(Path("releases"), "folder that `build` writes to and `serve` reads from")
    base: str = _setting(DEFAULT_BASE, "base of all IRIs, ending in a slash")
    proxies: int = _setting(0, "number of trusted reverse proxies in front, whose `X-Forwarded-*` headers are believed")
    query_seconds: int = _setting(10, "seconds a query may run")
    query_memory_mb: int = _setting(1024, "megabytes of memory a query may use")
    result_rows: int = _setting(100_000, "rows or triples a result may have")
    result_bytes: int = _setting(100_000_000, "bytes a result may have")
    workers: int = _setting(2, "server processes")
    queue_length: int = _setting(32, "queries that may wait")
    cache_mb: int = _setting(64, "megabytes of answers kept for repeated queries")
    rate: int = _setting(0, "queries a client may send each minute; 0 for no limit")
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
            values[each.name] = _read(name, environment[name], each.default, each.name)
    return checked(replace(Settings(), **values))


def checked(settings: Settings) -> Settings:
    """Return *settings* if they can be used, else raise DataError saying which cannot."""
    if not settings.base.startswith(("http://", "https://")) or not settings.base.endswith("/"):
        raise DataError(
            f"{PREFIX}BASE is {settings.base!r}, not an http(s) address ending in a slash",
            advice="Set it to something like https://data.example.org/",
        )
    return settings


def _read(name: str, text: str, default: Any, key: str) -> Any:
    if isinstance(default, int):
        if not text.isdecimal() or (int(text) == 0 and key not in {"proxies", "rate", "cache_mb"}):
            raise DataError(f"{name} is {text!r}, not a whole number above zero", advice=f"The default is {default}.")
        return int(text)
    return Path(text) if key in {"root", "releases"} else text
