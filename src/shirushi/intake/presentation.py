"""Words for the acts, tasks and notices of applications, and where a case stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.intake.declarations import sheets
from shirushi.intake.lifecycle import CLOSED
from shirushi.intake.models import Application, PapersReturn

State = Application.State
Words = str | Promise

ACTIONS = {
    "intake.application.started": _("The application was started"),
    "intake.application.declared": _("Facts were declared for the application"),
    "intake.document.attached": _("A document was added to the application"),
    "intake.document.removed": _("A document was taken out of the application"),
    "intake.form.kept": _("A form of the application was filled in"),
    "intake.answers.kept": _("Answers of the self-assessment were kept"),
    "intake.answer.opened_again": _("An answer of the self-assessment was opened again"),
    "intake.answer.undone": _("A change of an answer of the self-assessment was undone"),
    "intake.evidence.added": _("Evidence was added to the self-assessment"),
    "intake.evidence.removed": _("Evidence was taken out of the self-assessment"),
    "intake.application.submitted": _("The application was submitted"),
    "intake.application.accepted": _("The application passed the formal check"),
    "intake.application.returned": _("The application was returned to the business"),
    "intake.eligibility.confirmed": _("The rules' answer on eligibility was confirmed"),
    "intake.eligibility.deviated": _("Eligibility was judged otherwise than the rules answer"),
    "intake.eligibility.reopened": _("Later facts changed the answer on eligibility"),
    "intake.papers.returned": _("The papers of the application went back"),
    "intake.documents.checked": _("The documents were checked one by one"),
    "intake.succession.reported": _("A merger, takeover or split was reported"),
    "intake.disqualification.recorded": _("A disqualification was recorded"),
    "intake.disqualification.annulled": _("A disqualification was annulled"),
}

LABELS = {
    "eligible": _("Eligible to apply"),
    "returned_for": _("Grounds of the return"),
    "way": _("Way back"),
    "went_on": _("Went back on"),
    "proof": _("Proof"),
}
CODES_OF = {
    "returned_for": dict(Application.ReturnedFor.choices),
    "way": dict(PapersReturn.Way.choices),
}

TASKS = {
    "intake.finish_application": Text(
        label=_("Finish the application and submit it"),
        detail=_("The draft is kept. Only your business sees it."),
    ),
    "intake.formal_check": Text(
        label=_("Formal check: %(business)s"),
        detail=_(
            "Is everything there that was asked for? Accept the application or return it with the reason."
        ),
    ),
    "intake.confirm_eligibility": Text(
        label=_("Confirm eligibility anew: %(business)s"),
        detail=_("Later facts changed the rules' answer that was confirmed. Read it and say what holds."),
    ),
    "intake.start_again": Text(
        label=_("Complete the returned application and submit it again"),
        detail=_("The review body says what is missing. What you declared and handed in is carried over."),
    ),
}

NOTICES = {
    "intake.application_submitted": Text(
        label=_("%(business)s submitted an application"),
        detail=_("It waits for the formal check."),
        mail=_("An application was submitted."),
    ),
    "intake.application_accepted": Text(
        label=_("Your application passed the formal check"),
        detail=_("The review body now plans the review."),
        mail=_("Your application passed the formal check."),
    ),
    "intake.application_returned": Text(
        label=_("Your application was returned"),
        detail=_("The review body says what is missing. You can start again from a copy."),
        mail=_("Your application was returned."),
    ),
}

TONES = {
    State.DRAFT: "neutral",
    State.SUBMITTED: "info",
    State.ACCEPTED: "info",
    State.UNDER_REVIEW: "info",
    State.REVIEWED: "info",
    State.GRANTED: "granted",
    State.CONTRACTED: "granted",
    State.RETURNED: "attention",
    State.DENIED: "revoked",
    State.LAPSED: "ended",
    State.WITHDRAWN: "ended",
}


def tone(application: Application) -> str:
    """The tone of the chip that shows the state of an application."""
    return TONES[State(application.state)]


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What the rooms above know of a case: the days of review, decision and contract, or None."""

    document_reviewed_on: date | None = None
    onsite_reviewed_on: date | None = None
    corrected_on: date | None = None
    answers_wait: bool = False
    decided_on: date | None = None
    contracted_on: date | None = None
    starts_on: date | None = None
    is_halted: bool = False


@dataclass(frozen=True)
class Step:
    """One step of a case for `{% steps %}`: done on a day, current, halted or ahead; who acts."""

    label: Words
    state: str
    on: date | None = None
    who: Words = ""


BUSINESS, REVIEW_BODY, GRANTING_BODY = _("Business"), _("Review body"), _("Granting body")


def steps(application: Application, progress: Progress) -> list[Step]:
    """The way of a case from registration to grant, computed from its dated facts."""
    return list(_placed(_rows(application, progress), application, is_halted=progress.is_halted))


@dataclass(frozen=True)
class Row:
    """One step before it has its place: done on a day, or done without one."""

    label: Words
    on: date | None
    who: Words
    is_done: bool = False


def _rows(application: Application, progress: Progress) -> list[Row]:
    invoice = application.invoice
    return [
        Row(_("Registered"), application.dossier.opened_on, BUSINESS),
        Row(_("Declared"), application.submitted_on, BUSINESS, is_done=_is_declared(application)),
        Row(_("Application submitted"), application.submitted_on, BUSINESS),
        Row(_("Paid"), invoice.paid_on if invoice else None, BUSINESS),
        Row(_("Formal check"), application.formal_checked_on, REVIEW_BODY),
        Row(_("Document review"), progress.document_reviewed_on, REVIEW_BODY),
        Row(_("On-site review"), progress.onsite_reviewed_on, REVIEW_BODY),
        Row(
            _("Findings corrected"), progress.corrected_on, BUSINESS if progress.answers_wait else REVIEW_BODY
        ),
        Row(_("Decision"), progress.decided_on, _("Those who did not review")),
        Row(_("Contract"), progress.contracted_on, GRANTING_BODY),
        Row(_("Mark granted"), progress.starts_on, GRANTING_BODY),
    ]


def _is_declared(application: Application) -> bool:
    return all(each.question in application.declared for each in sheets(application.scheme))


def _placed(rows: Iterable[Row], application: Application, *, is_halted: bool) -> Iterable[Step]:
    """The first step without a day is where the case stands; one that ended without a mark has no way ahead."""
    goes_on = application.state not in CLOSED or application.state == State.CONTRACTED
    waiting = goes_on
    for row in rows:
        if row.on is not None or row.is_done:
            yield Step(row.label, "done", row.on)
        elif waiting:
            waiting = False
            yield Step(row.label, "halted" if is_halted else "current", None, row.who)
        elif goes_on:
            yield Step(row.label, "ahead")
