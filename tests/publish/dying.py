"""Builds that die or run out of room at a chosen moment, each in a process of its own.

Run as ``python -m tests.publish.dying WHAT FOLDER STRIDE``; what was found is printed as JSON. This process
never opens a store itself, since the threads of one do not survive a fork.
"""

from __future__ import annotations

import io
import json
import os
import resource
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from briefing_kg.errors import ReleaseError
from briefing_kg.publish.ntriples import text, triple
from briefing_kg.publish.release import write_release
from briefing_kg.publish.workshop import workshop
from briefing_kg.release_layout import CURRENT
from tests.publish.conftest import content_of, quiet
from tests.publish.graphs import DEF, FIGURE, built, graphs
from tests.publish.whole import seen

FIRST = content_of(graphs()[1:2])
SECOND = content_of((built("b/context", *graphs()[1].ntriples, triple(FIGURE, f"{DEF}note", text("more"))),))
REFUSED, FAULT = 2, 3
_TAIL = 14  # the last steps, in which the release is named and put in force, are all tried
_NAMED = {"open", "os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.scandir", "shutil.rmtree"}

Build = Callable[[], None]


@dataclass
class Found:
    """What became of many builds: the name in force after each, how they ended, and what was wrong."""

    current: list[str] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class _Clock:
    """Counts what the process does to the file system, and kills it just before the step asked for."""

    def __init__(self, folder: Path, fatal: int) -> None:
        self.folder = str(folder)
        self.fatal = fatal
        self.steps = 0

    def tick(self) -> None:
        self.steps += 1
        if self.steps == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        named = event in _NAMED and any(str(each).startswith(self.folder) for each in arguments)
        if named or event == "fcntl.flock":
            self.tick()

    def install(self) -> None:
        clock, sync, opened = self, os.fsync, Path.open

        class Halting(io.FileIO):
            def write(self, data: Any, /) -> int:
                half = len(data) // 2
                super().write(data[:half])
                clock.tick()
                return half + (super().write(data[half:]) or 0)

        def ticking_sync(descriptor: int) -> None:
            clock.tick()
            sync(descriptor)

        def halting_open(path: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
            return Halting(path, "x") if mode == "xb" else opened(path, mode, *more, **named)

        os.fsync = ticking_sync  # type: ignore[assignment]
        Path.open = halting_open  # type: ignore[assignment,method-assign]
        sys.addaudithook(self.audit)


def in_child(work: Build) -> int:
    """Do *work* in a new process; return its exit code, negative for a signal."""
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        code = FAULT
        try:
            work()
            code = 0
        except ReleaseError as error:
            code = REFUSED if "What was in force stays in force" in str(error) else FAULT
        except BaseException:  # noqa: BLE001 - the process ends here, whatever it was
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def told_by_child(work: Callable[[], list[str]]) -> list[str]:
    """Do *work* in a new process and return what it says."""
    reader, writer = os.pipe()
    code = in_child(lambda: void(os.write(writer, "\n".join(work()).encode()[:10_000])))
    os.close(writer)
    with os.fdopen(reader) as pipe:
        told = pipe.read().splitlines()
    return told if code == 0 else [*told, f"the process ended with {code}"]


def void(_: object) -> None:
    """Take no notice of a value."""


def build_first(releases: Path) -> None:
    """Write the first release."""
    write_release(FIRST, releases, quiet)


def build_second(releases: Path) -> None:
    """Write the second release."""
    write_release(SECOND, releases, quiet)


def try_builds(releases: Path, builds: Iterator[Build]) -> Found:
    """Look at *releases* after each of *builds*, until one succeeds; then let the next build clean up.

    After a few of them, and wherever the second release has its name, that is a whole build; after the
    others it is how every build begins.
    """
    found = Found()
    for number, build in enumerate(builds):
        code = in_child(build)
        found.ended.append(code)
        found.current.append("second" if (releases / CURRENT).readlink() == Path(SECOND.name) else "first")
        whole = number % 20 == 0 or (releases / SECOND.name).exists()
        told = told_by_child(partial(_problems, releases, whole=whole))
        found.problems += [f"after build {number}: {each}" for each in told]
        _reset(releases)
        if code == 0:
            break
    return found


def _problems(releases: Path, *, whole: bool) -> list[str]:
    """Say what is wrong with *releases*, before and after the next build."""
    told = seen(releases, FIRST.name)
    if whole:
        build_second(releases)
        told += seen(releases, SECOND.name)
    else:
        with workshop(releases):
            pass
    expected = {CURRENT, FIRST.name, *([SECOND.name] if whole else [])}
    left = {each.name for each in releases.iterdir()} ^ expected
    return [*told, f"left over or missing: {sorted(left)}"] if left else told


def _reset(releases: Path) -> None:
    """Put the first release in force again, alone."""
    other = releases / "other"
    other.symlink_to(FIRST.name)
    other.replace(releases / CURRENT)
    if (releases / SECOND.name).exists():
        shutil.rmtree(releases / SECOND.name)


def killed_at_each_step(releases: Path, stride: int) -> Iterator[Build]:
    """Yield builds that are killed before a step: every so many, then each of the last, then none."""

    def build(step: int) -> None:
        clock = _Clock(releases, step)
        clock.install()
        build_second(releases)

    def count() -> list[str]:
        clock = _Clock(releases, 0)
        clock.install()
        build_second(releases)
        return [str(clock.steps)]

    steps = int(told_by_child(count)[0])
    _reset(releases)
    for step in [*range(1, steps - _TAIL, stride), *range(steps - _TAIL, steps + 2)]:
        yield partial(build, step)


def limited_to_each_size(releases: Path, stride: int, *, deadly: bool) -> Iterator[Build]:
    """Yield builds whose files may have so many bytes: one more is an error, or death in mid-writing."""

    def build(size: int) -> None:
        if deadly:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        build_second(releases)

    size = 0
    while True:
        yield partial(build, size)
        size += max(7, size * stride // 20)


def with_room_for_more(releases: Path, stride: int, *, block: int) -> Iterator[Build]:
    """Yield builds on a disk with room for more and more blocks of bytes; 0 bytes stand for one name."""
    ballast = releases.parent / "ballast"
    room = 0
    while True:
        ballast.mkdir()
        _fill(ballast, room, block)
        yield partial(_build_on_full_disk, releases, ballast)
        room += stride


def _build_on_full_disk(releases: Path, ballast: Path) -> None:
    """Build; after an error there has to be as much room as before, and the first release be served."""
    before = os.statvfs(releases)
    try:
        build_second(releases)
    except ReleaseError as error:
        _assert_as_before(releases, before, str(error))
        raise
    finally:
        shutil.rmtree(ballast)


def _assert_as_before(releases: Path, before: os.statvfs_result, told: str) -> None:
    after = os.statvfs(releases)
    assert (after.f_bfree, after.f_ffree) == (before.f_bfree, before.f_ffree), "room was kept"
    assert "No space left on device" in told, told
    assert not seen(releases, FIRST.name)


def _fill(ballast: Path, room: int, block: int) -> None:
    """Leave *room* times *block* bytes free, or *room* names."""
    told = os.statvfs(ballast)
    if not block:
        for number in range(told.f_ffree - room):
            (ballast / str(number)).symlink_to("x")
        return
    with (ballast / "bytes").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, told.f_bfree * told.f_frsize - room * block))


def main(what: str, folder: str, stride: str) -> None:
    """Do *what* in *folder* and print what was found."""
    releases, step = Path(folder).absolute() / "releases", int(stride)
    builds = {
        "steps": partial(killed_at_each_step, releases, step),
        "errors": partial(limited_to_each_size, releases, step, deadly=False),
        "deaths": partial(limited_to_each_size, releases, step, deadly=True),
        "bytes": partial(with_room_for_more, releases, step, block=4096),
        "names": partial(with_room_for_more, releases, step, block=0),
    }
    if in_child(partial(build_first, releases)) != 0:
        raise SystemExit("there is no first release")
    print(json.dumps(asdict(try_builds(releases, builds[what]()))))  # noqa: T201 - what the test reads


if __name__ == "__main__":
    main(*sys.argv[1:])
