from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from shirushi.intake import services
from shirushi.intake.models import Application
from shirushi.people.models import Dossier, Unit
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from shirushi.rules import BadInput
from tests.cast import LONG_AGO, Cast, acting, cast, dossier
from tests.intake.drafts import DAY, PRIVACYMARK, draft, granted, officer, submitted, suspended, upload

pytestmark = pytest.mark.django_db


def declare(application: Application, company: Cast, question: str, facts: dict[str, Any]) -> None:
    services.declare(
        application=application, question=question, facts=facts, by=officer(company), on=DAY, revision=None
    )


def start(company: Cast, case: Dossier, kind: str = "new", on: date = DAY) -> Application:
    return services.start_application(
        dossier=case, kind=kind, review_body=company.review_body, by=officer(company, on), on=on
    )


def department(company: Cast, scheme: str) -> Dossier:
    unit = Unit.objects.create(
        organisation=company.business, kind="department", name="印刷事業部", registered_on=LONG_AGO
    )
    return Dossier.objects.create(unit=unit, scheme=scheme, opened_on=LONG_AGO)


def test_a_draft_names_its_next_actor() -> None:
    company = cast()

    application = draft(company)

    task = application.dossier.tasks.get()
    assert (task.kind, task.organisation) == ("intake.finish_application", company.business)


def test_privacymark_takes_no_department() -> None:
    company = cast()
    case = department(company, "privacymark")

    with pytest.raises(ActRefused) as refusal:
        start(company, case)

    assert refusal.value.code == "unit_not_covered"
    assert not Application.objects.exists()
    assert not JournalLine.objects.exists()


def test_japhic_takes_a_department() -> None:
    company = cast("japhic")

    application = start(company, department(company, "japhic"))

    assert application.state == "draft"


def test_a_unit_has_one_open_application() -> None:
    company = cast()
    first = draft(company)

    with pytest.raises(ActRefused) as refusal:
        start(company, first.dossier)

    assert refusal.value.code == "application_open"
    assert Application.objects.count() == 1


def test_the_database_holds_that_a_unit_has_one_open_application() -> None:
    company = cast()
    first = draft(company)

    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.create(
            dossier=first.dossier,
            scheme="privacymark",
            kind="new",
            review_body=company.review_body,
            started_on=DAY,
        )


def test_a_body_of_another_scheme_reviews_nothing_here() -> None:
    company = cast()
    other = cast("japhic")
    case = dossier(company.business)

    with pytest.raises(ActRefused) as refusal:
        services.start_application(
            dossier=case, kind="new", review_body=other.review_body, by=officer(company), on=DAY
        )

    assert refusal.value.code == "not_a_review_body"


def test_the_audit_officer_starts_nothing() -> None:
    company = cast()
    case = dossier(company.business)

    with pytest.raises(NotAllowed):
        services.start_application(
            dossier=case,
            kind="new",
            review_body=company.review_body,
            by=acting(company.audit_officer, DAY),
            on=DAY,
        )


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({**PRIVACYMARK["eligibility"], "denied_on": "2020-01-01"}, "unknown_field", "denied_on"),
        ({**PRIVACYMARK["eligibility"], "colour": "blue"}, "unknown_field", "colour"),
        ({"base_in_japan": True}, "missing_field", "legal_entity"),
        ({**PRIVACYMARK["eligibility"], "qualified_people": "eight"}, "wrong_type", "qualified_people"),
        ({**PRIVACYMARK["eligibility"], "qualified_people": -1}, "out_of_range", "qualified_people"),
        ({**PRIVACYMARK["eligibility"], "base_in_japan": "yes"}, "wrong_type", "base_in_japan"),
    ],
)
def test_a_declaration_that_cannot_be_is_refused_whole(facts: dict[str, Any], code: str, field: str) -> None:
    company = cast()
    application = draft(company)
    lines = JournalLine.objects.count()

    with pytest.raises(BadInput) as bad:
        declare(application, company, "eligibility", facts)

    kept = Application.objects.get(pk=application.pk)
    assert (bad.value.code, bad.value.field) == (code, field)
    assert (kept.declared, kept.revision) == ({}, 0)
    assert JournalLine.objects.count() == lines


@pytest.mark.parametrize(
    ("question", "facts", "code"),
    [
        (
            "eligibility",
            {
                "base_in_japan": True,
                "subject_to_guidelines": True,
                "medical": False,
                "serious_infringement_on": "2026-02-30",
            },
            "impossible_date",
        ),
        (
            "eligibility",
            {
                "base_in_japan": True,
                "subject_to_guidelines": True,
                "medical": False,
                "serious_infringement_on": DAY + timedelta(days=1),
            },
            "after_on",
        ),
        ("headcount", {"contractor_staff": 3}, "out_of_range"),
        ("documents", {"applies": ["sole_proprietor"]}, "unknown_value"),
        ("size_class", {"industry": "service", "workers": 3}, "unknown_question"),
    ],
)
def test_japhic_refuses_what_it_cannot_read(question: str, facts: dict[str, Any], code: str) -> None:
    company = cast("japhic")
    application = draft(company)

    with pytest.raises(BadInput) as bad:
        declare(application, company, question, facts)

    assert bad.value.code == code
    assert Application.objects.get(pk=application.pk).declared == {}


