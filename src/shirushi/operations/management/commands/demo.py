"""`shirushi demo`: fills an empty development installation with a living, invented scheme."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand

from shirushi.entrance import clock
from shirushi.operations.demo.filling import fill
from shirushi.people.models import Organisation, Person

DEFAULT_HOLDERS = 120


class Command(BaseCommand):
    help = "Fill an empty development installation with invented businesses, cases and incidents."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--holders", type=int, default=DEFAULT_HOLDERS, metavar="N", help="how many holders of a mark"
        )
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same data")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_unsuitable()
        began = monotonic()
        say = self.stdout.write if options["verbosity"] else lambda _line: None
        now = clock.now()
        fill(count=options["holders"], seed=options["seed"], today=now.date(), at=now, say=say)
        say(f"Demonstration data is ready after {monotonic() - began:.0f} s.")


def refuse_unsuitable() -> None:
    if not settings.DEVELOPMENT:
        raise CommandError(
            "Demonstration data is for a development installation: set SHIRUSHI_DEVELOPMENT=1."
        )
    if Organisation.objects.exists() or Person.objects.exists():
        raise CommandError(
            "This installation is not empty. Nothing was changed. "
            "Demonstration data needs an empty one: point SHIRUSHI_VAR or SHIRUSHI_DATABASE_URL elsewhere."
        )
