"""`shirushi follow`: numbers what was committed and lets every follower read on."""

from typing import Any

from django.core.management.base import BaseCommand

from shirushi.record import outbox, sequencer


class Command(BaseCommand):
    help = "Number the journal and let the followers of the outbox (registry, mail) read on."

    def handle(self, *args: Any, **options: Any) -> None:
        lines = sequencer.number_journal()
        entries = outbox.follow_all()
        self.stdout.write(f"journal: {lines} lines numbered; outbox: {entries} entries handled")
