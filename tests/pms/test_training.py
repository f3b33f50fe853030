"""Training: planned, opened, taken, chased, reported."""

from datetime import date, timedelta

import pytest
from django.core import mail

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Task
from shirushi.people.actor import nobody
from shirushi.people.rights import NotAllowed
from shirushi.pms import training_mail
from shirushi.pms.models import Enrolment, TrainingCourse, TrainingMail
from shirushi.pms.queries import training as reads
from shirushi.pms.services import training
from shirushi.pms.services import workers as register
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.cast import moment
from tests.pms.firm import DAY, Firm, firm
from tests.pms.school import DUE, course, enrolment, opened, plan, sit, staff

pytestmark = pytest.mark.django_db
NEXT_YEAR = DAY.replace(year=2027)


@pytest.fixture
def made() -> Firm:
    return firm()


def test_a_course_is_planned_with_the_companys_own_names(made: Firm) -> None:
    found = course(made)

    assert (found.year, found.question_set, found.opened_on) == (2026, "a", None)
    assert "緑川 花" in found.material["roles"]
    assert not Enrolment.objects.exists()


def test_the_next_year_takes_the_other_set_and_the_same_year_the_same(made: Firm) -> None:
    course(made)
    again = course(made)
    later = course(made, NEXT_YEAR, opens_on=NEXT_YEAR, due_on=NEXT_YEAR)

    assert [again.question_set, later.question_set] == ["a", "b"]


@pytest.mark.parametrize("who", ["head", "worker", "audit_officer"])
def test_others_plan_no_course(made: Firm, who: str) -> None:
    with pytest.raises(NotAllowed):
        training.start_course(organisation=made.business, values=plan(), by=made.by(who), on=DAY)


def test_a_last_day_in_the_past_is_refused(made: Firm) -> None:
    with pytest.raises(ActRefused, match="due_too_early"):
        course(made, opens_on=DAY - timedelta(days=9), due_on=DAY - timedelta(days=1))


def test_departments_of_another_business_are_refused(made: Firm) -> None:
    with pytest.raises(ActRefused, match="department_foreign"):
        course(made, department_ids=[firm("あかね商事株式会社").sales.pk])


def test_opening_enrols_everybody_and_is_a_task_of_those_who_sign_in(made: Firm) -> None:
    signed_in, without = staff(made, person=made.worker), staff(made, made.factory)

    found = opened(made)

    assert set(found.enrolments.values_list("worker", flat=True)) == {signed_in.pk, without.pk}
    assert [(task.kind, task.due_on) for task in agenda.tasks_for(made.by("worker"))] == [
        ("pms.training.take", DUE)
    ]
    assert Task.objects.count() == 1


def test_a_course_for_a_department_and_a_kind_is_for_nobody_else(made: Firm) -> None:
    wanted = staff(made, made.factory, kind="part_time")
    staff(made, made.factory)
    staff(made, made.sales, kind="part_time")

    found = opened(made, department_ids=[made.factory.pk], kinds=["part_time"])

    assert [each.worker for each in found.enrolments.all()] == [wanted]


def test_a_course_that_opens_later_enrols_nobody_before_its_day(made: Firm) -> None:
    staff(made)
    first = DAY + timedelta(days=7)
    found = opened(made, opens_on=first)

    before = found.enrolments.count()
    training.enrol_joiners(organisation=made.business, by=made.by("privacy_officer", first), on=first)

    assert (before, found.enrolments.count()) == (0, 1)


def test_joiners_are_enrolled_with_time_of_their_own_and_leavers_drop_out(made: Firm) -> None:
    leaver = staff(made, person=made.worker)
    found = opened(made)
    late = DUE - timedelta(days=1)
    joiner = staff(made, joined_on=late)
    register.leave(worker=leaver, left_on=DAY, by=made.by("privacy_officer"), on=DAY)

    count = training.enrol_joiners(organisation=made.business, by=made.by("privacy_officer", late), on=late)

    assert count == 1
    assert enrolment(found, joiner).due_on == late + timedelta(days=30)
    assert enrolment(found, leaver).dropped_on == late
    assert not Task.objects.filter(closed_on=None).exists()


