"""The pages of a visit on the desk and at the business."""

import json
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shirushi.people.models import Role
from shirushi.review import services
from shirushi.review.models import Review, ReviewStep, VisitDevice, VisitEntry, VisitItem, VisitPlan
from tests.cast import member
from tests.intake.drafts import signed_in
from tests.review import stages
from tests.review.stages import COMPLETED, DOCUMENTS, VISIT, Case

pytestmark = pytest.mark.django_db
Show = Callable[[date], None]


@pytest.fixture
def case(show_day: Show) -> Case:
    show_day(DOCUMENTS)
    made = stages.started()
    stages.documents_done(made)
    return made


def plan_path(case: Case, act: str = "") -> str:
    return f"/desk/reviews/{case.application.pk}/visit-plan{act}"


def rows(*given: tuple[str, str, str]) -> dict[str, str]:
    sent = {"revision": "0", "place": "本社", "slot-TOTAL_FORMS": "6", "slot-INITIAL_FORMS": "4"}
    for place, (day, starts_at, ends_at) in enumerate(given):
        sent |= {
            f"slot-{place}-day": day, f"slot-{place}-starts_at": starts_at, f"slot-{place}-ends_at": ends_at,
            f"slot-{place}-topic": "記録", f"slot-{place}-meets": "管理者", f"slot-{place}-assessor_id": "",
        }  # fmt: skip
    return sent


def planned(case: Case) -> None:
    services.plan_onsite(
        application=case.application, planned_on=VISIT, by=case.clerk(DOCUMENTS), on=DOCUMENTS
    )


def test_the_page_proposes_an_agenda_and_keeps_the_rows_that_are_filled_in(case: Case) -> None:
    lead = signed_in(case.company.assessor)

    first = lead.get(plan_path(case)).text
    kept = lead.post(plan_path(case), rows(("2026-07-01", "10:00", "12:00")), follow=True)

    assert "Talk with the representative" in first
    assert kept.status_code == 200
    assert VisitItem.objects.count() == 1


def test_an_agenda_beyond_the_rule_is_refused_and_what_was_typed_stays(case: Case) -> None:
    lead = signed_in(case.company.assessor)

    refused = lead.post(plan_path(case), rows(("2026-07-01", "09:00", "17:00")))

    assert refused.status_code == 422
    assert "takes 8 hours; the scheme allows 6" in refused.text
    assert "17:00" in refused.text
    assert not VisitPlan.objects.exists()


def test_the_business_is_asked_agrees_and_names_who_attends(case: Case) -> None:
    member(case.company.business, Role.GUEST, "助言 太郎", until_on=date(2026, 12, 31))
    lead, business = signed_in(case.company.assessor), signed_in(case.company.privacy_officer)
    lead.post(plan_path(case), rows(("2026-07-01", "10:00", "12:00")))
    path = f"/business/applications/{case.application.pk}/visit"
    before = business.get(path).status_code
    lead.post(plan_path(case, "/propose"), {"revision": VisitPlan.objects.get().revision})
    revision = VisitPlan.objects.get().revision

    refused = business.post(path, {"revision": revision, "attendees": "助言 太郎、顧問"})
    agreed = business.post(path, {"revision": revision, "attendees": "緑川 花、管理者"}, follow=True)

    assert before == 404
    assert (refused.status_code, "as a guest" in refused.text) == (422, True)
    assert "緑川 花" in agreed.text
    assert ReviewStep.objects.get(kind="onsite").planned_on == VISIT


def send(client: Client, case: Case, path: str, body: dict[str, object]) -> tuple[int, dict[str, object]]:
    answer = client.post(
        f"/desk/visits/{case.application.pk}/{path}", json.dumps(body), content_type="application/json"
    )
    return answer.status_code, answer.json()


def answer(**changed: object) -> dict[str, object]:
    return {
        "id": str(uuid4()), "requirement": "J.9.2", "text": "鍵がある。", "verdict": "",
        "written_at": "2026-07-01T02:00:00.000Z", "replaces": [], **changed,
    }  # fmt: skip


