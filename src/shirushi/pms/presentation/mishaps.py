"""The words of incidents and near misses."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.first_response import steps
from shirushi.pms.models import Mishap
from shirushi.pms.presentation.columns import columns_of, label_of

ACTIONS = {
    "pms.mishap.entered": _("An incident or near miss was entered"),
    "pms.mishap.changed": _("An incident or near miss was completed"),
    "pms.mishap.step_taken": _("A step of the first response was taken"),
    "pms.mishap.closed": _("An incident or near miss was closed"),
}

TASKS = {
    "pms.mishap.respond": Text(
        label=_("Incident No. %(number)s: the first response"),
        detail=_("Go through the steps in their order. The page says whether a report is due, and by when."),
        mail=_("An incident waits for the first response."),
    ),
    "pms.mishap.look": Text(
        label=_("Look at near miss No. %(number)s"),
        detail=_("What could be changed so that it does not become an incident?"),
        mail=_("Somebody reported a near miss."),
    ),
}

LABELS = {
    "found_on": label_of(Mishap, "found_on"),
    "occurred_on": label_of(Mishap, "occurred_on"),
    "event": label_of(Mishap, "event"),
    "persons": label_of(Mishap, "persons"),
    "step": _("Step of the first response"),
}
CODES_OF = {"event": dict(Mishap.Event.choices), "step": {each.code: each.ja for each in steps()}}

COLUMNS = columns_of(
    Mishap,
    {
        "kind": 12, "department_id": 16, "found_on": 12, "occurred_on": 12, "event": 16, "happened": 40,
        "items": 24, "persons": 10, "sensitive": 8, "property_damage": 8, "improper_purpose": 8, "my_number": 8,
        "told": 28, "cause": 30, "prevention": 30, "closed_on": 12,
    },
)  # fmt: skip

COLUMNS.append(("response", _("First response"), 40))


def response_of(mishap: Mishap) -> str:
    """The steps that were taken, a line each."""
    labels = {step.code: step.label for step in steps()}
    taken = mishap.steps.order_by("done_on", "pk") if mishap.kind == Mishap.Kind.INCIDENT else []
    return "\n".join(
        " ".join(filter(None, (f"{each.done_on}", labels.get(each.code, each.code), each.remark)))
        for each in taken
    )


CARD = {
    "phase": "do",
    "order": 25,
    "label": _("Incidents and near misses"),
    "detail": _(
        "What happened, the first response in its order, and what is done so that it does not happen again."
    ),
    "view": "portal:mishaps",
}
