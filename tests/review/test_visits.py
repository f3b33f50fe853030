"""The visit is planned within the hours of the rule, proposed, agreed; its questions come from the documents."""

from datetime import date, time, timedelta

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.people.models import Membership, Role
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.review import agenda, attendance, queries, services
from shirushi.review.attendance import Named
from shirushi.review.models import Attendee, ReviewStep, VisitItem, VisitPlan, VisitQuestion
from shirushi.review.visit_hours import Slot, hours
from tests.cast import acting, member
from tests.review import stages
from tests.review.stages import DOCUMENTS, VISIT, Case

pytestmark = pytest.mark.django_db


def slot(start: int, end: int, *, day: date = VISIT, assessor: int | None = None) -> Slot:
    return Slot(day, time(start), time(end), "記録", "管理者", assessor)


def planned(case: Case, *slots: Slot) -> VisitPlan:
    return services.plan_visit(
        application=case.application, place="本社 3 階", slots=slots or (slot(10, 12), slot(13, 16)),
        by=case.clerk(DOCUMENTS), on=DOCUMENTS,
    )  # fmt: skip


def proposed(case: Case) -> VisitPlan:
    return services.propose_visit(plan=planned(case), by=case.lead(DOCUMENTS), on=DOCUMENTS)


def agreed(case: Case, *named: Named) -> VisitPlan:
    return services.agree_to_visit(
        plan=proposed(case), attendees=named or (Named("緑川 一郎", "代表者"),), by=case.business(DOCUMENTS),
        on=DOCUMENTS,
    )  # fmt: skip


def ready(*, settled: bool = True) -> Case:
    case = stages.started()
    stages.documents_done(case, settled=settled)
    return case


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ([slot(10, 12), slot(13, 16)], 5),
        ([slot(10, 12), slot(10, 12)], 2),
        ([slot(10, 12), slot(11, 13)], 3),
        ([slot(10, 12), slot(10, 12, day=VISIT + timedelta(days=1))], 4),
        ([slot(10, 16), slot(11, 12), slot(12, 17)], 7),
    ],
)
def test_time_side_by_side_counts_once(slots: list[Slot], expected: float) -> None:
    assert hours(slots) == expected


def test_the_agenda_stays_within_the_hours_of_the_rule() -> None:
    case = ready()

    with pytest.raises(ActRefused) as refused:
        planned(case, slot(10, 17))

    assert refused.value.code == "visit_too_long"
    assert not VisitPlan.objects.exists()


def test_the_first_proposal_takes_the_hours_of_the_rule() -> None:
    case = ready()

    rows = agenda.proposal(case.application, VISIT, DOCUMENTS)

    assert hours(Slot(**row) for row in rows) == 6
    planned(case, *(Slot(**row) for row in rows))
    assert VisitItem.objects.count() == 4


def test_nobody_is_in_two_places_at_once() -> None:
    case = ready()
    person = case.company.assessor.pk

    with pytest.raises(ActRefused) as refused:
        planned(case, slot(10, 12, assessor=person), slot(11, 13, assessor=person))

    assert refused.value.code == "assessor_twice"


def test_the_business_sees_the_plan_once_it_is_proposed_and_is_asked() -> None:
    case = ready()
    plan = planned(case)
    before = VisitPlan.objects.visible_to(case.business(DOCUMENTS)).exists()

    services.propose_visit(plan=plan, by=case.lead(DOCUMENTS), on=DOCUMENTS)

    assert not before
    assert VisitPlan.objects.visible_to(case.business(DOCUMENTS)).get().file is not None
    task = Task.objects.get(kind="review.confirm_visit", closed_on=None)
    assert task.organisation == case.company.business


def test_agreeing_sets_the_day_and_closes_the_question() -> None:
    case = ready()

    agreed(case)

    step = ReviewStep.objects.get(application=case.application, kind="onsite")
    assert (step.planned_on, step.hours_at_most) == (VISIT, 6)
    assert not Task.objects.filter(kind="review.confirm_visit", closed_on=None).exists()
    assert Task.objects.filter(kind="review.onsite_review", closed_on=None).exists()
    assert Notice.objects.filter(kind="review.visit_agreed").exists()


def test_another_day_goes_back_to_the_office() -> None:
    case = ready()

    services.ask_for_another_day(
        plan=proposed(case), wish="棚卸しの週。翌週なら。", by=case.business(DOCUMENTS), on=DOCUMENTS
    )

    assert VisitPlan.objects.get().state == "asked"
    assert Task.objects.filter(kind="review.plan_onsite", closed_on=None).exists()
    assert not ReviewStep.objects.filter(kind="onsite", planned_on__isnull=False).exists()


