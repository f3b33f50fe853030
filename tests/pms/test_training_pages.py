"""The pages of training as people use them."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shirushi.agenda.models import Task
from shirushi.operations.daily import training as daily
from shirushi.people.actor import system
from shirushi.pms import training_content
from shirushi.pms.models import Enrolment, TrainingCourse, Worker
from shirushi.pms.services import training
from shirushi.portal import task_urls
from tests.cast import LONG_AGO, moment
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm
from tests.pms.school import course, enrolment, opened, sit, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


@pytest.fixture
def made() -> Firm:
    return firm()


def many(made: Firm, count: int) -> None:
    Worker.objects.bulk_create(
        Worker(
            organisation=made.business, department=made.sales if n % 2 else made.factory, name=f"社員{n}",
            kind="regular", joined_on=LONG_AGO, created_on=LONG_AGO,
        )
        for n in range(count)
    )  # fmt: skip


def shown(client: Client, view: str, *args: object) -> str:
    return client.get(reverse(view, args=args)).text


def test_a_new_course_takes_one_click_and_a_second_opens_it(made: Firm) -> None:
    staff(made, person=made.worker)
    client = door(made, "privacy_officer")
    proposed = client.get(reverse("portal:training_new")).context["form"].initial

    client.post(reverse("portal:training_new"), proposed)
    found = TrainingCourse.objects.get()
    client.post(reverse("portal:training_open", args=[found.pk]))

    assert found.title == "個人情報保護の基本研修 2026"
    assert Task.objects.get().person == made.worker


def answers_of(*, right: bool) -> dict[str, str]:
    """What a browser sends for the test on the page."""
    attempt = Enrolment.objects.get().attempts.get(finished_on=None)
    sent = {code: str(order.index(0 if right else 1)) for code, order in attempt.questions}
    return {**sent, "act": "answer"}


def test_a_worker_reads_fails_takes_it_again_and_gets_the_certificate(made: Firm) -> None:
    worker = staff(made, person=made.worker)
    opened(made)
    client, address = door(made, "worker"), task_urls.url_of(Task.objects.get())

    material = client.get(address).text
    client.post(address, {"act": "begin"})
    test = client.get(address).text
    client.post(address, answers_of(right=False))
    failed = client.get(address).text
    client.post(address, {"act": "begin"})
    client.post(address, answers_of(right=True))
    passed = client.get(address).text
    certificate = shown(client, "portal:training_certificate", Enrolment.objects.get().pk)

    asked = training_content.all_questions()[Enrolment.objects.get().attempts.first().questions[0][0]]
    assert "緑川 花" in material
    assert asked.ask.ja in test
    assert asked.why.ja in failed
    assert "もう一度" in failed
    assert "合格" in passed
    assert worker.name in certificate


def test_a_forgotten_answer_is_asked_for_and_the_others_are_kept(made: Firm) -> None:
    staff(made, person=made.worker)
    opened(made)
    client, address = door(made, "worker"), task_urls.url_of(Task.objects.get())
    client.post(address, {"act": "begin"})
    sent = answers_of(right=True)
    forgotten = next(iter(sent))
    kept = list(sent)[1]

    answer = client.post(address, {name: value for name, value in sent.items() if name != forgotten})

    assert answer.context["form"].errors.keys() == {forgotten}
    assert answer.context["form"][kept].value() == sent[kept]
    assert Enrolment.objects.get().attempts.get().finished_on is None


def test_the_page_of_the_test_does_not_tell_the_right_answer(made: Firm) -> None:
    """The value of a choice is its place on the page: over a test the right one stands at several."""
    staff(made, person=made.worker)
    opened(made, question_count=40)
    client, address = door(made, "worker"), task_urls.url_of(Task.objects.get())
    client.post(address, {"act": "begin"})

    places = {value for name, value in answers_of(right=True).items() if name != "act"}

    assert places == {"0", "1", "2", "3"}


def test_the_training_of_another_is_not_there(made: Firm) -> None:
    staff(made, person=made.worker)
    opened(made)
    address = task_urls.url_of(Task.objects.get())

    answers = [door(made, who).get(address).status_code for who in ("privacy_officer", "head")]

    assert answers == [404, 404]


def slip_address(made: Firm, found: TrainingCourse) -> tuple[str, str]:
    page = door(made, "privacy_officer").post(reverse("portal:training_slips", args=[found.pk]))
    printed = page.context["slips"][0]
    return printed.address[printed.address.index("/business") :], page.text


def test_a_slip_leads_through_the_course_without_an_account(made: Firm) -> None:
    worker = staff(made)
    found = opened(made)
    address, page = slip_address(made, found)
    client = Client()

    client.post(address, {"act": "begin"})
    client.post(address, answers_of(right=True))
    result = client.get(address).text
    certificate = client.get(f"{address}/certificate").text

    assert "<svg" in page
    assert "合格" in result
    assert worker.name in certificate
    assert enrolment(found, worker).passed_on == DAY


def test_an_unknown_link_is_not_there_and_an_old_one_says_so(
    made: Firm, show_day: Callable[[date], None]
) -> None:
    staff(made)
    address, _page = slip_address(made, opened(made))
    show_day(DAY + timedelta(days=31))

    unknown = Client().get(reverse("portal:training_link", args=["unknown"]))
    old = Client().get(address)

    assert (unknown.status_code, old.status_code) == (404, 422)


def test_the_list_of_workers_asks_the_same_few_questions_at_any_length(made: Firm) -> None:
    many(made, 3)
    found, client = opened(made), door(made, "privacy_officer")
    address = reverse("portal:training_workers", args=[found.pk]) + "?state=missing"
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    many(made, 60)
    training.enrol_joiners(organisation=made.business, by=made.by("privacy_officer"), on=DAY)

    with CaptureQueriesContext(connection) as more:
        answer = client.get(address)

    assert len(answer.context["page_obj"].object_list) == 50
    assert len(more) == len(few) <= 10


def test_the_page_of_a_course_asks_the_same_few_questions_at_any_size(made: Firm) -> None:
    many(made, 3)
    found, client = opened(made), door(made, "privacy_officer")
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("portal:training_course", args=[found.pk]))
    many(made, 300)
    training.enrol_joiners(organisation=made.business, by=made.by("privacy_officer"), on=DAY)

    with CaptureQueriesContext(connection) as more:
        answer = client.get(reverse("portal:training_course", args=[found.pk]))

    assert answer.context["share"].present == 303
    assert len(more) == len(few) <= 10


def test_the_list_of_courses_asks_the_same_few_questions_at_any_length(made: Firm) -> None:
    course(made)
    client = door(made, "privacy_officer")
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("portal:training"))
    for _ in range(9):
        course(made)

    with CaptureQueriesContext(connection) as more:
        client.get(reverse("portal:training"))

    assert len(more) == len(few) <= 14


def test_enrolling_a_thousand_asks_a_constant_number_of_questions(made: Firm) -> None:
    many(made, 1000)
    found = course(made)

    with CaptureQueriesContext(connection) as asked:
        training.open_course(course=found, by=made.by("privacy_officer"), on=DAY)

    assert found.enrolments.count() == 1000
    assert len(asked) <= 40


def test_a_head_sees_only_the_own_department(made: Firm) -> None:
    own, other = staff(made), staff(made, made.factory)
    found = opened(made)

    page = shown(door(made, "head"), "portal:training_workers", found.pk)

    assert own.name in page
    assert other.name not in page


def test_a_result_on_paper_is_recorded_on_its_page(made: Firm) -> None:
    worker = staff(made)
    found = opened(made)
    address = reverse("portal:training_result", args=[enrolment(found, worker).pk])

    door(made, "privacy_officer").post(address, {"taken_on": DAY, "score": "88"})

    assert enrolment(found, worker).score == 88


def test_the_report_is_written_approved_and_printed(made: Firm) -> None:
    worker = staff(made, person=made.worker)
    found = opened(made)
    sit(enrolment(found, worker), made)
    client = door(made, "privacy_officer")

    client.post(
        reverse("portal:training_report", args=[found.pk]),
        {"revision": 1, "remark": "理解度は高い", "follow_up": ""},
    )
    client.post(reverse("portal:training_approve", args=[found.pk]))
    printed = shown(client, "portal:training_printed", found.pk)

    found.refresh_from_db()
    assert found.approved_on == DAY
    for said in ("理解度は高い", worker.name, "緑川 花", "1 (100%)"):
        assert said in printed


def test_the_workbook_holds_the_report_and_the_attendance(made: Firm) -> None:
    worker = staff(made)
    found = opened(made)

    answer = door(made, "privacy_officer").get(reverse("portal:training_export", args=[found.pk]))

    with ZipFile(BytesIO(answer.content)) as book:
        sheets = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
    assert found.title in sheets[0]
    assert worker.name in sheets[1]


def test_the_second_of_two_editors_gets_the_form_back(made: Firm) -> None:
    found, client = course(made), door(made, "privacy_officer")
    address = reverse("portal:training_edit", args=[found.pk])
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, [])}
    training.change_course(course=found, values={"aim": "新しい目的"}, by=made.by("representative"), on=DAY)

    answer = client.post(address, {**sent, "title": "自分の題名"})
    found.refresh_from_db()

    assert answer.status_code == 409
    assert found.title != "自分の題名"
    assert answer.context["form"]["aim"].value() == "新しい目的"


def test_the_material_is_edited_in_plain_text(made: Firm) -> None:
    found, client = course(made), door(made, "privacy_officer")
    address = reverse("portal:training_edit", args=[found.pk])
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, [])}

    client.post(address, {**sent, "policy": "当社の方針\r\n・一つ目"})
    page = shown(client, "portal:training_course", found.pk)

    assert "<li>一つ目</li>" in page


def test_text_of_a_course_is_never_markup(made: Firm) -> None:
    found = course(made, title="<b>研修</b>")
    training.change_course(
        course=found, values={"material": {"policy": "・<script>"}}, by=made.by("privacy_officer"), on=DAY
    )

    page = shown(door(made, "privacy_officer"), "portal:training_course", found.pk)

    assert "<b>研修" not in page
    assert "<li>&lt;script&gt;</li>" in page


def test_the_daily_run_enrols_joiners_once_a_day(made: Firm) -> None:
    found = opened(made)
    joiner, tomorrow = staff(made), DAY + timedelta(days=1)
    duty = daily.TRAINING_UP_TO_DATE

    for each in duty.due(tomorrow):
        duty.act(each, system(on=tomorrow, at=moment(tomorrow)))

    assert enrolment(found, joiner).created_on == tomorrow
    assert not duty.due(tomorrow).exists()
