"""Applications on their way, for tests: a draft, a complete one, a submitted one."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shirushi.grants.models import Grant, Registration, Suspension
from shirushi.intake import assessment, services
from shirushi.intake.models import Application
from shirushi.intake.self_assessment import AnsweredForm, answered, is_filled_in
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Person
from tests.cast import Cast, acting, dossier

DAY = date(2026, 5, 11)
PRIVACYMARK = {
    "eligibility": {
        "base_in_japan": True,
        "legal_entity": True,
        "unregistered_foreign_company": False,
        "adult_entertainment": False,
        "officer_disqualified": False,
        "pms_established": True,
        "pms_operated": True,
        "qualified_people": 8,
    },
    "size_class": {"industry": "service", "capital": 10_000_000, "workers": 24},
}
JAPHIC = {
    "eligibility": {"base_in_japan": True, "subject_to_guidelines": True, "medical": False},
    "headcount": {"officers": 2, "regular": 10, "part_time": 3, "contractor_staff": 4},
    "small_business": {
        "employees": 15,
        "persons_in_databases": 1200,
        "entrusted": False,
        "financial_sector": False,
        "my_number_office": False,
    },
    "documents": {"applies": []},
}
FACTS = {"privacymark": PRIVACYMARK, "japhic": JAPHIC}


def upload(name: str = "kitei.txt", content: bytes = "規程\n".encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/plain")


def officer(company: Cast, day: date = DAY) -> Actor:
    return acting(company.privacy_officer, day)


def draft(company: Cast, *, case: Dossier | None = None, kind: str = "new", day: date = DAY) -> Application:
    case = case or dossier(company.business, company.review_body.scheme)
    return services.start_application(
        dossier=case, kind=kind, review_body=company.review_body, by=officer(company, day), on=day
    )


def declare_all(application: Application, by: Actor, day: date = DAY) -> None:
    for question, facts in FACTS[application.scheme].items():
        services.declare(
            application=application, question=question, facts=facts, by=by, on=day, revision=None
        )


def attach_required(application: Application, by: Actor, day: date = DAY) -> None:
    needed = assessment.documents(application, on=day)
    for form in answered(application, needed["required"], on=day):
        answer_all(application, form, by, day)
    for code in needed["required"]:
        if is_filled_in(application.scheme, code, day):
            continue
        services.attach_document(
            application=application, code=code, upload=upload(f"{code}.txt", code.encode()), by=by, on=day
        )


def answer_all(application: Application, form: AnsweredForm, by: Actor, day: date = DAY) -> None:
    """Every item of a form of the self-assessment is met."""
    met = {row.item.code: services.Answered("met") for row in form.rows}
    services.answer_items(application=application, form=form.form.code, answers=met, by=by, on=day)


def complete(
    company: Cast, *, case: Dossier | None = None, kind: str = "new", day: date = DAY
) -> Application:
    """A draft with everything declared and every required document."""
    application = draft(company, case=case, kind=kind, day=day)
    declare_all(application, officer(company, day), day)
    attach_required(application, officer(company, day), day)
    return application


def submitted(
    company: Cast, *, case: Dossier | None = None, kind: str = "new", day: date = DAY
) -> Application:
    application = complete(company, case=case, kind=kind, day=day)
    services.submit(application=application, by=officer(company, day), on=day, revision=None)
    return application


def signed_in(person: Person, language: str = "en") -> Client:
    """A browser in which the person is signed in with two factors, reading English unless told otherwise."""
    person.language = language
    person.save(update_fields=["language"])
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {}})
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def granted(company: Cast, case: Dossier, starts_on: date, expires_on: date) -> Grant:
    """A mark that the unit holds, as its contract began it."""
    registration = Registration.objects.create(
        dossier=case, scheme=case.scheme, number="18000001", registered_on=starts_on
    )
    return Grant.objects.create(
        dossier=case,
        registration=registration,
        ordinal=1,
        review_body=company.review_body,
        decided_on=starts_on,
        contracted_on=starts_on,
        starts_on=starts_on,
        expires_on=expires_on,
        decision={},
    )


def suspended(grant: Grant, starts_on: date, ends_on: date) -> Suspension:
    return Suspension.objects.create(
        dossier=grant.dossier,
        grant=grant,
        level=8,
        months=3,
        notified_on=starts_on,
        starts_on=starts_on,
        planned_ends_on=ends_on,
        revocation_from=starts_on.replace(year=starts_on.year + 1),
        decision={},
    )
