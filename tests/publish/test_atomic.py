"""Builds that are killed, run out of room, meet each other or may not write, by really doing it."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import random
import resource
import select
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing_kg.errors import ReleaseError
from briefing_kg.publish.release import write_release
from briefing_kg.release_layout import BUILDING, CURRENT, current_release, open_release
from tests.publish.conftest import quiet
from tests.publish.dying import FIRST, SECOND
from tests.publish.whole import answer, faults, seen
from tests.serve.test_server import free_port

#: Enough for a machine under load; what is waited for takes a fraction of it.
_PATIENCE = 120
_KILLED, _TOO_LARGE, _REFUSED = -9, -25, 2
_BUILD = """
import sys
from pathlib import Path
from briefing_kg.publish.release import write_release
from tests.publish import dying
from tests.publish.conftest import quiet
print("ready", flush=True)
sys.stdin.readline()
print(write_release(getattr(dying, sys.argv[2]), Path(sys.argv[1]), quiet).name)
"""
_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def dying(what: str, folder: Path, stride: int) -> dict[str, Any]:
    """Let builds below *folder* come to grief in one of the ways of ``dying``; return what was found."""
    command = [sys.executable, "-m", "tests.publish.dying", what, str(folder), str(stride)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def assert_all_or_nothing(found: dict[str, Any], ending: int, at_least: int) -> None:
    """Every build but the last ended with *ending*; nothing was wrong; once in force, a release stays so."""
    assert found["problems"] == []
    assert set(found["ended"][:-1]) == {ending}
    assert found["ended"][-1] == 0
    assert len(found["ended"]) > at_least
    assert found["current"] == sorted(found["current"])
    assert found["current"][0] == "first"
    assert found["current"][-1] == "second"


def mounting() -> list[str]:
    """Return the start of a command that may mount in a world of its own; skip where that is forbidden."""
    for start in (["unshare", "-m"], ["unshare", "-rm"]):
        with suppress(FileNotFoundError):
            if subprocess.run([*start, "mount", "-t", "tmpfs", "none", "/mnt"], check=False).returncode == 0:
                return start
    pytest.skip("this user may not mount a file system, not even in a namespace")


@pytest.mark.parametrize("stride", [30, pytest.param(1, marks=pytest.mark.slow)])
def test_kill_9_before_any_step_of_a_build_changes_nothing_that_is_served(tmp_path: Path, stride: int) -> None:
    """Every opening, half a writing, syncing, renaming, linking, locking: the old release is whole, then the new."""
    found = dying("steps", tmp_path, stride)
    assert_all_or_nothing(found, _KILLED, 300 // stride + 10)
    assert found["current"].count("second") < 10, "the last few steps put it in force, not before"


@pytest.mark.parametrize("stride", [8, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize(("what", "ending"), [("errors", _REFUSED), ("deaths", _TOO_LARGE)])
def test_a_file_that_gets_no_further_than_any_size_changes_nothing(
    tmp_path: Path, what: str, ending: int, stride: int
) -> None:
    """In a dump, a compressed twin or the store: as an error that is told, or as death in the middle of a file."""
    assert_all_or_nothing(dying(what, tmp_path, stride), ending, 10)


@pytest.mark.slow
@pytest.mark.parametrize(("what", "stride"), [("bytes", 2), ("names", 1)])
def test_a_full_disk_changes_nothing_and_gets_its_room_back(tmp_path: Path, what: str, stride: int) -> None:
    """Whichever block or name is the one too many: told, nothing kept, and the old release answers meanwhile."""
    start = mounting()
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f'mount -t tmpfs -o size=4m,nr_inodes=400 none {disk} && exec "$@"'
    command = [sys.executable, "-m", "tests.publish.dying", what, str(disk), str(stride)]
    done = subprocess.run([*start, "sh", "-c", mount, "sh", *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert_all_or_nothing(json.loads(done.stdout), _REFUSED, 20)


@contextmanager
def builder(releases: Path, which: str) -> Iterator[subprocess.Popen[str]]:
    """Start a process that is ready to write a release, and does when it is told."""
    command = [sys.executable, "-c", _BUILD, str(releases), which]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def go(*processes: subprocess.Popen[str]) -> None:
    """Tell *processes* to start."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()


def result(process: subprocess.Popen[str]) -> str:
    """Return the name of the release that *process* wrote."""
    out, errors = process.communicate(timeout=_PATIENCE)
    assert process.returncode == 0, errors
    return out.strip()


