"""What does not fit together is said before it is signed; forms become papers."""

from datetime import date

import pytest

from shirushi.intake import services
from shirushi.intake.contradictions import contradictions
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.record.errors import ActRefused
from shirushi.rules import BadInput
from tests.cast import acting, cast
from tests.intake.drafts import DAY, complete, declare_all, draft, officer, submitted, upload

pytestmark = pytest.mark.django_db
OUTLINE = {
    "established_on": "",
    "capital": "10,000,000円",
    "workers": "２４",
    "businesses": "印刷",
    "website": "",
}


def keep(
    application: Application,
    by: Actor,
    code: str,
    values: dict[str, str],
    known: dict[str, str] | None = None,
) -> None:
    services.keep_form(
        application=application, code=code, values=values, known=known or {}, by=by, on=DAY, revision=None
    )


def codes(application: Application, on: date = DAY) -> list[str]:
    return [each.code for each in contradictions(application, on=on)]


def application_form(application: Application, **changed: str) -> dict[str, str]:
    business = application.dossier.unit.organisation
    return {
        "name": business.name,
        "name_kana": business.name_kana,
        "corporate_number": business.corporate_number or "",
        "address": business.address,
        "representative": "代表取締役 緑川 一郎",
        "contact": "総務部 緑川 花",
        "telephone": "022-000-0000",
        "email": "hana@midori.example",
        **changed,
    }


def test_a_form_becomes_a_pdf_among_the_documents_and_goes_into_the_next_draft() -> None:
    company = cast()
    application = draft(company)

    keep(application, officer(company), "business_outline", OUTLINE)

    document = application.documents.get(replaced_on=None)
    assert (document.code, document.file.media_type) == ("business_outline", "application/pdf")
    assert application.forms["business_outline"]["values"]["workers"] == "２４"


def test_a_form_is_complete_and_knows_its_fields() -> None:
    company = cast()
    application = draft(company)

    with pytest.raises(BadInput):
        keep(application, officer(company), "sites", {"sites": " "})
    with pytest.raises(BadInput):
        keep(application, officer(company), "sites", {"sites": "本社", "poem": "夏草や"})
    with pytest.raises(BadInput):
        keep(application, officer(company), "articles_of_association", {})

    assert not application.documents.exists()


def test_a_submitted_form_is_filled_in_no_more() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(ActRefused, match="already_submitted"):
        keep(application, officer(company), "business_outline", OUTLINE)


def test_what_fits_together_is_silent() -> None:
    company = cast()
    application = draft(company)
    declare_all(application, officer(company))
    keep(application, officer(company), "application_form", application_form(application))
    keep(application, officer(company), "business_outline", OUTLINE, {"workers": "24"})

    assert codes(application) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "みどり出版株式会社"},
        {"address": "東京都千代田区1-1"},
        {"corporate_number": "1999900000001"},
        {"corporate_number": "5835678256246"},
    ],
)
def test_the_application_form_is_held_against_the_registered_business(changed: dict[str, str]) -> None:
    company = cast()
    application = draft(company)

    keep(application, officer(company), "application_form", application_form(application, **changed))

    assert codes(application) == ["application_form"]


def test_workers_and_capital_are_held_against_the_declaration_and_the_register() -> None:
    company = cast()
    application = draft(company)
    declare_all(application, officer(company))

    keep(
        application,
        officer(company),
        "business_outline",
        {**OUTLINE, "workers": "30人", "capital": "9000000"},
        {"workers": "31"},
    )

    assert codes(application) == ["outline_workers", "outline_capital", "register_of_workers"]


def test_one_person_for_two_offices_is_pointed_out() -> None:
    company = cast()
    application = draft(company)
    roles = {
        "representative": "一郎",
        "privacy_officer": "緑川 花",
        "audit_officer": "緑川花",
        "complaints": "総務",
    }

    keep(application, officer(company), "pms_organisation", {**roles, "others": ""})

    assert codes(application) == ["same_person"]


@pytest.mark.parametrize(("dated_on", "found"), [(date(2026, 2, 11), []), (date(2026, 2, 10), ["too_old"])])
def test_the_register_certificate_is_three_months_old_at_most(dated_on: date, found: list[str]) -> None:
    company = cast()
    application = draft(company)

    services.attach_document(
        application=application,
        code="registry_certificate",
        upload=upload(),
        dated_on=dated_on,
        by=officer(company),
        on=DAY,
    )

    assert codes(application) == found


def test_what_the_last_application_said_otherwise_is_pointed_out() -> None:
    company = cast()
    first = submitted(company)
    services.return_application(
        application=first, reason="足りない", by=acting(company.clerk, DAY), on=DAY, revision=None
    )
    second = complete(company, case=first.dossier)
    services.declare(
        application=second,
        question="size_class",
        facts={"industry": "service", "capital": 10_000_000, "workers": 40},
        by=officer(company),
        on=DAY,
        revision=None,
    )

    assert codes(second) == ["last_workers"]
