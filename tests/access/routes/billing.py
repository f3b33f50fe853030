"""The lines of the room `billing` (format: tests/access/table.py)."""

from tests.access.table import ALLOWED, BODY_PEOPLE, BUSINESS_PEOPLE, DOSSIER_ROLES, OUTSIDE, Line, every

ISSUERS = ("clerk", "review_officer")
# Clerks and officers of the granting body see the invoices of a dossier that is open to it.
READERS = (*ISSUERS, "granting_clerk", "granting_officer")
HANDLERS = (*READERS, "foreign_clerk")

LIST_OF_THE_BUSINESS = {
    **OUTSIDE,
    **every(BUSINESS_PEOPLE, 403),
    **every((*DOSSIER_ROLES, "foreign_privacy_officer")),
}
LIST_OF_THE_BODY = {**OUTSIDE, **every(BODY_PEOPLE, 403), **every(HANDLERS)}
INVOICE = {**OUTSIDE, **every(BODY_PEOPLE, 403), "foreign_clerk": 404, **every(READERS)}
# Whoever sees an invoice of another body may not act on it.
ACT = {**INVOICE, **every(READERS, 403), **every(ISSUERS, ALLOWED)}

# Money belongs to whose account it reached: others find nothing.
MONEY = {**OUTSIDE, **every(BODY_PEOPLE, 403), **every(HANDLERS, 404), **every(ISSUERS)}
TAKE = {**MONEY, **every(ISSUERS, ALLOWED)}

ROUTES: dict[str, Line] = {
    "portal:invoices": Line(LIST_OF_THE_BUSINESS),
    "portal:invoice": Line({**OUTSIDE, **every(DOSSIER_ROLES)}, at="invoice"),
    "desk:invoices": Line(LIST_OF_THE_BODY),
    "desk:invoice": Line(INVOICE, at="invoice"),
    "desk:invoice_details": Line(LIST_OF_THE_BODY),
    "desk:invoice_paper": Line(ACT, at="invoice", post=True),
    "desk:invoice_paid": Line(ACT, at="invoice", post=True, data={"paid_on": "2026-11-20"}),
    "desk:invoice_confirm": Line(ACT, at="invoice", post=True, data={"remark": "2026年の料金表"}),
    "desk:invoice_cancel": Line(ACT, at="invoice", post=True, data={"reason": "宛先の誤り"}),
    "desk:invoice_credit": Line(ACT, at="invoice", post=True, data={"amount": "1", "reason": "訂正"}),
    "desk:charge": Line(INVOICE, at="dossier"),
    "desk:due_charge": Line(MONEY, at="due_charge"),
    "desk:due_charge_waive": Line(TAKE, at="due_charge", post=True, data={"reason": "費用なし"}),
    "desk:payments": Line(LIST_OF_THE_BODY),
    "desk:payment": Line(MONEY, at="payment"),
    "desk:payment_assign": Line(TAKE, at="payment", post=True, data={"number": "PM-1"}),
    "desk:payment_return": Line(
        TAKE, at="payment", post=True, data={"amount": "1", "sent_on": "2026-11-20", "reason": "過入金"}
    ),
    "desk:payment_reverse": Line(TAKE, at="payment", post=True, data={"reason": "誤り"}),
    "desk:month": Line(LIST_OF_THE_BODY),
    "desk:month_journal_csv": Line(LIST_OF_THE_BODY, at={"encoding": "=utf8"}),
    "desk:month_journal_workbook": Line(LIST_OF_THE_BODY),
    "desk:month_receivables": Line(LIST_OF_THE_BODY),
    "desk:bank_files": Line(LIST_OF_THE_BODY),
    "desk:bank_file": Line(MONEY, at="bank_file"),
    "desk:bank_file_undo": Line(TAKE, at="bank_file", post=True, data={"reason": "誤り"}),
    "desk:refund_paid": Line(ACT, at="refund", post=True, data={"paid_back_on": "2026-11-20"}),
}
