"""The words of internal audits."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.access import WHOLE
from shirushi.pms.models import AuditItem

Judgement = AuditItem.Judgement

ACTIONS = {
    "pms.audit_plan.made": _("The audits of a year were planned"),
    "pms.audit_plan.reported": _("The audit report was made"),
    "pms.audit_plan.received": _("The representative received the audit report"),
    "pms.audit.added": _("An audit was added to the plan"),
    "pms.audit.moved": _("An audit was moved to another day"),
    "pms.audit.dropped": _("An audit was taken out of the plan"),
    "pms.audit.auditors_named": _("The auditors were named"),
    "pms.audit.begun": _("An audit began"),
    "pms.audit.question_added": _("A question was added to the check list"),
    "pms.audit.answered": _("A question of an audit was judged"),
    "pms.audit.finished": _("An audit was finished"),
}

TASKS = {
    "pms.audits.hold": Text(
        label=_("Hold the audit: %(audit)s"),
        detail=_("The check list is made when the audit begins. Each answer is saved on its own."),
        mail=_("An internal audit is to be held."),
    ),
    "pms.audits.report": Text(
        label=_("Make the audit report: %(theme)s"),
        detail=_(
            "All audits of the plan are finished. Add your opinion and put the report before the representative."
        ),
        mail=_("The audit report is to be made."),
    ),
    "pms.audits.receive": Text(
        label=_("Receive the audit report: %(theme)s"),
        detail=_("Read what was found, and say what follows from it."),
        mail=_("An audit report waits for you."),
    ),
}

TONES = {
    "": "neutral",
    Judgement.CONFORMS: "done",
    Judgement.NONCONFORMITY: "suspended",
    Judgement.REMARK: "attention",
    Judgement.NOT_APPLICABLE: "ended",
}

LABELS = {
    "theme": _("Theme"),
    "opinion": _("Opinion of the audit officer"),
    "instruction": _("Word of the representative"),
    "planned_on": _("Planned for"),
    "judgement": _("Auditor's judgement"),
    "finding": _("What the auditor found"),
    "seen": _("Documents seen"),
    "nonconformities": _("Nonconformities"),
    "year": _("Year"),
    "audit": _("Audit"),
}

CODES_OF = {"judgement": dict(Judgement.choices)}

COLUMNS = [
    ("position", _("No."), 6),
    ("requirement", _("Requirement"), 18),
    ("question", _("Question asked"), 44),
    ("look_at", _("Related documents"), 28),
    ("finding", _("What the auditor found"), 40),
    ("seen", _("Documents seen"), 28),
    ("judgement", _("Auditor's judgement"), 12),
    ("answered_on", _("Judged on"), 12),
    ("answered_by", _("Auditor"), 14),
]

CARD = {
    "phase": "check",
    "order": 20,
    "label": _("Internal audit"),
    "detail": _(
        "The year's plan, auditors from other departments, check lists from the requirements, the report."
    ),
    "view": "portal:pms_audits",
    "roles": WHOLE,
}
