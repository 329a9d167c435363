"""The server as processes: starting, linking in, stopping, and what can go wrong."""

from __future__ import annotations

import pickle
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import rdflib

from briefing_kg.errors import InputError, ReleaseError
from briefing_kg.release_layout import Release
from briefing_kg.serve import Source, create_app, get, open_dataset, run, server
from briefing_kg.settings import Settings
from tests.serve.samples import BASE, DEF, FIGURE

#: Enough for a machine under load; a healthy start takes a fraction of it.
_PATIENCE = 60
_PROGRAM = """
import pathlib, sys
from briefing_kg.serve import Source, run
from briefing_kg.settings import Settings
if __name__ == "__main__":
    run(Settings(), Source(release=pathlib.Path(sys.argv[1])), "127.0.0.1", int(sys.argv[2]))
"""


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(release: Release, port: int) -> Iterator[subprocess.Popen[str]]:
    """Run the server until the block ends."""
    command = [sys.executable, "-c", _PROGRAM, str(release.folder), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            ready, _, _ = select.select([process.stdout], [], [], _PATIENCE)
            assert ready, "the server never said that it is ready"
            assert process.stdout.readline() == f"http://127.0.0.1:{port}/\n"
            yield process
        finally:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def test_foreign_data_link_in_and_a_client_follows_the_303(sample_release: Release, tmp_path: Path) -> None:
    """Somebody's Turtle names our figure; fetching that name gives its facts under the canonical IRI."""
    port = free_port()
    theirs = tmp_path / "article.ttl"
    theirs.write_text(f"<http://news.example/1> <http://purl.org/dc/terms/references> <{FIGURE}> .\n", encoding="utf-8")
    graph = rdflib.Graph().parse(theirs)
    named = next(graph.objects(predicate=rdflib.DCTERMS.references))
    with serving(sample_release, port):
        here = str(named).replace(BASE, f"http://127.0.0.1:{port}/")
        found = graph.parse(here)
    assert rdflib.URIRef(FIGURE) in set(found.subjects())
    value = next(found.objects(named, rdflib.URIRef(f"{DEF}value")))
    assert str(value) == "15.6"
    assert (rdflib.URIRef("http://news.example/1"), rdflib.DCTERMS.references, named) in found


def test_the_port_is_free_within_five_seconds_of_sigterm_whatever_runs(sample_release: Release) -> None:
    """A query that would run for hours holds nobody up."""
    port = free_port()
    with serving(sample_release, port) as process:
        endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }"
        with socket.create_connection(("127.0.0.1", port)) as connection:
            request = f"GET /sparql?query={urllib.parse.quote(endless)} HTTP/1.1\r\nHost: x\r\n\r\n"
            connection.sendall(request.encode())
            ready, _, _ = select.select([connection], [], [], 0.5)
            assert not ready, "the query has to be one that runs on"
            started = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert process.wait(_PATIENCE) is not None
            assert time.monotonic() - started < 5  # what a caller may rely on, not a measure of speed
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))


def test_several_processes_answer_alike(sample_release: Release) -> None:
    """Whichever answers, tags and bytes are the same."""
    port = free_port()
    with serving(sample_release, port):
        answers = set()
        for _ in range(20):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/shapes.nt") as response:
                answers.add((response.headers["ETag"], response.read()))
    assert len(answers) == 1


def test_a_port_in_use_is_told_before_anything_starts(sample_release: Release) -> None:
    """With what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=rf"port {port}.*\n.*--port"):
            run(Settings(), Source(release=sample_release.folder), "127.0.0.1", port)


def test_a_missing_release_is_told_before_anything_starts(tmp_path: Path) -> None:
    """Not by a worker that dies."""
    with pytest.raises(ReleaseError):
        run(Settings(), Source(release=tmp_path), "127.0.0.1", free_port())


def test_what_a_worker_needs_can_be_handed_to_a_new_process(sample_release: Release) -> None:
    """Also one that inherits nothing."""
    loader = partial(server.load, Settings(), Source(release=sample_release.folder))
    app = pickle.loads(pickle.dumps(loader))()
    assert get(app, "/robots.txt")[0] == 200


def test_get_asks_without_a_server(trig_file: Path) -> None:
    """Status, type and body of one path, in the format asked for."""
    app = create_app(Settings(), open_dataset(Source(files=(trig_file,))))
    status, media_type, body = get(app, "/sparql?query=ASK%7B%7D", "application/sparql-results+xml")
    assert (status, media_type) == (200, "application/sparql-results+xml")
    assert b"true" in body