def test_enrolling_twice_changes_nothing(made: Firm) -> None:
    staff(made, person=made.worker)
    opened(made)

    count = training.enrol_joiners(organisation=made.business, by=made.by("privacy_officer"), on=DAY)

    assert (count, Enrolment.objects.count(), Task.objects.count()) == (0, 1, 1)


def test_whoever_comes_back_is_waited_for_again(made: Firm) -> None:
    worker = staff(made)
    found = opened(made)
    by, later = made.by("privacy_officer"), DAY + timedelta(days=2)
    register.leave(worker=worker, left_on=DAY, by=by, on=DAY)
    training.enrol_joiners(organisation=made.business, by=by, on=later)
    register.come_back(worker=worker, by=by, on=later)

    training.enrol_joiners(organisation=made.business, by=by, on=later)

    assert enrolment(found, worker).is_waited_for


def test_whoever_is_given_a_login_later_finds_the_task(made: Firm) -> None:
    worker = staff(made)
    opened(made)
    worker.person = made.worker
    worker.save(update_fields=["person"])

    training.enrol_joiners(organisation=made.business, by=made.by("privacy_officer"), on=DAY)

    assert agenda.tasks_for(made.by("worker")).count() == 1


def test_all_right_answers_pass_and_close_the_task(made: Firm) -> None:
    worker = staff(made, person=made.worker)
    found = opened(made)

    sit(enrolment(found, worker), made)

    done = enrolment(found, worker)
    assert (done.score, done.passed_on, done.attempts_made) == (100, DAY, 1)
    assert not agenda.tasks_for(made.by("worker")).exists()


@pytest.mark.parametrize(("right", "passed"), [(7, False), (8, True)])
def test_the_pass_mark_itself_passes(made: Firm, right: int, passed: bool) -> None:
    worker = staff(made, person=made.worker)
    found = opened(made)

    sit(enrolment(found, worker), made, right)

    assert (enrolment(found, worker).passed_on is not None) is passed


def test_a_retest_asks_other_questions_and_the_best_score_stands(made: Firm) -> None:
    worker = staff(made, person=made.worker)
    found = opened(made)
    first = sit(enrolment(found, worker), made, 7)

    second = sit(enrolment(found, worker), made, 3)

    asked = [{code for code, _order in each.questions} for each in (first, second)]
    assert not asked[0] & asked[1]
    assert (enrolment(found, worker).score, enrolment(found, worker).attempts_made) == (7 * 10, 2)


def test_an_open_test_is_gone_on_with(made: Firm) -> None:
    worker = staff(made, person=made.worker)
    found = enrolment(opened(made), worker)
    training.mark_read(enrolment=found, by=made.by("worker"), on=DAY)

    once, again = (training.begin_test(enrolment=found, by=made.by("worker"), on=DAY) for _ in range(2))

    assert once == again


def test_the_test_waits_until_the_material_is_read(made: Firm) -> None:
    worker = staff(made, person=made.worker)

    with pytest.raises(ActRefused, match="unread"):
        training.begin_test(enrolment=enrolment(opened(made), worker), by=made.by("worker"), on=DAY)


def test_a_test_is_handed_in_once(made: Firm) -> None:
    worker = staff(made, person=made.worker)
    attempt = sit(enrolment(opened(made), worker), made, 3)

    with pytest.raises(Stale):
        training.answer(attempt=attempt, answers=attempt.answers, by=made.by("worker"), on=DAY)


def test_an_unanswered_question_is_refused(made: Firm) -> None:
    found = enrolment_of_worker(made)
    training.mark_read(enrolment=found, by=made.by("worker"), on=DAY)
    attempt = training.begin_test(enrolment=found, by=made.by("worker"), on=DAY)

    with pytest.raises(ActRefused, match="unanswered"):
        training.answer(attempt=attempt, answers={}, by=made.by("worker"), on=DAY)


def enrolment_of_worker(made: Firm) -> Enrolment:
    worker = staff(made, person=made.worker)
    return enrolment(opened(made), worker)


@pytest.mark.parametrize("who", ["privacy_officer", "head"])
def test_nobody_takes_the_test_of_another(made: Firm, who: str) -> None:
    with pytest.raises(NotAllowed):
        training.mark_read(enrolment=enrolment_of_worker(made), by=made.by(who), on=DAY)


