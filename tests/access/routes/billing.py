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
    "desk:refund_paid": Line(ACT, at="refund", post=True, data={"paid_back_on": "2026-11-20"}),
}