def test_a_device_gets_its_key_sends_twice_and_is_kept_once(case: Case, show_day: Show) -> None:
    planned(case)
    show_day(VISIT)
    phone = signed_in(case.company.assessor)
    _status, given = send(phone, case, "device", {})
    queue = {"device": given["device"], "answers": [answer(), answer(text="書庫は 3 階。")]}

    first, again = send(phone, case, "answers", queue), send(phone, case, "answers", queue)

    assert first == again
    assert first[0] == 200
    assert VisitEntry.objects.count() == 2
    assert send(phone, case, "device", {"device": given["device"]})[1]["key"] == given["key"]


@pytest.mark.parametrize(
    "body",
    [{}, {"device": "x", "answers": []}, {"answers": [{}]}],
)
def test_what_cannot_be_read_is_said_so(case: Case, body: dict[str, object]) -> None:
    status, said = send(signed_in(case.company.assessor), case, "answers", body)

    assert (status, said["code"]) == (422, "unreadable")


def test_a_device_reported_lost_is_told_that_it_is_gone(case: Case, show_day: Show) -> None:
    planned(case)
    show_day(VISIT)
    phone, second = signed_in(case.company.assessor), signed_in(case.company.second_assessor)
    _status, given = send(phone, case, "device", {})
    second.post(f"/desk/visit-devices/{VisitDevice.objects.get().pk}/revoke")

    queue = send(phone, case, "answers", {"device": given["device"], "answers": [answer()]})
    key = send(phone, case, "device", {"device": given["device"]})

    assert [queue[0], key[0]] == [410, 410]
    assert not VisitEntry.objects.exists()


def test_the_page_that_a_device_keeps_says_nothing_of_the_case(case: Case) -> None:
    page = signed_in(case.company.assessor).get(f"/desk/visits/{case.application.pk}/phone").text

    assert case.company.business.name not in page
    assert case.company.assessor.name not in page
    assert "J.9.2" not in page


def test_without_scripts_an_answer_is_a_form_and_a_double_click_is_kept_once(
    case: Case, show_day: Show
) -> None:
    planned(case)
    show_day(VISIT)
    lead = signed_in(case.company.assessor)
    sent = {"client_id": str(uuid4()), "requirement": "J.9.2", "text": "鍵がある。", "verdict": "conforms"}

    lead.post(f"/desk/visits/{case.application.pk}", sent)
    shown = lead.post(f"/desk/visits/{case.application.pk}", sent, follow=True)

    assert "鍵がある。" in shown.text
    assert VisitEntry.objects.count() == 1


def test_the_visit_is_summed_up_signed_and_the_overtime_told(case: Case, show_day: Show) -> None:
    planned(case)
    show_day(VISIT)
    lead = signed_in(case.company.assessor)
    path = f"/desk/visits/{case.application.pk}"
    lead.post(
        f"{path}/summing-up", {"revision": 0, "hours": "7", "seen": "書庫", "others": "緑川 一郎、代表者"}
    )

    signed = lead.post(f"{path}/sign", {"revision": 1}, follow=True)

    assert "1 hours more than the rule allows" in signed.text
    assert ReviewStep.objects.get(kind="onsite").done_on == VISIT


def test_completing_keeps_the_report_at_once(show_day: Show) -> None:
    show_day(COMPLETED)
    case = stages.visited()
    lead = signed_in(case.company.assessor)
    form = {"revision": case.reread().revision, "recommendation": "grant", "remarks": "良好"}

    done = lead.post(f"/desk/reviews/{case.application.pk}/complete", form, follow=True)

    assert "Report of completion" in done.text
    assert Review.objects.get().report is not None


def test_the_pages_of_a_visit_count_their_queries(
    case: Case, show_day: Show, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    planned(case)
    show_day(VISIT)
    lead = signed_in(case.company.assessor)
    path = f"/desk/visits/{case.application.pk}"
    for item in ("J.9.1", "J.9.2", "J.9.3", "J.9.4"):
        sent = {"client_id": str(uuid4()), "requirement": item, "text": "見た。", "verdict": ""}
        lead.post(path, sent)
    lead.get(path)

    for page in (path, f"{path}/data", f"{path}/summing-up"):
        with django_assert_max_num_queries(QUERIES):
            lead.get(page)


QUERIES = 20
