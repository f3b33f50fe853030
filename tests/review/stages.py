"""A case at each stage of its review, for tests. Every stage goes through the services."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from shirushi.billing import services as billing
from shirushi.intake import services as intake
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Person, Role
from shirushi.review import services
from shirushi.review.examining import progress
from shirushi.review.models import Assignment, CorrectiveActionReport, Finding, FindingsNotice, ReviewStep
from tests.cast import Cast, acting, business, cast, member
from tests.intake.drafts import DAY, submitted

START = DAY + timedelta(days=14)
DOCUMENTS = date(2026, 6, 1)
VISIT = date(2026, 7, 1)
FINDINGS = date(2026, 7, 8)
ANSWERS = date(2026, 8, 3)
COMPLETED = date(2026, 8, 10)


@dataclass
class Case:
    company: Cast
    application: Application

    def clerk(self, day: date) -> Actor:
        return acting(self.company.clerk, day)

    def lead(self, day: date) -> Actor:
        return acting(self.company.assessor, day)

    def second(self, day: date) -> Actor:
        return acting(self.company.second_assessor, day)

    def business(self, day: date) -> Actor:
        return acting(self.company.privacy_officer, day)

    def officer(self, day: date) -> Actor:
        return acting(self.company.officer, day)

    def decider(self, day: date) -> Actor:
        """Who decides by the scheme's setting: the review body, or the granting body's meeting."""
        who = (
            self.company.review_officer if self.application.scheme == "privacymark" else self.company.officer
        )
        return acting(who, day)

    def reread(self) -> Application:
        self.application.refresh_from_db()
        return self.application


def accepted(
    scheme: str = "privacymark", *, day: date = DAY, company: Cast | None = None, case: Dossier | None = None,
    kind: str = "new",
) -> Case:  # fmt: skip
    company = company or cast(scheme)
    application = submitted(company, case=case, kind=kind, day=day)
    intake.pass_formal_check(application=application, by=acting(company.clerk, day), on=day, revision=None)
    return Case(company, application)


def neighbour(company: Cast, serial: int) -> Cast:
    """Another business with the same bodies."""
    made = business(f"あおば商事{serial}株式会社")
    return replace(
        company,
        business=made,
        representative=member(made, Role.REPRESENTATIVE, f"青葉 {serial}"),
        privacy_officer=member(made, Role.PRIVACY_OFFICER, f"若葉 {serial}"),
    )


def pay(case: Case, day: date = DAY) -> None:
    invoice = case.reread().invoice
    assert invoice is not None
    clerk = case.clerk(day)
    if invoice.provisional and invoice.confirmed_on is None:
        billing.confirm_provisional(invoice=invoice, by=clerk, on=day)
    if invoice.paid_on is None:
        billing.mark_paid(invoice=invoice, paid_on=day, by=clerk, on=day)


def assign(case: Case, person: Person, day: date = DAY, *, is_lead: bool = True) -> Assignment:
    return services.assign(
        application=case.application, person=person, is_lead=is_lead, by=case.clerk(day), on=day
    )


def staff(case: Case, day: date = DAY) -> None:
    lead = assign(case, case.company.assessor, day)
    second = assign(case, case.company.second_assessor, day, is_lead=False)
    services.declare_no_conflict(assignment=lead, by=case.lead(day), on=day)
    services.declare_no_conflict(assignment=second, by=case.second(day), on=day)


def started(scheme: str = "privacymark", *, day: date = START, **more: Any) -> Case:
    case = accepted(scheme, **more)
    pay(case, day)
    staff(case, day)
    services.start_review(application=case.application, by=case.clerk(day), on=day)
    return case


def documents_done(case: Case, day: date = DOCUMENTS, *, settled: bool = True) -> ReviewStep:
    """`settled`: every requirement was judged on the way."""
    if settled:
        judge_all(case, day)
    return services.complete_document_review(
        application=case.application, summary="規程は整っている。", by=case.lead(day), on=day
    )


def judge_all(case: Case, day: date = DOCUMENTS) -> None:
    """Whatever nobody judged yet conforms."""
    codes = [item.code for item in progress(case.application).items() if item.is_open]
    if codes:
        services.judge_rest(
            application=case.application, among=codes, verdict="conforms", by=case.lead(day), on=day
        )


def visited(scheme: str = "privacymark", *, day: date = VISIT, **more: Any) -> Case:
    case = started(scheme, **more)
    documents_done(case)
    services.plan_onsite(application=case.application, planned_on=day, by=case.clerk(DOCUMENTS), on=DOCUMENTS)
    services.complete_onsite(application=case.application, summary="運用を見た。", by=case.lead(day), on=day)
    return case


def find(
    case: Case, text: str = "台帳に採用応募者の情報がない。", day: date = VISIT, *, grade: str = ""
) -> Finding:
    return services.write_finding(
        application=case.application,
        step=ReviewStep.objects.get(application=case.application, kind="onsite"),
        requirement="J.3.1.1",
        grade=grade or Finding.Grade.NONCONFORMITY,
        text=text,
        by=case.second(day),
        on=day,
    )


def issue(case: Case, day: date = FINDINGS) -> FindingsNotice:
    due_on = day + timedelta(days=30) if case.application.scheme == "japhic" else None
    return services.issue_findings(application=case.application, by=case.lead(day), on=day, due_on=due_on)


def answer(case: Case, finding: Finding, day: date = ANSWERS) -> CorrectiveActionReport:
    return services.answer_finding(
        finding=finding,
        cause="採用の流れが台帳の見直しに入っていなかった。",
        action="台帳に加え、年 1 回の見直しの対象にした。",
        by=case.business(day),
        on=day,
    )


def judge(
    case: Case,
    report: CorrectiveActionReport,
    day: date = COMPLETED,
    *,
    accepted: bool = True,
    reply: str = "",
) -> CorrectiveActionReport:
    return services.judge_answer(report=report, accepted=accepted, reply=reply, by=case.lead(day), on=day)


def reviewed(scheme: str = "privacymark", *, day: date = COMPLETED, **more: Any) -> Case:
    case = visited(scheme, **more)
    services.complete_review(application=case.application, by=case.lead(day), on=day)
    return case
