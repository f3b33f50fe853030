"""The list of cases as a table of a workbook."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from shirushi.awards.cases.rows import Row
from shirushi.intake.models import Application
from shirushi.intake.wording import SIZES
from shirushi.people.prefectures import name_of
from shirushi.sheets.writing import Column, Table
from shirushi.sheets.writing import Row as Cells

COLUMNS: list[Column] = [
    ("case", _("Case number"), 10),
    ("unit", _("Unit"), 36),
    ("kana", _("Name in kana"), 30),
    ("corporate_number", _("Corporate number"), 16),
    ("number", _("Registration number"), 16),
    ("prefecture", _("Prefecture"), 12),
    ("kind", _("Kind"), 14),
    ("size", _("Size"), 10),
    ("step", _("Step"), 24),
    ("waiting", _("Days at its step"), 12),
    ("submitted_on", _("Submitted on"), 14),
    ("age", _("Age in days"), 12),
    ("next_actor", _("Acts next"), 30),
    ("task", _("What is to be done"), 40),
    ("due_on", _("Due"), 14),
    ("reviewers", _("Reviewers"), 26),
    ("invoice", _("Invoice"), 16),
    ("total", _("Total (tax included)"), 14),
    ("paid_on", _("Paid on"), 14),
    ("review_body", _("Review body"), 26),
    ("closed_on", _("Closed on"), 14),
]


def case_table(rows: Iterable[Row]) -> Table:
    return Table(str(_("Cases")), COLUMNS, _cells(rows))


def _cells(rows: Iterable[Row]) -> Iterator[Cells]:
    for row in rows:
        yield {**_of_the_unit(row), **_of_the_case(row), **_of_the_invoice(row.application)}


def _of_the_unit(row: Row) -> Cells:
    unit = row.application.dossier.unit
    business = unit.organisation
    return {
        "unit": str(unit),
        "kana": business.name_kana,
        "corporate_number": business.corporate_number,
        "number": row.number,
        "prefecture": name_of(business.prefecture),
    }


def _of_the_case(row: Row) -> Cells:
    case = row.application
    return {
        "case": case.pk,
        "kind": str(case.get_kind_display()),
        "size": str(SIZES.get(case.size, "")),
        "step": str(row.step),
        "waiting": row.waiting,
        "submitted_on": case.submitted_on,
        "age": row.age,
        "next_actor": row.next_actor,
        "task": row.task.label if row.task else "",
        "due_on": row.task.due_on if row.task else None,
        "reviewers": "、".join(row.reviewers),
        "review_body": case.review_body.name,
        "closed_on": case.closed_on,
    }


def _of_the_invoice(case: Application) -> Cells:
    """What is still to be invoiced, or was cancelled, has no day of payment."""
    invoice = case.invoice
    if invoice is None:
        return {}
    return {"invoice": invoice.number, "total": invoice.total, "paid_on": invoice.paid_on}
