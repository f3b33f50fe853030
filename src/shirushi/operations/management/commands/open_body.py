"""`shirushi open_body review_body privacymark 18 "みちのく審査センター" officer@body.example`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from shirushi.entrance import clock
from shirushi.people import actor
from shirushi.people.models import Organisation, Scheme
from shirushi.people.services.bodies import open_body
from shirushi.record.errors import ActRefused


class Command(BaseCommand):
    help = "Open a review body or granting body with its first officer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        bodies = [kind.value for kind in Organisation.Kind if kind != Organisation.Kind.BUSINESS]
        parser.add_argument("kind", choices=bodies)
        parser.add_argument("scheme", choices=Scheme.values)
        parser.add_argument("code", help="two characters, the beginning of registration numbers")
        parser.add_argument("name")
        parser.add_argument("officer", help="e-mail address of the first officer")
        parser.add_argument("--prefecture", default="13", help="code of the prefecture (13: Tokyo)")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        asked = {name: options[name] for name in ("kind", "scheme", "code", "name", "officer", "prefecture")}
        try:
            membership = open_body(**asked, by=actor.system(on=at.date(), at=at), on=at.date())
        except ActRefused as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(
            f"{membership.organisation} stands. {membership.person.email} is its first officer:"
        )
        self.stdout.write("ask for a password at “forgotten password”, then set up a second factor.")
