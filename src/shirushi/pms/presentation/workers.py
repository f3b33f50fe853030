"""The words of the register of workers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import Worker

ACTIONS = {
    "pms.worker.added": _("A worker was added to the register"),
    "pms.workers.added": _("Workers were added to the register together"),
    "pms.worker.changed": _("The data of a worker were changed"),
    "pms.worker.left": _("A worker left"),
    "pms.worker.came_back": _("The leaving of a worker was taken back"),
}

LABELS = {
    "left_on": _("Left on"),
    "joined_on": _("Joined on"),
    "email": _("E-mail"),
    "name_kana": _("Name in kana"),
}

CODES_OF = {"kind": dict(Worker.Kind.choices)}

# The columns of the register as one hands it to an assessor.
COLUMNS = [
    ("number", _("Staff number"), 12), ("name", _("Name"), 20), ("name_kana", _("Name in kana"), 20),
    ("department", _("Department"), 20), ("kind", _("Kind"), 14), ("email", _("E-mail"), 28),
    ("joined_on", _("Joined on"), 12), ("left_on", _("Left on"), 12),
]  # fmt: skip


def export_row(worker: Worker) -> dict[str, Any]:
    names = ("number", "name", "name_kana", "email", "joined_on", "left_on")
    plain = {name: getattr(worker, name) for name in names}
    return plain | {"department": worker.department.name, "kind": str(worker.get_kind_display())}


CARD = {
    "phase": "plan",
    "order": 20,
    "label": _("Register of workers"),
    "detail": _("Everybody who handles personal information: who must be trained, and who has left."),
    "view": "portal:workers",
}
