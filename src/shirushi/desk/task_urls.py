"""Where a task of a body is done: its kind and the view, whose only argument is the task's subject.

Each room adds its lines.
"""

from django.urls import reverse

from shirushi.agenda import letters
from shirushi.agenda.models import Task

URLS: dict[str, str] = {
    "intake.formal_check": "desk:application",
    "intake.confirm_eligibility": "desk:application",
    "billing.confirm_invoice": "desk:invoice",
    "billing.await_payment": "desk:invoice",
    "billing.pay_refund": "desk:invoice",
    "charge.overtime": "desk:due_charge",
    "charge.travel": "desk:due_charge",
    "incidents.incident.decide": "desk:incident",
    "incidents.measure.send_notice": "desk:measure",
    "incidents.suspension.judge": "desk:suspension",
    "incidents.suspension.lift": "desk:suspension",
    "incidents.suspension.decide_end": "desk:suspension",
    "incidents.suspension.decide_revocation": "desk:suspension",
    "incidents.suspension.give_back": "desk:suspension",
    "review.assign": "desk:review",
    "review.replace": "desk:candidates",
    "review.renew_registration": "desk:register_entry",
    "review.declare": "desk:declaration",
    "review.start": "desk:review",
    "review.document_review": "desk:review",
    "review.plan_onsite": "desk:review",
    "review.onsite_review": "desk:review",
    "review.issue_findings": "desk:findings_issue",
    "review.judge_answers": "desk:review",
    "review.complete": "desk:review",
    "changes.record_dissolution": "desk:dissolution",
    "changes.receive_certificate": "desk:ending",
    "changes.confirm": "desk:change_report",
    "awards.confirm_succession": "desk:succession",
    "awards.decide": "desk:decision",
    "awards.decide_objection": "desk:objection",
    "awards.conclude_contract": "desk:contract",
}


def url_of(task: Task) -> str:
    """The page on which the task is done; "" for a task that is done elsewhere."""
    if task.kind.startswith(letters.TO_SEND):
        return reverse("entrance:letter", args=[task.subject_id])
    view = URLS.get(task.kind)
    return reverse(view, args=[task.subject_id]) if view else ""
