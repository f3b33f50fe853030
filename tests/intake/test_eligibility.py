"""A person's word on the rules' answer about who may apply."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from shirushi.agenda.models import Task
from shirushi.intake import eligibility, services
from shirushi.intake.models import Application, EligibilityCheck
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.cast import Cast, acting, cast
from tests.intake.drafts import DAY, officer, signed_in, submitted

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=7)
REASON = "役員の1人が欠格に当たると、本人から届出がありました。"


def seen(application: Application, on: date = LATER) -> str:
    now = eligibility.standing(application, on=on)
    assert now is not None
    return now.digest


def confirm(
    company: Cast, application: Application, *, is_eligible: bool = True, reason: str = "", read: str = ""
) -> EligibilityCheck:
    application.refresh_from_db()
    return services.confirm_eligibility(
        application=application,
        is_eligible=is_eligible,
        reason=reason,
        seen=read or seen(application),
        by=acting(company.clerk, LATER),
        on=LATER,
        revision=None,
    )


def accept(company: Cast, application: Application, read: str | None = None) -> None:
    application.refresh_from_db()
    services.pass_formal_check(
        application=application, by=acting(company.clerk, LATER), on=LATER, revision=None, seen=read
    )


def bar(company: Cast, application: Application, until: date = LATER) -> None:
    services.disqualify(
        dossier=application.dossier,
        kind="bar",
        starts_on=DAY,
        ends_on=until,
        decision={"question": "application_bar"},
        by=acting(company.officer, LATER),
        on=LATER,
    )


def words(application: Application) -> list[str]:
    lines = JournalLine.objects.filter(action__startswith="intake.eligibility", subject_id=application.pk)
    return list(lines.order_by("id").values_list("action", flat=True))


def test_the_clerk_confirms_the_answer_as_an_act_of_its_own() -> None:
    company = cast()
    application = submitted(company)

    made = confirm(company, application)

    assert (made.is_eligible, made.is_deviation, made.checked_by) == (True, False, company.clerk)
    assert made.decision["reasons"][0]["code"] == "eligibility.eligible"
    assert words(application) == ["intake.eligibility.confirmed"]


def test_whoever_accepts_without_a_word_before_confirms_a_favourable_answer_by_it() -> None:
    company = cast()
    application = submitted(company)

    accept(company, application, read=seen(application))

    assert application.state == "accepted"
    assert EligibilityCheck.objects.get().checked_by == company.clerk
    assert words(application) == ["intake.eligibility.confirmed"]


def test_a_confirmed_answer_is_not_confirmed_twice_by_accepting() -> None:
    company = cast()
    application = submitted(company)
    confirm(company, application)

    accept(company, application)

    assert EligibilityCheck.objects.count() == 1


def test_another_answer_than_the_one_that_was_read_is_not_confirmed() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(ActRefused, match="answer_changed"):
        confirm(company, application, read="0" * 64)
    with pytest.raises(ActRefused, match="answer_changed"):
        accept(company, application, read="0" * 64)

    assert not EligibilityCheck.objects.exists()


def test_otherwise_than_the_rules_needs_a_reason() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(ActRefused, match="reason_missing"):
        confirm(company, application, is_eligible=False, reason="  ")

    assert not EligibilityCheck.objects.exists()


def test_what_a_person_held_not_eligible_is_not_accepted() -> None:
    company = cast()
    application = submitted(company)
    made = confirm(company, application, is_eligible=False, reason=REASON)

    with pytest.raises(ActRefused, match="held_not_eligible"):
        accept(company, application)

    assert (made.is_deviation, made.reason) == (True, REASON)
    assert words(application) == ["intake.eligibility.deviated"]
    assert Application.objects.get(pk=application.pk).state == "submitted"


def test_a_later_word_takes_the_place_of_an_earlier_one() -> None:
    company = cast()
    application = submitted(company)
    confirm(company, application, is_eligible=False, reason=REASON)
    confirm(company, application)

    accept(company, application)

    assert application.state == "accepted"


def test_a_fact_that_came_later_reopens_the_confirmation_and_asks_for_a_new_one() -> None:
    company = cast()
    application = submitted(company)
    confirm(company, application)

    bar(company, application)

    task = Task.objects.get(kind="intake.confirm_eligibility", closed_on=None)
    assert (task.subject_id, task.organisation) == (application.pk, company.review_body)
    assert EligibilityCheck.objects.get().reopened_on == LATER
    assert words(application)[-1] == "intake.eligibility.reopened"


def test_a_bar_blocks_by_rule_and_is_no_matter_of_judgement() -> None:
    company = cast()
    application = submitted(company)
    bar(company, application)

    with pytest.raises(ActRefused, match="barred"):
        confirm(company, application, reason=REASON)
    with pytest.raises(ActRefused, match="barred"):
        accept(company, application)


def test_a_fact_that_goes_again_still_asks_for_the_word_of_a_person() -> None:
    company = cast()
    application = submitted(company)
    confirm(company, application)
    bar(company, application)
    services.annul_disqualification(
        disqualification=application.dossier.disqualifications.get(),
        reason="別の事業者の事故でした。",
        by=acting(company.officer, LATER),
        on=LATER,
    )

    with pytest.raises(ActRefused, match="eligibility_open"):
        accept(company, application)
    confirm(company, application)
    accept(company, application)

    assert not Task.objects.filter(kind="intake.confirm_eligibility", closed_on=None).exists()


def test_returning_closes_what_was_to_be_confirmed() -> None:
    company = cast()
    application = submitted(company)
    confirm(company, application)
    bar(company, application)

    services.return_application(
        application=application,
        reason=REASON,
        grounds="not_eligible",
        by=acting(company.clerk, LATER),
        on=LATER,
        revision=None,
    )

    assert application.returned_for == "not_eligible"
    assert not Task.objects.filter(kind="intake.confirm_eligibility", closed_on=None).exists()


def test_neither_the_business_nor_another_body_says_who_may_apply() -> None:
    company = cast()
    application = submitted(company)

    for by in (officer(company, LATER), acting(company.other_clerk, LATER), acting(company.officer, LATER)):
        with pytest.raises(NotAllowed):
            services.confirm_eligibility(
                application=application,
                is_eligible=True,
                reason="",
                seen=seen(application),
                by=by,
                on=LATER,
                revision=None,
            )


def test_the_page_shows_the_answer_with_its_clauses_and_keeps_the_word(
    show_day: Callable[[date], None],
) -> None:
    show_day(LATER)
    company = cast()
    application = submitted(company)
    client = signed_in(company.clerk)
    address = f"/desk/applications/{application.pk}"

    before = client.get(address).text
    refused = client.post(
        f"{address}/eligibility", {"revision": application.revision, "seen": seen(application)}
    )
    wrong = client.post(
        f"{address}/eligibility",
        {"revision": application.revision, "seen": seen(application), "is_eligible": "no", "reason": " "},
    )
    kept = client.post(
        f"{address}/eligibility",
        {"revision": application.revision, "seen": seen(application), "is_eligible": "yes"},
        follow=True,
    )
    queue = client.get("/desk/applications/").text

    assert "By the rules the business may apply." in before
    assert "P申請資格" in before
    assert "also confirms the rules" in before.replace("&#x27;", "'")
    assert (refused.status_code, wrong.status_code) == (422, 422)
    assert "Say why it is otherwise" in wrong.text
    assert f"{company.clerk} confirmed on" in kept.text
    assert f"Eligibility: word of {company.clerk}" in queue


def test_the_queue_says_that_the_word_is_still_to_be_given(show_day: Callable[[date], None]) -> None:
    show_day(LATER)
    company = cast()
    submitted(company)

    assert (
        "Eligibility: a clerk or officer confirms" in signed_in(company.clerk).get("/desk/applications/").text
    )
