"""`shirushi verify_journal`: is the journal still what it was?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shirushi.record import sequencer
from shirushi.record.verification import REASONS, Broken, Verification, verify_journal

HASH_BYTES = 32


class Command(BaseCommand):
    help = "recompute the journal's tree and name the first line that was changed"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", type=int, help="a size of the tree that you kept, with its --root")
        parser.add_argument("--root", type=_hash, help="the root (hexadecimal) that the tree of --size had")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["size"] is None) != (options["root"] is None):
            raise CommandError("--size and --root belong together")
        earlier = (options["size"], options["root"]) if options["root"] else None
        sequencer.number_journal()
        self._say(verify_journal(earlier))

    def _say(self, found: Verification) -> None:
        self.stdout.write(f"size {found.size}\nroot {found.root.hex()}")
        if found.broken:
            raise CommandError(_sentence(found.broken))
        self.stdout.write(self.style.SUCCESS("the journal holds"))


def _sentence(broken: Broken) -> str:
    line = f"journal line {broken.line_id}" if broken.line_id else "no line"
    return f"the journal is broken at leaf {broken.number} ({line}). {REASONS[broken.why]}"


def _hash(text: str) -> bytes:
    given = bytes.fromhex(text)
    if len(given) != HASH_BYTES:
        raise ValueError("a root has 32 bytes")
    return given