def test_a_result_on_paper_passes_as_well(made: Firm) -> None:
    worker = staff(made)
    found = opened(made)

    training.record_result(
        enrolment=enrolment(found, worker), score=85, taken_on=DAY, by=made.by("privacy_officer"), on=DUE
    )

    assert (enrolment(found, worker).score, enrolment(found, worker).passed_on) == (85, DAY)


def test_what_a_class_reached_is_recorded_at_once(made: Firm) -> None:
    passing, failing, away = staff(made), staff(made), staff(made)
    found = opened(made)
    scores = {enrolment(found, passing).pk: 85, enrolment(found, failing).pk: 60}

    count = training.record_results(
        course=found, scores=scores, taken_on=DAY, by=made.by("privacy_officer"), on=DUE
    )

    assert count == 2
    assert [enrolment(found, each).passed_on for each in (passing, failing, away)] == [DAY, None, None]
    assert [enrolment(found, each).attempts_made for each in (passing, failing, away)] == [1, 1, 0]


@pytest.mark.parametrize("score", [101, -1])
def test_one_wrong_score_and_nothing_of_the_class_is_recorded(made: Firm, score: int) -> None:
    right, wrong = staff(made), staff(made)
    found = opened(made)
    scores = {enrolment(found, right).pk: 90, enrolment(found, wrong).pk: score}

    with pytest.raises(ActRefused, match="score_range"):
        training.record_results(
            course=found, scores=scores, taken_on=DAY, by=made.by("privacy_officer"), on=DUE
        )

    assert enrolment(found, right).passed_on is None


def test_who_has_passed_already_or_takes_another_course_stops_the_record(made: Firm) -> None:
    done = enrolment_of_worker(made)
    foreign = opened(made, title="別の研修").enrolments.get()
    by = made.by("privacy_officer")
    training.record_result(enrolment=done, score=90, taken_on=DAY, by=by, on=DAY)

    for pk in (done.pk, foreign.pk):
        with pytest.raises(ActRefused, match="not_waiting"):
            training.record_results(course=done.course, scores={pk: 90}, taken_on=DAY, by=by, on=DAY)
    with pytest.raises(ActRefused, match="no_score"):
        training.record_results(course=done.course, scores={}, taken_on=DAY, by=by, on=DAY)


def test_a_head_records_no_class(made: Firm) -> None:
    found = enrolment_of_worker(made)

    with pytest.raises(NotAllowed):
        training.record_results(
            course=found.course, scores={found.pk: 85}, taken_on=DAY, by=made.by("head"), on=DAY
        )


@pytest.mark.parametrize("taken_on", [DAY - timedelta(days=1), DUE + timedelta(days=1)])
def test_a_result_from_before_the_course_or_from_the_future_is_refused(made: Firm, taken_on: date) -> None:
    with pytest.raises(ActRefused, match="taken_outside"):
        training.record_result(
            enrolment=enrolment_of_worker(made),
            score=85,
            taken_on=taken_on,
            by=made.by("privacy_officer"),
            on=DUE,
        )


def test_a_head_records_no_result(made: Firm) -> None:
    with pytest.raises(NotAllowed):
        training.record_result(
            enrolment=enrolment_of_worker(made), score=85, taken_on=DAY, by=made.by("head"), on=DAY
        )


def test_a_link_opens_the_course_without_a_login_until_its_last_day(made: Firm) -> None:
    worker = staff(made)
    found = enrolment(opened(made), worker)
    slip = training.give_link(enrolment=found, by=made.by("privacy_officer"), on=DAY)
    known = enrolment(found.course, worker)

    training.mark_read(enrolment=known, by=nobody(on=DUE, at=moment(DUE)), on=DUE, token=slip.token)

    after = DUE + timedelta(days=1)
    assert enrolment(found.course, worker).read_on == DUE
    with pytest.raises(NotAllowed):
        training.mark_read(enrolment=known, by=nobody(on=after, at=moment(after)), on=after, token=slip.token)


