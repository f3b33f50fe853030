"""The words of the plan of a year."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.agenda.texts import Text
from shirushi.pms.access import WHOLE
from shirushi.pms.models import PlanEntry
from shirushi.pms.models.planning import TICKED

# Entries that bring their own words.
WITH_WORDS = (PlanEntry.Ledger.OWN, PlanEntry.Ledger.OUTSIDE)
ACTIONS = {
    "pms.plan.made": _("The plan of a business year was made"),
    "pms.plan.improved": _("Improvements were taken into the plan of a year"),
    "pms.plan.asked": _("The plan of a year was put before the representative"),
    "pms.plan.approved": _("The representative approved the plan of a year"),
    "pms.plan_entry.added": _("An entry was added to the plan of a year"),
    "pms.plan_entry.changed": _("An entry of the plan of a year was changed"),
    "pms.plan_entry.dropped": _("An entry of the plan of a year was dropped"),
    "pms.plan_entry.taken_up": _("A dropped entry of the plan of a year was taken up again"),
    "pms.plan_entry.ticked": _("An entry of the plan of a year was done"),
}

NEAR = _("Something from the plan of the year comes near.")
BY_LEDGER = {
    f"pms.plan.entry.{ledger.value}": Text(
        label="%(entry)s" if ledger in WITH_WORDS else ledger.label,
        detail=_("From the plan of the year. You tick it when it is done.")
        if ledger in TICKED
        else _("From the plan of the year. It is done when the ledger says so."),
        mail=NEAR,
    )
    for ledger in PlanEntry.Ledger
}
TASKS = {
    **BY_LEDGER,
    "pms.plan.approve": Text(
        label=_("Approve the plan of the business year from %(starts_on)s"),
        detail=_("Read what is planned for whom and when. With your approval it becomes tasks."),
        mail=_("The plan of a business year waits for your approval."),
    ),
}

STATES = {
    "done": pgettext_lazy("plan", "Done"),
    "late": pgettext_lazy("plan", "Overdue"),
    "now": pgettext_lazy("plan", "This month"),
    "ahead": pgettext_lazy("plan", "Planned"),
    "dropped": pgettext_lazy("plan", "Dropped"),
}
TONES = {"done": "done", "late": "attention", "now": "info", "ahead": "neutral", "dropped": "ended"}

LABELS = {
    "starts_on": _("First day of the business year"),
    "phase": _("Phase"),
    "drop_reason": _("Why it is dropped"),
    "ticked_on": _("Done on"),
}
CODES_OF = {"phase": dict(PlanEntry.Phase.choices)}

COLUMNS = [
    ("due_on", _("Due on"), 12),
    ("phase", _("Phase"), 10),
    ("text", _("What is to be done"), 44),
    ("owner", _("Who does it"), 20),
    ("department", _("Department"), 18),
    ("state", _("State"), 12),
    ("done_on", _("Done on"), 12),
    ("drop_reason", _("Why it is dropped"), 36),
]

# Where each entry is done.
VIEWS = {
    "laws": "portal:pms_laws",
    "parties": "portal:pms_parties",
    "objectives": "portal:pms_objectives",
    "inventory": "portal:inventory",
    "risks": "portal:risk_sheets",
    "documents": "portal:pms_documents",
    "training": "portal:training",
    "contractors": "portal:contractors",
    "checks": "portal:pms_checks",
    "audit": "portal:pms_audits",
    "review": "portal:pms_reviews",
    "next_plan": "portal:pms_plans",
}
VIEWS_OF_ONE = {"decision": "portal:pms_review_decision", "correction": "portal:pms_nonconformity"}

CARD = {
    "phase": "plan",
    "order": 5,
    "label": _("Plan of the year"),
    "detail": _("What is to be done in which month, by whom: made from your ledgers, adjusted by you."),
    "view": "portal:pms_plan",
    "roles": WHOLE,
}
