"""The papers of a returned application go back to the applicant, who bears the cost."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.billing import services as billing
from shirushi.billing.models import Invoice
from shirushi.intake import policy
from shirushi.intake.models import Application, PapersReturn
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.rules import BadInput, Decision

CHARGE = "papers_return"
DAYS_TO_PAY = 14


def return_charge(scheme: str, on: date, cost: int | None = None) -> Decision:
    """What the rules ask for sending papers back; refused where no price is set. `cost` where it is as it arose."""
    facts = {"scheme": scheme, "on": on, "code": CHARGE}
    try:
        return current().decide("charge", facts)
    except BadInput as missing:
        if missing.field != "cost" or cost is None:
            raise
        return current().decide("charge", {**facts, "cost": cost})


@transaction.atomic
def record_papers_return(
    *, application: Application, way: str, went_on: date, proof: str, cost: int | None, by: Actor, on: date
) -> PapersReturn:
    """Write down how and when the papers went back, and invoice what the rules ask for it. Raises BadInput."""
    allow(policy.may_check_formally(by, application))
    _refuse_unfit(application, went_on, proof, on)
    decision = return_charge(application.scheme, on, cost)
    made, is_new = PapersReturn.objects.get_or_create(
        application=application,
        defaults={
            "way": way,
            "went_on": went_on,
            "proof": proof.strip(),
            "decision": decision.as_json(),
            "recorded_by_id": by.person_id or 0,
        },
    )
    if not is_new:
        raise ActRefused("papers_gone", _("These papers went back already. Nothing was changed."))
    if not decision.refused:
        made.invoice = _charged(application, decision, by, on)
        made.save(update_fields=["invoice"])
    journal.record(
        "intake.papers.returned",
        application,
        by=by,
        on=on,
        decision=decision,
        after={"way": way, "went_on": went_on, "proof": made.proof, "invoice": made.invoice_id},
    )
    return made


def _refuse_unfit(application: Application, went_on: date, proof: str, on: date) -> None:
    if application.state != Application.State.RETURNED or application.closed_on is None:
        raise ActRefused(
            "wrong_state", _("Papers go back when their application was returned. Nothing was changed.")
        )
    if not application.closed_on <= went_on <= on:
        raise ActRefused(
            "day_unfit",
            _("The papers go back between the day of the return and today. Nothing was changed."),
        )
    if not proof.strip():
        raise ActRefused("proof_missing", _("Say by which parcel they went, or who took them."))


def _charged(application: Application, decision: Decision, by: Actor, on: date) -> Invoice:
    return billing.issue_invoice(
        dossier=application.dossier,
        kind=Invoice.Kind.ADDITIONAL,
        issuer=application.review_body,
        payer=application.dossier.unit.organisation,
        decision=decision,
        due_on=on + timedelta(days=DAYS_TO_PAY),
        by=by,
        on=on,
    )
