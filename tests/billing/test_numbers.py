"""Invoice numbers: a series for each issuer and fiscal year, without gaps."""

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from shirushi.billing.models import Invoice
from shirushi.billing.numbers import fiscal_year, take_number
from tests.billing.invoices import case, invoice
from tests.record.scratch import scratch_database


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), 2025),
        (date(2026, 4, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
    ],
)
def test_a_fiscal_year_begins_in_april(day: date, year: int) -> None:
    assert fiscal_year(day) == year


@pytest.mark.django_db
def test_each_issuer_counts_from_one_in_each_fiscal_year() -> None:
    people = case().people
    here, there = people.review_body, people.granting_body

    taken = [
        take_number(here, date(2026, 3, 31)),
        take_number(here, date(2026, 4, 1)),
        take_number(here, date(2026, 5, 1)),
        take_number(there, date(2026, 5, 1)),
    ]

    assert taken == ["2025-000001", "2026-000001", "2026-000002", "2026-000001"]


@pytest.mark.django_db
def test_an_issuer_does_not_use_a_number_twice() -> None:
    made = invoice(case())

    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.create(
            dossier=made.dossier, kind=made.kind, number=made.number, issuer=made.issuer, payer=made.payer,
            issued_on=made.issued_on, due_on=made.due_on, total=1, decision={},
        )  # fmt: skip


def test_several_at_once_take_numbers_without_gaps(tmp_path: Path, django_db_setup: None) -> None:
    with scratch_database(tmp_path, "billing") as scratch:
        scratch.run("migrate", "people")
        issuer = scratch.run("issuer")
        taken = scratch.run_all(*[("take_numbers", issuer, 20)] * 3)

    numbers = sorted(number for of_one in taken for number in of_one)
    assert numbers == [f"2026-{number:06d}" for number in range(1, 46)]
