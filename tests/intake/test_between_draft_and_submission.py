"""A form's edition changes between the draft and its submission: nothing of the old words is handed in unseen."""

from collections.abc import Callable
from datetime import date

import pytest

from shirushi.billing.models import Invoice
from shirushi.intake import self_assessment, services
from shirushi.intake.models import Application
from shirushi.record.errors import ActRefused
from tests.cast import Cast, cast
from tests.intake.drafts import complete, officer, signed_in

pytestmark = pytest.mark.django_db
GENERAL = "self_assessment_general"
EVE, CHANGES_ON = date(2024, 3, 31), date(2024, 4, 1)
CHANGED = ["3-4-2", "3-5-3", "10-6.3"]


@pytest.fixture
def company() -> Cast:
    return cast("japhic")


@pytest.fixture
def prepared(company: Cast) -> Application:
    return complete(company, day=EVE)


def submit(application: Application, company: Cast, on: date) -> None:
    services.submit(application=application, by=officer(company, on), on=on, revision=None)


def test_on_the_eve_it_is_handed_in_as_it_was_answered(prepared: Application, company: Cast) -> None:
    submit(prepared, company, EVE)

    assert prepared.state == "submitted"


def test_what_the_new_edition_asks_otherwise_is_asked_for_and_nothing_is_lost(
    prepared: Application, company: Cast
) -> None:
    answered = prepared.answers.count()

    with pytest.raises(ActRefused) as refused:
        submit(prepared, company, CHANGES_ON)

    assert refused.value.code == "documents_missing"
    assert (prepared.answers.count(), Invoice.objects.exists()) == (answered, False)


def test_answered_anew_it_is_handed_in(prepared: Application, company: Cast) -> None:
    services.answer_items(
        application=prepared,
        form=GENERAL,
        answers={code: services.Answered("met") for code in CHANGED},
        by=officer(company, CHANGES_ON),
        on=CHANGES_ON,
    )

    submit(prepared, company, CHANGES_ON)

    form = self_assessment.answered(prepared, [GENERAL], on=CHANGES_ON)[0]
    assert (prepared.state, form.reopened) == ("submitted", [])


def test_the_pages_say_which_words_changed_and_keep_the_draft(
    prepared: Application, company: Cast, show_day: Callable[[date], None]
) -> None:
    show_day(CHANGES_ON)
    client = signed_in(company.representative)
    page = f"/business/applications/{prepared.pk}"

    overview = client.get(f"{page}/assessment").text
    answer = client.post(f"{page}/submit", {"revision": prepared.revision, "confirmed": "on"})

    assert f"The words of {len(CHANGED)} items changed since you answered them" in overview
    assert answer.status_code == 422
    assert Application.objects.get(pk=prepared.pk).state == "draft"
