"""The words of risk assessment."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.people.models import Role
from shirushi.pms.models import Risk

ACTIONS = {
    "pms.risk_sheet.proposed": _("Entries were put on a risk sheet"),
    "pms.risk_sheet.added": _("A risk sheet was added"),
    "pms.risk_sheet.renamed": _("A risk sheet was renamed"),
    "pms.risk_sheet.holdings_moved": _("Entries were moved to another risk sheet"),
    "pms.risk_sheet.assessed": _("A risk sheet was assessed"),
    "pms.risk_sheet.reviewed": _("A risk sheet was looked at again"),
    "pms.risk_sheet.accepted": _("The residual risk was accepted"),
    "pms.risk_sheet.returned": _("A risk sheet was returned by the representative"),
    "pms.risk.added": _("A risk was added"),
    "pms.risk.measure_added": _("A measure was added to a risk"),
    "pms.risk.assessed": _("A risk was assessed"),
    "pms.risk.treatment_done": _("A further measure against a risk was taken"),
}

TASKS = {
    "pms.risk.accept": Text(
        label=_("Accept the residual risk (%(count)s sheets waiting)"),
        detail=_("Look at what remains with the measures, and accept it or send it back."),
        mail=_("Residual risks wait for your acceptance."),
    ),
    "pms.risk.returned": Text(
        label=_("Assess the returned risk sheet again: %(name)s"),
        detail=_("The representative says what is missing."),
    ),
    "pms.risk.treatment": Text(
        label=_("Take the further measure: %(measure)s"),
        detail=_("Report it when it is done; what remains is assessed anew."),
    ),
}

STATES = {
    "to_assess": _("To be assessed"),
    "returned": _("Sent back"),
    "to_review": _("To be looked at again"),
    "to_accept": _("Waiting for acceptance"),
    "accepted": _("Residual risk accepted"),
}
STATE_TONES = {
    "to_assess": "attention",
    "returned": "suspended",
    "to_review": "attention",
    "to_accept": "info",
    "accepted": "done",
}

LEVELS = {"low": _("Low"), "middle": _("Middle"), "high": _("High")}
LEVEL_TONES = {"low": "granted", "middle": "attention", "high": "revoked"}
HIGH, MIDDLE = 6, 3


def level_name(level: int) -> str:
    """Likelihood times impact: 1 and 2 are low, 3 and 4 middle, 6 and 9 high."""
    if level >= HIGH:
        return "high"
    return "middle" if level >= MIDDLE else "low"


SHOWS = {
    "open": _("Open treatments"),
    "overdue": _("Treatments past due"),
    "high": _("High risk remains"),
    "unassessed": _("Not assessed yet"),
    "not_in_place": _("A measure is not in place"),
}


def _label(column: str) -> object:
    return getattr(Risk._meta.get_field(column), "verbose_name", column)


LABELS = {
    column: _label(column)
    for column in (
        "likelihood", "impact", "residual_likelihood", "residual_impact", "treatment", "further_measure",
        "owner_role", "owner_department", "concerns", "harm",
    )
} | {
    "measures": _("Measures in place"),
    "security_measure": _("Security measure"),
    "risks": _("Risks"),
    "changed": _("of these changed"),
    "moved_to": _("Moved to"),
    "accepted_on": _("Accepted on"),
    "reviewed_on": _("Looked at again on"),
}  # fmt: skip

CODES_OF = {
    "treatment": dict(Risk.Treatment.choices),
    "harm": dict(Risk.Harm.choices),
    "owner_role": dict(Role.choices),
}

# The columns of the register as one hands it to an assessor.
COLUMNS = [
    ("number", _("Number"), 8),
    ("sheet", _("Sheet"), 28),
    ("department", _("Department"), 14),
    ("medium", _("Kind of medium"), 10),
    ("phase", _("Phase of handling"), 12),
    ("text", _("Risk"), 40),
    ("harm", _("What may follow"), 14),
    ("before", _("Without measures"), 12),
    ("measures", _("Measures in place"), 50),
    ("rules", _("Internal rules"), 10),
    ("after", _("Residual risk"), 12),
    ("treatment", _("Treatment"), 10),
    ("further", _("Further measure"), 30),
    ("owner", _("Owner"), 18),
    ("due_on", _("Due on"), 12),
    ("done_on", _("Done on"), 12),
    ("assessed_on", _("Assessed on"), 12),
    ("accepted_on", _("Accepted on"), 12),
]


def export_row(risk: Risk) -> dict[str, Any]:
    sheet, standing = risk.sheet, [each for each in risk.measures.all() if each.in_place]
    return {
        "number": f"{sheet.number}-{risk.number}",
        "sheet": sheet.name,
        "department": sheet.department.name if sheet.department else str(_("Whole business")),
        "medium": str(sheet.get_medium_display()),
        "phase": str(risk.get_phase_display()),
        "text": risk.text,
        "harm": str(risk.get_harm_display()),
        "before": _degree(risk.likelihood, risk.impact),
        "measures": "\n".join(each.text for each in standing),
        "rules": "、".join(sorted({each.rule for each in standing})),
        "after": _degree(risk.residual_likelihood, risk.residual_impact),
        "treatment": str(risk.get_treatment_display()),
        "further": risk.further_measure,
        "owner": _owner(risk),
        "due_on": risk.due_on,
        "done_on": risk.done_on,
        "assessed_on": risk.assessed_on,
        "accepted_on": sheet.accepted_on,
    }


def _owner(risk: Risk) -> str:
    department = risk.owner_department.name if risk.owner_department else ""
    return f"{department} {risk.get_owner_role_display()}".strip()


def _degree(likelihood: int, impact: int) -> str:
    return f"{LEVELS[level_name(likelihood * impact)]} ({likelihood}×{impact})"


CARD = {
    "phase": "plan",
    "order": 40,
    "label": _("Risk assessment"),
    "detail": _(
        "What may happen to personal information along its life, what is done about it, and what remains."
    ),
    "view": "portal:risk_sheets",
}
