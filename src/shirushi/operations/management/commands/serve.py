"""`shirushi serve`: brings the database up to date and serves; `--demo` fills an empty one first."""

import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from shirushi.people.models import Organisation


class Command(BaseCommand):
    help = "Prepare the database and serve the installation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on")
        parser.add_argument("--workers", type=int, default=1, help="worker processes")
        parser.add_argument(
            "--demo", action="store_true", help="fill an empty database with a demonstration scheme"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_taken(options["host"], options["port"])
        prepare(demo=options["demo"], verbosity=options["verbosity"])
        self._tell(options["port"])
        serve(options["host"], options["port"], options["workers"])

    def _tell(self, port: int) -> None:
        address = f"http://localhost:{port}" if settings.DEVELOPMENT else settings.SITE_ADDRESS
        self.stdout.write(f"\nShirushi is ready: {address}")
        if settings.DEVELOPMENT:
            self.stdout.write(f"Sign in as any role with one click: {address}/demo-logins")
        self.stdout.write("Stop with Ctrl+C.\n")
        self.stdout._out.flush()  # type: ignore[attr-defined]  # noqa: SLF001 - the wrapper has no flush of its own


def refuse_taken(host: str, port: int) -> None:
    """Say at once, not after the preparation, that something else listens there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} on {host} is taken by another program. Stop it, or choose one: shirushi serve --port 8001"
            ) from error


def prepare(*, demo: bool, verbosity: int) -> None:
    call_command("migrate", interactive=False, verbosity=0)
    if not settings.DEVELOPMENT:
        call_command("collectstatic", interactive=False, verbosity=0)
    if demo and not Organisation.objects.exists():
        call_command("demo", verbosity=verbosity)


def serve(host: str, port: int, workers: int) -> None:
    from granian import Granian  # noqa: PLC0415 - the other commands need no server
    from granian.constants import Interfaces  # noqa: PLC0415

    Granian(
        "shirushi.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_access=False,
    ).serve()
