"""The business's pages on incidents, notices and suspensions."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shirushi.incidents.models import Incident, IncidentReport
from shirushi.people.models import Access, Dossier
from tests import cast as people
from tests.grants.ground import begun, ground
from tests.incidents.doors import at, signed_in
from tests.incidents.scene import (
    DECIDED,
    DISCOVERED,
    NOTIFIED,
    OCCURRED,
    REPORTED,
    decide,
    holder,
    notify,
    report,
    suspend,
    under_review,
)

pytestmark = pytest.mark.django_db
START = "portal:incident_start"


def told(**more: Any) -> dict[str, Any]:
    return {
        "act": "report",
        "discovered_on": "2026-08-24",
        "event": "leak",
        "cause": "",
        "persons": "",
        "sensitive": "on",
        "narrative": "名簿を別の宛先に送ってしまった。",
        "kind": "preliminary",
        **more,
    }


def test_the_worst_day_form_reports_with_little_and_shows_the_clocks_at_once() -> None:
    here = holder()
    client = signed_in(here.cast.privacy_officer)

    with at(REPORTED):
        answer = client.post(reverse(START), told())
        page = client.get(answer.url).content.decode()

    incident = Incident.objects.get()
    assert answer.url == reverse("portal:incident", args=[incident.pk])
    assert (incident.persons, incident.cause, incident.party) == (None, "", "holder")
    assert "2026年8月28日" in page  # the scheme's and the PPC's preliminary report, day 5
    assert "2026年9月22日" in page  # the scheme's final report, day 30
    assert "2026年9月24日" in page  # the PPC's, moved over two holidays


def test_the_clocks_can_be_seen_before_anything_is_sent() -> None:
    here = holder()

    with at(REPORTED):
        page = signed_in(here.cast.privacy_officer).post(reverse(START), told(act="clocks"))

    assert "2026年9月22日" in page.content.decode()
    assert "名簿を別の宛先に送ってしまった。" in page.content.decode()
    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"discovered_on": "2026-08-27"}, "今日より先"),
        ({"discovered_on": "2026-02-30"}, "2026-11-22"),
        ({"occurred_on": "2026-08-25"}, "発覚した日より後"),
        ({"event": "fire"}, "fire"),
        ({"kind": "final"}, "確報には原因"),
        ({"persons": "-1"}, "0"),
        ({"narrative": ""}, "必須"),
    ],
)
def test_a_wrong_report_is_refused_with_its_sentence_and_kept(wrong: dict[str, str], said: str) -> None:
    here = holder()

    with at(REPORTED):
        page = signed_in(here.cast.privacy_officer).post(reverse(START), told() | wrong)

    assert said in page.content.decode()
    assert not Incident.objects.exists()


def test_a_business_in_two_schemes_chooses_the_dossiers_and_each_gets_its_incident() -> None:
    here = holder()
    people.body("granting_body", "japhic", "ジャフィック認証機構")
    second = Dossier.objects.create(unit=here.dossier.unit, scheme="japhic", opened_on=people.LONG_AGO)
    client = signed_in(here.cast.privacy_officer)

    with at(REPORTED):
        unchosen = client.post(reverse(START), told())
        client.post(reverse(START), told(dossiers=[here.dossier.pk, second.pk]))

    assert unchosen.status_code == 200
    assert sorted(Incident.objects.values_list("scheme", "party")) == [
        ("japhic", "prospective"),
        ("privacymark", "holder"),
    ]


def test_a_business_without_a_dossier_is_told_where_to_report() -> None:
    company = people.business("はじめ商会")
    officer = people.member(company, "privacy_officer", "初 望")

    page = signed_in(officer).get(reverse(START))

    assert "個人情報保護委員会" in page.content.decode()


def test_a_report_opens_the_dossier_to_the_bodies() -> None:
    cast = people.cast()
    dossier = people.dossier(cast.business, review_body=cast.review_body)

    with at(REPORTED):
        signed_in(cast.privacy_officer).post(reverse(START), told())

    seeing = Access.objects.filter(dossier=dossier).values_list("organisation", flat=True)
    assert set(seeing) == {cast.review_body.pk, cast.granting_body.pk}


def test_the_final_report_starts_from_what_was_reported_and_is_sent_once() -> None:
    here = holder()
    incident = report(here, kind="preliminary", cause="")
    client = signed_in(here.cast.privacy_officer)
    url = reverse("portal:incident_report", args=[incident.pk])
    data = told(cause="external_factor", occurred_on="2026-08-20", revision=incident.revision)

    with at(date(2026, 9, 20)):
        form = client.get(url).context["form"]
        client.post(url, data)
        stale = client.post(url, data)

    incident.refresh_from_db()
    assert form.initial["discovered_on"] == DISCOVERED
    assert incident.cause == "external_factor"
    assert stale.status_code == 409
    assert IncidentReport.objects.filter(incident=incident).count() == 2


def test_after_the_final_report_a_correction_can_be_sent() -> None:
    here = holder()
    incident = report(here)
    client = signed_in(here.cast.privacy_officer)
    data = told(cause="external_factor", persons="15", revision=incident.revision, sensitive="")

    with at(date(2026, 9, 20)):
        client.post(reverse("portal:incident_report", args=[incident.pk]), data)

    incident.refresh_from_db()
    assert incident.persons == 15
    assert list(incident.reports.order_by("pk").values_list("kind", flat=True)) == ["final", "correction"]
    assert incident.reports.order_by("pk")[0].content["facts"]["persons"] == 12480


def test_reports_are_shown_in_time_or_late() -> None:
    here = holder()
    incident = report(here, kind="final", on=date(2026, 9, 23), occurred_on=OCCURRED)

    with at(date(2026, 9, 23)):
        page = signed_in(here.cast.privacy_officer).get(reverse("portal:incident", args=[incident.pk]))

    assert page.context["reports"][0].in_time is False
    assert "期限後" in page.content.decode()


def test_a_measure_is_not_shown_before_its_notice() -> None:
    here = holder()
    incident = report(here)
    measure = decide(here, incident)
    client = signed_in(here.cast.privacy_officer)

    with at(DECIDED):
        page = client.get(reverse("portal:incident", args=[incident.pk]))
        notice = client.get(reverse("portal:measure_notice", args=[measure.pk]))

    assert page.context["measure"] is None
    assert "一時停止" not in page.content.decode()
    assert notice.status_code == 404


def test_a_suspended_business_sees_what_it_must_do_and_ticks_it_off() -> None:
    here = holder()
    suspension = suspend(here)
    duty = suspension.duties.order_by("pk")[0]
    client = signed_in(here.cast.privacy_officer)
    url = reverse("portal:suspension", args=[suspension.pk])

    with at(NOTIFIED):
        page = client.get(url).content.decode()
        client.post(reverse("portal:duty_done", args=[duty.pk]), {f"duty-{duty.pk}-remark": "外した。"})
        again = client.post(reverse("portal:duty_done", args=[duty.pk]), {})

    duty.refresh_from_db()
    for word in ("マークは使えません", "2027年2月28日", "2027年3月31日", "2027年5月9日", "登録証"):
        assert word in page
    assert (duty.done_on, duty.remark) == (NOTIFIED, "外した。")
    assert again.status_code == 422


def test_a_suspended_business_reports_an_end_condition() -> None:
    here = holder()
    condition = suspend(here).conditions.order_by("pk")[0]
    client = signed_in(here.cast.representative)
    url = reverse("portal:condition_report", args=[condition.pk])

    with at(date(2027, 1, 10)):
        empty = client.post(url, {})
        client.post(url, {f"condition-{condition.pk}-report": "全件を評価し直した。"})

    condition.refresh_from_db()
    assert empty.status_code == 422
    assert (condition.reported_on, condition.report) == (date(2027, 1, 10), "全件を評価し直した。")


def test_a_halt_and_a_bar_are_shown_with_the_day_on_which_things_go_on() -> None:
    reviewed = under_review()
    notify(reviewed, decide(reviewed, report(reviewed), 8, months=5))

    with at(NOTIFIED):
        page = signed_in(reviewed.cast.privacy_officer).get(reverse("portal:incidents"))

    assert "2027年1月20日" in page.content.decode()


def test_a_bar_is_shown_with_the_day_from_which_one_may_apply() -> None:
    here = ground()
    notify(here, decide(here, report(here), 9, months=6))

    client = signed_in(here.cast.privacy_officer)

    with at(NOTIFIED):
        listed = client.get(reverse("portal:incidents"))
        incident = client.get(reverse("portal:incident", args=[Incident.objects.get().pk]))

    for page in (listed, incident):
        assert "2027年2月20日" in page.content.decode()


def test_the_list_takes_as_many_queries_for_many_incidents_as_for_few(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    here = ground()
    begun(here)
    for _ in range(12):
        report(here)
    client = signed_in(here.cast.privacy_officer)

    with at(REPORTED):
        client.get(reverse("portal:incidents"))
        with django_assert_num_queries(9):
            page = client.get(reverse("portal:incidents"))

    assert len(page.context["page_obj"].object_list) == 12


def test_another_business_finds_nothing() -> None:
    here = holder()
    suspension = suspend(here)
    other = people.member(people.business("よその商会"), "privacy_officer", "余所 者")
    client = signed_in(other)

    answers = [
        client.get(reverse("portal:incident", args=[suspension.measure.incident_id])),
        client.get(reverse("portal:measure_notice", args=[suspension.measure.pk])),
        client.get(reverse("portal:suspension", args=[suspension.pk])),
        client.post(reverse("portal:duty_done", args=[suspension.duties.all()[0].pk])),
        client.post(reverse("portal:condition_report", args=[suspension.conditions.all()[0].pk])),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
