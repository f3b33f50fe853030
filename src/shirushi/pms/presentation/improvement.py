"""The words of nonconformities and corrections."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.models import Nonconformity

Stage = Nonconformity.Stage

ACTIONS = {
    "pms.nonconformity.opened": _("A nonconformity was put into the list"),
    "pms.nonconformity.planned": _("The cause was told and a correction planned"),
    "pms.nonconformity.approved": _("A correction was approved"),
    "pms.nonconformity.returned": _("A planned correction was returned"),
    "pms.nonconformity.done": _("A correction was carried out"),
    "pms.nonconformity.effective": _("A correction had its effect"),
    "pms.nonconformity.without_effect": _("A correction did not have its effect"),
}

TASKS = {
    "pms.improvement.plan": Text(
        label=_("Nonconformity %(number)s: find the cause, plan the correction"),
        detail=_("Ask why until the answer is something that can be changed."),
        mail=_("A nonconformity needs its cause and a correction."),
    ),
    "pms.improvement.approve": Text(
        label=_("Nonconformity %(number)s: approve the correction"),
        detail=_("Does it remove the cause, and is the day right?"),
        mail=_("A correction waits for your approval."),
    ),
    "pms.improvement.carry_out": Text(
        label=_("Nonconformity %(number)s: carry the correction out"),
        detail=_("Then say what was done, and when."),
        mail=_("A correction is to be carried out."),
    ),
    "pms.improvement.confirm": Text(
        label=_("Nonconformity %(number)s: confirm the effect"),
        detail=_("Look whether it happens any more. Somebody who did not carry the correction out looks."),
        mail=_("The effect of a correction is to be confirmed."),
    ),
}

TONES = {
    Stage.FOUND: "attention",
    Stage.PLANNED: "info",
    Stage.APPROVED: "info",
    Stage.DONE: "neutral",
    Stage.CLOSED: "done",
}

LABELS = {
    "cause": _("Cause"),
    "remedy": _("What was put right at once"),
    "action": _("Corrective action"),
    "due_on": _("Due on"),
    "done_on": _("Done on"),
    "result": _("What was done"),
    "effect": _("Effect"),
    "source": _("Found by"),
    "requirement": _("Requirement"),
    "text": _("Text"),
    "number": _("No."),
}

CODES_OF = {"source": dict(Nonconformity.Source.choices)}

COLUMNS = [
    ("number", _("No."), 6),
    ("found_on", _("Found on"), 12),
    ("source", _("Found by"), 14),
    ("department", _("Department"), 16),
    ("requirement", _("Requirement"), 14),
    ("text", _("Nonconformity"), 40),
    ("cause", _("Cause"), 32),
    ("remedy", _("What was put right at once"), 28),
    ("action", _("Corrective action"), 36),
    ("due_on", _("Due on"), 12),
    ("approved", _("Approved"), 20),
    ("result", _("What was done"), 32),
    ("done", _("Done"), 20),
    ("effect", _("Effect"), 28),
    ("effective", _("Effect confirmed"), 20),
    ("stage", _("Where it stands"), 20),
]

CARD = {
    "phase": "act",
    "order": 10,
    "label": _("Nonconformities and corrections"),
    "detail": _("Everything that was found, in one list, until its correction had effect."),
    "view": "portal:pms_nonconformities",
}
