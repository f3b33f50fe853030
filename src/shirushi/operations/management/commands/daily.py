"""`shirushi daily`: what follows from time alone, for every day since the last run."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from shirushi.entrance import clock
from shirushi.operations.daily import running
from shirushi.record import outbox, sequencer


class Command(BaseCommand):
    help = "Do what time brings about: every day since the last run, in order. Run it once a day or more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--on", type=date.fromisoformat, metavar="DAY", help="the last day to run, not after today"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        until = options["on"] or now.date()
        if until > now.date():
            raise CommandError(f"{until} lies ahead. A day is run once it has come.")
        with outbox.held():
            failures = sum(self._tell(done) for done in running.run(until, at=now))
        lines = sequencer.number_journal()
        self.stdout.write(f"journal: {lines} lines numbered")
        if failures:
            raise CommandError(
                f"{failures} things could not be done; the log says which. Run again once it is mended."
            )

    def _tell(self, done: running.Done) -> int:
        self.stdout.write(f"{done.day}: {_changes(done) or 'nothing changed'}")
        return done.failures


def _changes(done: running.Done) -> str:
    return ", ".join(f"{name} {len(keys)}" for name, keys in done.changed.items())