def test_the_token_is_not_kept(made: Firm) -> None:
    staff(made)
    found = opened(made)

    slip = training.give_links(course=found, by=made.by("privacy_officer"), on=DAY)[0]

    kept = Enrolment.objects.get()
    assert kept.token_digest != slip.token
    assert slip.token not in str(list(JournalLine.objects.values_list("after", "before")))


def test_slips_are_for_those_without_a_login_who_are_missing(made: Firm) -> None:
    staff(made, person=made.worker)
    done, wanted = staff(made), staff(made, made.factory)
    found, by = opened(made), made.by("privacy_officer")
    training.record_result(enrolment=enrolment(found, done), score=90, taken_on=DAY, by=by, on=DAY)

    slips = training.give_links(course=found, by=by, on=DAY)

    assert [slip.enrolment.worker for slip in slips] == [wanted]


def test_a_new_link_ends_the_old_one(made: Firm) -> None:
    worker = staff(made)
    found, by = opened(made), made.by("privacy_officer")
    old = training.give_link(enrolment=enrolment(found, worker), by=by, on=DAY)
    training.give_link(enrolment=enrolment(found, worker), by=by, on=DAY)

    with pytest.raises(NotAllowed):
        training.mark_read(
            enrolment=enrolment(found, worker), by=nobody(on=DAY, at=moment(DAY)), on=DAY, token=old.token
        )


def test_a_reminder_mails_those_who_are_missing_and_have_an_address(made: Firm) -> None:
    staff(made, person=made.worker)
    staff(made, email="aoba@midori.example")
    staff(made)
    found = opened(made)

    reminder = training.remind(course=found, by=made.by("privacy_officer"), on=DAY)
    training_mail.send_unsent()
    training_mail.send_unsent()

    assert reminder.asked == 3
    assert sorted(each.to[0] for each in mail.outbox) == sorted(["aoba@midori.example", made.worker.email])
    assert not TrainingMail.objects.exists()
    assert list(Enrolment.objects.values_list("reminders", flat=True)) == [1, 1, 1]


def test_the_mail_to_somebody_without_a_login_carries_a_link_that_works(made: Firm) -> None:
    worker = staff(made, email="aoba@midori.example")
    found = opened(made)
    training.remind(course=found, by=made.by("privacy_officer"), on=DAY)

    training_mail.send_unsent()

    token = next(line for line in mail.outbox[0].body.splitlines() if "link/" in line).rsplit("/", 1)[1]
    by = nobody(on=DAY, at=moment(DAY))
    assert training.mark_read(enrolment=enrolment(found, worker), by=by, on=DAY, token=token).read_on == DAY


def test_nobody_is_reminded_twice_a_day(made: Firm) -> None:
    staff(made)
    found, by = opened(made), made.by("privacy_officer")
    training.remind(course=found, by=by, on=DAY)

    with pytest.raises(ActRefused, match="nobody_to_remind"):
        training.remind(course=found, by=by, on=DAY)


def test_whoever_passed_meanwhile_is_not_written_to(made: Firm) -> None:
    worker = staff(made, person=made.worker)
    found = opened(made)
    training.remind(course=found, by=made.by("privacy_officer"), on=DAY)
    sit(enrolment(found, worker), made)

    training_mail.send_unsent()

    assert mail.outbox == []


def reported(made: Firm, found: TrainingCourse, follow_up: str = "") -> TrainingCourse:
    by = made.by("privacy_officer")
    return training.write_report(course=found, remark="よく理解された", follow_up=follow_up, by=by, on=DAY)


def test_a_report_with_somebody_missing_says_what_is_done(made: Firm) -> None:
    staff(made)
    found = reported(made, opened(made))

    with pytest.raises(ActRefused, match="no_follow_up"):
        training.approve_report(course=found, by=made.by("privacy_officer"), on=DAY)


def test_a_report_needs_a_remark(made: Firm) -> None:
    with pytest.raises(ActRefused, match="no_remark"):
        training.approve_report(course=opened(made), by=made.by("privacy_officer"), on=DAY)


