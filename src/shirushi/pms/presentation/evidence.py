"""The words of evidence."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.agenda.texts import Text
from shirushi.pms.models import Evidence
from shirushi.pms.services.evidence.keeping import AHEAD

ACTIONS = {
    "pms.evidence.added": _("Evidence was put down"),
    "pms.evidence.changed": _("What is said of evidence was changed"),
    "pms.evidence.files_added": _("Files were added to evidence"),
    "pms.evidence.file_replaced": _("A file of evidence was replaced"),
    "pms.evidence.file_set_aside": _("A file of evidence was set aside"),
    "pms.evidence.serves": _("The requirements that evidence serves were named"),
    "pms.evidence.attached": _("Evidence was put to a record"),
    "pms.evidence.detached": _("Evidence was taken from a record"),
    "pms.evidence.renewal_asked": _("Evidence comes near its last day"),
    "pms.evidence.withdrawn": _("Evidence was withdrawn"),
}

TASKS = {
    "pms.evidence.renew": Text(
        label=_("Evidence %(number)s: renew “%(title)s” before it lapses"),
        detail=_("Replace the file and move the last day, or withdraw it if nothing needs it any more."),
        mail=_("Evidence of the PMS lapses soon."),
    ),
}


def label_of(column: str) -> object:
    return getattr(Evidence._meta.get_field(column), "verbose_name", column)


LABELS = {name: label_of(name) for name in ("shows", "dated_on", "covers_from", "covers_until", "place")} | {
    "requirements": _("Requirements"),
    "files": _("Kept files"),
    "sha256": _("SHA-256"),
    "record": _("Belongs to"),
}


def standing_of(evidence: Evidence, on: date) -> tuple[str, object]:
    """Tone and word of how evidence stands on a day."""
    if evidence.withdrawn_on:
        return "ended", _("Withdrawn")
    if evidence.has_lapsed(on):
        return "suspended", _("Lapsed")
    if evidence.expires_on and evidence.expires_on <= on + AHEAD:
        return "attention", _("Lapses soon")
    return "done", pgettext_lazy("evidence", "In force")


COLUMNS = [
    ("number", _("No."), 6),
    ("title", label_of("title"), 32),
    ("shows", label_of("shows"), 36),
    ("dated_on", label_of("dated_on"), 12),
    ("covers_from", label_of("covers_from"), 12),
    ("covers_until", label_of("covers_until"), 12),
    ("expires_on", label_of("expires_on"), 12),
    ("standing", _("State"), 14),
    ("department", label_of("department"), 16),
    ("requirements", _("Requirements"), 28),
    ("files", _("Kept files"), 32),
    ("sha256", _("SHA-256"), 66),
    ("place", label_of("place"), 24),
    ("withdrawn_on", _("Withdrawn on"), 12),
]

CARD = {
    "phase": "do",
    "order": 60,
    "label": _("Evidence"),
    "detail": _("Files with their own day, period and expiry, each serving requirements of both schemes."),
    "view": "portal:pms_evidence",
}
