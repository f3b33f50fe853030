"""Submission: what the business chose to hand in is frozen, invoiced and opened to the bodies."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.billing import services as billing
from shirushi.billing.models import Invoice
from shirushi.grants import services as grants
from shirushi.intake import policy, queries
from shirushi.intake.assessment import Assessment, assess
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application
from shirushi.intake.services.drafting import refuse_closed_window
from shirushi.intake.services.guards import refuse_barred, refuse_dissolved, refuse_submitted
from shirushi.papers import services as papers
from shirushi.people import queries as people_queries
from shirushi.people import services as people
from shirushi.people.actor import Actor
from shirushi.people.models import Role, Scheme
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision, Refused

# A review body asks to be paid within two weeks of its invoice (privacymark 4.3); neither scheme rules it.
DAYS_TO_PAY = 14
# PrivacyMark's registration fee is asked for after the decision, by the granting body.
FEES_AT_SUBMISSION = {Scheme.PRIVACYMARK: ("application_fee", "review_fee")}
INVOICE_KINDS = {Scheme.PRIVACYMARK: Invoice.Kind.APPLICATION, Scheme.JAPHIC: Invoice.Kind.WHOLE}


@transaction.atomic
def submit(*, application: Application, by: Actor, on: date, revision: int | None) -> None:
    """Hand the application in. Refused as a whole while anything is missing; the draft stays as it is."""
    allow(policy.may_submit(by, application))
    refuse_dissolved(application.dossier)
    refuse_submitted(application)
    claim(application, revision)
    assessed = _complete(application, on)
    _freeze(application, assessed, by, on)
    application.invoice = _invoice(application, assessed.decisions["fees"], by, on)
    application.save()
    _open_to_bodies(application, by, on)
    if application.kind == Application.Kind.RENEWAL:
        grants.record_renewal_applied(dossier=application.dossier, completes=assessed.completes, by=by, on=on)
    _pass_on(application, by, on)
    _write_down(application, assessed, by, on)


def _complete(application: Application, on: date) -> Assessment:
    assessed = assess(application, on=on)
    for decision in assessed.decisions.values():
        if decision.refused:
            raise Refused(decision)
    if assessed.undeclared:
        raise ActRefused("undeclared", _("Some declarations are still missing. Nothing was submitted."))
    _refuse_ineligible(assessed.decisions["eligibility"])
    refuse_barred(application, on)
    if application.kind == Application.Kind.RENEWAL:
        refuse_closed_window(application.dossier, on, returned=application.previous)
    _refuse_missing_documents(assessed)
    return assessed


def _refuse_ineligible(decision: Decision) -> None:
    if not decision["eligible"]:
        raise ActRefused(
            "not_eligible",
            _("By the rules the business cannot apply now. Nothing was submitted; the draft is kept."),
            decision=decision.as_json(),
        )


def _refuse_missing_documents(assessed: Assessment) -> None:
    if assessed.missing_documents:
        raise ActRefused(
            "documents_missing",
            _("Required documents are missing (%(count)s). Nothing was submitted; the draft is kept."),
            count=len(assessed.missing_documents),
            codes=assessed.missing_documents,
            decision=assessed.decisions["documents"].as_json(),
        )


def _freeze(application: Application, assessed: Assessment, by: Actor, on: date) -> None:
    decisions = {question: decision.as_json() for question, decision in assessed.decisions.items()}
    if assessed.renewal is not None:
        decisions["renewal_window"] = assessed.renewal.decision.as_json()
    application.decisions = decisions
    application.size = _size(assessed)
    application.submitted_on = on
    move(application=application, to=Application.State.SUBMITTED, on=on)
    files = [document.file for document in queries.current_documents(application)]
    files += [each.file for each in queries.current_evidence(application)]
    papers.mark_submitted(files=files, by=by, on=on)


def _size(assessed: Assessment) -> str:
    """Only some schemes ask for it."""
    decision = assessed.decisions.get("size_class")
    return str(decision["size"]) if decision is not None else ""


def _invoice(application: Application, fees: Decision, by: Actor, on: date) -> Invoice:
    carried = _paid_before(application, fees)
    if carried is not None:
        return carried
    return billing.issue_invoice(
        dossier=application.dossier,
        kind=INVOICE_KINDS[Scheme(application.scheme)],
        issuer=application.review_body,
        payer=application.dossier.unit.organisation,
        decision=fees,
        codes=FEES_AT_SUBMISSION.get(Scheme(application.scheme)),
        due_on=on + timedelta(days=DAYS_TO_PAY),
        by=by,
        on=on,
    )


def _paid_before(application: Application, fees: Decision) -> Invoice | None:
    """The paid invoice of the returned application that this one corrects, if the amounts are the same."""
    previous: Application | None = application.previous
    if previous is None or previous.state != Application.State.RETURNED or previous.invoice is None:
        return None
    invoice: Invoice = previous.invoice
    same = invoice.issuer_id == application.review_body_id and _amounts(application, fees) == _billed(invoice)
    if invoice.paid_on is None or not same:
        return None
    previous.invoice = None
    previous.save(update_fields=["invoice"])
    return invoice


def _amounts(application: Application, fees: Decision) -> dict[str, int]:
    codes = FEES_AT_SUBMISSION.get(Scheme(application.scheme))
    return {line["code"]: line["amount"] for line in fees["lines"] if codes is None or line["code"] in codes}


def _billed(invoice: Invoice) -> dict[str, int]:
    return dict(invoice.lines.values_list("code", "amount"))


def _open_to_bodies(application: Application, by: Actor, on: date) -> None:
    dossier = application.dossier
    left = dossier.review_body
    if left is not None and left != application.review_body:
        # A review body sees nothing of another's cases: whoever is left sees the dossier no more.
        people.close_access(dossier=dossier, organisation=left, by=by, on=on)
    people.choose_review_body(dossier=dossier, review_body=application.review_body, by=by, on=on)
    for body in (application.review_body, people_queries.granting_body(application.scheme)):
        people.open_access(dossier=dossier, organisation=body, reason="application submitted", by=by, on=on)


def _pass_on(application: Application, by: Actor, on: date) -> None:
    agenda.close_task(kind="intake.finish_application", subject_id=application.pk, on=on)
    agenda.close_task(kind="intake.renew", subject_id=application.dossier_id, on=on)
    if application.previous is not None:
        agenda.close_task(kind="intake.start_again", subject_id=application.previous.pk, on=on)
    to_clerks: dict[str, Any] = {
        "dossier": application.dossier,
        "subject_id": application.pk,
        "organisation": application.review_body,
        "roles": [Role.CLERK],
        "on": on,
        "params": {"business": str(application.dossier.unit)},
    }
    agenda.open_task(kind="intake.formal_check", **to_clerks)
    agenda.notify(kind="intake.application_submitted", by=by, **to_clerks)


def _write_down(application: Application, assessed: Assessment, by: Actor, on: date) -> None:
    journal.record(
        "intake.application.submitted",
        application,
        by=by,
        on=on,
        decision=assessed.decisions["eligibility"],
        after={
            "state": application.state,
            "review_body": application.review_body_id,
            "invoice": application.invoice_id,
            "documents": {each.code: each.file.sha256 for each in queries.current_documents(application)},
        },
    )
