"""The self-assessment: what is asked, what counts, what a new edition opens again."""

from datetime import date

import pytest

from shirushi.intake import self_assessment, services
from shirushi.intake.models import AnswerEvidence, Application, AssessmentAnswer
from shirushi.people.models import Membership, Role
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from shirushi.rules import BadInput
from tests.cast import Cast, acting, cast
from tests.intake.drafts import DAY, answer_all, complete, declare_all, draft, officer, submitted, upload

pytestmark = pytest.mark.django_db
GENERAL = "self_assessment_general"
# The second edition of the items begins on this day (our wording of the amendment of 2024).
CHANGES_ON = date(2024, 4, 1)
BEFORE = date(2024, 3, 11)
CHANGED = ["3-4-2", "3-5-3", "10-6.3"]


def form(application: Application, on: date = DAY) -> self_assessment.AnsweredForm:
    return self_assessment.answered(application, [GENERAL], on=on)[0]


def give(
    application: Application, standing: str, remark: str = "", item: str = "2-14", on: date = DAY
) -> None:
    who = Membership.objects.get(
        organisation=application.dossier.unit.organisation, role=Role.PRIVACY_OFFICER
    ).person
    services.answer_items(
        application=application,
        form=GENERAL,
        answers={item: services.Answered(standing, remark)},
        by=acting(who, on),
        on=on,
    )


def test_nothing_is_answered_at_first() -> None:
    company = cast("japhic")

    answered = form(draft(company))

    assert (answered.done, answered.percent, answered.is_complete) == (0, 0, False)
    assert len(answered.missing) == answered.total > 50


@pytest.mark.parametrize(
    ("standing", "remark", "done"),
    [("met", "", True), ("partly", "", False), ("partly", "来月そろう", True), ("not_applicable", "", False)],
)
def test_all_but_a_plain_met_needs_its_remark(standing: str, remark: str, done: bool) -> None:
    company = cast("japhic")
    application = draft(company)

    give(application, standing, remark)

    assert form(application).rows[0].is_done is done


def test_a_must_that_is_not_met_is_pointed_out_and_a_desirable_one_is_not() -> None:
    company = cast("japhic")
    application = draft(company)

    give(application, "not_met", "まだない", item="2-14")
    give(application, "not_met", "まだない", item="10-1")

    graves = [row.item.code for row in form(application).rows if row.is_grave]
    assert graves == ["2-14"]


@pytest.mark.parametrize(("item", "standing"), [("99-9", "met"), ("2-14", "excellent")])
def test_only_what_is_asked_is_answered(item: str, standing: str) -> None:
    company = cast("japhic")
    application = draft(company)

    with pytest.raises(BadInput):
        give(application, standing, item=item)

    assert not application.answers.exists()


def test_whoever_was_quicker_is_not_overwritten() -> None:
    company = cast("japhic")
    application = draft(company)
    give(application, "met")
    give(application, "partly", "見直し中")

    with pytest.raises(Stale):
        services.answer_items(
            application=application,
            form=GENERAL,
            answers={"2-14": services.Answered("not_met", "古い画面", revision=0)},
            by=officer(company),
            on=DAY,
        )

    assert application.answers.get().remark == "見直し中"


def test_an_application_is_not_submitted_before_its_self_assessment_is_complete() -> None:
    company = cast("japhic")
    application = complete(company)
    give(application, "partly")

    with pytest.raises(ActRefused) as refusal:
        services.submit(application=application, by=officer(company), on=DAY, revision=None)

    assert refusal.value.params["codes"] == (GENERAL,)


def test_the_form_is_not_taken_as_a_file() -> None:
    company = cast("japhic")
    application = draft(company)

    with pytest.raises(ActRefused, match="filled_in_on_the_web"):
        services.attach_document(
            application=application, code=GENERAL, upload=upload(), by=officer(company), on=DAY
        )


def test_what_is_submitted_is_answered_no_more() -> None:
    company = cast("japhic")
    application = submitted(company)

    with pytest.raises(ActRefused, match="already_submitted"):
        give(application, "not_met", "あとから")


def test_the_audit_officer_answers_nothing() -> None:
    company = cast("japhic")
    application = draft(company)

    with pytest.raises(NotAllowed):
        services.answer_items(
            application=application, form=GENERAL, answers={}, by=acting(company.audit_officer, DAY), on=DAY
        )