@pytest.mark.parametrize(("one", "other"), [("FIRST", "FIRST"), ("FIRST", "SECOND")], ids=["same", "different"])
def test_two_builds_at_once_both_end_well(tmp_path: Path, one: str, other: str) -> None:
    """Each gets the release that it wrote, all are whole, one is in force, nothing else is there."""
    with builder(tmp_path, one) as first, builder(tmp_path, other) as second:
        go(first, second)
        names = {result(first), result(second)}
    assert names == {{"FIRST": FIRST, "SECOND": SECOND}[each].name for each in (one, other)}
    assert {each.name for each in tmp_path.iterdir()} == {*names, CURRENT}
    assert [seen(tmp_path, name) for name in sorted(names)] == [[] for _ in names]


def waits_for_lock(process: subprocess.Popen[str]) -> bool:
    """Whether *process* waits for somebody else's lock."""
    lines = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    return any("->" in line and f" {process.pid} " in line for line in lines)


def test_a_build_killed_while_it_waits_holds_up_nobody(tmp_path: Path) -> None:
    """Three builds wait for the folder; the death of one leaves the others their turn."""
    with (
        builder(tmp_path, "FIRST") as first,
        builder(tmp_path, "SECOND") as second,
        builder(tmp_path, "FIRST") as third,
    ):
        descriptor = os.open(tmp_path, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        go(first, third, second)
        end = time.monotonic() + _PATIENCE
        while not all(map(waits_for_lock, (first, second, third))):
            assert time.monotonic() < end, "they never waited"
            time.sleep(0.01)
        third.kill()
        third.wait(_PATIENCE)
        os.close(descriptor)
        names = {result(first), result(second)}
    assert {each.name for each in tmp_path.iterdir()} == {*names, CURRENT} == {FIRST.name, SECOND.name, CURRENT}
    assert not seen(tmp_path, FIRST.name)


def test_a_release_is_admitted_while_nobody_else_can_publish(tmp_path: Path) -> None:
    """The last word is spoken under the lock, before the release has its name; a refusal leaves all as it was."""
    first = write_release(FIRST, tmp_path, quiet)
    before = {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")}

    def refuse() -> None:
        descriptor = os.open(tmp_path, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(descriptor)
        raise ReleaseError("overtaken")

    with pytest.raises(ReleaseError, match="overtaken"):
        write_release(replace(SECOND, admit=refuse), tmp_path, quiet)
    assert {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert current_release(tmp_path) == first


def test_what_a_build_is_working_in_cannot_be_opened(tmp_path: Path) -> None:
    """Not even when everything in it is written: it counts from the moment it has its name."""
    release = write_release(FIRST, tmp_path, quiet)
    unfinished = shutil.copytree(release.folder, tmp_path / f"{BUILDING}0123")
    with pytest.raises(ReleaseError, match="a build is making it"):
        open_release(unfinished)


@pytest.mark.parametrize("what", ["file", "lost link", "below a file", "current is a folder", "current is a file"])
def test_a_target_that_cannot_be_one_is_told_and_left_alone(tmp_path: Path, what: str) -> None:
    """Nothing of somebody else's is written over, and the message says what is in the way."""
    there = tmp_path / "there"
    target = there / "below" if what == "below a file" else there
    if what == "lost link":
        there.symlink_to("nowhere")
    elif what == "current is a folder":
        (there / CURRENT).mkdir(parents=True)
    elif what == "current is a file":
        there.mkdir()
        (there / CURRENT).write_text("mine", encoding="utf-8")
    else:
        there.write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ReleaseError, match=r"there(?s:.*)--releases"):
        write_release(FIRST, target, quiet)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_missing_target_is_made_with_all_above_it(tmp_path: Path) -> None:
    """And a link to a folder is as good as a folder."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "a")
    (tmp_path / "a").mkdir()
    for folder in (tmp_path / "a" / "b" / "c", link):
        assert faults(write_release(FIRST, folder, quiet)) == []
        assert current_release(folder).name == FIRST.name


def test_a_read_only_target_is_told_and_goes_on_being_served(tmp_path: Path) -> None:
    """On a disk that is mounted to be read only, the release in force can be opened and asked."""
    start = mounting()
    write_release(FIRST, tmp_path, quiet)
    mount = f'mount --bind {tmp_path} {tmp_path} && mount -o remount,bind,ro {tmp_path} && exec "$@"'
    command = [sys.executable, "-c", _BUILD, str(tmp_path), "SECOND"]
    done = subprocess.run(
        [*start, "sh", "-c", mount, "sh", *command], input="\n", capture_output=True, text=True, check=False
    )
    assert "ReleaseError" in done.stderr
    assert "Read-only file system" in done.stderr
    assert "What was in force stays in force" in done.stderr
    look = f"from tests.publish.whole import seen; from pathlib import Path; print(seen(Path({str(tmp_path)!r}), 'x'))"
    asked = subprocess.run(
        [*start, "sh", "-c", mount, "sh", sys.executable, "-c", look], capture_output=True, text=True, check=True
    )
    assert asked.stdout == f"[\"x is gone; there are ['{FIRST.name}']\"]\n"


def test_a_file_system_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as some network disks: two builds there could not be kept apart."""

    def no_locks(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with pytest.raises(ReleaseError, match=r"cannot be locked: No locks available(?s:.*)--releases"):
        write_release(FIRST, tmp_path, quiet)


def test_remains_that_cannot_be_removed_do_not_stop_a_build(tmp_path: Path) -> None:
    """Somebody else's, or oddly made ones: a folder where a link is expected, a file where a folder is."""
    (tmp_path / ".current-x").mkdir()
    (tmp_path / f"{BUILDING}x").write_text("", encoding="utf-8")
    assert faults(write_release(FIRST, tmp_path, quiet)) == []


@contextmanager
def served(releases: Path) -> Iterator[str]:
    """Serve what is in force in *releases* with the command; give the address."""
    command = [sys.executable, "-m", "briefing_kg", "serve", "--port", str(free_port())]
    surroundings = {**os.environ, "BRIEFING_KG_RELEASES": str(releases), "BRIEFING_KG_WORKERS": "1"}
    with subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            ready, _, _ = select.select([process.stderr], [], [], _PATIENCE)
            assert ready, "the server never said that it is ready"
            yield process.stderr.readline().removeprefix("Serving at ").strip()
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def counted(address: str) -> int:
    """Ask a server how many triples there are."""
    asked = urllib.request.Request(
        f"{address}sparql?query={urllib.parse.quote(_COUNT)}", headers={"Accept": "application/sparql-results+json"}
    )
    with urllib.request.urlopen(asked, timeout=_PATIENCE) as response:
        (row,) = json.load(response)["results"]["bindings"]
    return int(row["n"]["value"])


def test_a_server_answers_from_the_old_release_while_builds_die_and_from_the_new_when_started_again(
    tmp_path: Path,
) -> None:
    """Nothing that happens to a build is seen by those who ask."""
    releases = tmp_path / "releases"
    first = write_release(FIRST, releases, quiet)
    command = [sys.executable, "-m", "tests.publish.dying", "deaths", str(tmp_path), "40"]
    answers = set()
    with served(releases) as address:
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as builds:
            while builds.poll() is None:
                answers.add(counted(address))
                time.sleep(0.05)
        assert builds.returncode == 0
        assert answers == {first.manifest().triples}
        second = write_release(SECOND, releases, quiet)
        assert counted(address) == first.manifest().triples
    with served(releases) as address:
        assert counted(address) == second.manifest().triples != first.manifest().triples


@pytest.mark.slow
def test_the_whole_command_can_be_killed_or_starved_at_any_time(tmp_path: Path) -> None:
    """The same with ``briefing-kg build`` from the text of a page on; what cannot be written is exit code 2."""
    chance = random.Random(20240207)
    root, releases = tmp_path / "root", tmp_path / "releases"
    page = root / "briefings" / "boats" / "page-1.txt"
    page.parent.mkdir(parents=True)
    page.write_text("Zhang San:\n\nWe have 1,200 boats.\n", encoding="utf-8")
    command = [sys.executable, "-m", "briefing_kg", "--root", str(root), "build", "--releases", str(releases)]
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    took = time.monotonic() - started
    first = current_release(releases)
    other = {**os.environ, "BRIEFING_KG_PUBLISHER": "Another publisher"}  # and so another release
    killed = 0
    for _ in range(6):
        with subprocess.Popen(command, env=other, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            time.sleep(chance.uniform(took / 2, took))
            process.kill()
        killed += process.returncode == _KILLED
        assert not seen(releases, first.name)
    assert killed
    if current_release(releases) != first:  # the last kill came too late
        shutil.rmtree(current_release(releases).folder)
        (releases / CURRENT).unlink()
        (releases / CURRENT).symlink_to(first.name)
    starved = subprocess.run(
        command,
        env=other,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert starved.returncode == _REFUSED
    assert "File too large" in starved.stderr
    assert "What was in force stays in force" in starved.stderr
    assert current_release(releases) == first
    subprocess.run(command, env=other, check=True, capture_output=True)
    second = current_release(releases)
    assert {each.name for each in releases.iterdir()} == {first.name, second.name, CURRENT}
    assert not seen(releases, first.name)
    assert answer(second) == second.manifest().triples
