from datetime import date

import pytest

from shirushi.agenda.models import Task
from shirushi.billing.models import Invoice
from shirushi.intake import services
from shirushi.intake.models import Application
from shirushi.papers.models import StoredFile
from shirushi.people.models import Access, Organisation
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.cast import acting, cast
from tests.intake.drafts import DAY, attach_required, complete, declare_all, draft, officer, submitted

pytestmark = pytest.mark.django_db


def written() -> tuple[int, int, int, int]:
    """What a submission leaves: journal lines, invoices, accesses, tasks."""
    return (
        JournalLine.objects.count(),
        Invoice.objects.count(),
        Access.objects.count(),
        Task.objects.filter(closed_on=None).count(),
    )


def test_a_submission_freezes_invoices_and_opens_the_case_to_its_bodies() -> None:
    company = cast()
    application = complete(company)

    services.submit(application=application, by=officer(company), on=DAY, revision=application.revision)

    application.refresh_from_db()
    assert application.state == "submitted"
    assert application.submitted_on == DAY
    assert set(application.decisions) == {"eligibility", "size_class", "documents", "fees"}
    assert {each.file.submitted_on for each in application.documents.all()} == {DAY}
    opened_to = set(Access.objects.values_list("organisation_id", flat=True))
    assert opened_to == {company.review_body.pk, company.granting_body.pk}
    assert application.dossier.review_body == company.review_body


def test_privacymark_invoices_application_and_review_fee_of_the_size_and_leaves_the_registration_fee() -> (
    None
):
    application = submitted(cast())

    lines = dict(application.invoice.lines.values_list("code", "amount"))
    assert lines == {"application_fee": 52382, "review_fee": 471429}
    assert application.invoice.kind == "application"
    assert application.invoice.due_on == date(2026, 5, 25)


def test_japhic_invoices_everything_by_the_workers_that_count() -> None:
    application = submitted(cast("japhic"))

    assert application.invoice.kind == "whole"
    assert application.invoice.total == 231000
    assert application.decisions["headcount"]["outcome"]["workers"] == 15


def test_a_small_japhic_business_hands_in_the_small_form_for_my_number() -> None:
    application = submitted(cast("japhic"))

    required = application.decisions["documents"]["outcome"]["required"]
    assert "self_assessment_my_number_small" in required
    assert "self_assessment_my_number_principle" not in required


def test_after_submission_the_clerk_acts_next_and_the_business_pays() -> None:
    company = cast()
    submitted(company)

    waiting = set(Task.objects.filter(closed_on=None).values_list("kind", "organisation_id"))

    assert ("intake.formal_check", company.review_body.pk) in waiting
    assert ("billing.pay_invoice", company.business.pk) in waiting
    assert "intake.finish_application" not in {kind for kind, _ in waiting}


def test_a_second_submission_is_told_when_the_first_was_and_doubles_nothing() -> None:
    company = cast()
    application = submitted(company)
    before = written()

    with pytest.raises(ActRefused) as refusal:
        services.submit(application=application, by=officer(company), on=DAY, revision=None)

    assert refusal.value.code == "already_submitted"
    assert "2026" in refusal.value.sentence
    assert written() == before


def test_of_two_submissions_from_the_same_page_only_the_first_counts() -> None:
    company = cast()
    application = complete(company)
    first, second = (Application.objects.get(pk=application.pk) for _ in range(2))
    services.submit(application=first, by=officer(company), on=DAY, revision=application.revision)
    before = written()

    with pytest.raises(Stale):
        services.submit(application=second, by=officer(company), on=DAY, revision=application.revision)

    assert written() == before


def test_an_old_page_does_not_submit_what_was_changed_since() -> None:
    company = cast()
    application = complete(company)
    seen = application.revision
    services.declare(
        application=application,
        question="size_class",
        facts={"industry": "retail", "workers": 3},
        by=officer(company),
        on=DAY,
        revision=seen,
    )

    with pytest.raises(Stale):
        services.submit(application=application, by=officer(company), on=DAY, revision=seen)

    assert Application.objects.get(pk=application.pk).state == "draft"


def test_missing_documents_stop_a_submission_and_leave_nothing_behind() -> None:
    company = cast()
    application = draft(company)
    declare_all(application, officer(company))
    before = written()

    with pytest.raises(ActRefused) as refusal:
        services.submit(application=application, by=officer(company), on=DAY, revision=None)

    assert refusal.value.code == "documents_missing"
    assert "registry_certificate" in refusal.value.params["codes"]
    assert written() == before
    kept = Application.objects.get(pk=application.pk)
    assert (kept.state, kept.revision, kept.decisions) == ("draft", application.revision - 1, {})


def test_missing_declarations_stop_a_submission() -> None:
    company = cast()
    application = draft(company)
    attach_required(application, officer(company))

    with pytest.raises(ActRefused) as refusal:
        services.submit(application=application, by=officer(company), on=DAY, revision=None)

    assert refusal.value.code == "undeclared"


def test_who_is_not_eligible_is_told_why_and_keeps_the_draft() -> None:
    company = cast()
    application = complete(company)
    facts = {**application.declared["eligibility"], "qualified_people": 1}
    services.declare(
        application=application,
        question="eligibility",
        facts=facts,
        by=officer(company),
        on=DAY,
        revision=None,
    )
    before = written()

    with pytest.raises(ActRefused) as refusal:
        services.submit(application=application, by=officer(company), on=DAY, revision=None)

    assert refusal.value.code == "not_eligible"
    assert refusal.value.params["decision"]["outcome"]["failures"] == ["qualified_people"]
    assert written() == before


def test_the_audit_officer_does_not_submit() -> None:
    company = cast()
    application = complete(company)

    with pytest.raises(NotAllowed):
        services.submit(application=application, by=acting(company.audit_officer, DAY), on=DAY, revision=None)


def test_somebody_elses_application_is_not_submitted() -> None:
    company = cast()
    application = complete(company)

    with pytest.raises(NotAllowed):
        services.submit(application=application, by=acting(company.clerk, DAY), on=DAY, revision=None)


def test_a_submission_that_breaks_halfway_leaves_no_line_no_invoice_and_no_access() -> None:
    company = cast()
    application = complete(company)
    before = written()
    # The invoice is issued before the granting body is looked up.
    Organisation.objects.filter(pk=company.granting_body.pk).update(kind="review_body")

    with pytest.raises(Organisation.DoesNotExist):
        services.submit(application=application, by=officer(company), on=DAY, revision=None)

    kept = Application.objects.get(pk=application.pk)
    assert written() == before
    assert (kept.state, kept.invoice, kept.decisions) == ("draft", None, {})
    assert not any(each.file.submitted_on for each in kept.documents.all())


def test_a_review_body_that_is_left_sees_nothing_of_the_next_application() -> None:
    company = cast()
    first = submitted(company)
    Application.objects.filter(pk=first.pk).update(state="withdrawn")
    second = services.start_application(
        dossier=first.dossier, kind="new", review_body=company.other_review_body, by=officer(company), on=DAY
    )
    attach_required(second, officer(company))
    services.submit(application=second, by=officer(company), on=DAY, revision=None)

    left, chosen = acting(company.clerk, DAY), acting(company.other_clerk, DAY)

    assert not Application.objects.visible_to(left).filter(pk=second.pk).exists()
    assert not StoredFile.objects.visible_to(left).filter(pk=second.documents.first().file.pk).exists()
    assert Application.objects.visible_to(chosen).filter(pk=second.pk).exists()
    assert not Application.objects.visible_to(chosen).filter(pk=first.pk).exists()
