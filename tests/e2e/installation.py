"""A real installation for browser tests: its own directory and database, served by the real command."""

import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import date
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

ROOT = Path(__file__).resolve().parent.parent.parent
STARTED_WITHIN = 60


class Installation:
    """`with Installation() as place:` serves on `place.address`; the engine is the suite's own."""

    def __init__(self) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="shirushi-e2e-"))
        self.port = _free_port()
        self.address = f"http://localhost:{self.port}"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "shirushi.config.settings",
            "SHIRUSHI_DEVELOPMENT": "1",
            "SHIRUSHI_VAR": str(self.directory),
            "SHIRUSHI_ADDRESS": self.address,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
        }
        self.database = _Database.like(os.environ.get("SHIRUSHI_DATABASE_URL", ""))
        if self.database:
            self.environment["SHIRUSHI_DATABASE_URL"] = self.database.url

    def __enter__(self) -> Self:
        self.log = (self.directory / "server.log").open("w")
        self._copy(_migrated())
        return self

    def migrate(self) -> None:
        if self.database:
            self.database.create()
        self.run("migrate", "-v0")

    def remove(self) -> None:
        if self.database:
            self.database.drop()
        shutil.rmtree(self.directory, ignore_errors=True)

    def _copy(self, template: "Installation") -> None:
        if self.database and template.database:
            self.database.create(like=template.database.name)
        else:
            shutil.copytree(template.directory, self.directory, dirs_exist_ok=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if hasattr(self, "server"):
            self.server.terminate()
            self.server.wait(timeout=20)
        self.log.close()
        self.remove()

    def run(self, *arguments: str) -> str:
        """Run a command of the installation and return what it printed."""
        command = [sys.executable, "-m", "shirushi", *arguments]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=600
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def bring(self, story: str) -> None:
        """Run `bring()` of a module of the tests inside the installation: the people and the past of a story."""
        lines = f"import django; django.setup(); import {story} as story; story.bring()"
        command = [sys.executable, "-c", lines]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def mails(self) -> str:
        """What a development installation would have mailed: it stands in the log."""
        self.log.flush()
        return (self.directory / "server.log").read_text()

    def show(self, day: date) -> None:
        """From the next request on it is that day; the daily run catches up to it."""
        self.run("show_day", day.isoformat())
        self.run("daily")

    def serve(self) -> None:
        # Unbuffered, so that the log has what was written.
        command = [sys.executable, "-u", "-m", "shirushi", "serve", "--port", str(self.port)]
        self.server = subprocess.Popen(command, env=self.environment, stdout=self.log, stderr=self.log)
        _wait_for(f"{self.address}/", self.server)


@cache
def _migrated() -> Installation:
    """One migrated installation for a process of the suite: each story begins with a copy of it."""
    made = Installation()
    made.migrate()
    atexit.register(made.remove)
    return made


class _Database:
    """A PostgreSQL database for one installation, beside the one that the suite was told of."""

    def __init__(self, url: str) -> None:
        self.name = f"shirushi_e2e_{uuid4().hex[:12]}"
        parts = urlsplit(url)
        self.url = parts._replace(path=f"/{self.name}").geturl()
        self.maintenance = parts._replace(scheme="postgresql", path="/postgres").geturl()

    @classmethod
    def like(cls, url: str) -> "Self | None":
        return cls(url) if url.startswith("postgres") else None

    def create(self, *, like: str = "template1") -> None:
        self._do(f'CREATE DATABASE "{self.name}" TEMPLATE "{like}"')

    def drop(self) -> None:
        self._do(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def _do(self, statement: str) -> None:
        with psycopg.connect(self.maintenance, autocommit=True) as connection:
            connection.execute(statement.encode())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < until:
        assert server.poll() is None, "the server stopped at its start: see server.log"
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"no answer from {address} within {STARTED_WITHIN} s")
