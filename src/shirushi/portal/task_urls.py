"""Where a task of a business is done: its kind and the view, whose only argument is the task's subject.

Each room adds its lines.
"""

from django.urls import reverse

from shirushi.agenda.models import Task
from shirushi.pms.models import PlanEntry
from shirushi.pms.services.planning import KINDS

URLS: dict[str, str] = {
    "intake.finish_application": "portal:application",
    "intake.renew": "portal:renewal_start",
    "intake.start_again": "portal:application",
    "billing.pay_invoice": "portal:invoice",
    "incidents.incident.final_report": "portal:incident_report",
    "incidents.suspension.duties": "portal:suspension",
    "incidents.suspension.conditions": "portal:suspension",
    "review.agree_to_trainee": "portal:trainee",
    "review.confirm_visit": "portal:visit",
    "review.answer_findings": "portal:findings",
    "changes.take_mark_down": "portal:ending",
    "awards.sign_contract": "portal:contract",
    "pms.training.take": "portal:training_take",
    "pms.holding.returned": "portal:holding",
    "pms.holding.change_returned": "portal:holding",
    "pms.inventory.confirm": "portal:inventory_confirm",
    "pms.risk.returned": "portal:risk_sheet",
    "pms.risk.treatment": "portal:risk",
    "pms.improvement.plan": "portal:pms_nonconformity",
    "pms.improvement.approve": "portal:pms_nonconformity",
    "pms.improvement.carry_out": "portal:pms_nonconformity",
    "pms.improvement.confirm": "portal:pms_nonconformity",
    "pms.audits.hold": "portal:pms_audit",
    "pms.audits.report": "portal:pms_audit_plan",
    "pms.audits.receive": "portal:pms_audit_plan",
    "pms.checks.answer": "portal:pms_check",
    "pms.documents.returned": "portal:pms_document",
    "pms.documents.acknowledge": "portal:pms_document_confirm",
    "pms.reviews.approve": "portal:pms_review",
    "pms.reviews.carry_out": "portal:pms_review_decision",
    "pms.plan.approve": "portal:pms_plan_one",
    **{f"{KINDS}{ledger}": "portal:pms_plan_entry" for ledger in PlanEntry.Ledger.values},
    "pms.contractor.review": "portal:contractor",
    "pms.contractor.judge": "portal:contractor",
    "pms.contractor.except": "portal:contractor",
    "pms.evidence.renew": "portal:pms_evidence_one",
    "pms.request.answer": "portal:data_request",
    "pms.request.answer_purpose": "portal:data_request",
    "pms.complaint.close": "portal:complaint",
    "pms.mishap.respond": "portal:mishap",
    "pms.mishap.look": "portal:mishap",
    "pms.medium.back": "portal:medium",
    "pms.disposal.certify": "portal:disposal",
}
# Tasks that are done on a list: its page takes no argument.
LISTS: dict[str, str] = {
    "pms.documents.approve": "portal:pms_document_approvals",
    "pms.inventory.approve": "portal:inventory_approvals",
    "pms.risk.accept": "portal:risk_acceptance",
}
# Tasks that are done on a part of a list.
PARTS: dict[str, tuple[str, str]] = {
    "pms.provision.lapsed": ("portal:provisions", "?standing=lapsed"),
    "pms.receipt.lapsed": ("portal:receipts", "?standing=lapsed"),
}


def url_of(task: Task) -> str:
    """The page on which the task is done; "" for a task that is done elsewhere."""
    if task.kind in LISTS:
        return reverse(LISTS[task.kind])
    if task.kind in PARTS:
        page, asked = PARTS[task.kind]
        return reverse(page) + asked
    view = URLS.get(task.kind)
    return reverse(view, args=[task.subject_id]) if view else ""
