"""Invoice numbers: one series for each issuer and fiscal year, without gaps."""

from datetime import date

from django.db.models import F

from shirushi.billing.models import CreditNoteSeries, InvoiceSeries
from shirushi.people.models import Organisation

FIRST_MONTH = 4


def fiscal_year(day: date) -> int:
    """The year in which the fiscal year of the day began: April to March."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def take_number(
    issuer: Organisation, on: date, of: type[InvoiceSeries] | type[CreditNoteSeries] = InvoiceSeries
) -> str:
    """The next number, like 2026-000123. An act that is rolled back gives it back.

    The update locks the row until the transaction of the act ends: others of the same issuer wait.
    """
    year = fiscal_year(on)
    series, _made = of.objects.get_or_create(issuer=issuer, fiscal_year=year)
    of.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db()
    return f"{year}-{series.last:06d}"
