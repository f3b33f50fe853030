"""A scheme at work, as rows: holders with their terms, open cases at every step, invoices, evidence.

Nobody acts here: the rows are written at once, on top of a small demonstration whose people sign in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any, TypeVar

from django.db import connection, models
from django.utils import timezone

from shirushi.agenda.models import Task
from shirushi.billing.models import BankImport, BankLine, Invoice
from shirushi.grants.models import Grant, Registration
from shirushi.intake.models import Application
from shirushi.operations.demo.names import Namer
from shirushi.people.corporate_number import check_digit
from shirushi.people.models import Access, Dossier, Membership, Organisation, Person, Role, Unit
from shirushi.people.searching import search_words
from shirushi.review.models import Assignment, Finding, FindingsNotice, Review, ReviewStep

# ruff: noqa: S608 - the SQL is made of numbers and names of ours
BODY, GRANTING = "みちのく審査センター", "しるし付与機関"
SCHEME = "privacymark"
BATCH = 2000
ASSESSORS = 20
# Of ten cases of the scheme so many are the body's that is measured; the granting body sees them all.
OURS = 2
EVIDENCE_OF_OURS = 5_000
BANK_LINES = 200
LONG_AGO = date(2016, 4, 1)
# At each step: the state, the days since submission, the steps of the review that are done, the task.
STEPS = (
    ("submitted", 10, (), "intake.formal_check"),
    ("accepted", 30, (), "review.assign"),
    ("under_review", 50, (), "review.document_review"),
    ("under_review", 80, ("document",), "review.onsite_review"),
    ("under_review", 120, ("document", "onsite"), "review.judge_answers"),
    ("under_review", 110, ("document", "onsite"), "review.judge_answers"),
    ("reviewed", 150, ("document", "onsite"), "awards.decide"),
    ("granted", 170, ("document", "onsite"), "awards.conclude_contract"),
)
M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Size:
    holders: int
    cases: int
    invoices: int
    evidence: int


def written(rows: Iterable[M]) -> list[M]:
    found = iter(rows)
    made: list[M] = []
    while some := list(islice(found, BATCH)):
        made += type(some[0])._default_manager.bulk_create(some)
    return made


def make(size: Size) -> None:
    maker = _Maker(size)
    maker.businesses()
    maker.terms()
    maker.cases()
    maker.bills()
    maker.bank()
    maker.evidence()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class _Maker:
    def __init__(self, size: Size) -> None:
        self.size, self.random, self.on = size, Random(7), timezone.localdate()
        self.namer = Namer(self.random)
        bodies = Organisation.objects.filter(kind="review_body", scheme=SCHEME)
        self.ours = bodies.get(name=BODY)
        self.others = list(bodies.exclude(pk=self.ours.pk))
        self.granting = Organisation.objects.get(name=GRANTING)
        self.pattern = Application.objects.filter(scheme=SCHEME).exclude(decisions={}).order_by("pk")[0]

    def businesses(self) -> None:
        count = self.size.holders + self.size.cases // 2
        organisations = written(self._organisation(serial) for serial in range(count))
        units = written(
            Unit(organisation=each, kind="corporation", registered_on=LONG_AGO) for each in organisations
        )
        self.dossiers = written(
            Dossier(unit=unit, scheme=SCHEME, review_body=self._body(place), opened_on=LONG_AGO)
            for place, unit in enumerate(units)
        )
        written(
            Access(dossier=each, organisation=organisation, reason="case", from_on=LONG_AGO)
            for each in self.dossiers
            for organisation in (each.review_body, self.granting)
        )

    def _organisation(self, serial: int) -> Organisation:
        name, base = self.namer.business(), f"9998{serial:08d}"
        made = Organisation(
            kind="business",
            name=name.japanese,
            name_kana=name.kana,
            corporate_number=f"{check_digit(base)}{base}",
            prefecture=f"{serial % 47 + 1:02d}",
            registered_on=LONG_AGO,
        )
        made.search_words = search_words(made)
        return made

    def _body(self, place: int) -> Organisation:
        return self.ours if place % 10 < OURS else self.others[place % len(self.others)]

    def terms(self) -> None:
        holders = self.dossiers[: self.size.holders]
        registrations = written(
            Registration(dossier=each, scheme=SCHEME, number=f"77{place:06d}", registered_on=LONG_AGO)
            for place, each in enumerate(holders)
        )
        written(self._term(*each) for each in zip(holders, registrations, strict=True))

    def _term(self, dossier: Dossier, registration: Registration) -> Grant:
        expires_on = self.on + timedelta(days=self.random.randrange(730))
        starts_on = expires_on - timedelta(days=729)
        return Grant(
            dossier=dossier, registration=registration, ordinal=3, review_body=dossier.review_body,
            decided_on=starts_on, contracted_on=starts_on, starts_on=starts_on, expires_on=expires_on, decision={},
        )  # fmt: skip

    def cases(self) -> None:
        chosen = self.dossiers[-self.size.cases :]
        self.steps = [STEPS[self.random.randrange(len(STEPS))] for _each in chosen]
        invoices = written(self._invoice(each, self._ago(step[1])) for each, step in self._both(chosen))
        self.open = written(self._case(*each) for each in zip(chosen, self.steps, invoices, strict=True))
        written(self._task(case, step[3]) for case, step in self._both(self.open))
        self._reviews()

    def _both(self, things: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
        return zip(things, self.steps, strict=True)

    def _ago(self, days: int) -> date:
        return self.on - timedelta(days=days)

    def _case(self, dossier: Dossier, step: Any, invoice: Invoice) -> Application:
        submitted_on = self._ago(step[1] + self.random.randrange(20))
        return Application(
            dossier=dossier, scheme=SCHEME, kind="renewal" if dossier.pk % 2 else "new", state=step[0],
            review_body=dossier.review_body, declared=self.pattern.declared, decisions=self.pattern.decisions,
            size=self.random.choice(("small", "medium", "large")), started_on=submitted_on,
            submitted_on=submitted_on, formal_checked_on=None if step[0] == "submitted" else submitted_on,
            invoice=invoice,
        )  # fmt: skip

    def _invoice(self, dossier: Dossier, on: date, *, paid: bool = False) -> Invoice:
        self.number = getattr(self, "number", 0) + 1
        total = 100_000 + self.number % 900 * 100
        return Invoice(
            dossier=dossier, kind="application", number=f"B{self.number:08d}", issuer=dossier.review_body,
            payer_id=dossier.unit.organisation_id, issued_on=on, due_on=on + timedelta(days=14), total=total,
            received=total if paid else 0, paid_on=on + timedelta(days=7) if paid else None, decision={},
        )  # fmt: skip

    def _task(self, case: Application, kind: str) -> Task:
        body = self.granting if kind == "awards.conclude_contract" else case.review_body
        name = case.dossier.unit.organisation.name
        return Task(
            dossier=case.dossier, kind=kind, subject_id=case.pk, organisation=body, roles=["clerk", "officer"],
            params={"business": name, "round": 1}, opened_on=case.submitted_on,
            due_on=self.on + timedelta(days=self.random.randrange(-20, 120)),
        )  # fmt: skip

    def _reviews(self) -> None:
        under = [
            (case, step) for case, step in self._both(self.open) if step[0] not in {"submitted", "accepted"}
        ]
        written(
            Review(
                application=case, started_on=case.submitted_on,
                completed_on=self._ago(5) if step[0] in {"reviewed", "granted"} else None,
            )
            for case, step in under
        )  # fmt: skip
        steps = written(
            ReviewStep(application=case, kind=kind, done_on=self._ago(20))
            for case, step in under
            for kind in step[2]
        )
        people = self._assessors()
        written(
            Assignment(
                application=case, person=people[(case.pk + lead) % ASSESSORS], is_lead=bool(lead),
                assigned_on=case.submitted_on, no_conflict_declared_on=case.submitted_on,
            )
            for case, _step in under
            for lead in (True, False)
        )  # fmt: skip
        written(
            Access(dossier=case.dossier, person=people[case.pk % ASSESSORS], reason="team", from_on=LONG_AGO)
            for case, _step in under
            if case.review_body_id == self.ours.pk
        )
        self._findings([each for each in steps if each.kind == "onsite"], people[0])

    def _assessors(self) -> list[Person]:
        people = written(
            Person(email=f"bench{place}@assessors.example", name=f"審査 {place}", password="!")  # noqa: S106
            for place in range(ASSESSORS)
        )
        written(
            Membership(person=each, organisation=self.ours, role=Role.ASSESSOR, from_on=LONG_AGO)
            for each in people
        )
        return people

    def _findings(self, visits: Sequence[ReviewStep], by: Person) -> None:
        notices = written(
            FindingsNotice(application=each.application, round=1, issued_on=self._ago(15), decision={})
            for each in visits
        )
        written(
            Finding(
                application=visit.application, step=visit, number=number, requirement=f"J.{number}.{visit.pk % 9}",
                grade="nonconformity", text="記録がありません。", written_by=by, written_on=self._ago(visit.pk % 300),
                notice=notice,
            )
            for visit, notice in zip(visits, notices, strict=True)
            for number in range(1, 6)
        )  # fmt: skip

    def bills(self) -> None:
        """Of years past, nearly all paid."""
        count = max(self.size.invoices - len(self.open), 0)
        written(
            self._invoice(
                self.dossiers[place % len(self.dossiers)],
                self._ago(30 + place % 1500),
                paid=place % 20 > 0,
            )
            for place in range(count)
        )

    def bank(self) -> None:
        read_in = BankImport.objects.create(
            issuer=self.ours, name="bench.csv", sha256="0" * 64, imported_on=self.on
        )
        waiting = (
            Invoice.objects.filter(issuer=self.ours, paid_on=None).select_related("payer").order_by("pk")
        )
        written(
            BankLine(
                bank_import=read_in, number=number, paid_on=self.on, amount=each.total, digest=str(number),
                payer_name=each.payer.name_kana,
            )
            for number, each in enumerate(waiting[:BANK_LINES], start=1)
        )  # fmt: skip

    def evidence(self) -> None:
        """A file, a piece of evidence and what joins them a row; by the database itself."""
        company = Organisation.objects.get(name="みどり印刷株式会社").pk
        first, last = self.dossiers[0].unit.organisation_id, self.dossiers[-1].unit.organisation_id
        mine = min(EVIDENCE_OF_OURS, self.size.evidence)
        owner = f"CASE WHEN n <= {mine} THEN {company} ELSE {first} + n % {last - first + 1} END"
        person = Person.objects.order_by("pk")[0].pk
        files, pieces = self._last("papers_storedfile"), self._last("pms_evidence")
        false = "0" if connection.vendor == "sqlite" else "false"
        numbers = (
            f"WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {self.size.evidence})"
        )
        day = f"'{self._ago(100)}'"
        day = day if connection.vendor == "sqlite" else f"{day}::date"
        at = (
            "'2026-01-05 09:00:00'"
            if connection.vendor == "sqlite"
            else "'2026-01-05 09:00:00Z'::timestamptz"
        )
        digest = "printf('%064d', n)" if connection.vendor == "sqlite" else "lpad(n::text, 64, '0')"
        statements = [
            f"""INSERT INTO papers_storedfile (id, organisation_id, name, media_type, size, sha256, uploaded_by_id,
                uploaded_at, generated) {numbers} SELECT {files} + n, {owner}, 'kiroku-' || n || '.pdf',
                'application/pdf', 120000, {digest}, {person}, {at}, {false} FROM s""",
            f"""INSERT INTO pms_evidence (id, organisation_id, created_on, revision, number, title, shows, dated_on,
                place, withdrawal_reason) {numbers} SELECT {pieces} + n, {owner}, {day}, 0, 1000 + n,
                '教育の記録 ' || n, '', {day}, '', '' FROM s""",
            f"""INSERT INTO pms_evidencefile (evidence_id, file_id, added_on)
                {numbers} SELECT {pieces} + n, {files} + n, {day} FROM s""",
        ]
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def _last(self, table: str) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")
            return int(cursor.fetchone()[0])
