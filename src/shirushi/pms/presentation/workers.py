"""The words of the register of workers."""

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

CARD = {
    "phase": "plan",
    "order": 20,
    "label": _("Register of workers"),
    "detail": _("Everybody who handles personal information: who must be trained, and who has left."),
    "view": "portal:workers",
}
