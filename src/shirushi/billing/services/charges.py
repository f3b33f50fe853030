"""Invoices besides those of an application: time, another visit, travel, options, a re-review."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.billing import policy
from shirushi.billing.models import DueCharge, Invoice
from shirushi.billing.services.due_charges import hold_charge, settle_charge
from shirushi.billing.services.invoices import issue_invoice
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision

RE_REVIEW, TRAVEL = "re_review", "travel"
WEIGHED = ("size", "workers")


@transaction.atomic
def issue_charge(
    *,
    dossier: Dossier,
    issuer: Organisation,
    code: str,
    due_on: date,
    by: Actor,
    on: date,
    hours: int | None = None,
    reviewers: int | None = None,
    cost: int | None = None,
    remark: str = "",
    due: DueCharge | None = None,
) -> Invoice:
    """Invoice a charge at the price of the rules; travel at what it cost, by its receipts.

    What waits to be charged is settled by it, so that it is charged once.
    """
    allow(policy.may_charge(by, issuer, dossier))
    settled = hold_charge(dossier, issuer, code, due)
    if code == TRAVEL and not remark.strip():
        raise ActRefused(
            "receipts_missing", _("Say which receipts the cost stands on. Nothing was invoiced.")
        )
    asked = {"hours": hours, "reviewers": reviewers, "cost": cost}
    invoice = issue_invoice(
        dossier=dossier,
        kind=Invoice.Kind.ADDITIONAL,
        issuer=issuer,
        payer=dossier.unit.organisation,
        decision=charge_decision(
            dossier, code, on, **{name: value for name, value in asked.items() if value}
        ),
        due_on=due_on,
        remark=remark.strip(),
        by=by,
        on=on,
    )
    if settled is not None:
        settle_charge(settled, invoice, on)
    return invoice


def charge_decision(dossier: Dossier, code: str, on: date, **asked: int) -> Decision:
    """What the rules ask for it; refused (with reasons) where no price is set."""
    facts: dict[str, Any] = {"scheme": dossier.scheme, "on": on}
    if code == RE_REVIEW:
        return current().require("fees", {**facts, "kind": "re_review", **_repeated(dossier)})
    return current().require("charge", {**facts, "code": code, **asked})


def _repeated(dossier: Dossier) -> dict[str, Any]:
    """What the fees of the last application were weighed by: a re-review repeats them."""
    fees = Invoice.objects.filter(dossier=dossier, decision__question="fees").order_by("-id").first()
    if fees is None:
        raise ActRefused("nothing_to_repeat", _("No fees of an application were invoiced to this business."))
    weighed: dict[str, Any] = fees.decision["reasons"][0]["facts"]
    kind = weighed.get("re_review_of") or weighed.get("kind", "new")
    known = {name: weighed[name] for name in WEIGHED if name in weighed}
    return {**known, "re_review_of": kind if kind in {"new", "renewal"} else "new"}
