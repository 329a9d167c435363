"""Writes files so that they are on the disk before a release is put in force."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NoReturn


def write(path: Path, content: bytes) -> None:
    """Write *content* to the new file *path*, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)


def make_folder(path: Path) -> None:
    """Make the folder *path* and those missing above it, each name on the disk."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for each in missing:
        _sync(each.parent)


def sha256(path: Path) -> str:
    """Return the SHA-256 of the file at *path* as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_tree(folder: Path) -> None:
    """Wait until everything in *folder* is on the disk: a rename must not come before its content."""
    for parent, _, names in os.walk(folder, onerror=_stop):
        for name in names:
            _sync(Path(parent, name))
        _sync(Path(parent))


def sync_folder(folder: Path) -> None:
    """Wait until the names in *folder* are on the disk."""
    _sync(folder)


def checksum_list(folder: Path, leave_out: frozenset[str]) -> str:
    """Return the lines of ``sha256sum`` for all files below *folder*, sorted by name.

    *leave_out* are names directly in *folder*.
    """
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in leave_out
    )
    return "".join(f"{sha256(folder / name)}  {name}\n" for name in names)


def _stop(error: OSError) -> NoReturn:
    raise error


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
