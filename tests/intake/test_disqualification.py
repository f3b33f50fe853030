from datetime import date, timedelta

import pytest

from shirushi.intake import queries, services
from shirushi.intake.models import Application, Disqualification
from shirushi.people.models import Dossier
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.cast import Cast, acting, cast, dossier
from tests.intake.drafts import DAY, complete, officer

pytestmark = pytest.mark.django_db
STARTED, LAST = date(2026, 5, 1), date(2026, 7, 31)


def bar(company: Cast, case: Dossier, *, ends_on: date | None = LAST) -> Disqualification:
    return services.disqualify(
        dossier=case,
        kind="bar",
        starts_on=STARTED,
        ends_on=ends_on,
        decision={"question": "application_bar"},
        by=acting(company.officer, STARTED),
        on=STARTED,
    )


def submit(company: Cast, application: Application, on: date) -> None:
    services.submit(application=application, by=officer(company, on), on=on, revision=None)


@pytest.mark.parametrize("scheme", ["privacymark", "japhic"])
def test_nothing_is_submitted_on_the_last_barred_day(scheme: str) -> None:
    company = cast(scheme)
    application = complete(company)
    bar(company, application.dossier)
    lines = JournalLine.objects.count()

    with pytest.raises(ActRefused) as refusal:
        submit(company, application, LAST)

    assert refusal.value.code in {"not_eligible", "barred"}
    assert JournalLine.objects.count() == lines


@pytest.mark.parametrize("scheme", ["privacymark", "japhic"])
def test_the_day_after_a_bar_an_application_is_taken(scheme: str) -> None:
    company = cast(scheme)
    application = complete(company)
    bar(company, application.dossier)

    submit(company, application, LAST + timedelta(days=1))

    assert application.state == "submitted"


def test_an_annulled_bar_never_was() -> None:
    company = cast()
    application = complete(company)
    disqualification = bar(company, application.dossier)

    services.annul_disqualification(
        disqualification=disqualification,
        reason="別の事業者でした。",
        by=acting(company.officer, DAY),
        on=DAY,
    )
    submit(company, application, DAY)

    assert application.state == "submitted"
    annulment = JournalLine.objects.get(action="intake.disqualification.annulled")
    assert annulment.annuls is not None
    assert annulment.annuls.action == "intake.disqualification.recorded"


def test_an_annulment_needs_a_reason_and_happens_once() -> None:
    company = cast()
    disqualification = bar(company, dossier(company.business))
    by = acting(company.officer, DAY)

    with pytest.raises(ActRefused) as without:
        services.annul_disqualification(disqualification=disqualification, reason=" ", by=by, on=DAY)
    services.annul_disqualification(disqualification=disqualification, reason="誤り", by=by, on=DAY)
    with pytest.raises(ActRefused) as twice:
        services.annul_disqualification(disqualification=disqualification, reason="誤り", by=by, on=DAY)

    assert (without.value.code, twice.value.code) == ("reason_missing", "already_annulled")


def test_three_months_after_a_denial_one_may_apply_again() -> None:
    company = cast()
    application = complete(company)
    denied_on = DAY
    services.disqualify(
        dossier=application.dossier,
        kind="denial",
        starts_on=denied_on,
        ends_on=None,
        decision={},
        by=acting(company.review_officer, denied_on),
        on=denied_on,
    )

    with pytest.raises(ActRefused):
        submit(company, application, date(2026, 8, 10))
    application.refresh_from_db()
    submit(company, application, date(2026, 8, 11))

    assert application.state == "submitted"


def test_a_bar_needs_a_last_day() -> None:
    company = cast()
    case = dossier(company.business)

    with pytest.raises(ActRefused) as refusal:
        bar(company, case, ends_on=None)

    assert refusal.value.code == "bar_without_end"
    assert not Disqualification.objects.exists()


def test_a_business_bars_nobody() -> None:
    company = cast()
    case = dossier(company.business)

    with pytest.raises(NotAllowed):
        services.disqualify(
            dossier=case,
            kind="denial",
            starts_on=DAY,
            ends_on=None,
            decision={},
            by=officer(company),
            on=DAY,
        )


def test_the_facts_of_a_day_leave_out_what_begins_later() -> None:
    company = cast()
    case = dossier(company.business)
    bar(company, case)

    before = queries.disqualification_facts(case, STARTED - timedelta(days=1))
    during = queries.disqualification_facts(case, STARTED)

    assert before == {"denied_on": None, "barred_until": None}
    assert during == {"denied_on": None, "barred_until": LAST}
