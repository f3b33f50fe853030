"""Each requirement looked at: judged by each reviewer, with notes that only the team reads."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review import policy
from shirushi.review.edition import requirements_of
from shirushi.review.examining import settling
from shirushi.review.lifecycle import hold, refuse_unless_under_review
from shirushi.review.models import Examination, Judgement, TeamNote


@transaction.atomic
def judge_requirement(
    *, application: Application, requirement: str, verdict: str, note: str, by: Actor, on: date,
    revision: int | None = None,
) -> Judgement:  # fmt: skip
    """Say what one requirement is worth. Whoever judged the same one meanwhile is not passed over."""
    allow(policy.may_examine(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    refuse_unknown(application, requirement)
    examination, _made = Examination.objects.get_or_create(application=application, requirement=requirement)
    claim(examination, revision)
    said = {"verdict": verdict, "note": note.strip(), "judged_on": on}
    judged, _new = Judgement.objects.update_or_create(
        examination=examination, person_id=by.person_id or 0, defaults=said
    )
    _record("review.team.judged", application, by, on, requirement=requirement, verdict=verdict)
    return judged


def refuse_unknown(application: Application, requirement: str) -> None:
    if requirement not in requirements_of(application).codes():
        raise ActRefused("no_such_requirement", _("The scheme has no such requirement. Nothing was changed."))


@transaction.atomic
def judge_rest(
    *, application: Application, among: Iterable[str], verdict: str, by: Actor, on: date
) -> list[Judgement]:
    """Judge alike all of these requirements that nobody has judged yet."""
    allow(policy.may_review(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    wanted = [code for code in among if code in _unjudged(application)]
    if not wanted:
        raise ActRefused("nothing_to_judge", _("All of these were judged already. Nothing was changed."))
    made = _judged_alike(application, wanted, verdict, by, on)
    _record("review.team.judged", application, by, on, requirements=wanted, verdict=verdict)
    return made


def _unjudged(application: Application) -> set[str]:
    judged = settling(application).values_list("examination__requirement", flat=True)
    return set(requirements_of(application).codes()) - set(judged)


def _judged_alike(
    application: Application, wanted: list[str], verdict: str, by: Actor, on: date
) -> list[Judgement]:
    fresh = [Examination(application=application, requirement=code) for code in wanted]
    Examination.objects.bulk_create(fresh, ignore_conflicts=True)
    examinations = Examination.objects.filter(application=application, requirement__in=wanted)
    # The application is held: nobody judges between these two.
    examinations.update(revision=F("revision") + 1)
    return Judgement.objects.bulk_create(
        Judgement(examination=each, person_id=by.person_id or 0, verdict=verdict, judged_on=on)
        for each in examinations
    )


@transaction.atomic
def write_team_note(
    *, application: Application, text: str, by: Actor, on: date, requirement: str = ""
) -> TeamNote:
    """A word among the team. It goes neither to the business nor into what the business may read."""
    allow(policy.may_examine(by, application))
    hold(application)
    if requirement:
        refuse_unknown(application, requirement)
    written = TeamNote.objects.create(
        application=application,
        requirement=requirement,
        text=text.strip(),
        written_by_id=by.person_id or 0,
        written_at=by.at,
    )
    _record("review.team.noted", application, by, on, requirement=requirement)
    return written


def _record(action: str, application: Application, by: Actor, on: date, **after: object) -> None:
    journal.record(action, application, dossier_id=application.dossier_id, by=by, on=on, after=after)
