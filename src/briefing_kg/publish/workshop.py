"""Where a release is made, and how it is put in force: files, locks and names, nothing of what is in them.

A workshop is a hidden folder beside the releases, on the same file system, locked by the build that
works in it. A build that dies loses the lock and leaves the folder; the next build removes it. The
folder of the releases is locked while names in it are looked at or changed, never for long.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing_kg.errors import ReleaseError
from briefing_kg.publish.files import make_folder, sync_folder
from briefing_kg.release_layout import BUILDING, CURRENT

_SWITCHING = ".current-"


@contextmanager
def workshop(releases: Path) -> Iterator[Path]:
    """Give a folder to build in, locked while in use and gone afterwards.

    Raises ReleaseError where *releases* cannot be a folder of releases, and OSError where the disk says no.
    """
    _assert_folder(releases)
    make_folder(releases)
    folder = releases / f"{BUILDING}{secrets.token_hex(8)}"
    with locked(releases):
        _assert_switchable(releases)
        _clean(releases)
        folder.mkdir()
        descriptor = os.open(folder, os.O_RDONLY)
        _lock(descriptor, folder)
    try:
        yield folder
    finally:
        # Removed before it is unlocked: or else another build would remove it too, at the same time.
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


@contextmanager
def locked(releases: Path) -> Iterator[None]:
    """Keep other builds from looking at or changing the list of releases meanwhile."""
    descriptor = os.open(releases, os.O_RDONLY)
    try:
        _lock(descriptor, releases)
        yield
    finally:
        os.close(descriptor)


def put_in_force(folder: Path, releases: Path, name: str) -> None:
    """Move the finished *folder* to *name* in *releases*, unless that is there already, and switch to it.

    *releases* has to be locked. What needs room on the disk comes first; after it, each step is one
    rename, and each is on the disk before the next.
    """
    _assert_switchable(releases)
    link = releases / f"{_SWITCHING}{secrets.token_hex(8)}"
    link.symlink_to(name, target_is_directory=True)
    try:
        if not (releases / name).exists():
            folder.rename(releases / name)
        sync_folder(releases)
        link.replace(releases / CURRENT)
    except OSError:
        link.unlink(missing_ok=True)
        raise
    sync_folder(releases)


def _lock(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        raise ReleaseError(
            f"{folder} cannot be locked: {error.strerror}\n"
            "  Locks keep two builds apart. Some network file systems have none: choose a folder on a local\n"
            "  disk with --releases."
        ) from error


def _clean(releases: Path) -> None:
    """Remove what builds that died have left behind; what is not ours to remove is no reason to stop."""
    for link in releases.glob(f"{_SWITCHING}*"):
        with suppress(OSError):
            link.unlink()
    for folder in releases.glob(f"{BUILDING}*"):
        with suppress(OSError):
            _remove_unused(folder)


def _remove_unused(folder: Path) -> None:
    """Remove *folder*; raise BlockingIOError if a build is working in it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder)
    finally:
        os.close(descriptor)


def _assert_folder(releases: Path) -> None:
    if os.path.lexists(releases) and not releases.is_dir():
        raise ReleaseError(f"{releases} is no folder\n  Choose another with --releases.")


def _assert_switchable(releases: Path) -> None:
    """Whatever is called ``current`` and is not our link stays as it is."""
    current = releases / CURRENT
    if os.path.lexists(current) and not current.is_symlink():
        raise ReleaseError(
            f"{current} is not the link to the release in force, but something else\n"
            "  Move it away, or choose another folder with --releases."
        )
