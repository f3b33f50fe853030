"""The desk's pages on incidents, measures and suspensions."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shirushi.grants.models import Suspension
from shirushi.incidents import services
from shirushi.incidents.models import Incident, Measure
from tests import cast as people
from tests.grants.ground import Ground, begun, ground, open_to, suspended
from tests.incidents.doors import at, signed_in
from tests.incidents.scene import (
    DECIDED,
    NOTIFIED,
    REPORTED,
    decide,
    holder,
    notify,
    report,
    suspend,
    under_review,
)

pytestmark = pytest.mark.django_db


def choice(incident: Incident, **more: Any) -> dict[str, Any]:
    return {
        "act": "decide",
        "revision": incident.revision,
        "level": 8,
        "adjustment_reasons": ["persons"],
        "adjustment_words": "1万人を超える。",
        "months": 3,
        "conditions": "全件を再評価\n\n再教育",
        **more,
    }


def many_incidents(here: Ground, count: int) -> None:
    for number in range(count):
        other = people.dossier(people.business(f"商会{number}"), review_body=here.cast.review_body)
        open_to(other, here.cast.review_body, here.cast.granting_body)
        member = people.member(other.unit.organisation, "privacy_officer", f"担当{number}")
        incident = services.report(
            dossier=other,
            kind="final",
            facts={
                "event": "loss",
                "cause": "external_factor",
                "occurred_on": None,
                "discovered_on": REPORTED,
            },
            narrative="紛失した。",
            by=people.acting(member, REPORTED),
            on=REPORTED,
        )
        decide_base(here, incident)


def decide_base(here: Ground, incident: Incident) -> Measure:
    return services.decide_measure(incident=incident, level=1, by=here.officer(DECIDED), on=DECIDED)


def test_the_list_shows_what_is_open_and_how_it_goes_on() -> None:
    here = holder()
    incident = report(here)

    with at(DECIDED):
        page = signed_in(here.cast.officer).get(reverse("desk:incidents"))

    assert incident.number in page.content.decode()
    assert page.context["page_obj"].object_list[0].next_step == "decide"


@pytest.mark.parametrize(
    ("step", "shown"), [("", 1), ("decide", 1), ("notify", 0), ("closed", 0), ("open", 1), ("nonsense", 1)]
)
def test_the_list_is_narrowed_by_next_step(step: str, shown: int) -> None:
    here = holder()
    report(here)

    with at(DECIDED):
        page = signed_in(here.cast.officer).get(reverse("desk:incidents"), {"step": step})

    assert len(page.context["page_obj"].object_list) == shown


@pytest.mark.parametrize(("party", "shown"), [("holder", 1), ("under_review", 0), ("prospective", 0)])
def test_the_list_is_narrowed_by_party(party: str, shown: int) -> None:
    here = holder()
    report(here)

    with at(DECIDED):
        page = signed_in(here.cast.officer).get(reverse("desk:incidents"), {"party": party})

    assert len(page.context["page_obj"].object_list) == shown


def test_a_list_of_incidents_takes_as_many_queries_for_many_as_for_few(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    here = ground()
    many_incidents(here, 12)
    client = signed_in(here.cast.officer)

    with at(DECIDED):
        client.get(reverse("desk:incidents"))
        with django_assert_num_queries(6):
            page = client.get(reverse("desk:incidents"))

    assert len(page.context["page_obj"].object_list) == 12


def test_the_list_has_pages() -> None:
    here = ground()
    many_incidents(here, 26)

    with at(DECIDED):
        page = signed_in(here.cast.officer).get(reverse("desk:incidents"), {"page": 2})

    assert len(page.context["page_obj"].object_list) == 1


def test_an_incident_is_weighed_from_the_base_value() -> None:
    here = holder()
    incident = report(here)

    with at(DECIDED):
        page = signed_in(here.cast.officer).get(reverse("desk:incident", args=[incident.pk]))

    weighed = page.context["weighed"]
    assert (weighed.base, weighed.level, weighed.measure) == (4, 4, "caution")
    assert "例示の表" in page.content.decode()


def test_a_choice_is_shown_with_its_days_before_it_is_decided() -> None:
    here = holder()
    incident = report(here)

    with at(NOTIFIED):
        page = signed_in(here.cast.officer).post(
            reverse("desk:incident", args=[incident.pk]), choice(incident, act="preview")
        )

    said = page.content.decode()
    assert page.status_code == 200
    assert "2027年2月28日" in said
    assert "2027年5月9日" in said
    assert not Measure.objects.exists()


def test_a_measure_is_decided_and_leads_to_the_draft_of_its_notice() -> None:
    here = holder()
    incident = report(here)

    with at(DECIDED):
        answer = signed_in(here.cast.officer).post(
            reverse("desk:incident", args=[incident.pk]), choice(incident)
        )

    measure = Measure.objects.get()
    assert answer.url == reverse("desk:measure", args=[measure.pk])
    assert measure.conditions == ["全件を再評価", "再教育"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"months": 6}, "1〜5か月"),
        ({"months": ""}, "何か月"),
        ({"conditions": " \n "}, "終了条件"),
        ({"adjustment_reasons": []}, "理由"),
        ({"adjustment_words": ""}, "理由"),
        ({"level": 11}, "11"),
        ({"level": "x"}, "x"),
        ({"months": "12"}, "12"),
    ],
)
def test_a_wrong_choice_is_refused_with_its_sentence_and_kept_on_the_page(
    wrong: dict[str, Any], said: str
) -> None:
    here = holder()
    incident = report(here)

    with at(DECIDED):
        page = signed_in(here.cast.officer).post(
            reverse("desk:incident", args=[incident.pk]), choice(incident) | wrong
        )

    assert page.status_code == 422
    assert said in page.content.decode()
    assert "1万人を超える。" in page.content.decode() or wrong == {"adjustment_words": ""}
    assert not Measure.objects.exists()


def test_a_stale_choice_is_refused() -> None:
    here = holder()
    incident = report(here)
    stale = choice(incident)
    decide(here, incident)

    with at(DECIDED):
        page = signed_in(here.cast.officer).post(reverse("desk:incident", args=[incident.pk]), stale)

    assert page.status_code == 409
    assert Measure.objects.count() == 1


def test_a_second_suspension_is_refused_on_the_page() -> None:
    here = holder()
    suspend(here)
    second = report(here, on=date(2026, 12, 5))

    with at(date(2026, 12, 10)):
        page = signed_in(here.cast.officer).post(reverse("desk:incident", args=[second.pk]), choice(second))

    assert page.status_code == 422
    assert "すでに一時停止中" in page.content.decode()


def test_the_notice_goes_out_on_its_day_and_the_suspension_begins() -> None:
    here = holder()
    measure = decide(here, report(here))

    with at(NOTIFIED):
        draft = signed_in(here.cast.officer).get(reverse("desk:measure", args=[measure.pk]))
        answer = signed_in(here.cast.officer).post(
            reverse("desk:measure", args=[measure.pk]),
            {"notified_on": "2026-12-01", "revision": measure.revision},
        )

    suspension = Suspension.objects.get()
    assert "2027年2月28日" in draft.content.decode()
    assert answer.url == reverse("desk:suspension", args=[suspension.pk])
    assert suspension.starts_on == NOTIFIED


@pytest.mark.parametrize("day", ["2026-11-19", "2026-12-02", "x"])
def test_a_day_of_dispatch_before_the_decision_or_after_today_is_refused(day: str) -> None:
    here = holder()
    measure = decide(here, report(here))

    with at(NOTIFIED):
        page = signed_in(here.cast.officer).post(
            reverse("desk:measure", args=[measure.pk]), {"notified_on": day, "revision": measure.revision}
        )

    assert page.status_code == 422
    assert not Suspension.objects.exists()


def test_a_notice_goes_out_once() -> None:
    here = holder()
    measure = decide(here, report(here))
    data = {"notified_on": "2026-12-01", "revision": measure.revision}

    with at(NOTIFIED):
        client = signed_in(here.cast.officer)
        client.post(reverse("desk:measure", args=[measure.pk]), data)
        page = client.post(reverse("desk:measure", args=[measure.pk]), data)

    assert page.status_code == 409
    assert Suspension.objects.count() == 1


def test_the_notice_can_be_printed() -> None:
    here = holder()
    suspension = suspend(here)

    with at(NOTIFIED):
        page = signed_in(here.cast.officer).get(reverse("desk:measure_notice", args=[suspension.measure.pk]))

    assert "再評価" in page.content.decode()


def test_a_measure_is_annulled_with_its_reason() -> None:
    here = holder()
    measure = suspend(here).measure
    measure.refresh_from_db()

    with at(date(2026, 12, 4)):
        answer = signed_in(here.cast.officer).post(
            reverse("desk:measure_annul", args=[measure.pk]),
            {"reason": "別の事業者の事故だった。", "revision": measure.revision},
        )
        page = signed_in(here.cast.officer).get(answer.url)

    assert "別の事業者の事故だった。" in page.content.decode()
    assert Suspension.objects.get().annulled_on == date(2026, 12, 4)


def test_the_suspension_is_judged_lifted_and_the_certificate_handed_back() -> None:
    here = holder()
    suspension = suspend(here)
    day = date(2027, 2, 1)
    clerk, officer = signed_in(here.cast.clerk), signed_in(here.cast.officer)

    with at(day):
        for condition in suspension.conditions.all():
            clerk.post(reverse("desk:condition_judge", args=[condition.pk]), {"act": "met"})
        suspension.refresh_from_db()
        page = officer.get(reverse("desk:suspension", args=[suspension.pk]))
        assert set(page.context["forms"]) == {"lift"}
        officer.post(reverse("desk:suspension_lift", args=[suspension.pk]), {"revision": suspension.revision})
        officer.post(reverse("desk:suspension_give_back", args=[suspension.pk]))

    suspension.refresh_from_db()
    assert (suspension.ends_on, suspension.given_back_on) == (day, day)


def test_a_condition_that_is_not_met_goes_back_with_what_is_missing() -> None:
    here = holder()
    condition = suspend(here).conditions.order_by("pk")[0]
    clerk = signed_in(here.cast.clerk)
    url = reverse("desk:condition_judge", args=[condition.pk])

    with at(date(2027, 2, 1)):
        without = clerk.post(url, {"act": "not_met"})
        clerk.post(url, {"act": "not_met", f"condition-{condition.pk}-reply": "2社が残っている。"})

    condition.refresh_from_db()
    assert without.status_code == 422
    assert (condition.returned_on, condition.reply) == (date(2027, 2, 1), "2社が残っている。")


def test_an_extension_is_offered_once_the_period_is_reached_and_refused_over_a_year() -> None:
    here = holder()
    suspension = suspend(here)
    officer = signed_in(here.cast.officer)
    url = reverse("desk:suspension_extend", args=[suspension.pk])

    with at(date(2027, 2, 28)):
        offered = officer.get(reverse("desk:suspension", args=[suspension.pk])).context["forms"]
        over = officer.post(url, {"months": 10, "revision": suspension.revision})
        done = officer.post(url, {"months": 2, "revision": suspension.revision})

    suspension.refresh_from_db()
    assert set(offered) == {"extend"}
    assert over.status_code == 422
    assert done.status_code == 302
    assert suspension.planned_ends_on == date(2027, 4, 30)


def test_a_revocation_that_is_due_is_decided_by_an_officer() -> None:
    here = holder()
    suspension = suspend(here, months=11, level=9)
    officer = signed_in(here.cast.officer)
    url = reverse("desk:suspension_revoke", args=[suspension.pk])

    with at(date(2027, 12, 1)):
        page = officer.get(reverse("desk:suspension", args=[suspension.pk]))
        officer.post(url, {"reason": "条件が満たされない。", "revision": suspension.revision})

    suspension.grant.refresh_from_db()
    assert "revoke" in page.context["forms"]
    assert suspension.grant.revoked_on == date(2027, 12, 1)


def test_a_list_of_suspensions_takes_as_many_queries_for_many_as_for_few(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    here = holder()
    suspend(here)
    for number in range(6):
        other = people.dossier(people.business(f"商会{number}"), review_body=here.cast.review_body)
        open_to(other, here.cast.review_body, here.cast.granting_body)
        company = Ground(here.cast, other)
        begun(company)
        suspended(company, other.grants.get(), date(2026, 12, 1))
    client = signed_in(here.cast.officer)

    with at(date(2026, 12, 5)):
        client.get(reverse("desk:suspensions"))
        with django_assert_num_queries(6):
            page = client.get(reverse("desk:suspensions"))

    assert len(page.context["rows"]) == 7


def test_without_a_public_table_the_incident_is_closed_with_a_word() -> None:
    here = holder("japhic")
    incident = report(here)
    client = signed_in(here.cast.officer)

    with at(DECIDED):
        page = client.get(reverse("desk:incident", args=[incident.pk]))
        client.post(
            reverse("desk:incident_close", args=[incident.pk]),
            {"remark": "是正を確認した。", "revision": incident.revision},
        )

    incident.refresh_from_db()
    assert page.context["without"].reasons[0].code == "no_public_table"
    assert (incident.closed_on, incident.closing_remark) == (DECIDED, "是正を確認した。")


@pytest.mark.parametrize("name", ["incident", "measure", "suspension"])
def test_the_clerk_of_another_review_body_finds_nothing(name: str) -> None:
    here = holder()
    suspension = suspend(here)
    pks = {"incident": suspension.measure.incident_id, "measure": suspension.measure.pk}

    with at(NOTIFIED):
        page = signed_in(here.cast.other_clerk).get(
            reverse(f"desk:{name}", args=[pks.get(name, suspension.pk)])
        )
        empty = signed_in(here.cast.other_clerk).get(reverse("desk:incidents"), {})

    assert page.status_code == 404
    assert list(empty.context["page_obj"].object_list) == []


def test_an_officer_of_the_review_body_is_told_who_decides_a_suspension() -> None:
    here = holder()
    incident = report(here)

    with at(DECIDED):
        page = signed_in(here.cast.review_officer).post(
            reverse("desk:incident", args=[incident.pk]), choice(incident, act="preview")
        )
        refused = signed_in(here.cast.review_officer).post(
            reverse("desk:incident", args=[incident.pk]), choice(incident)
        )

    assert page.context["may_decide"] is False
    assert refused.status_code == 403


def test_a_halt_is_shown_with_the_day_on_which_the_review_goes_on() -> None:
    here = under_review()
    measure = notify(here, decide(here, report(here), 8, months=5))

    with at(NOTIFIED):
        page = signed_in(here.cast.officer).get(reverse("desk:measure", args=[measure.pk]))

    assert "2027年1月20日" in page.content.decode()
