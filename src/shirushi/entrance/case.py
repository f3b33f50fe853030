"""Where a case stands, gathered from all rooms: the steps that every case page shows."""

from datetime import date

from shirushi.awards.models import Contract, GrantDecision
from shirushi.intake import presentation
from shirushi.intake.models import Application
from shirushi.intake.presentation import Progress, Step
from shirushi.review import queries as review
from shirushi.review.models import FindingsNotice, Review, ReviewStep


def case_steps(application: Application, *, on: date) -> list[Step]:
    """For `{% steps %}`: registered, declared, submitted, paid … granted."""
    return presentation.steps(application, _progress(application, on))


def _progress(application: Application, on: date) -> Progress:
    done = {step.kind: step for step in ReviewStep.objects.filter(application=application)}
    document, onsite = done.get(ReviewStep.Kind.DOCUMENT), done.get(ReviewStep.Kind.ONSITE)
    award = (
        GrantDecision.objects.filter(application=application, annulled_on=None)
        .select_related("grant")
        .first()
    )
    contract = Contract.objects.filter(application=application).first()
    notice = FindingsNotice.objects.filter(application=application).order_by("-round").first()
    return Progress(
        document_reviewed_on=document.done_on if document else None,
        onsite_reviewed_on=onsite.done_on if onsite else None,
        corrected_on=_corrected_on(application, notice),
        answers_wait=notice is not None and notice.answered_on is None,
        decided_on=award.decided_on if award else None,
        contracted_on=contract.body_signed_on if contract else None,
        starts_on=award.grant.starts_on if award and award.grant else None,
        is_halted=review.halted_on(application, on) is not None,
    )


def _corrected_on(application: Application, notice: FindingsNotice | None) -> date | None:
    """The day on which the review ended without an open nonconformity."""
    completed = Review.objects.filter(application=application).first()
    if completed is None or completed.completed_on is None or completed.unresolved:
        return None
    answered_on: date | None = notice.answered_on if notice else None
    return answered_on or completed.completed_on
