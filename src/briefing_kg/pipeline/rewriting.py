"""Replaces a file of the data folder at once: a reader finds it old or new, never half."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_kg.publish.files import sync_folder

_HALF = ".half-"


@contextmanager
def rewriting(folder: Path) -> Iterator[None]:
    """Keep others of us from rewriting files in *folder* meanwhile; remove what one that died has left."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        for half in folder.glob(f"{_HALF}*"):
            half.unlink(missing_ok=True)
        yield
    finally:
        os.close(descriptor)


def rewrite(path: Path, text: str) -> None:
    """Write *text* in the place of the file *path*; call it inside :func:`rewriting` of its folder."""
    half = path.parent / f"{_HALF}{secrets.token_hex(8)}"
    with half.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    sync_folder(path.parent)
