"""An application on its way: each step by the service that makes it, by whom it is made, on its day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from shirushi.agenda import letters
from shirushi.awards import services as awards
from shirushi.awards.models import Contract
from shirushi.billing import services as billing
from shirushi.billing.models import DueCharge, Invoice
from shirushi.intake import assessment, self_assessment
from shirushi.intake import services as intake
from shirushi.intake.models import Application
from shirushi.intake.queries import document_names
from shirushi.operations.demo.stage import Stage, Story
from shirushi.operations.demo.words import ANSWERS, ASSESSED, FINDINGS, SUMMARIES
from shirushi.papers.models import Letter
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation, Person, Scheme
from shirushi.review import queries as reviews
from shirushi.review import services as review
from shirushi.review.examining import progress
from shirushi.review.models import CorrectiveActionReport, ReviewStep

PRIVACYMARK: dict[str, dict[str, Any]] = {
    "eligibility": {
        "base_in_japan": True, "legal_entity": True, "unregistered_foreign_company": False,
        "adult_entertainment": False, "officer_disqualified": False, "pms_established": True,
        "pms_operated": True, "qualified_people": 4,
    },
    "size_class": {"industry": "service", "capital": 10_000_000, "workers": 24},
}  # fmt: skip
JAPHIC: dict[str, dict[str, Any]] = {
    "eligibility": {"base_in_japan": True, "subject_to_guidelines": True, "medical": False},
    "headcount": {"officers": 2, "regular": 8, "part_time": 5, "dispatched": 2, "contractor_staff": 3},
    "small_business": {
        "employees": 17, "persons_in_databases": 2400, "entrusted": False,
        "financial_sector": False, "my_number_office": False,
    },
    "documents": {"applies": []},
}  # fmt: skip
DECLARED = {Scheme.PRIVACYMARK: PRIVACYMARK, Scheme.JAPHIC: JAPHIC}
DAYS_TO_ANSWER = 30
DAYS_TO_POST = 7


@dataclass
class Company:
    """A business and those who act for it here."""

    organisation: Organisation
    representative: Person
    officer: Person


class Case:
    """One application. Its methods are its steps, in the order of `WAY`."""

    def __init__(
        self, stage: Stage, company: Company, dossier: Dossier, kind: str = "new", place: int = 0
    ) -> None:
        self.stage, self.company, self.dossier, self.kind = stage, company, dossier, kind
        self.scheme = Scheme(dossier.scheme)
        self.body = stage.bodies.reviewing[self.scheme][place]
        self.granting = stage.bodies.granting[self.scheme]
        self.workers = 24
        self.key = 0

    @property
    def application(self) -> Application:
        """As it stands now: every step reads it anew."""
        known = Application.objects.select_related("dossier__unit__organisation", "review_body", "invoice")
        found: Application = known.get(pk=self.key)
        return found

    def go(self, *, began: date, until: str, waits: dict[str, int] | None = None) -> Story:
        """From step to step up to and including `until`; `waits` are other days after the beginning."""
        for name, after, step in WAY:
            yield began + timedelta(days=(waits or {}).get(name, after))
            getattr(self, step.__name__)(self._on(began, name, after, waits or {}))
            if name == until:
                return

    @staticmethod
    def _on(began: date, name: str, after: int, waits: dict[str, int]) -> date:
        return began + timedelta(days=waits.get(name, after))

    def officer(self, on: date) -> Actor:
        return self.stage.acting(self.company.officer, self.company.organisation, on)

    def representative(self, on: date) -> Actor:
        return self.stage.acting(self.company.representative, self.company.organisation, on)

    def clerk(self, on: date) -> Actor:
        return self.stage.acting(self.body.clerk, self.body.organisation, on)

    def assessor(self, on: date, place: int = 0) -> Actor:
        return self.stage.acting(self.body.assessors[place], self.body.organisation, on)

    def granting_officer(self, on: date) -> Actor:
        return self.stage.acting(self.granting.officer, self.granting.organisation, on)

    def start(self, on: date) -> None:
        made = intake.start_application(
            dossier=self.dossier,
            kind=self.kind,
            review_body=self.body.organisation,
            by=self.officer(on),
            on=on,
        )
        self.key = made.pk

    def declare(self, on: date) -> None:
        facts = {**DECLARED[self.scheme]}
        if self.scheme == Scheme.PRIVACYMARK:
            facts["size_class"] = {**facts["size_class"], "workers": self.workers}
        for question, declared in facts.items():
            intake.declare(
                application=self.application,
                question=question,
                facts=declared,
                by=self.officer(on),
                on=on,
                revision=None,
            )

    def attach(self, on: date) -> None:
        names = document_names(self.scheme, on)
        by, application = self.officer(on), self.application
        required = assessment.documents(application, on=on)["required"]
        self._assess(required, on)
        for code in required:
            if self_assessment.is_filled_in(self.scheme, code, on):
                continue
            name = names[code].name.ja
            content = f"{name}\n{self.company.organisation.name}\n{on.isoformat()} 作成\n".encode()
            upload = SimpleUploadedFile(f"{name}.txt", content, content_type="text/plain")
            intake.attach_document(application=application, code=code, upload=upload, by=by, on=on)

    def _assess(self, codes: list[str], on: date) -> None:
        """Nearly everything is met; what is not says until when."""
        for form in self_assessment.answered(self.application, codes, on=on):
            answers = {
                row.item.code: intake.Answered(
                    "partly" if row.item.strength == "desirable" else "met",
                    ASSESSED[row.item.strength == "desirable"],
                )
                for row in form.rows
            }
            intake.answer_items(
                application=self.application,
                form=form.form.code,
                answers=answers,
                by=self.officer(on),
                on=on,
            )

    def submit(self, on: date) -> None:
        intake.submit(application=self.application, by=self.officer(on), on=on, revision=None)
        self._post(self.clerk(on), on)

    def pay(self, on: date) -> None:
        self._receive(self.application.invoice, self.clerk(on), on)

    def accept(self, on: date) -> None:
        intake.pass_formal_check(application=self.application, by=self.clerk(on), on=on, revision=None)
        self._post(self.clerk(on), on)

    def send_back(self, on: date, reason: str) -> None:
        intake.return_application(
            application=self.application, reason=reason, by=self.clerk(on), on=on, revision=None
        )
        self._post(self.clerk(on), on)

    def staff(self, on: date) -> None:
        count = reviews.team_size(self.application)
        for place, person in enumerate(self.body.assessors[:count]):
            review.assign(
                application=self.application, person=person, is_lead=place == 0, by=self.clerk(on), on=on
            )

    def begin(self, on: date) -> None:
        for place, member in enumerate(reviews.team(self.application)):
            review.declare_no_conflict(assignment=member, by=self.assessor(on, place), on=on)
        review.start_review(application=self.application, by=self.clerk(on), on=on)

    def review_documents(self, on: date) -> None:
        codes = [item.code for item in progress(self.application).items()]
        by = self.assessor(on)
        review.judge_rest(application=self.application, among=codes, verdict="conforms", by=by, on=on)
        review.complete_document_review(
            application=self.application, summary=SUMMARIES["document"], by=self.assessor(on), on=on
        )

    def plan(self, on: date, planned_on: date | None = None) -> None:
        review.plan_onsite(
            application=self.application,
            planned_on=planned_on or on + timedelta(days=18),
            by=self.clerk(on),
            on=on,
        )
        self._post(self.clerk(on), on)

    def visit(self, on: date) -> None:
        review.complete_onsite(
            application=self.application, summary=SUMMARIES["onsite"], by=self.assessor(on), on=on
        )
        self._charge_travel(on)

    def _charge_travel(self, on: date) -> None:
        """Around the corner as a rule; the last visits still wait for the office's word."""
        waiting = DueCharge.objects.filter(dossier=self.dossier, code="travel", invoice=None, waived_on=None)
        if on < self.stage.today - timedelta(days=DAYS_TO_POST):
            for due in waiting:
                billing.waive_charge(due=due, reason="徒歩圏内のため", by=self.clerk(on), on=on)

    def find(self, on: date) -> None:
        step = reviews.step(self.application, ReviewStep.Kind.ONSITE)
        for requirement, grade, text in FINDINGS[self.scheme]:
            if step is not None:
                review.write_finding(
                    application=self.application,
                    step=step,
                    requirement=requirement,
                    grade=grade,
                    text=text,
                    by=self.assessor(on),
                    on=on,
                )

    def issue(self, on: date) -> None:
        """The rules say by when to answer; JAPHIC's public papers do not, so the body says it."""
        chosen = on + timedelta(days=DAYS_TO_ANSWER) if self.scheme == Scheme.JAPHIC else None
        review.issue_findings(application=self.application, by=self.assessor(on), on=on, due_on=chosen)
        self._post(self.clerk(on), on)

    def answer(self, on: date) -> None:
        notice = reviews.last_notice(self.application)
        if notice is None:
            return
        for finding, (cause, action) in zip(reviews.findings_to_answer(notice), ANSWERS, strict=False):
            review.answer_finding(finding=finding, cause=cause, action=action, by=self.officer(on), on=on)

    def judge(self, on: date) -> None:
        for report in CorrectiveActionReport.objects.filter(
            finding__application_id=self.key, accepted_on=None, returned_on=None
        ):
            review.judge_answer(
                report=report, accepted=True, reply="記録を確認しました。", by=self.assessor(on), on=on
            )

    def complete(self, on: date) -> None:
        review.complete_review(
            application=self.application, recommendation="grant", by=self.assessor(on), on=on
        )
        self._post(self.clerk(on), on)

    def grant(self, on: date) -> None:
        self.decide(on, "granted", "指摘はすべて是正され、基準に適合していると認められる。")

    def deny(self, on: date) -> None:
        self.decide(on, "denied", "個人情報の特定とリスク分析が実態と合わず、是正の見込みも示されなかった。")

    def decide(self, on: date, result: str, reasons: str) -> None:
        deciding = {body.organisation.pk: body for body in (self.body, self.granting)}
        body = deciding[reviews.deciding_body(self.application).pk]
        by = self.stage.acting(body.officer, body.organisation, on)
        awards.decide(application=self.application, result=result, reasons=reasons, by=by, on=on)
        self._post(by, on)
        self._post(self.granting_officer(on), on)

    def _post(self, by: Actor, on: date) -> None:
        """The letters that the act left to its body go out; those of the last days still wait."""
        if on < self.stage.today - timedelta(days=DAYS_TO_POST):
            drafts = Letter.objects.visible_to(by).filter(
                dossier=self.dossier, sent_on=None, set_aside_on=None
            )
            for letter in drafts:
                letters.send_unread(letter=letter, by=by, on=on)

    def sign(self, on: date) -> None:
        awards.sign_contract(contract=self._contract(), by=self.representative(on), on=on)

    def pay_registration(self, on: date) -> None:
        self._receive(self.application.grant_decision.registration_invoice, self.granting_officer(on), on)

    def conclude(self, on: date) -> None:
        awards.conclude_contract(contract=self._contract(), by=self.granting_officer(on), on=on)
        self._post(self.granting_officer(on), on)

    def _contract(self) -> Contract:
        known = Contract.objects.select_related("application__dossier__unit__organisation")
        found: Contract = known.get(application_id=self.key)
        return found

    @staticmethod
    def _receive(invoice: Invoice | None, by: Actor, on: date) -> None:
        """Amounts under an announced change of the fees are confirmed first."""
        if invoice is None:
            return
        if invoice.awaits_confirmation:
            billing.confirm_provisional(invoice=invoice, by=by, on=on)
        billing.mark_paid(invoice=invoice, paid_on=on, by=by, on=on)


Step = Callable[[Case, date], None]
# Days after the beginning on which each step is made, if nothing else is said.
WAY: tuple[tuple[str, int, Step], ...] = (
    ("started", 0, Case.start),
    ("declared", 2, Case.declare),
    ("attached", 8, Case.attach),
    ("submitted", 9, Case.submit),
    ("paid", 15, Case.pay),
    ("accepted", 19, Case.accept),
    ("staffed", 22, Case.staff),
    ("begun", 25, Case.begin),
    ("documents", 40, Case.review_documents),
    ("planned", 42, Case.plan),
    ("visited", 62, Case.visit),
    ("found", 64, Case.find),
    ("issued", 68, Case.issue),
    ("answered", 92, Case.answer),
    ("judged", 100, Case.judge),
    ("completed", 102, Case.complete),
    ("granted", 112, Case.grant),
    ("signed", 118, Case.sign),
    ("fee_paid", 122, Case.pay_registration),
    ("concluded", 126, Case.conclude),
)