@pytest.mark.parametrize("name", ["助言 太郎", "助言太郎", "助言\u3000太郎"])
def test_a_consultant_is_not_at_the_visit(name: str) -> None:
    case = ready()
    member(case.company.business, Role.GUEST, "助言 太郎", until_on=date(2026, 12, 31))

    with pytest.raises(ActRefused) as refused:
        agreed(case, Named("緑川 一郎"), Named(name, "顧問"))

    assert refused.value.code == "guest_at_visit"
    assert not Attendee.objects.exists()
    assert VisitPlan.objects.get().state == "proposed"


def test_a_consultant_whose_help_ended_before_the_visit_is_still_none_of_the_business() -> None:
    case = ready()
    member(case.company.business, Role.GUEST, "助言 太郎", until_on=DOCUMENTS)

    with pytest.raises(ActRefused) as refused:
        agreed(case, Named("緑川 一郎"), Named("助言 太郎"))

    assert refused.value.code == "guest_at_visit"


def test_whoever_the_business_employed_meanwhile_is_its_own() -> None:
    case = ready()
    helper = member(case.company.business, Role.GUEST, "助言 太郎", until_on=DOCUMENTS)
    Membership.objects.create(
        person=helper, organisation=case.company.business, role=Role.WORKER, from_on=DOCUMENTS
    )

    agreed(case, Named("助言 太郎", "総務部"))

    assert Attendee.objects.get().person == helper


def test_an_employee_who_bears_a_guests_name_is_no_guest() -> None:
    case = ready()
    member(case.company.business, Role.GUEST, "助言 太郎", until_on=date(2026, 12, 31))
    own = member(case.company.business, Role.WORKER, "助言 太郎")

    agreed(case, Named("助言 太郎", "総務部"))

    assert Attendee.objects.get().person == own


def test_an_assessor_of_the_case_is_not_named_as_one_of_the_business() -> None:
    case = ready()

    with pytest.raises(ActRefused) as refused:
        agreed(case, Named(case.company.assessor.name))

    assert refused.value.code == "assessor_as_attendee"


def test_somebody_whom_no_register_knows_may_come() -> None:
    case = ready()

    agreed(case, Named("臨時 花子", "工場"))

    assert Attendee.objects.get().person is None


def test_the_list_of_attendees_is_read_line_by_line() -> None:
    assert attendance.read("緑川 一郎、代表者\n\n緑川 花, 管理者\n緑川 花, 管理者\n") == [
        Named("緑川 一郎", "代表者"),
        Named("緑川 花", "管理者"),
    ]


def test_only_the_business_answers_and_only_what_was_proposed() -> None:
    case = ready()
    plan = planned(case)

    with pytest.raises(NotAllowed):
        services.agree_to_visit(plan=plan, attendees=[], by=case.clerk(DOCUMENTS), on=DOCUMENTS)
    with pytest.raises(ActRefused) as refused:
        services.agree_to_visit(plan=plan, attendees=[], by=case.business(DOCUMENTS), on=DOCUMENTS)

    assert refused.value.code == "not_proposed"


def test_of_two_who_change_the_plan_the_second_is_told() -> None:
    case = ready()
    plan = planned(case)

    with pytest.raises(Stale):
        services.plan_visit(
            application=case.application, place="支社", slots=[slot(10, 11)], by=case.lead(DOCUMENTS),
            on=DOCUMENTS, revision=plan.revision - 1,
        )  # fmt: skip

    assert VisitPlan.objects.get().place == "本社 3 階"


def test_the_check_list_is_what_the_documents_left_open() -> None:
    case = ready(settled=False)
    codes = [item.code for item in queries.progress(case.application).items()]
    services.judge_rest(
        application=case.application,
        among=codes[2:],
        verdict="conforms",
        by=case.lead(DOCUMENTS),
        on=DOCUMENTS,
    )

    first = services.make_check_list(application=case.application, by=case.lead(DOCUMENTS), on=DOCUMENTS)
    again = services.make_check_list(application=case.application, by=case.lead(DOCUMENTS), on=DOCUMENTS)

    assert (first, again) == (2, 0)
    assert list(VisitQuestion.objects.values_list("requirement", flat=True)) == codes[:2]


def test_the_questions_are_the_teams_alone() -> None:
    case = ready()
    services.add_question(
        application=case.application,
        requirement="J.9.2",
        text="入退室の鍵",
        by=case.lead(DOCUMENTS),
        on=DOCUMENTS,
    )

    outside = (case.company.privacy_officer, case.company.clerk, case.company.officer)

    assert [VisitQuestion.objects.visible_to(acting(who, DOCUMENTS)).count() for who in outside] == [0, 0, 0]
    assert VisitQuestion.objects.visible_to(case.second(DOCUMENTS)).count() == 1
