"""Finds the folders that come with the code: vocabulary, shapes and data.

A checkout has them at its top, an installed wheel inside the package. Nothing is copied and
nothing is written: what is edited lies in a folder of the user (setting ROOT).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from briefing_kg.errors import DataError
from briefing_kg.settings import PREFIX, Settings

Folder = Literal["data", "ontology", "shapes"]

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def packaged(name: Folder) -> Path:
    """Return the folder *name* as it came with this installation."""
    for folder in (_PACKAGE / "_packaged" / name, _CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise DataError(
        f"the folder {name!r} that comes with briefing-kg is missing",
        path=_PACKAGE,
        advice="The installation is incomplete: install the package again.",
    )


def data_root(settings: Settings) -> Path:
    """Return the folder of the data to work on: the setting ROOT, or the packaged data."""
    if settings.root is None:
        return packaged("data")
    if not settings.root.is_dir():
        raise DataError(
            "there is no such folder of data",
            path=settings.root,
            advice=f"Give an existing folder with --root or {PREFIX}ROOT, or neither for the data that come with it.",
        )
    return settings.root


def writable(folder: Path) -> Path:
    """Return *folder* unless it lies inside an installed package, where nothing may be written."""
    if folder.resolve().is_relative_to(_PACKAGE):
        raise DataError(
            "the data that come with briefing-kg are not to be written to",
            path=folder,
            advice=f"Copy them, and give the copy with --root or {PREFIX}ROOT.",
        )
    return folder
