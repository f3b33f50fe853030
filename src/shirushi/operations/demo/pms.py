"""The PMS of みどり印刷: two years of records in every room, and work that waits today."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from shirushi.operations.demo import pms_evidence, pms_registers, pms_talk, year
from shirushi.operations.demo import pms_words as words
from shirushi.operations.demo.case import Company
from shirushi.operations.demo.stage import Stage, Story
from shirushi.people import services as people
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Membership, Organisation, Role
from shirushi.pms import contractor_questions, industries
from shirushi.pms.industries import Industry
from shirushi.pms.models import (
    Audit,
    AuditItem,
    Contractor,
    DepartmentConfirmation,
    DocumentVersion,
    Holding,
    Nonconformity,
    Process,
    RiskSheet,
)
from shirushi.pms.queries.checks import points_of
from shirushi.pms.services import (
    audits,
    checks,
    contractors,
    documents,
    improvement,
    inventory,
    mishaps,
    reviews,
    risk,
    training,
    workers,
)
from shirushi.pms.services.audits.planning import YearsPlan
from shirushi.rules.dates import corresponding_day

ONE_MONTH = timedelta(days=30)
MONTHS_CHECKED = 8
OFFICER, REPRESENTATIVE, AUDITOR = Role.PRIVACY_OFFICER, Role.REPRESENTATIVE, Role.AUDIT_OFFICER
HEAD, WORKER = Role.DEPARTMENT_HEAD, Role.WORKER


def stories(stage: Stage, company: Company) -> Iterator[Story]:
    """One story a room; the departments come first."""
    firm = Firm(stage, company.organisation)
    yield firm.staffed()
    yield firm.ruled()
    yield firm.listed()
    yield firm.confirmed()
    yield firm.weighed()
    yield firm.reviewed()
    yield firm.trained()
    yield firm.entrusted()
    yield firm.audited()
    yield firm.checked()
    yield pms_registers.heard(firm)
    yield firm.evidenced()
    yield year.planned(firm)
    yield pms_registers.happened(firm)
    yield pms_registers.exchanged(firm)
    yield pms_registers.carried(firm)


class Firm:
    """The business and its rooms."""

    def __init__(self, stage: Stage, organisation: Organisation) -> None:
        self.stage, self.organisation = stage, organisation
        self.ago = stage.ago

    def acting(self, role: str, on: date) -> Actor:
        held = Membership.objects.select_related("person").get(organisation=self.organisation, role=role)
        return self.stage.acting(held.person, self.organisation, on)

    def by(self, role: str, on: date) -> dict[str, Any]:
        """Who acts, and when, as every act asks for them."""
        return {"by": self.acting(role, on), "on": on}

    def own(self, on: date, role: str = OFFICER) -> dict[str, Any]:
        return {"organisation": self.organisation, **self.by(role, on)}

    def department(self, name: str) -> Department:
        found: Department = self.organisation.departments.get(name=name, closed_on=None)
        return found

    # Who works here

    def staffed(self) -> Story:
        on = self.ago(700)
        yield on
        for name in (words.SALES, words.FACTORY, words.GENERAL):
            people.open_department(name=name, **self.own(on))
        # Both were here before departments were named.
        at_sales = Membership.objects.filter(organisation=self.organisation, role__in=(HEAD, WORKER))
        at_sales.update(department=self.department(words.SALES))
        workers.add_many(rows=[self._worker(each) for each in words.WORKERS], **self.own(on))

    def _worker(self, row: tuple[str, str, str, str, int, str]) -> dict[str, Any]:
        department, name, kana, kind, years, email = row
        return {
            "department_id": self.department(department).pk,
            "name": name,
            "name_kana": kana,
            "kind": kind,
            "email": email,
            "joined_on": self.ago(365 * years),
        }

    # Plan

    def ruled(self) -> Story:
        on = self.ago(690)
        yield on
        documents.adopt_templates(names=self._names(on), **self.own(on))
        documents.ask_all(**self.own(on))
        documents.adopt_register(register=documents.REGISTERS["laws"], **self.own(on))
        documents.adopt_register(register=documents.REGISTERS["parties"], **self.own(on))
        yield (on := self.ago(685))
        documents.approve_all(**self.own(on, REPRESENTATIVE))
        yield (on := self.ago(90))
        for register in documents.REGISTERS.values():
            documents.check_all(register=register, **self.own(on))
        yield (on := self.ago(25))
        policy = DocumentVersion.objects.get(
            document__organisation=self.organisation, document__code="policy"
        )
        documents.ask_to_confirm(version=policy, due_on=self.stage.today + ONE_MONTH, **self.by(OFFICER, on))

    def _names(self, on: date) -> documents.Names:
        names = {role: self.acting(role, on).name for role in (REPRESENTATIVE, OFFICER, AUDITOR)}
        return documents.Names(
            company=self.organisation.name,
            representative=names[REPRESENTATIVE],
            privacy_officer=names[OFFICER],
            audit_officer=names[AUDITOR],
            complaint_desk="お客様窓口",
            address=self.organisation.address,
            enacted_on=on,
        )

    def listed(self) -> Story:
        on = self.ago(680)
        yield on
        shop = industries.of("shop")
        selling = ("order_slips", "web_orders", "delivery_labels", "gift_receivers", "mail_magazine")
        inventory.start_from_template(
            industry=shop, department=self.department(words.SALES), chosen=selling, **self.own(on)
        )
        rows = [*self._of_general(shop, on), *self._of_factory(on)]
        inventory.add_many(rows=rows, **self.own(on))
        yield (on := self.ago(6))
        self._propose(words.PROPOSED[0], HEAD, on)
        self._propose_change(on)
        yield (on := self.ago(3))
        self._propose(words.PROPOSED[1], WORKER, on)

    def _of_general(self, shop: Industry, on: date) -> Iterator[dict[str, Any]]:
        """What every business holds of its own people, from the same template."""
        own = [each for each in shop.holdings if each.process in {"recruiting", "staff"}]
        for each in own:
            process = shop.process(each.process)
            made = self._process(words.GENERAL, str(process.name), str(process.description), on)
            yield {**each.values(), "department_id": made.department_id, "process_id": made.pk}

    def _of_factory(self, on: date) -> Iterator[dict[str, Any]]:
        for each in words.PRINTING:
            made = self._process(words.FACTORY, "宛名印刷", "入稿から納品まで", on)
            yield {**each, "department_id": made.department_id, "process_id": made.pk}

    def _process(self, department: str, name: str, description: str, on: date) -> Process:
        place = self.department(department)
        known: Process | None = Process.objects.filter(department=place, name=name).first()
        return known or inventory.add_process(
            department=place, name=name, description=description, **self.by(OFFICER, on)
        )

    def _propose(self, values: dict[str, Any], role: str, on: date) -> None:
        department_id = self.department(words.SALES).pk
        inventory.add(values={**values, "department_id": department_id}, **self.own(on, role))

    def _propose_change(self, on: date) -> None:
        first = Holding.objects.filter(department=self.department(words.SALES)).order_by("number")[0]
        inventory.change(
            holding=first,
            values={"kept_until": "取引終了後3年"},
            reason="保存期間を見直した",
            **self.by(HEAD, on),
        )

    def confirmed(self) -> Story:
        """The yearly round: one department has not answered yet."""
        on = self.ago(20)
        yield on
        inventory.ask_departments(due_on=self.stage.today + timedelta(days=8), **self.own(on))
        yield (on := self.ago(12))
        self._confirm(words.GENERAL, OFFICER, on)
        yield (on := self.ago(9))
        self._confirm(words.SALES, HEAD, on)

    def _confirm(self, department: str, role: str, on: date) -> None:
        part = DepartmentConfirmation.objects.get(
            department=self.department(department), round__closed_on=None
        )
        inventory.confirm_department(part=part, **self.by(role, on))

    def weighed(self) -> Story:
        on = self.ago(110)
        yield on
        risk.propose_sheets(**self.own(on))
        yield (on := self.ago(100))
        sheets = RiskSheet.objects.filter(organisation=self.organisation).order_by("number")
        for sheet in sheets:
            answers = {each.pk: risk.Answer() for each in sheet.risks.all()}
            risk.assess_sheet(sheet=sheet, answers=answers, **self.by(OFFICER, on))
        self._treat(sheets[0], on)
        yield (on := self.ago(95))
        # The last one is still on the representative's desk.
        accepted = list(sheets.select_related("organisation"))[:-1]
        risk.accept_residuals(
            sheets=accepted, comment="残るリスクを承知し、毎年見直す。", **self.by(REPRESENTATIVE, on)
        )

    def _treat(self, sheet: RiskSheet, on: date) -> None:
        further = {
            "treatment": "reduce",
            "further_measure": words.FURTHER_MEASURE,
            "owner_role": OFFICER,
            "due_on": self.stage.today + ONE_MONTH,
        }
        first = sheet.risks.select_related("sheet", "organisation").order_by("number")[0]
        risk.treat(risk=first, values=further, **self.by(OFFICER, on))

    def reviewed(self) -> Story:
        """Last year's management review, and the objectives that follow from it."""
        on = self.ago(340)
        yield on
        held = reviews.start_review(
            held_on=on, covers_from=corresponding_day(on, -12), attendees="代表者、個人情報保護管理者、監査責任者",
            **self.own(on),
        )  # fmt: skip
        decision = reviews.Decision(
            kind="improvement",
            text=words.DECISION,
            owner_id=self.acting(OFFICER, on).person_id or 0,
            due_on=self.stage.today + timedelta(days=21),
        )
        given = held.inputs.select_related("review__organisation").order_by("position")[0]
        reviews.decide(review_input=given, decision=decision, **self.by(OFFICER, on))
        reviews.ask_for_approval(review=given.review, **self.by(OFFICER, on))
        yield (on := self.ago(336))
        reviews.approve(review=given.review, conclusion=words.CONCLUSION, **self.by(REPRESENTATIVE, on))
        yield (on := self.ago(330))
        for row in words.OBJECTIVES:
            self._objective(row, on)

    def _objective(self, row: tuple[str, str, str, str], on: date) -> None:
        kind, text, measure, target = row
        values = reviews.ObjectiveValues(
            year=self.stage.today.year, kind=kind, text=text, measure=measure, target=target
        )
        reviews.set_objective(values=values, **self.own(on))

    # Do

    def trained(self) -> Story:
        on = self.ago(45)
        yield on
        plan = {
            "title": "個人情報保護の研修",
            "aim": "方針、役割、違反したときに起こることを全員が知る",
            "opens_on": on,
            "due_on": self.stage.today + timedelta(days=15),
        }
        course = training.start_course(values=plan, **self.own(on))
        training.open_course(course=course, **self.by(OFFICER, on))
        yield (on := self.ago(30))
        present = course.enrolments.exclude(worker__name__in=words.LATE).select_related("course", "worker")
        for place, enrolment in enumerate(present.order_by("pk")):
            training.record_result(
                enrolment=enrolment, score=80 + place % 3 * 10, taken_on=on, **self.by(OFFICER, on)
            )

    def evidenced(self) -> Story:
        """Papers for what no record shows; one lapses soon, one suffices."""
        today = self.stage.today
        for on, place in sorted((on, place) for place, on in enumerate(pms_evidence.days(today))):
            yield on
            pms_evidence.put_down(place, self.organisation, self.acting(OFFICER, on), today)
        yield (on := self.ago(30))
        pms_evidence.declare(self.organisation, self.acting(OFFICER, on), on)

    def entrusted(self) -> Story:
        """Three contractors; the evaluation of one is overdue."""
        for row in words.CONTRACTORS:
            yield self.ago(row[3])
            self._evaluate(row, self.ago(row[3]))
        yield (on := self.ago(60))
        late = Contractor.objects.select_related("organisation").filter(
            organisation=self.organisation, next_review_on__lt=self.stage.today
        )
        for contractor in late:
            contractors.ask_for_review(contractor=contractor, **self.by(OFFICER, on))

    def _evaluate(self, row: tuple[str, str, str, int, str, str], on: date) -> None:
        name, work, data, _days, judgement, reason = row
        contract_on = on - ONE_MONTH
        values = {
            "name": name, "work": work, "data": data, "contract_on": contract_on, "nda_on": contract_on
        }  # fmt: skip
        made = contractors.register(values=values, **self.own(on))
        answers = {each.code: "yes" for each in contractor_questions.questionnaire().questions}
        evaluation = contractors.record_answers(
            contractor=made, answers=answers, answered_by="総務の担当者", comment="", **self.by(OFFICER, on)
        )
        contractors.judge(
            evaluation=evaluation,
            judgement=judgement,
            reason=reason,
            next_review_on=corresponding_day(on, 12),
            **self.by(OFFICER, on),
        )

    # Check and act

    def audited(self) -> Story:
        """This year's audits: one is finished, what it found is being corrected."""
        on = self.ago(50)
        yield on
        plan = YearsPlan(
            year=self.stage.today.year,
            theme="定期監査",
            aim="規程どおりに運用されているかを見る",
            planned_on=self.stage.today + timedelta(days=18),
        )
        made = audits.plan_year(plan=plan, **self.own(on, AUDITOR))
        yield (on := self.ago(35))
        audit = self._audited(made.pk, on)
        yield (on := self.ago(28))
        found = Nonconformity.objects.select_related("organisation").get(source="audit", source_id=audit.pk)
        correction = improvement.Correction(**words.CORRECTION, due_on=self.stage.today + ONE_MONTH)
        improvement.plan_correction(nonconformity=found, correction=correction, **self.by(OFFICER, on))
        pms_talk.over(found, self.by(AUDITOR, on)["by"], self.by(OFFICER, on)["by"])
        yield (on := self.ago(26))
        improvement.approve_correction(nonconformity=found, **self.by(REPRESENTATIVE, on))
        yield (on := self.ago(5))
        near = mishaps.report_near_miss(happened=words.NEAR_MISS, unnamed=False, **self.own(on, WORKER))
        mishaps.open_nonconformity(mishap=near, text=words.NEAR_MISS, **self.by(OFFICER, on))

    def _audited(self, plan: int, on: date) -> Audit:
        audit = Audit.objects.select_related("plan", "department", "organisation").get(
            plan=plan, department=self.department(words.FACTORY)
        )
        audits.change_audit(audit=audit, planned_on=on, **self.by(AUDITOR, on))
        audits.begin(audit=audit, **self.by(AUDITOR, on))
        good = audits.Answer(judgement="conforms", seen="規程、記録")
        bad = audits.Answer(judgement="nonconformity", finding=words.FINDING, seen="受け渡しの記録")
        items = AuditItem.objects.filter(audit=audit).select_related("audit__plan", "audit__organisation")
        for place, item in enumerate(items.order_by("position")):
            audits.answer_item(item=item, answer=good if place else bad, **self.by(AUDITOR, on))
        return audits.finish(audit=audit, remark="整理が行き届いている。", **self.by(AUDITOR, on))

    def checked(self) -> Story:
        """The checks of the last months are answered, this month's are asked for."""
        this_month = self.stage.today.replace(day=1)
        for back in range(MONTHS_CHECKED, 0, -1):
            month = corresponding_day(this_month, -back)
            yield month
            checks.ask_month(month=month, **self.own(month))
            yield (on := month + timedelta(days=20))
            for department in self.organisation.departments.filter(closed_on=None):
                self._check(department, month, on)
        yield this_month
        checks.ask_month(month=this_month, **self.own(this_month))

    def _check(self, department: Department, month: date, on: date) -> None:
        answers = [checks.PointAnswer(key=point.key, result="good") for point in points_of(department)]
        role = HEAD if department.name == words.SALES else OFFICER
        checks.answer_check(department=department, month=month, answers=answers, **self.by(role, on))
