"""Reading in what the bank says, taking its lines as payments, undoing that."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.billing import bank, policy
from shirushi.billing.models import BankImport, BankLine, Invoice, Payment
from shirushi.billing.services.payments import allocate, record_payment, reverse_payment
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.sheets.reading import Unreadable
from shirushi.ui.language import language


@transaction.atomic
def import_bank_file(*, issuer: Organisation, name: str, content: bytes, by: Actor, on: date) -> BankImport:
    """Keep the lines of a file; no payment is recorded yet. The same file is not read in twice."""
    allow(policy.may_take_payments(by, issuer))
    sha256 = hashlib.sha256(content).hexdigest()
    _refuse_known_file(issuer, sha256)
    read = _read(name, content)
    made = BankImport.objects.create(
        issuer=issuer, name=name[:200], sha256=sha256, imported_on=on, imported_by_id=by.person_id
    )
    known = _known_lines(issuer, [each.digest for each in read])
    BankLine.objects.bulk_create(
        BankLine(
            bank_import=made,
            number=each.number,
            paid_on=each.paid_on,
            amount=each.amount,
            payer_name=each.payer_name,
            remark=each.remark,
            reference=each.reference,
            digest=each.digest,
            problem=each.problem,
            repeats=known.get(each.digest),
        )
        for each in read
    )
    journal.record(
        "billing.bank_file.imported", made, by=by, on=on, after={"sha256": sha256, "lines": len(read)}
    )
    return made


def _refuse_known_file(issuer: Organisation, sha256: str) -> None:
    before = BankImport.objects.filter(issuer=issuer, sha256=sha256, undone_on=None).first()
    if before:
        raise ActRefused(
            "bank_file_known",
            _("This file was read in already on %(day)s (%(name)s). Nothing was changed."),
            day=before.imported_on.isoformat(),
            name=before.name,
        )


def _read(name: str, content: bytes) -> list[bank.Transfer]:
    try:
        read = bank.transfers(name, content, language())
    except Unreadable as unreadable:
        raise ActRefused("bank_file_unreadable", unreadable.sentence(language())) from unreadable
    if not read:
        raise ActRefused(
            "no_transfers", _("No incoming transfer was found in this file. Nothing was changed.")
        )
    return read


def _known_lines(issuer: Organisation, digests: Sequence[str]) -> dict[str, BankLine]:
    before = BankLine.objects.filter(
        bank_import__issuer=issuer, bank_import__undone_on=None, repeats=None, problem="", digest__in=digests
    )
    return {line.digest: line for line in before}


@transaction.atomic
def take_line(*, line: BankLine, invoices: Sequence[Invoice], by: Actor, on: date) -> Payment:
    """Take a line as a payment of these invoices; of none, it waits to be assigned or sent back."""
    issuer = line.bank_import.issuer
    allow(policy.may_take_payments(by, issuer))
    line.refresh_from_db(from_queryset=BankLine.objects.select_for_update())
    if not line.waits or line.paid_on is None or line.amount is None or line.bank_import.undone_on:
        raise ActRefused("line_done", _("This line is recorded already, or cannot be. Nothing was changed."))
    payment = record_payment(
        issuer=issuer,
        paid_on=line.paid_on,
        amount=line.amount,
        payer_name=line.payer_name,
        remark=line.remark,
        reference=line.reference,
        by=by,
        on=on,
    )
    for invoice in invoices:
        allocate(payment=payment, invoice=invoice, by=by, on=on)
    line.payment = payment
    line.save(update_fields=["payment"])
    return payment


@transaction.atomic
def undo_import(*, bank_import: BankImport, reason: str, by: Actor, on: date) -> None:
    """Take back every payment of a file by counter entries; the file can then be read in again."""
    allow(policy.may_take_payments(by, bank_import.issuer))
    bank_import.refresh_from_db(from_queryset=BankImport.objects.select_for_update())
    if bank_import.undone_on:
        raise ActRefused("already_undone", _("This import is undone already. Nothing was changed."))
    for payment in Payment.objects.filter(bank_line__bank_import=bank_import, reversed_on=None):
        reverse_payment(payment=payment, reason=reason, by=by, on=on)
    bank_import.undone_on = on
    bank_import.save(update_fields=["undone_on"])
    journal.record(
        "billing.bank_file.undone",
        bank_import,
        by=by,
        on=on,
        after={"undone_on": on},
        personal={"reason": reason},
    )
