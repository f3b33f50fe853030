"""Words for what changes at a holder: acts, tasks, notices; and a report as its page shows it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.changes import items
from shirushi.changes.models import Change, ChangeReport

ACTIONS = {
    "changes.report.handed_in": _("A change was reported"),
    "changes.report.confirmed": _("A reported change was confirmed"),
    "changes.report.returned": _("A change report was returned to the business"),
    "changes.report.followed": _("The registered facts followed a confirmed change"),
}

TASKS = {
    "changes.confirm": Text(
        label=_("Change report: %(business)s"),
        detail=_("Read what has changed and what proves it, and confirm it or return it with the reason."),
    ),
}

NOTICES = {
    "changes.confirmed": Text(
        label=_("Your change report is confirmed"),
        detail=_("What is registered follows from the day on which the change takes effect."),
        mail=_("Your report was confirmed."),
        view="portal:change_report",
    ),
    "changes.returned": Text(
        label=_("Your change report was returned"),
        detail=_("Read why. You can report again."),
        mail=_("Your report was returned."),
        view="portal:change_report",
    ),
    "changes.known_elsewhere": Text(
        label=_("Name or address of %(business)s changed"),
        detail=_("Another scheme confirmed it, with effect from %(day)s."),
    ),
}

LABELS = {
    "items": _("What changed"),
    "followed_on": _("Facts followed on"),
    "takes_effect_on": _("Takes effect on"),
}
CODES_OF = {"items": dict(Change.Item.choices)}

TONES = {
    ChangeReport.State.REPORTED: "info",
    ChangeReport.State.CONFIRMED: "done",
    ChangeReport.State.RETURNED: "attention",
}


@dataclass(frozen=True)
class Row:
    """One item before and after, as people read it."""

    label: str | Promise
    before: str
    after: str


def tone(report: ChangeReport) -> str:
    return TONES[ChangeReport.State(report.state)]


def rows(report: ChangeReport) -> list[Row]:
    """In the order in which the items are asked."""
    changed = {each.item: (each.before, each.after) for each in report.changes.all()}
    return rows_of(changed)


def rows_of(changed: dict[str, tuple[str, str]]) -> list[Row]:
    return [
        Row(item.label, items.shown(item, changed[item][0]), items.shown(item, changed[item][1]))
        for item in Change.Item
        if item in changed
    ]
