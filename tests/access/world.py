"""One dossier with everything that can hang on it, and a client for each kind of actor.

Plain rows: what matters here is who may open which page, not how the case came about. The day is fixed.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.db.models import Model
from django.test import Client

from shirushi.awards.models import Contract, GrantDecision
from shirushi.billing.models import Invoice, InvoiceLine, Refund
from shirushi.entrance import demo, session
from shirushi.grants.models import Duty, EndCondition, Grant, Registration, Suspension
from shirushi.incidents.models import Incident, IncidentReport, Measure
from shirushi.intake.models import Application, ApplicationDocument, Disqualification
from shirushi.papers.models import StoredFile
from shirushi.people import services
from shirushi.people.models import Access, Deputy, Dossier, Organisation, Person, Unit
from shirushi.registry import publisher
from shirushi.review.models import (
    Assignment,
    CorrectiveActionReport,
    Finding,
    FindingsNotice,
    Halt,
    ReviewStep,
)
from shirushi.rules import decide
from tests.access import things
from tests.cast import LONG_AGO, acting, business, cast, dossier, member, moment, person

TODAY = date(2026, 11, 22)
NUMBER = "10000001"


@dataclass
class World:
    """Clients by the names of `table.ACTORS`, and things by the keys that lines use."""

    clients: dict[str, Client] = field(default_factory=dict)
    things: dict[str, Model] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def argument(self, key: str) -> Any:
        """The primary key of a thing, a word of the world, or what stands after `=` itself."""
        if key.startswith("="):
            return key[1:]
        return self.words[key] if key in self.words else self.things[key].pk


def world() -> World:
    made = World()
    people = cast()
    _people(made, people)
    _dossier(made, people)
    _application(made, people)
    _review(made, people)
    _grant(made, people)
    _incident(made, people)
    _organisation(made, people)
    for found in iter_modules(things.__path__):
        import_module(f"{things.__name__}.{found.name}").fill(made, people)
    return made


def _people(made: World, people: Any) -> None:
    other = business("あかね商事株式会社")
    home, here = people.business, people.review_body
    actors: dict[str, tuple[Person, Organisation | None]] = {
        "without_organisation": (person("来訪 者"), None),
        "representative": (people.representative, home),
        "privacy_officer": (people.privacy_officer, home),
        "audit_officer": (people.audit_officer, home),
        "department_head": (member(home, "department_head", "部長 修"), home),
        "worker": (people.worker, home),
        "guest": (member(home, "guest", "助言 者", until_on=date(2027, 3, 31)), home),
        "past_guest": (member(home, "guest", "昔 助", until_on=TODAY - timedelta(days=1)), home),
        "foreign_privacy_officer": (member(other, "privacy_officer", "茜 望"), other),
        "clerk": (people.clerk, here),
        "assessor": (people.assessor, here),
        "other_assessor_here": (people.second_assessor, here),
        "review_officer": (people.review_officer, here),
        "foreign_clerk": (people.other_clerk, people.other_review_body),
        "foreign_assessor": (people.other_assessor, people.other_review_body),
        "granting_clerk": (people.granting_clerk, people.granting_body),
        "granting_officer": (people.officer, people.granting_body),
        "committee_member": (people.committee_member, people.granting_body),
    }
    made.clients = {"anonymous": Client()} | {
        name: signed_in(who, organisation) for name, (who, organisation) in actors.items()
    }
    made.things |= {"privacy_officer_person": people.privacy_officer}


def signed_in(who: Person, organisation: Organisation | None = None) -> Client:
    """A client of a demonstration session: bodies are not asked for a second factor there."""
    client = Client()
    client.force_login(who)
    opened = client.session
    opened[demo.ONE_CLICK] = True
    if organisation:
        opened[session.ORGANISATION] = organisation.pk
    opened.save()
    return client


def _dossier(made: World, people: Any) -> None:
    opened = dossier(people.business, review_body=people.review_body)
    for organisation in (people.review_body, people.granting_body):
        Access.objects.create(
            dossier=opened, organisation=organisation, reason="submission", from_on=LONG_AGO
        )
    Access.objects.create(dossier=opened, person=people.assessor, reason="assignment", from_on=LONG_AGO)
    department = Unit.objects.create(
        organisation=people.business, kind="department", name="仙台工場", registered_on=LONG_AGO
    )
    # A second dossier of the same business that nobody but the business sees: its draft.
    closed = Dossier.objects.create(unit=department, scheme="japhic", opened_on=LONG_AGO)
    made.things |= {"dossier": opened, "unit": opened.unit, "draft_dossier": closed, "draft_unit": department}


def _file(of: Dossier, by: Person, submitted_on: date | None) -> StoredFile:
    return StoredFile.objects.create(
        dossier=of, name="基本規程.pdf", media_type="application/pdf", size=3, sha256=_kept(),
        uploaded_by=by, uploaded_at=moment(LONG_AGO), submitted_on=submitted_on,
    )  # fmt: skip


def _kept() -> str:
    """Bytes that lie where files lie; their digest."""
    from io import BytesIO  # noqa: PLC0415 - small and only here

    from shirushi.papers import contents  # noqa: PLC0415

    digest = contents.digest_of(BytesIO(b"PDF"))
    contents.keep(BytesIO(b"PDF"), digest)
    return digest


def _application(made: World, people: Any) -> None:
    opened, closed = made.things["dossier"], made.things["draft_dossier"]
    invoice = _invoice(opened, people, "PM-1", "application")
    previous = Application.objects.create(
        dossier=opened, scheme="privacymark", kind="new", state="contracted", review_body=people.review_body,
        started_on=LONG_AGO, submitted_on=LONG_AGO, closed_on=LONG_AGO,
    )  # fmt: skip
    application = Application.objects.create(
        dossier=opened, scheme="privacymark", kind="renewal", state="under_review",
        review_body=people.review_body, started_on=date(2026, 9, 1), submitted_on=date(2026, 9, 2),
        formal_checked_on=date(2026, 9, 5), invoice=invoice, previous=previous,
        decisions={"size_class": {"outcome": {"size": "small"}}},
    )  # fmt: skip
    draft = Application.objects.create(
        dossier=closed, scheme="japhic", kind="new", state="draft", review_body=people.other_review_body,
        started_on=date(2026, 11, 1),
    )  # fmt: skip
    handed_in = _file(opened, people.privacy_officer, date(2026, 9, 2))
    kept_back = _file(closed, people.privacy_officer, None)
    made.things |= {
        "application": application, "previous_application": previous, "draft": draft, "invoice": invoice,
        "file": handed_in, "draft_file": kept_back,
        "document": ApplicationDocument.objects.create(
            application=application, code="rules", file=handed_in, added_on=date(2026, 9, 2)
        ),
        "draft_document": ApplicationDocument.objects.create(
            application=draft, code="rules", file=kept_back, added_on=date(2026, 11, 1)
        ),
        "disqualification": Disqualification.objects.create(
            dossier=opened, kind="denial", starts_on=LONG_AGO, decision={}
        ),
    }  # fmt: skip


def _invoice(of: Any, people: Any, number: str, kind: str) -> Invoice:
    invoice = Invoice.objects.create(
        dossier=of, kind=kind, number=number, issuer=people.review_body, payer=people.business,
        issued_on=date(2026, 9, 2), due_on=date(2026, 12, 1), total=52382, decision={},
    )  # fmt: skip
    InvoiceLine.objects.create(invoice=invoice, code="application_fee", amount=52382)
    return invoice


def _review(made: World, people: Any) -> None:
    application, opened = made.things["application"], made.things["dossier"]
    step = ReviewStep.objects.create(application=application, kind="document", done_on=date(2026, 10, 1))
    notice = FindingsNotice.objects.create(
        application=application, round=1, issued_on=date(2026, 10, 5), due_on=date(2027, 1, 5), decision={}
    )
    finding = Finding.objects.create(
        application=application, step=step, number=1, requirement="A.3.4", grade="nonconformity",
        text="台帳に漏れがある", written_by=people.assessor, written_on=date(2026, 10, 1), notice=notice,
    )  # fmt: skip
    made.things |= {
        "assignment": Assignment.objects.create(
            application=application, person=people.assessor, is_lead=True, assigned_on=date(2026, 9, 6),
            no_conflict_declared_on=date(2026, 9, 6),
        ),
        "step": step,
        "findings_notice": notice,
        "finding": finding,
        "corrective_report": CorrectiveActionReport.objects.create(
            finding=finding, round=1, cause="手順がない", action="手順を作った", reported_on=date(2026, 11, 1)
        ),
        "halt": Halt.objects.create(
            dossier=opened, application=application, starts_on=date(2026, 6, 1),
            planned_ends_on=date(2026, 7, 1), ended_on=date(2026, 7, 1), decision={},
        ),
        "refund": Refund.objects.create(
            dossier=opened, invoice=_invoice(opened, people, "PM-2", "review"), decided_on=date(2026, 10, 1),
            total=1000, decision={},
        ),
    }  # fmt: skip


def _grant(made: World, people: Any) -> None:
    opened, previous = made.things["dossier"], made.things["previous_application"]
    registration = Registration.objects.create(
        dossier=opened, scheme="privacymark", number=NUMBER, registered_on=date(2025, 3, 1)
    )
    grant = Grant.objects.create(
        dossier=opened, registration=registration, ordinal=1, review_body=people.review_body,
        decided_on=date(2025, 2, 1), contracted_on=date(2025, 3, 1), starts_on=date(2025, 3, 1),
        expires_on=date(2027, 2, 28), decision={},
    )  # fmt: skip
    suspension = Suspension.objects.create(
        dossier=opened, grant=grant, level=8, months=3, notified_on=date(2026, 10, 1),
        starts_on=date(2026, 10, 1), planned_ends_on=date(2026, 12, 31), revocation_from=date(2027, 10, 1),
        decision=_decided(
            "suspension", scheme="privacymark", on="2026-10-01", party="holder", level=8, months=3,
            notified_on="2026-10-01", expires_on="2027-02-28",
        ),
    )  # fmt: skip
    made.things |= {
        "registration": registration,
        "grant": grant,
        "suspension": suspension,
        "condition": EndCondition.objects.create(suspension=suspension, text="再発防止策を実施する"),
        "duty": Duty.objects.create(suspension=suspension, code="stop_showing_mark"),
        "decision": GrantDecision.objects.create(
            application=previous, result="granted", reasons="適合", decided_on=date(2025, 2, 1),
            organisation=people.review_body, grant=grant,
        ),
        "contract": Contract.objects.create(
            application=previous, offered_on=date(2025, 2, 1), business_signed_on=date(2025, 2, 20),
            body_signed_on=date(2025, 3, 1),
        ),
    }  # fmt: skip
    publisher.rebuild(registration.pk)
    made.words["number"] = NUMBER


def _decided(question: str, **facts: Any) -> dict[str, Any]:
    """What the rules say, as it is stored."""
    return decide(question, facts).as_json()


def _incident(made: World, people: Any) -> None:
    opened = made.things["dossier"]
    incident = Incident.objects.create(
        dossier=opened, scheme="privacymark", number="2026-0001", party="holder", event="leak",
        cause="inadequate_pms_operation", discovered_on=date(2026, 9, 10), reported_on=date(2026, 9, 11),
        deadlines={
            name: _decided("incident_deadlines", authority=authority, discovered_on="2026-09-10")
            for name, authority in (("scheme", "privacymark"), ("ppc", "ppc"))
        },
    )  # fmt: skip
    IncidentReport.objects.create(
        incident=incident, kind="preliminary", sent_on=date(2026, 9, 11), sent_by=people.privacy_officer,
        content={"facts": {}, "narrative": "名簿を誤って送った"},
    )  # fmt: skip
    made.things |= {
        "incident": incident,
        "measure": Measure.objects.create(
            dossier=opened, incident=incident, base_value=4, level=8, adjustment_words="1万人を超える",
            kind="suspension", months=3,
            conditions=["再発防止策を実施する"],
            level_decision=_decided(
                "level", scheme="privacymark", on="2026-09-28", event="leak", cause="inadequate_pms_operation"
            ),
            measure_decision=_decided(
                "measure", scheme="privacymark", on="2026-09-28", level=8, party="holder"
            ),
            decided_on=date(2026, 9, 28), decided_by=people.officer,
            organisation=people.granting_body,
            notified_on=date(2026, 10, 1), suspension=made.things["suspension"],
        ),
    }  # fmt: skip


def _organisation(made: World, people: Any) -> None:
    by = acting(people.privacy_officer, TODAY)
    issued = services.invite(
        organisation=people.business, email="aoba@midori.example", role="worker", by=by, on=TODAY
    )
    held = people.worker.memberships.get()
    made.things |= {
        "invitation": issued.invitation,
        "membership": held,
        "department": services.open_department(organisation=people.business, name="営業部", by=by, on=TODAY),
        "deputy": Deputy.objects.create(
            membership=people.audit_officer.memberships.get(),
            person=made.things["privacy_officer_person"],
            from_on=TODAY - timedelta(days=9),
            until_on=TODAY - timedelta(days=8),
        ),
    }
    made.words["token"] = issued.token
