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
    "changes.report.closed_by_return": _("A change report was closed: the mark was returned"),
    "changes.report.closed_by_dissolution": _("A change report was closed: the business is dissolved"),
    "changes.application.closed_by_return": _("The application was closed: the mark was returned"),
    "changes.application.closed_by_dissolution": _("The application was closed: its business is dissolved"),
    "changes.ending.returned": _("The holder returned its mark and said why"),
    "changes.ending.dissolved": _("The business is dissolved or closed down"),
    "changes.ending.taken_down": _("The business said that the mark is shown nowhere any more"),
    "changes.ending.received": _("The return of certificate and data was settled"),
    "changes.report.followed": _("The registered facts followed a confirmed change"),
}

TASKS = {
    "changes.take_mark_down": Text(
        label=_("Take the mark down and return the certificate"),
        detail=_("The mark has ended. Say when it is shown nowhere any more."),
    ),
    "changes.receive_certificate": Text(
        label=_("Certificate and mark data of %(business)s"),
        detail=_("The mark has ended. Write down when they are back, or why nothing comes."),
    ),
    "changes.record_dissolution": Text(
        label=_("Another scheme recorded that %(business)s is dissolved"),
        detail=_("Look at the evidence, and record it for this scheme."),
    ),
    "changes.confirm": Text(
        label=_("Change report: %(business)s"),
        detail=_("Read what has changed and what proves it, and confirm it or return it with the reason."),
    ),
}

NOTICES = {
    "changes.ended_returned": Text(
        label=_("%(business)s returned its mark"),
        detail=_("The reason stands on its page. Invoices that are open stay open."),
    ),
    "changes.ended_dissolved": Text(
        label=_("%(business)s is dissolved or closed down"),
        detail=_("Its mark and its open case have ended. Invoices that are open stay open."),
    ),
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
