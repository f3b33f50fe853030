"""One process at work on a scratch database: `python -m tests.record.worker <task> <arguments>`."""

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shirushi.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first
from django.db import DatabaseError, connection, transaction  # noqa: E402

from shirushi.billing.numbers import take_number  # noqa: E402
from shirushi.people.models import Organisation  # noqa: E402
from shirushi.record import outbox, sequencer  # noqa: E402
from shirushi.record.models import JournalLeaf, OutboxEntry  # noqa: E402
from shirushi.record.verification import verify_journal  # noqa: E402
from tests.record.acts import act  # noqa: E402

DAY = date(2026, 5, 11)


def migrate(app: str, to: str = "") -> None:
    call_command("migrate", *[word for word in (app, to) if word], verbosity=0)


def write(acts: str) -> None:
    """Acts, each of its own transaction; every fifth is rolled back."""
    for number in range(1, int(acts) + 1):
        with transaction.atomic():
            act(number)
            outbox.publish("test.topic", number)
            transaction.set_rollback(number % 5 == 0)


def number(times: str) -> None:
    for _time in range(int(times)):
        sequencer.number_outbox()
        sequencer.number_journal()


def report() -> dict[str, Any]:
    numbers = OutboxEntry.objects.order_by("number").values_list("number", flat=True)
    leaves = JournalLeaf.objects.order_by("number").values_list("number", flat=True)
    found = verify_journal()
    return {"numbers": list(numbers), "leaves": list(leaves), "holds": found.holds, "waiting": found.waiting}


def is_kept() -> bool:
    """Whether the database refuses to change a line."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE record_journalline SET action = 'other'")
    except DatabaseError:
        return True
    return False


def issuer() -> int:
    made = Organisation.objects.create(
        kind="review_body", scheme="privacymark", name="みちのく審査センター", registered_on=DAY
    )
    return made.pk


def take_numbers(of: str, count: str) -> list[str]:
    """Invoice numbers, each of its own transaction; every fourth is given back."""
    taken, body = [], Organisation.objects.get(pk=of)
    for number in range(1, int(count) + 1):
        with transaction.atomic():
            invoice_number = take_number(body, DAY)
            transaction.set_rollback(number % 4 == 0)
        taken += [invoice_number] if number % 4 else []
    return taken


TASKS: dict[str, Callable[..., Any]] = {
    task.__name__: task for task in (migrate, write, number, report, is_kept, issuer, take_numbers)
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))  # noqa: T201 - the answer
