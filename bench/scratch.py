"""A place of its own for a measurement: files under a temporary directory, a database that is dropped after."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

# As it was asked for: a measurement later puts its own database in its place.
SERVER = os.environ.get("SHIRUSHI_DATABASE_URL", "")
SHIRUSHI = str(Path(sys.executable).parent / "shirushi")


@contextmanager
def installation() -> Iterator[dict[str, str]]:
    """The environment of an empty installation; on PostgreSQL if SHIRUSHI_DATABASE_URL names a server."""
    with TemporaryDirectory(prefix="shirushi-bench-") as place, _database() as database:
        yield {**os.environ, "SHIRUSHI_DEVELOPMENT": "1", "SHIRUSHI_VAR": place, **database}


@contextmanager
def _database() -> Iterator[dict[str, str]]:
    if not SERVER.startswith("postgres"):
        yield {}
        return
    name = f"shirushi_bench_{secrets.token_hex(4)}"
    _ask(SERVER, f'CREATE DATABASE "{name}"')
    try:
        yield {"SHIRUSHI_DATABASE_URL": _other(SERVER, name)}
    finally:
        _ask(SERVER, f'DROP DATABASE "{name}" WITH (FORCE)')


def _other(server: str, name: str) -> str:
    parts = urlsplit(server)
    return urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, parts.fragment))


def _ask(server: str, statement: str) -> None:
    import psycopg  # noqa: PLC0415 - only where there is a server

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]


def run(environment: Mapping[str, str], *words: str) -> None:
    subprocess.run([SHIRUSHI, *words], env=dict(environment), check=True, stdout=subprocess.DEVNULL)
