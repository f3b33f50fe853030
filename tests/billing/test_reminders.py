"""Reminders of invoices past due: as the scheme has set, once on a day, by letter."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from shirushi.billing import services
from shirushi.operations.daily.payments import PAYMENTS_TO_REMIND_OF
from shirushi.papers.models import Letter
from shirushi.people.actor import system
from shirushi.people.rights import NotAllowed
from shirushi.people.rulebook import current
from tests.billing.invoices import DAY, DUE, case, invoice
from tests.cast import moment

pytestmark = pytest.mark.django_db
SET = "scheme: privacymark\nsettings:\n  payment_reminder_days: [7, 21]\n"


@pytest.fixture
def _days_are_set(settings: Settings, tmp_path: Path) -> Iterator[None]:
    (tmp_path / "settings.yaml").write_text(SET)
    settings.RULES_DIRECTORIES = [tmp_path]
    current.cache_clear()
    yield
    current.cache_clear()


def run(day: date) -> int:
    found = list(PAYMENTS_TO_REMIND_OF.due(day))
    for each in found:
        PAYMENTS_TO_REMIND_OF.act(each, system(on=day, at=moment(day)))
    return len(found)


def after(days: int) -> date:
    return DUE + timedelta(days=days)


@pytest.mark.usefixtures("_days_are_set")
def test_a_payer_is_reminded_on_the_days_that_the_scheme_has_set() -> None:
    here = case()
    invoice(here)

    reminded = [run(after(days)) for days in (6, 7, 7, 8, 21)]

    assert reminded == [0, 1, 0, 0, 1]
    reminders = Letter.objects.filter(kind__endswith="reminder").order_by("id")
    assert list(reminders.values_list("kind", flat=True)) == [
        "billing.reminder",
        "billing.further_reminder",
    ]


@pytest.mark.usefixtures("_days_are_set")
def test_what_is_paid_or_cancelled_is_not_reminded_of() -> None:
    here = case()
    paid, gone = invoice(here), invoice(here)
    services.mark_paid(invoice=paid, paid_on=DAY, by=here.clerk(), on=DAY)
    services.cancel_invoice(invoice=gone, reason="誤り", by=here.clerk(), on=DAY)

    assert run(after(7)) == 0


def test_a_scheme_that_has_set_no_days_reminds_nobody() -> None:
    invoice(case())

    assert [run(after(days)) for days in (1, 7, 14, 30)] == [0, 0, 0, 0]


def test_people_do_not_send_reminders_past_the_daily_run() -> None:
    here = case()

    with pytest.raises(NotAllowed):
        services.remind(invoice=invoice(here), by=here.clerk())
