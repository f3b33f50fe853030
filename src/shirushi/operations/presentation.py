"""Words for what time alone brings about."""

from collections.abc import Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text

# Reminders carry the words of the task that they are about, with these in front.
AHEAD = "operations.ahead."
DUE = "operations.due."
LATE = "operations.late."
STILL = "operations.still."

ACTIONS = {
    "operations.term.ended": _("The term of the grant was over"),
    "operations.term.begun": _("The agreed term of the grant began"),
    "operations.relief.opened": _("The time for a late renewal began"),
    "operations.relief.ended": _("The time for a late renewal was over"),
    "operations.window.opened": _("The renewal window opened"),
    "operations.window.closed": _("The renewal window closed"),
    "operations.window.reopened": _("The renewal window is open again: its last day was moved"),
    "operations.suspension.period_reached": _("The period of the suspension was reached"),
    "operations.suspension.revocation_due": _("The suspension lasted a year: revocation is to be decided"),
    "operations.bar.ended": _("The application bar was over"),
}

TASKS = {
    "intake.renew": Text(
        label=_("Apply for the renewal of %(number)s"),
        detail=_("The term ends on %(expires_on)s. After the window closes, no renewal is accepted."),
    ),
}

NOTICES = {
    "operations.term_expired": Text(
        label=_("The term of %(number)s ended on %(expires_on)s"),
        detail=_("The mark may not be shown any more."),
        mail=_("The term of a mark has ended."),
    ),
    "operations.term_expired_under_renewal": Text(
        label=_("The term of %(number)s ended on %(expires_on)s; its renewal is under review"),
        detail=_("The mark's page shows this until the renewal is decided."),
        mail=_("The term of a mark has ended; its renewal is under review."),
    ),
    "operations.term_awaiting_renewal": Text(
        label=_("The term of %(number)s ended on %(expires_on)s; a late renewal is possible"),
        detail=_("Because of a suspension or a dispensation you may still apply for some time."),
        mail=_("The term of a mark has ended; a late renewal is possible."),
    ),
    "operations.term_suspended": Text(
        label=_("The term of %(number)s ended on %(expires_on)s while it is suspended"),
        detail=_("After the suspension there is a time in which you can still renew."),
        mail=_("The term of a mark has ended while it is suspended."),
    ),
    "operations.term_begun": Text(
        label=_("The term of %(number)s has begun; it ends on %(expires_on)s"),
        detail=_("From today the mark may be shown."),
        mail=_("The term of a mark has begun."),
    ),
    "operations.window_opened": Text(
        label=_("The renewal of %(number)s can be applied for from %(opens_on)s to %(closes_on)s"),
        mail=_("A renewal can be applied for now."),
    ),
    "operations.window_closed": Text(
        label=_("The renewal window of %(number)s closed without an application"),
        detail=_("The term ends on %(expires_on)s. A new application is possible after that."),
        mail=_("The renewal window of a mark has closed."),
    ),
    "operations.period_reached": Text(
        label=_("The suspension of %(number)s reached its planned end on %(planned_ends_on)s"),
        detail=_(
            "It goes on until all end conditions are judged met. The granting body extends or lifts it."
        ),
        mail=_("A suspension reached its planned end."),
    ),
    "operations.revocation_due": Text(
        label=_("The suspension of %(number)s has lasted a year"),
        detail=_("The granting body now decides on revocation. You will be told and can object."),
        mail=_("A suspension has lasted a year."),
    ),
    "operations.bar_over": Text(
        label=_("The application bar ended on %(ends_on)s"),
        detail=_("You may apply again."),
        mail=_("An application bar is over."),
    ),
}


def reminders(texts: Mapping[str, Text]) -> dict[str, Text]:
    """For each kind of task: what is said ahead of its day, on it, on the day after, and each week from then."""
    come = _("Something is waiting for you and its day has come.")
    said = {
        AHEAD: (_("To be done by %(task_due_on)s: {task}"), _("Something is waiting for you.")),
        DUE: (_("Due today: {task}"), come),
        LATE: (_("Overdue since yesterday: {task}"), come),
        STILL: (_("Overdue since %(task_due_on)s: {task}"), come),
    }
    return {
        f"{prefix}{kind}": Text(format_lazy(sentence, task=text.label), text.detail, mail)
        for prefix, (sentence, mail) in said.items()
        for kind, text in texts.items()
    }
