"""The words of objectives and management reviews."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Objective, ReviewInput

ACTIONS = {
    "pms.objective.set": _("An objective was set"),
    "pms.objective.changed": _("An objective was changed"),
    "pms.objective.resulted": _("The result of an objective was told"),
    "pms.objective.dropped": _("An objective was taken back"),
    "pms.review.started": _("The inputs of a management review were gathered"),
    "pms.review.gathered": _("The inputs of a management review were gathered anew"),
    "pms.review.remarked": _("A remark was added to an input of a management review"),
    "pms.review.decided": _("A decision was added to a management review"),
    "pms.review.decision_dropped": _("A decision of a management review was taken back"),
    "pms.review.asked": _("The minutes of a management review were put before the representative"),
    "pms.review.approved": _("The representative approved a management review"),
    "pms.review_decision.done": _("A decision of a management review was carried out"),
}

TASKS = {
    "pms.reviews.approve": Text(
        label=_("Approve the management review of %(held_on)s"),
        detail=_("Read the inputs and the decisions. With your approval they become tasks."),
        mail=_("A management review waits for your approval."),
    ),
    "pms.reviews.carry_out": Text(
        label=_("Decision of the management review: %(text)s"),
        detail=_("Carry it out, then say what was done."),
        mail=_("A decision of the management review is yours to carry out."),
    ),
}

REACHED_TONES = {
    "": "neutral",
    Objective.Reached.YES: "done",
    Objective.Reached.PARTLY: "attention",
    Objective.Reached.NO: "suspended",
}

LABELS = {
    "measure": _("How it is measured"),
    "target": _("Target"),
    "reached": _("Reached"),
    "held_on": _("Held on"),
    "covers_from": _("Looks back to"),
    "conclusion": _("Conclusion of the representative"),
    "input": _("Input"),
}

CODES_OF = {"reached": dict(Objective.Reached.choices), "input": dict(ReviewInput.Code.choices)}

COLUMNS = [
    ("year", _("Year"), 8),
    ("kind", _("Kind"), 14),
    ("text", _("Objective"), 40),
    ("measure", _("How it is measured"), 32),
    ("target", _("Target"), 20),
    ("result", _("Result at the end of the year"), 40),
    ("reached", _("Reached"), 14),
    ("resulted_on", _("Result of"), 12),
]

CARD = {
    "phase": "act",
    "order": 20,
    "label": _("Management review and objectives"),
    "detail": _(
        "The inputs are gathered for you; the representative decides, and the decisions become tasks."
    ),
    "view": "portal:pms_reviews",
    "roles": WHOLE,
}
