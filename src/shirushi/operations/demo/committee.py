"""What is settled between people: a committee with its agenda, an objection, a merger, an agreed visit."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from shirushi.awards import services as awards
from shirushi.awards.models import Objection
from shirushi.grants.models import Registration
from shirushi.intake import services as intake
from shirushi.operations.demo.applicants import Applicant
from shirushi.operations.demo.case import Case
from shirushi.operations.demo.cast import Body
from shirushi.operations.demo.stage import Stage, Story
from shirushi.operations.demo.veterans import Holding
from shirushi.operations.demo.words import GROUNDS, MERGED, PROPOSALS
from shirushi.people.models import Person, Scheme
from shirushi.review import agenda, services
from shirushi.review.attendance import Named
from shirushi.review.visit_hours import Slot

DAYS_TO_THE_VISIT = 9


def stories(stage: Stage, surviving: Holding, dissolved: Holding) -> Iterator[Story]:
    yield visit_agreed(Applicant(stage, "planned"))
    yield reviewed_and_on_the_agenda(Applicant(stage, "reviewed"))
    yield denied_and_objecting(Applicant(stage, "denied"))
    yield sits_on_the_objection(stage)
    yield merging(surviving, dissolved)


def denied_and_objecting(applicant: Applicant) -> Story:
    yield from applicant.denied()
    on = applicant.stage.ago(25)
    yield on
    case = applicant.case
    awards.raise_objection(application=case.application, grounds=GROUNDS, by=case.representative(on), on=on)


def sits_on_the_objection(stage: Stage) -> Story:
    """The granting body's committee meets in some days."""
    on = stage.ago(6)
    yield on
    body = stage.bodies.granting[Scheme.PRIVACYMARK]
    members = [each for each in (body.officer, body.committee_member) if each]
    for objection in Objection.objects.filter(organisation=body.organisation, decided_on=None):
        _meet(stage, body, members, objection, held_on=stage.today + timedelta(days=5), on=on)


def reviewed_and_on_the_agenda(applicant: Applicant) -> Story:
    """The review body's committee meets today."""
    yield from applicant.until("completed")
    on = applicant.stage.ago(4)
    yield on
    body = applicant.case.body
    _meet(applicant.stage, body, [body.officer], applicant.case, held_on=applicant.stage.today, on=on)


def _meet(
    stage: Stage, body: Body, members: list[Person], about: Objection | Case, *, held_on: date, on: date
) -> None:
    by = stage.acting(body.officer, body.organisation, on)
    meeting = awards.call_meeting(
        organisation=body.organisation, held_on=held_on, place="第1会議室", by=by, on=on
    )
    present = members if held_on == stage.today else []
    awards.seat_members(meeting=meeting, called=members, chair=body.officer, present=present, by=by, on=on)
    objection = about if isinstance(about, Objection) else None
    awards.place_case(
        meeting=meeting,
        application=about.application,
        objection=objection,
        proposal=PROPOSALS[objection is not None],
        by=by,
        on=on,
    )


def visit_agreed(applicant: Applicant) -> Story:
    """The plan was proposed with its agenda; the business says who will be there."""
    yield from applicant.until("documents")
    case, stage = applicant.case, applicant.stage
    on = applicant.began + timedelta(days=42)
    yield on
    day = stage.today + timedelta(days=DAYS_TO_THE_VISIT)
    with translation.override("ja"):
        rows = agenda.proposal(case.application, day, on)
    slots = [Slot(**row, assessor_id=case.body.assessors[0].pk) for row in rows]
    address = case.company.organisation.address
    by = case.clerk(on)
    plan = services.plan_visit(application=case.application, place=address, slots=slots, by=by, on=on)
    services.propose_visit(plan=plan, by=by, on=on)
    on += timedelta(days=3)
    yield on
    attending = [Named(case.company.representative.name, "代表者")]
    services.agree_to_visit(plan=plan, attendees=attending, by=case.officer(on), on=on)


def merging(surviving: Holding, dissolved: Holding) -> Story:
    """Both holders report; the granting body has to confirm it."""
    stage = surviving.stage
    for days, holding, other, event in (
        (8, surviving, dissolved, "merger_surviving"),
        (5, dissolved, surviving, "merger_dissolved"),
    ):
        on = stage.ago(days)
        yield on
        _report(holding, other, event, on)


def _report(holding: Holding, other: Holding, event: str, on: date) -> None:
    company = holding.company
    intake.report_succession(
        dossier=holding.dossier,
        event=event,
        other_name=other.company.organisation.name,
        other_number=Registration.objects.get(dossier=other.dossier).number,
        takes_effect_on=holding.stage.ago(1),
        description=MERGED[event],
        upload=SimpleUploadedFile("合併の書類.txt", MERGED[event].encode(), content_type="text/plain"),
        by=holding.stage.acting(company.representative, company.organisation, on),
        on=on,
    )
