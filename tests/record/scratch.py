"""A database of its own for tests that need real commits by several processes at once.

pytest-django's transactional tests empty every table afterwards, which the journal refuses. So these tests
make a database, let processes work on it (`tests/record/worker.py`), and drop it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import dj_database_url
import psycopg
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Scratch:
    url: str
    var: Path

    def start(self, *words: object) -> "subprocess.Popen[str]":
        """A worker at work, not waited for."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.record.worker", *map(str, words)],
            cwd=ROOT,
            env={**os.environ, "SHIRUSHI_DATABASE_URL": self.url, "SHIRUSHI_VAR": str(self.var)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: object) -> Any:
        """What one worker answers."""
        return answer_of(self.start(*words))

    def run_all(self, *tasks: tuple[object, ...]) -> list[Any]:
        """Workers side by side; their answers in the order of the tasks."""
        return [answer_of(working) for working in [self.start(*task) for task in tasks]]


def answer_of(working: "subprocess.Popen[str]") -> Any:
    said, complained = working.communicate(timeout=120)
    assert working.returncode == 0, complained
    return json.loads(said or "null")


@contextmanager
def scratch_database(var: Path, app: str) -> Iterator[Scratch]:
    """An empty database on the engine of this run, with the tables of `app` and what it stands on."""
    with _postgresql() if connection.vendor == "postgresql" else _sqlite(var) as url:
        made = Scratch(url, var)
        made.run("migrate", app)
        yield made


@contextmanager
def _sqlite(var: Path) -> Iterator[str]:
    yield f"sqlite:///{var / 'scratch.sqlite3'}"


@contextmanager
def _postgresql() -> Iterator[str]:
    server = os.environ["SHIRUSHI_DATABASE_URL"]
    name = f"shirushi_scratch_{uuid4().hex[:12]}"
    given = dj_database_url.parse(server)
    asked = {key: given[key] for key in ("HOST", "PORT", "USER", "PASSWORD") if given.get(key)}  # type: ignore[literal-required]
    words = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
    login = {words[key]: value for key, value in asked.items()}
    with psycopg.connect(dbname="postgres", autocommit=True, **login) as control:
        control.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield server.rsplit("/", 1)[0] + f"/{name}"
        finally:
            control.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