def test_what_is_submitted_is_not_declared_anew() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(ActRefused) as refusal:
        declare(application, company, "size_class", {"industry": "retail", "workers": 3})

    assert refusal.value.code == "already_submitted"


def test_what_is_submitted_takes_no_further_document() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(ActRefused) as refusal:
        services.attach_document(
            application=application, code="training_evidence", upload=upload(), by=officer(company), on=DAY
        )

    assert refusal.value.code == "already_submitted"


def test_a_replaced_document_stays_with_its_day() -> None:
    company = cast()
    application = draft(company)
    for content in (b"first", b"second"):
        services.attach_document(
            application=application,
            code="sites",
            upload=upload("sites.txt", content),
            by=officer(company),
            on=DAY,
        )

    replaced, current = application.documents.order_by("pk")

    assert (replaced.replaced_on, current.replaced_on) == (DAY, None)


def test_a_document_is_not_taken_out_twice() -> None:
    company = cast()
    application = draft(company)
    document = services.attach_document(
        application=application, code="sites", upload=upload(), by=officer(company), on=DAY
    )
    services.remove_document(document=document, by=officer(company), on=DAY)

    with pytest.raises(ActRefused) as refusal:
        services.remove_document(document=document, by=officer(company), on=DAY)

    assert refusal.value.code == "already_removed"


EXPIRES = date(2026, 12, 20)
STARTED = date(2024, 12, 21)
# (expiry − 8 months) + 1 day to expiry − 4 months.
OPENS, CLOSES = date(2026, 4, 21), date(2026, 8, 20)


@pytest.mark.parametrize("day", [OPENS, CLOSES])
def test_a_renewal_starts_on_the_first_and_the_last_day_of_its_window(day: date) -> None:
    company = cast()
    case = dossier(company.business)
    granted(company, case, STARTED, EXPIRES)

    application = start(company, case, "renewal", day)

    assert application.kind == "renewal"


@pytest.mark.parametrize("day", [OPENS - timedelta(days=1), CLOSES + timedelta(days=1)])
def test_a_renewal_is_refused_the_day_before_and_the_day_after_with_the_reason(day: date) -> None:
    company = cast()
    case = dossier(company.business)
    granted(company, case, STARTED, EXPIRES)

    with pytest.raises(ActRefused) as refusal:
        start(company, case, "renewal", day)

    assert refusal.value.code == "outside_the_window"
    assert refusal.value.params["decision"]["outcome"]["opens_on"] == OPENS.isoformat()
    assert not Application.objects.exists()


def test_no_renewal_starts_while_a_suspension_runs() -> None:
    company = cast()
    case = dossier(company.business)
    suspended(granted(company, case, STARTED, EXPIRES), date(2026, 5, 1), date(2026, 7, 31))

    with pytest.raises(ActRefused) as refusal:
        start(company, case, "renewal")

    assert refusal.value.code == "outside_the_window"


def test_a_renewal_needs_a_grant() -> None:
    company = cast()
    case = dossier(company.business)

    with pytest.raises(ActRefused) as refusal:
        start(company, case, "renewal")

    assert refusal.value.code == "nothing_to_renew"


def test_a_holder_does_not_apply_anew() -> None:
    company = cast()
    case = dossier(company.business)
    granted(company, case, STARTED, EXPIRES)

    with pytest.raises(ActRefused) as refusal:
        start(company, case)

    assert refusal.value.code == "already_holds_a_grant"


def test_a_unit_whose_term_begins_later_does_not_apply_anew() -> None:
    company = cast("japhic")
    case = dossier(company.business, "japhic")
    granted(company, case, date(2026, 6, 1), date(2027, 5, 31))

    with pytest.raises(ActRefused) as refusal:
        start(company, case)

    assert refusal.value.code == "already_holds_a_grant"


def test_a_renewal_carries_the_last_declarations_over_but_not_the_documents() -> None:
    company = cast()
    first = submitted(company, day=date(2024, 9, 2))
    Application.objects.filter(pk=first.pk).update(state="contracted")
    granted(company, first.dossier, STARTED, EXPIRES)

    renewal = start(company, first.dossier, "renewal")

    assert renewal.declared == first.declared
    assert renewal.previous == first
    assert not renewal.documents.exists()
