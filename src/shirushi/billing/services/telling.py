"""Who is asked and told when something happens to an invoice."""

from collections.abc import Collection
from datetime import date
from typing import Any

from shirushi.agenda.services import notify, open_task
from shirushi.billing.models import Invoice, Refund
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role

PAYERS = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)
ISSUERS = (Role.CLERK, Role.OFFICER)


def facts(invoice: Invoice, **more: Any) -> dict[str, Any]:
    return {"number": invoice.number, "total": invoice.total, **more}


def params(invoice: Invoice, **more: Any) -> dict[str, Any]:
    return {
        "number": invoice.number,
        "total": invoice.total,
        "due_on": invoice.due_on,
        "issuer": invoice.issuer.name,
        "business": invoice.payer.name,
        **more,
    }


def ask_to_confirm(invoice: Invoice, on: date) -> None:
    _ask("billing.confirm_invoice", invoice, invoice.issuer, ISSUERS, on)


def ask_to_pay(invoice: Invoice, on: date) -> None:
    _ask("billing.pay_invoice", invoice, invoice.payer, PAYERS, on)
    _ask("billing.await_payment", invoice, invoice.issuer, (Role.CLERK,), on)


def _ask(kind: str, invoice: Invoice, organisation: Organisation, roles: Collection[str], on: date) -> None:
    open_task(
        kind=kind,
        dossier=invoice.dossier,
        subject_id=invoice.pk,
        organisation=organisation,
        roles=roles,
        on=on,
        due_on=invoice.due_on,
        decision=invoice.decision,
        params=params(invoice, total=invoice.owed),
    )


def ask_to_pay_back(refund: Refund, on: date) -> None:
    """The task names the invoice: that is the page on which the refund is handled."""
    open_task(
        kind="billing.pay_refund",
        dossier=refund.dossier,
        subject_id=refund.invoice_id,
        organisation=refund.invoice.issuer,
        roles=ISSUERS,
        on=on,
        decision=refund.decision,
        params=params(refund.invoice, total=refund.total),
    )


def tell_payer(kind: str, invoice: Invoice, *, by: Actor, on: date, **more: Any) -> None:
    notify(
        kind=kind,
        dossier=invoice.dossier,
        subject_id=invoice.pk,
        organisation=invoice.payer,
        roles=PAYERS,
        by=by,
        on=on,
        params=params(invoice, **more),
    )
