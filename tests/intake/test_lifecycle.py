import pytest

from shirushi.intake.lifecycle import CLOSED, TRANSITIONS, may_move, move
from shirushi.intake.models import Application
from shirushi.record.errors import ActRefused
from tests.cast import cast
from tests.intake.drafts import DAY, submitted

State = Application.State


def test_every_state_has_its_line() -> None:
    assert set(TRANSITIONS) == set(State)


def test_the_open_states_are_those_from_which_something_follows() -> None:
    assert set(Application.OPEN_STATES) == set(State) - CLOSED


def test_nothing_leads_back_to_a_draft() -> None:
    assert not any(may_move(state, State.DRAFT) for state in State)


def test_a_denial_can_follow_at_every_step_after_submission() -> None:
    under_way = set(Application.OPEN_STATES) - {State.DRAFT}

    assert all(may_move(state, State.DENIED) for state in under_way)


@pytest.mark.django_db
def test_a_step_that_does_not_follow_is_refused_in_words_and_changes_nothing() -> None:
    application = submitted(cast())

    with pytest.raises(ActRefused) as refusal:
        move(application=application, to=State.CONTRACTED, on=DAY)

    assert refusal.value.code == "wrong_state"
    assert Application.objects.get(pk=application.pk).state == "submitted"


@pytest.mark.django_db
def test_a_closed_application_has_its_day() -> None:
    application = submitted(cast())

    move(application=application, to=State.WITHDRAWN, on=DAY)

    assert Application.objects.get(pk=application.pk).closed_on == DAY
