"""The life of an application: which state follows which, and nothing else."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.record.errors import ActRefused

State = Application.State

# Denial and withdrawal can come at any step of a submitted case (003 表2: level 10 while under review).
TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SUBMITTED, State.WITHDRAWN}),
    State.SUBMITTED: frozenset({State.ACCEPTED, State.RETURNED, State.DENIED, State.WITHDRAWN}),
    State.ACCEPTED: frozenset({State.UNDER_REVIEW, State.DENIED, State.WITHDRAWN}),
    State.UNDER_REVIEW: frozenset({State.REVIEWED, State.DENIED, State.WITHDRAWN}),
    State.REVIEWED: frozenset({State.UNDER_REVIEW, State.GRANTED, State.DENIED, State.WITHDRAWN}),
    State.GRANTED: frozenset({State.CONTRACTED, State.LAPSED, State.DENIED, State.WITHDRAWN}),
    State.RETURNED: frozenset(),
    # An objection that is upheld annuls the denial.
    State.DENIED: frozenset({State.SUBMITTED, State.ACCEPTED, State.UNDER_REVIEW, State.REVIEWED}),
    State.CONTRACTED: frozenset(),
    State.LAPSED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
CLOSED = frozenset({State.RETURNED, State.DENIED, State.CONTRACTED, State.LAPSED, State.WITHDRAWN})


def may_move(state: str, to: str) -> bool:
    return to in TRANSITIONS[State(state)]


def move(*, application: Application, to: State, on: date) -> None:
    """Take the application to its next state; refuse what does not follow. A closed one has its day."""
    if not may_move(application.state, to):
        raise ActRefused(
            "wrong_state",
            _("This cannot be done now: the application stands at “%(state)s”. Nothing was changed."),
            state=application.get_state_display(),
        )
    application.state = to
    application.closed_on = on if to in CLOSED else None
    application.save(update_fields=["state", "submitted_on", "closed_on"])