def test_approval_closes_the_course_its_tasks_and_its_links(made: Firm) -> None:
    staff(made, person=made.worker)
    staff(made)
    found, by = opened(made), made.by("privacy_officer")
    training.give_links(course=found, by=by, on=DAY)

    training.approve_report(course=reported(made, found, "復帰後に行う"), by=by, on=DAY)

    assert not Task.objects.filter(closed_on=None).exists()
    assert not Enrolment.objects.exclude(token_digest=None).exists()


def test_the_representative_approves_no_report(made: Firm) -> None:
    found = reported(made, opened(made))

    with pytest.raises(NotAllowed):
        training.approve_report(course=found, by=made.by("representative"), on=DAY)


def test_an_approved_course_stays_as_it_is(made: Firm) -> None:
    by = made.by("privacy_officer")
    found = training.approve_report(course=reported(made, opened(made)), by=by, on=DAY)

    with pytest.raises(ActRefused, match="course_closed"):
        training.change_course(course=found, values={"title": "別の名前"}, by=by, on=DAY)


def test_the_test_of_an_open_course_stays_but_its_last_day_may_move(made: Firm) -> None:
    worker = staff(made, person=made.worker)
    found, by, later = opened(made), made.by("privacy_officer"), DUE + timedelta(days=10)

    training.change_course(course=found, values={"due_on": later}, by=by, on=DAY)

    with pytest.raises(ActRefused, match="course_open"):
        training.change_course(course=found, values={"pass_mark": 60}, by=by, on=DAY)
    assert enrolment(found, worker).due_on == later
    assert agenda.tasks_for(made.by("worker")).get().due_on == later


def test_the_second_of_two_who_change_a_course_is_told(made: Firm) -> None:
    found, by = course(made), made.by("privacy_officer")
    training.change_course(course=found, values={"title": "一"}, by=by, on=DAY, revision=0)

    with pytest.raises(Stale):
        training.change_course(course=found, values={"title": "二"}, by=by, on=DAY, revision=0)


def test_progress_counts_by_department_and_heads_see_their_own(made: Firm) -> None:
    done = staff(made, person=made.worker)
    staff(made)
    staff(made, made.factory)
    found = opened(made)
    sit(enrolment(found, done), made)

    whole = reads.progress(made.by("privacy_officer"), found, DUE + timedelta(days=1))
    own = reads.progress(made.by("head"), found, DAY)

    assert [(each.name, each.share.passed, each.share.present, each.overdue) for each in whole] == [
        ("営業部", 1, 2, 1),
        ("工場", 0, 1, 1),
    ]
    assert [each.name for each in own] == ["営業部"]


def test_another_business_sees_no_course_and_nobody_in_it(made: Firm) -> None:
    staff(made)
    opened(made)
    other = firm("あかね商事株式会社").by("privacy_officer")

    assert not TrainingCourse.objects.visible_to(other).exists()
    assert not Enrolment.objects.visible_to(other).exists()


def test_the_share_of_the_trained_counts_those_here_who_passed_in_the_last_twelve_months(made: Firm) -> None:
    done, leaver = staff(made, person=made.worker), staff(made)
    staff(made)
    found, by = opened(made), made.by("privacy_officer")
    sit(enrolment(found, done), made)
    training.record_result(enrolment=enrolment(found, leaver), score=90, taken_on=DAY, by=by, on=DAY)
    register.leave(worker=leaver, left_on=DAY, by=by, on=DAY)
    later = DAY + timedelta(days=30)

    share = reads.share_trained(made.business.pk, later)

    assert (share.passed, share.present, share.percent) == (1, 2, 50)
    assert reads.share_trained(made.business.pk, NEXT_YEAR).passed == 0


def test_the_share_on_a_leap_day_is_counted_too(made: Firm) -> None:
    staff(made)

    assert reads.share_trained(made.business.pk, date(2028, 2, 29)).passed == 0


def test_mails_of_a_large_reminder_leave_in_portions(made: Firm) -> None:
    for n in range(training_mail.AT_ONCE + 2):
        staff(made, email=f"w{n}@midori.example")
    training.remind(course=opened(made), by=made.by("privacy_officer"), on=DAY)

    training_mail.send_unsent()
    first = len(mail.outbox)
    training_mail.send_unsent()

    assert (first, len(mail.outbox)) == (training_mail.AT_ONCE, training_mail.AT_ONCE + 2)
