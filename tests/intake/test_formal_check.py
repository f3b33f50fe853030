from datetime import date, timedelta

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.billing import services as billing
from shirushi.billing.models import Invoice
from shirushi.intake import services
from shirushi.intake.models import Application
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.cast import Cast, acting, cast, dossier
from tests.intake.drafts import DAY, complete, granted, officer, submitted

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=7)
REASON = "登記事項証明書が3か月より古いです。"


def test_an_accepted_application_is_told_to_the_business() -> None:
    company = cast()
    application = submitted(company)

    services.pass_formal_check(
        application=application, by=acting(company.clerk, LATER), on=LATER, revision=application.revision
    )

    assert (application.state, application.formal_checked_on) == ("accepted", LATER)
    assert Notice.objects.filter(kind="intake.application_accepted", organisation=company.business).exists()


def test_a_clerk_of_another_review_body_checks_nothing_here() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(NotAllowed):
        services.pass_formal_check(
            application=application, by=acting(company.other_clerk, DAY), on=DAY, revision=None
        )


def test_the_business_does_not_accept_itself() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(NotAllowed):
        services.pass_formal_check(application=application, by=officer(company), on=DAY, revision=None)


def test_a_draft_is_not_accepted() -> None:
    company = cast()
    application = complete(company)
    lines = JournalLine.objects.count()

    with pytest.raises(ActRefused) as refusal:
        services.pass_formal_check(
            application=application, by=acting(company.clerk, DAY), on=DAY, revision=None
        )

    assert refusal.value.code == "wrong_state"
    assert JournalLine.objects.count() == lines


def test_of_two_clerks_the_second_is_told() -> None:
    company = cast()
    application = submitted(company)
    seen = application.revision
    other = Application.objects.get(pk=application.pk)
    clerk = acting(company.clerk, DAY)
    services.pass_formal_check(application=application, by=clerk, on=DAY, revision=seen)

    with pytest.raises(Stale):
        services.return_application(application=other, reason=REASON, by=clerk, on=DAY, revision=seen)

    assert Application.objects.get(pk=application.pk).state == "accepted"


def test_a_returned_application_keeps_its_reason_cancels_its_invoice_and_asks_the_business() -> None:
    company = cast()
    application = submitted(company)

    services.return_application(
        application=application, reason=REASON, by=acting(company.clerk, LATER), on=LATER, revision=None
    )

    assert (application.state, application.return_reason, application.closed_on) == (
        "returned",
        REASON,
        LATER,
    )
    assert Invoice.objects.get().cancelled_on == LATER
    waiting = set(Task.objects.filter(closed_on=None).values_list("kind", flat=True))
    assert waiting == {"intake.start_again", "letter.send.intake.returned"}


def test_a_return_without_a_reason_is_refused() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(ActRefused) as refusal:
        services.return_application(
            application=application, reason="  ", by=acting(company.clerk, DAY), on=DAY, revision=None
        )

    assert refusal.value.code == "reason_missing"
    assert Application.objects.get(pk=application.pk).state == "submitted"


def corrected(application: Application, company: object) -> Application:
    by = officer(company)  # type: ignore[arg-type]
    copy = services.start_application(
        dossier=application.dossier, kind=application.kind, review_body=application.review_body, by=by, on=DAY
    )
    services.submit(application=copy, by=by, on=DAY, revision=None)
    return copy


def test_a_corrected_copy_is_submitted_with_the_documents_of_the_returned_one() -> None:
    company = cast()
    application = submitted(company)
    services.return_application(
        application=application, reason=REASON, by=acting(company.clerk, DAY), on=DAY, revision=None
    )

    copy = corrected(application, company)

    assert copy.state == "submitted"
    assert copy.previous == application
    assert copy.invoice != application.invoice
    assert not Task.objects.filter(kind="intake.start_again", closed_on=None).exists()


def test_who_paid_before_the_return_does_not_pay_again() -> None:
    company = cast()
    application = submitted(company)
    clerk = acting(company.clerk, DAY)
    paid = application.invoice
    billing.mark_paid(invoice=paid, paid_on=DAY, by=clerk, on=DAY)
    services.return_application(application=application, reason=REASON, by=clerk, on=DAY, revision=None)

    copy = corrected(Application.objects.get(pk=application.pk), company)

    assert copy.invoice == paid
    assert Invoice.objects.count() == 1
    assert Application.objects.get(pk=application.pk).invoice is None


def test_a_returned_renewal_no_longer_counts_as_applied_for() -> None:
    company = cast()
    case = dossier(company.business)
    grant = granted(company, case, date(2024, 12, 21), date(2026, 12, 20))
    application = submitted(company, case=case, kind="renewal")
    grant.refresh_from_db()
    applied_on = grant.renewal_applied_on

    services.return_application(
        application=application, reason=REASON, by=acting(company.clerk, LATER), on=LATER, revision=None
    )

    grant.refresh_from_db()
    assert applied_on == DAY
    assert grant.renewal_decided_on == LATER


def test_a_renewal_whose_window_closed_while_it_was_drafted_is_not_submitted() -> None:
    company = cast()
    case = dossier(company.business)
    granted(company, case, date(2024, 12, 21), date(2026, 12, 20))
    application = complete(company, case=case, kind="renewal")
    too_late = date(2026, 8, 21)
    lines = JournalLine.objects.count()

    with pytest.raises(ActRefused) as refusal:
        services.submit(application=application, by=officer(company, too_late), on=too_late, revision=None)

    assert refusal.value.code == "outside_the_window"
    assert JournalLine.objects.count() == lines
    assert not Invoice.objects.exists()


EXPIRES = date(2026, 12, 20)
LAST_DAY = date(2026, 8, 20)


def returned_late(complete_until: date | None) -> tuple[Cast, Application]:
    """A renewal handed in on the last day of its window and returned after it."""
    company = cast()
    case = dossier(company.business, review_body=company.review_body)
    granted(company, case, date(2024, 12, 21), EXPIRES)
    application = submitted(company, case=case, kind="renewal", day=LAST_DAY)
    on = LAST_DAY + timedelta(days=4)
    services.return_application(
        application=application,
        reason=REASON,
        by=acting(company.clerk, on),
        on=on,
        revision=None,
        complete_until=complete_until,
    )
    return company, application


def test_a_renewal_returned_after_its_window_is_completed_until_the_day_that_the_body_named() -> None:
    company, returned = returned_late(LAST_DAY + timedelta(days=18))
    day = LAST_DAY + timedelta(days=18)

    copy = services.start_application(
        dossier=returned.dossier,
        kind="renewal",
        review_body=company.review_body,
        by=officer(company, day),
        on=day,
    )
    services.submit(application=copy, by=officer(company, day), on=day, revision=None)

    assert copy.state == "submitted"
    assert Task.objects.get(kind="intake.start_again").due_on == day


@pytest.mark.parametrize("complete_until", [None, LAST_DAY + timedelta(days=18)])
def test_without_a_day_or_after_it_a_returned_renewal_stays_closed(complete_until: date | None) -> None:
    company, returned = returned_late(complete_until)
    day = LAST_DAY + timedelta(days=19)

    with pytest.raises(ActRefused, match="outside_the_window"):
        services.start_application(
            dossier=returned.dossier,
            kind="renewal",
            review_body=company.review_body,
            by=officer(company, day),
            on=day,
        )


def test_the_day_for_completing_lies_ahead() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(ActRefused, match="completion_in_the_past"):
        services.return_application(
            application=application,
            reason=REASON,
            by=acting(company.clerk, LATER),
            on=LATER,
            revision=None,
            complete_until=DAY,
        )