def test_evidence_is_the_business_s_own_until_it_submits_and_frozen_with_the_answers() -> None:
    company = cast("japhic")
    application = complete(company)
    shown = services.add_evidence(
        application=application, form=GENERAL, item="2-14", upload=upload(), by=officer(company), on=DAY
    )
    clerk = acting(company.clerk, DAY)
    before = (
        AnswerEvidence.objects.visible_to(clerk).count(),
        AssessmentAnswer.objects.visible_to(clerk).count(),
    )

    services.submit(application=application, by=officer(company), on=DAY, revision=None)

    shown.file.refresh_from_db()
    assert before == (0, 0)
    assert shown.file.submitted_on == DAY
    assert AnswerEvidence.objects.visible_to(clerk).get() == shown
    assert not AnswerEvidence.objects.visible_to(acting(company.other_clerk, DAY)).exists()
    assert AssessmentAnswer.objects.visible_to(clerk).count() > 50


def test_evidence_that_was_taken_out_is_not_handed_in() -> None:
    company = cast("japhic")
    application = complete(company)
    shown = services.add_evidence(
        application=application, form=GENERAL, item="2-14", upload=upload(), by=officer(company), on=DAY
    )
    services.remove_evidence(evidence=shown, by=officer(company), on=DAY)

    services.submit(application=application, by=officer(company), on=DAY, revision=None)

    shown.file.refresh_from_db()
    assert shown.file.submitted_on is None
    with pytest.raises(ActRefused):
        services.remove_evidence(evidence=shown, by=officer(company), on=DAY)


def across_the_change(company: Cast) -> Application:
    """A draft that was answered in the first edition."""
    application = draft(company, day=BEFORE)
    declare_all(application, officer(company, BEFORE), BEFORE)
    answer_all(application, form(application, BEFORE), officer(company, BEFORE), BEFORE)
    return application


def test_a_new_edition_keeps_answers_to_the_same_words_and_opens_the_others_again() -> None:
    company = cast("japhic")
    application = across_the_change(company)

    on_the_eve, after = form(application, date(2024, 3, 31)), form(application, CHANGES_ON)

    assert on_the_eve.is_complete
    assert [row.item.code for row in after.reopened] == CHANGED
    assert after.done == after.total - len(CHANGED)
    assert after.reopened[0].standing == "met"


def test_an_answer_to_the_new_words_can_be_undone_and_brought_back() -> None:
    company = cast("japhic")
    application = across_the_change(company)
    give(application, "partly", "入力画面は来月から", item="3-4-2", on=CHANGES_ON)
    done = form(application, CHANGES_ON)
    answer = application.answers.get(item="3-4-2")
    by = officer(company, CHANGES_ON)

    services.undo_answer(answer=answer, by=by, on=CHANGES_ON, revision=answer.revision)
    undone = form(application, CHANGES_ON)
    services.undo_answer(answer=answer, by=by, on=CHANGES_ON, revision=None)

    assert [row.item.code for row in done.reopened] == CHANGED[1:]
    assert [row.item.code for row in undone.reopened] == CHANGED
    assert form(application, CHANGES_ON).reopened == done.reopened
    assert application.answers.get(item="3-4-2").remark == "入力画面は来月から"


def test_without_anything_earlier_there_is_nothing_to_undo() -> None:
    company = cast("japhic")
    application = draft(company)
    give(application, "met")

    with pytest.raises(ActRefused, match="nothing_to_undo"):
        services.undo_answer(answer=application.answers.get(), by=officer(company), on=DAY, revision=None)


def test_the_next_application_takes_the_answers_and_their_evidence_over() -> None:
    company = cast("japhic")
    first = complete(company)
    services.add_evidence(
        application=first, form=GENERAL, item="2-14", upload=upload(), by=officer(company), on=DAY
    )
    services.submit(application=first, by=officer(company), on=DAY, revision=None)
    services.return_application(
        application=first, reason="開業届が古い", by=acting(company.clerk, DAY), on=DAY, revision=None
    )

    second = draft(company, case=first.dossier)

    assert form(second).is_complete
    assert form(second).rows[0].answer.carried_on == DAY  # type: ignore[union-attr]
    assert [each.file.name for each in form(second).rows[0].evidence] == ["kitei.txt"]


def test_an_answer_that_was_taken_over_is_opened_again_and_back() -> None:
    company = cast("japhic")
    first = submitted(company)
    services.return_application(
        application=first, reason="開業届が古い", by=acting(company.clerk, DAY), on=DAY, revision=None
    )
    second = draft(company, case=first.dossier)
    answer = second.answers.get(form=GENERAL, item="2-14")
    by = officer(company)

    services.open_again(answer=answer, by=by, on=DAY, revision=answer.revision)
    opened = form(second).done
    services.undo_answer(answer=answer, by=by, on=DAY, revision=None)

    assert opened == form(second).total - 1
    assert form(second).is_complete
    actions = JournalLine.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions)[-2:] == ["intake.answer.opened_again", "intake.answer.undone"]
