"""Answering the self-assessment: kept as one goes, taken over between applications, opened again and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from shirushi.intake import policy, self_assessment
from shirushi.intake.models import AnswerEvidence, Application, AssessmentAnswer
from shirushi.intake.services.guards import refuse_submitted
from shirushi.papers import services as papers
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules import BadInput
from shirushi.rules.self_assessment import AssessmentForm

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Standing = AssessmentAnswer.Standing


@dataclass(frozen=True)
class Answered:
    """An answer as given; `revision` is that of the answer on the page, None for whatever stands there."""

    standing: str
    remark: str = ""
    revision: int | None = None


@transaction.atomic
def answer_items(
    *, application: Application, form: str, answers: Mapping[str, Answered], by: Actor, on: date
) -> None:
    """Keep the answers to items of one form, to the words in force on the day. Raises BadInput."""
    allow(policy.may_prepare(by, application.dossier))
    refuse_submitted(application)
    edition, asked = _asked(application, form, on)
    there = {answer.item: answer for answer in application.answers.filter(form=form)}
    for code, given in answers.items():
        _refuse_unknown(asked, code, given.standing)
        if code in there:
            _change(there[code], given, edition, on)
        else:
            _create(application, (form, code), given, edition, on)
    journal.record(
        "intake.answers.kept",
        application,
        by=by,
        on=on,
        after={"form": form, "answers": {code: given.standing for code, given in answers.items()}},
    )


def _asked(application: Application, form: str, on: date) -> tuple[date, AssessmentForm]:
    edition = self_assessment.edition_on(application.scheme, on)
    found = edition.form(form) if edition else None
    if edition is None or found is None:
        raise BadInput("unknown_value", "form", value=form, allowed="")
    return edition.in_force_from, found


def _refuse_unknown(asked: AssessmentForm, code: str, standing: str) -> None:
    if code not in asked.by_code():
        raise BadInput("unknown_value", "item", value=code, allowed=", ".join(asked.by_code()))
    if standing and standing not in Standing.values:
        raise BadInput("unknown_value", "standing", value=standing, allowed=", ".join(Standing.values))


def _create(
    application: Application, place: tuple[str, str], given: Answered, edition: date, on: date
) -> AssessmentAnswer:
    form, code = place
    try:
        with transaction.atomic():
            made: AssessmentAnswer = application.answers.create(
                form=form,
                item=code,
                edition=edition,
                standing=given.standing,
                remark=given.remark.strip(),
                answered_on=on,
            )
    except IntegrityError:
        raise ActRefused("answered_meanwhile", _ANSWERED_MEANWHILE) from None
    return made


_ANSWERED_MEANWHILE = _("Somebody of your business answered this item just now. Nothing was changed by you.")


def _change(answer: AssessmentAnswer, given: Answered, edition: date, on: date) -> None:
    """The way back is kept when the answer came from other words or another application."""
    claim(answer, given.revision)
    if answer.edition != edition or answer.carried_on is not None:
        answer.before = _state(answer)
    answer.edition, answer.carried_on, answer.answered_on = edition, None, on
    answer.standing, answer.remark = given.standing, given.remark.strip()
    answer.save()


def _state(answer: AssessmentAnswer) -> dict[str, Any]:
    state: dict[str, Any] = journal.plain(
        {
            "edition": answer.edition,
            "standing": answer.standing,
            "remark": answer.remark,
            "answered_on": answer.answered_on,
            "carried_on": answer.carried_on,
        }
    )
    return state


@transaction.atomic
def open_again(*, answer: AssessmentAnswer, by: Actor, on: date, revision: int | None) -> None:
    """What was taken over does not hold any more: answer it afresh. The earlier answer is the way back."""
    _changeable(answer, by)
    claim(answer, revision)
    answer.before = _state(answer)
    answer.standing, answer.carried_on = "", None
    answer.save()
    _write_down("intake.answer.opened_again", answer, by, on)


@transaction.atomic
def undo_answer(*, answer: AssessmentAnswer, by: Actor, on: date, revision: int | None) -> None:
    """Back to what stood there before the answer was taken over or opened again; once more brings it forth."""
    _changeable(answer, by)
    if answer.before is None:
        raise ActRefused("nothing_to_undo", _("There is nothing to undo here. Nothing was changed."))
    claim(answer, revision)
    earlier, answer.before = answer.before, _state(answer)
    answer.standing, answer.remark = earlier["standing"], earlier["remark"]
    for name in ("edition", "answered_on", "carried_on"):
        setattr(answer, name, date.fromisoformat(earlier[name]) if earlier[name] else None)
    answer.save()
    _write_down("intake.answer.undone", answer, by, on)


def _changeable(answer: AssessmentAnswer, by: Actor) -> None:
    allow(policy.may_prepare(by, answer.application.dossier))
    refuse_submitted(answer.application)


def _write_down(action: str, answer: AssessmentAnswer, by: Actor, on: date) -> None:
    after = {"form": answer.form, "item": answer.item, "standing": answer.standing}
    journal.record(action, answer.application, by=by, on=on, after=after)


@transaction.atomic
def add_evidence(
    *,
    application: Application,
    form: str,
    item: str,
    upload: "UploadedFile[Any]",
    by: Actor,
    on: date,
    from_pms: bool = False,
) -> AnswerEvidence:
    """Show a file for an item: a copy as it is today. Bodies see it when the application is submitted."""
    allow(policy.may_prepare(by, application.dossier))
    refuse_submitted(application)
    edition, asked = _asked(application, form, on)
    _refuse_unknown(asked, item, "")
    file = papers.store(dossier=application.dossier, upload=upload, by=by, on=on)
    answer = application.answers.filter(form=form, item=item).first() or _create(
        application, (form, item), Answered(""), edition, on
    )
    made: AnswerEvidence = answer.evidence.create(file=file, taken_on=on, from_pms=from_pms)
    journal.record("intake.evidence.added", application, by=by, on=on, after=_facts(made))
    return made


@transaction.atomic
def remove_evidence(*, evidence: AnswerEvidence, by: Actor, on: date) -> None:
    """Show the file no more."""
    application: Application = evidence.answer.application
    allow(policy.may_prepare(by, application.dossier))
    refuse_submitted(application)
    if not AnswerEvidence.objects.filter(pk=evidence.pk, removed_on=None).update(removed_on=on):
        raise ActRefused("already_removed", _("This document was already taken out. Nothing was changed."))
    journal.record("intake.evidence.removed", application, by=by, on=on, before=_facts(evidence))


def _facts(evidence: AnswerEvidence) -> dict[str, Any]:
    answer = evidence.answer
    return {"form": answer.form, "item": answer.item, "sha256": evidence.file.sha256}


def carry_answers(previous: Application, application: Application, on: date) -> None:
    """The last answers stand in the new draft, to the words they were given to, with their evidence."""
    for answer in self_assessment.answers_of(previous).values():
        copy = application.answers.create(
            form=answer.form,
            item=answer.item,
            edition=answer.edition,
            standing=answer.standing,
            remark=answer.remark,
            answered_on=answer.answered_on,
            carried_on=on,
        )
        AnswerEvidence.objects.bulk_create(
            AnswerEvidence(answer=copy, file=each.file, taken_on=each.taken_on, from_pms=each.from_pms)
            for each in answer.evidence.all()
        )
