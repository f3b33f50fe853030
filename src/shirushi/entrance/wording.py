"""Words for the facts that journal lines keep: labels by key, and what coded values are called."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.awards.models import GrantDecision
from shirushi.entrance import actions
from shirushi.grants.presentation import DUTIES, PHASES, STANDINGS
from shirushi.incidents.models import Cause, Event, IncidentReport, Party
from shirushi.incidents.presentation import ADJUSTMENT_REASONS, GRAVITY, MEASURES
from shirushi.intake import queries, wording
from shirushi.intake.models import Application, Disqualification
from shirushi.people.models import Role, Scheme, Unit
from shirushi.review.models import Finding, ReviewStep

_CHOICES = (
    Role, Scheme, Unit.Kind, Application.Kind, Application.State, Disqualification.Kind, ReviewStep.Kind,
    Finding.Grade, GrantDecision.Result, Event, Cause, Party, IncidentReport.Kind,
)  # fmt: skip

# Why a dossier was opened to somebody, as the services write it.
_ACCESS = {
    "application submitted": _("An application was submitted"),
    "incident": _("An incident was reported"),
    "review": _("Assigned to the review"),
}

CODES: dict[str, str | Promise] = {
    **{value: label for choices in _CHOICES for value, label in choices.choices},
    **DUTIES, **PHASES, **STANDINGS, **MEASURES, **ADJUSTMENT_REASONS, **wording.CHOICES, **_ACCESS,
    **{question: heading.title for question, heading in wording.HEADINGS.items()},
}  # fmt: skip

# The keys whose values are codes; all other values are what somebody wrote.
CODED = frozenset(
    {
        "role", "scheme", "kind", "unit", "state", "result", "grade", "step", "event", "cause", "party", "duty",
        "phase", "standing", "measure", "adjustment_reasons", "industry", "applies", "question", "reason",
    }
)  # fmt: skip

# Keys that say nothing to people: keys of the tables.
UNSAID = frozenset({"person_id", "invoice"})


def label(key: str, on: date) -> str | Promise:
    """What a key of a line is called: a fact of the house, a declared fact, a document."""
    if key in LABELS:
        return LABELS[key]
    if key in actions.labels():
        return actions.labels()[key]
    if key in wording.SHARED:
        return wording.SHARED[key].label
    return _document(key, on) or key.replace("_", " ")


def _document(code: str, on: date) -> str:
    """The name of a document by its code on that day, whichever scheme asks for it."""
    for scheme in Scheme.values:
        found = queries.document_names(scheme, on).get(code)
        if found:
            return wording.document_label(found)
    return ""


LABELS: dict[str, str | Promise] = {
    **GRAVITY,
    "action": _("Corrective action"),
    "address": _("Address"),
    "adjustment_reasons": _("Reasons for another level"),
    "amount": _("Amount"),
    "annulled_on": _("Annulled on"),
    "application": _("Application"),
    "apply_from": _("Relief from"),
    "apply_until": _("Relief until"),
    "base_value": _("Base value"),
    "body_signed_on": _("Signed by the granting body on"),
    "business": _("Business"),
    "business_signed_on": _("Signed by the business on"),
    "cancelled_on": _("Cancelled on"),
    "cause": _("Cause"),
    "code": _("Document"),
    "condition": _("End condition"),
    "conditions": _("End conditions"),
    "confirmed_on": _("Confirmed on"),
    "contracted_on": _("Contract concluded on"),
    "corporate_number": _("Corporate number"),
    "decided_on": _("Decided on"),
    "discovered_on": _("Discovered on"),
    "document": _("Document"),
    "done_on": _("Done on"),
    "due_on": _("Due on"),
    "duty": _("Duty"),
    "ended_on": _("Ended on"),
    "ends_on": _("Last day"),
    "event": _("What happened"),
    "expires_on": _("Expiry (last valid day)"),
    "facts": _("Facts"),
    "finding": _("Finding"),
    "findings": _("Findings"),
    "from_on": _("From"),
    "given_back_on": _("Handed back on"),
    "grade": _("Grade"),
    "grant": _("Grant"),
    "hours_at_most": _("Hours at most"),
    "is_lead": _("Lead assessor"),
    "kind": _("Kind"),
    "lapses_on": _("Lapses on"),
    "level": _("Level"),
    "lifted_on": _("Lifted on"),
    "lines": _("Lines"),
    "measure": _("Measure"),
    "media_type": _("Kind of file"),
    "months": _("Months"),
    "name": _("Name"),
    "name_english": _("Name in English"),
    "name_kana": _("Name in kana"),
    "notified_on": _("Notified on"),
    "number": _("Number"),
    "occurred_on": _("Happened on"),
    "ordinal": _("Number of the grant"),
    "organisation": _("Organisation"),
    "paid_back_on": _("Paid back on"),
    "paid_on": _("Paid on"),
    "party": _("Standing of the business"),
    "persons": _("Persons concerned"),
    "phase": _("Phase of the suspension"),
    "planned_ends_on": _("Planned last day"),
    "planned_on": _("Planned for"),
    "prefecture": _("Prefecture"),
    "question": _("Question"),
    "reason": _("Reason"),
    "reasons": _("Reasons"),
    "registration_number": _("Registration number"),
    "renewal_applied_on": _("Renewal applied for on"),
    "renewal_decided_on": _("Renewal decided on"),
    "renewal_relief": _("Relief for the renewal"),
    "requirement": _("Requirement"),
    "result": _("Result"),
    "returned_on": _("Returned on"),
    "review_body": _("Review body"),
    "revocation_annulled_on": _("Revocation annulled on"),
    "revoked_on": _("Revoked on"),
    "role": _("Role"),
    "round": _("Round"),
    "scheme": _("Scheme"),
    "sha256": _("Fingerprint of the file"),
    "size": _("Size in bytes"),
    "standing": _("Standing"),
    "starts_on": _("From"),
    "state": _("State"),
    "step": _("Step"),
    "submitted_on": _("Submitted on"),
    "term": _("Term"),
    "terminated_on": _("Terminated on"),
    "total": _("Total (yen)"),
    "unit": _("Unit"),
    "unresolved": _("Open nonconformities"),
    "until_on": _("Until (last day)"),
    "website": _("Website"),
    "workers": _("Workers"),
}
