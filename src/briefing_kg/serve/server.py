"""Runs the application under Granian: several processes, each opening the data for itself."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from briefing_kg.errors import InputError
from briefing_kg.serve.app import create_app
from briefing_kg.serve.dataset import Source, open_dataset
from briefing_kg.settings import Settings

#: Processes that do not end by themselves are killed after this: all is over within five seconds.
_KILL_SECONDS = 3
_THREADS = 4
_POLL_SECONDS = 0.05


def run(
    settings: Settings, source: Source, host: str, port: int, announce: Callable[[str], None] | None = None
) -> None:
    """Serve *source* until SIGTERM or SIGINT; *announce* gets the address once it answers.

    Raises BriefingError where the source cannot be opened or the port is taken.
    """
    if source.release is not None:
        # "current" may soon be another release: all processes serve the one that is it now.
        source = replace(source, release=source.release.resolve())
    open_dataset(source)
    _assert_free(host, port)
    server = Granian(
        "briefing-kg",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=_THREADS,
        log_level=LogLevels.warning,
        workers_kill_timeout=_KILL_SECONDS,
        respawn_failed_workers=True,
        websockets=False,
    )
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    threading.Thread(target=_announce, args=(host, port, address, announce or _print), daemon=True).start()
    server.serve(target_loader=partial(load, settings, source), wrap_loader=False)


def load(settings: Settings, source: Source) -> Flask:
    """Return the application; called in each worker, with nothing but its arguments."""
    return create_app(settings, open_dataset(source))


def get(app: Flask, path: str, accept: str | None = None) -> tuple[int, str, bytes]:
    """Ask *app* for *path* without a server; return status, media type and body."""
    headers = {"Accept": accept} if accept else {}
    response = app.test_client().get(path, headers=headers, buffered=True)
    return response.status_code, response.content_type or "", response.get_data()


def _print(address: str) -> None:
    print(address, flush=True)  # noqa: T201 - the address is what the caller waits for


def _assert_free(host: str, port: int) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise InputError(
            f"cannot listen on {host} port {port}: {error.strerror or error}",
            advice="Stop what listens there, or choose another address with --host and --port.",
        ) from error


def _announce(host: str, port: int, address: str, announce: Callable[[str], None]) -> None:
    """Say the address once a worker answers, not before."""
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    while True:
        try:
            connection = http.client.HTTPConnection(local, port, timeout=5)
            connection.request("HEAD", "/robots.txt")
            connection.getresponse()
            break
        except OSError:
            time.sleep(_POLL_SECONDS)
    announce(address)
