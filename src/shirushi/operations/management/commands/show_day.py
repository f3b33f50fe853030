"""`shirushi show_day 2027-05-01`: show a development installation as it would be on another day."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand

from shirushi.entrance import clock


class Command(BaseCommand):
    help = "Show a development installation on another day; without a day, on the real one again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("day", nargs="?", type=date.fromisoformat, help="a day, such as 2027-05-01")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError("Only a development installation can be shown on another day.")
        clock.show_day(options["day"])
        self.stdout.write(f"Days are now counted from {clock.today()}.")
