"""What has to be true before an act of the review: held under a lock, said in a sentence."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from shirushi.billing.queries import review_may_start
from shirushi.intake.models import Application
from shirushi.record.errors import ActRefused
from shirushi.review.models import Assignment, Halt, ReviewStep
from shirushi.review.queries import goes_on_from, halted_on, step
from shirushi.ui.days import written_day


def hold(application: Application) -> None:
    """Wait for whoever acts on this application, then read it anew."""
    application.refresh_from_db(from_queryset=Application.objects.select_for_update())


def refuse_while_halted(application: Application, on: date) -> None:
    """Nothing of the review goes on inside a halt (003 2.1(12))."""
    halt = halted_on(application, on)
    if halt is not None:
        raise halted(halt)


def halted(halt: Halt) -> ActRefused:
    return ActRefused(
        "review_halted",
        _("The review stands still after an incident. Things go on on %(day)s. Nothing was changed."),
        day=written_day(goes_on_from(halt)),
    )


def refuse_unless(application: Application, *states: str) -> None:
    if application.state not in states:
        raise ActRefused(
            "wrong_state",
            _("This cannot be done now: the application stands at “%(state)s”. Nothing was changed."),
            state=application.get_state_display(),
        )


def refuse_unless_under_review(application: Application, on: date) -> None:
    refuse_while_halted(application, on)
    refuse_unless(application, Application.State.UNDER_REVIEW)


def refuse_unless_paid(application: Application) -> None:
    """The review begins when the fees that come first are in: the scheme's rule says which."""
    if not review_may_start(application.invoice):
        raise ActRefused(
            "not_paid",
            _("The review begins when what invoice %(number)s asks for first is paid. It has not arrived."),
            number=application.invoice.number if application.invoice else "—",
        )


def refuse_unless_staffed(members: Sequence[Assignment]) -> None:
    """A lead, and everybody's word that no conflict of interest stands in the way."""
    if not any(member.is_lead for member in members):
        raise ActRefused("no_lead", _("The review needs a lead assessor before it begins."))
    needed = [member for member in members if not member.is_trainee]
    silent = [str(member.person) for member in needed if member.no_conflict_declared_on is None]
    if silent:
        raise ActRefused(
            "conflict_not_declared",
            _("Not everybody has declared to have no conflict of interest yet: %(names)s."),
            names=", ".join(silent),
        )


def refuse_done(taken: ReviewStep | None) -> None:
    if taken is not None and taken.done_on is not None:
        raise ActRefused(
            "step_done",
            _("This step was completed on %(day)s. Nothing was changed."),
            day=written_day(taken.done_on),
        )


def refuse_unless_done(application: Application, kind: ReviewStep.Kind) -> ReviewStep:
    taken = step(application, kind)
    if taken is None or taken.done_on is None:
        raise ActRefused(
            "step_not_done", _("First complete this step: %(step)s. Nothing was changed."), step=kind.label
        )
    return taken
