"""From an empty place to the first page, and how much memory a worker holds after a hundred pages."""

import re
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

import scratch
from figures import Figure

PAGES = 100
WORKER_MB, FIRST_PAGE_S, EMPTY_S = 150.0, 60.0, 10.0
PATIENCE_S = 120.0


def empty_database(environment: Mapping[str, str]) -> Figure:
    began = monotonic()
    scratch.run(environment, "migrate", "--verbosity", "0")
    return Figure("start", "empty migrated database", monotonic() - began, "s", EMPTY_S)


def demonstration(environment: Mapping[str, str], holders: int) -> Figure:
    began = monotonic()
    scratch.run(environment, "demo", "--holders", str(holders))
    target = 240.0 if holders >= 20_000 else None
    return Figure("start", f"demonstration, {holders} holders", monotonic() - began, "s", target)


def first_page() -> Figure:
    """`shirushi serve --demo` on a new place until it answers; packages are installed already."""
    began = monotonic()
    with scratch.installation() as environment, _server(environment, "--demo") as (address, _process):
        _fetched(address)
        return Figure("start", "serve --demo until the first page", monotonic() - began, "s", FIRST_PAGE_S)


def worker_memory(environment: Mapping[str, str], paths: list[str]) -> Figure:
    with _server(environment) as (address, process):
        for place in range(PAGES):
            _fetched(address + paths[place % len(paths)])
        held = max(_resident_mb(pid) for pid in _children(process.pid))
    return Figure("memory", f"a worker after {PAGES} pages", held, "MB", WORKER_MB)


@contextmanager
def _server(environment: Mapping[str, str], *more: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    port = _free_port()
    words = [scratch.SHIRUSHI, "serve", "--port", str(port), *more]
    process = subprocess.Popen(
        words, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = monotonic() + PATIENCE_S
    while monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with status {process.returncode}")
        try:
            _fetched(address)
        except (URLError, ConnectionError):
            sleep(0.05)
        else:
            return
    raise RuntimeError("the server does not answer")


def _fetched(address: str) -> None:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
        answer.read()


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed] or [pid]


def _resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0
