"""Deciding and notifying: what is refused, who may, and that nothing is half done."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from shirushi.agenda.models import Notice, Task
from shirushi.grants import services as grants
from shirushi.grants.models import Grant, Suspension
from shirushi.incidents import queries, services
from shirushi.incidents.models import Incident, Measure
from shirushi.incidents.weighing import weigh
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalBody, JournalLine
from shirushi.rules import Refused
from tests import cast as people
from tests.grants.ground import ground
from tests.incidents.scene import (
    DECIDED,
    DISCOVERED,
    NOTIFIED,
    OCCURRED,
    REPORTED,
    application,
    assessor,
    decide,
    holder,
    notify,
    report,
    suspend,
    under_review,
)

pytestmark = pytest.mark.django_db


def refusal_of(act: Any) -> str:
    with pytest.raises(ActRefused) as refused:
        act()
    return refused.value.code


@pytest.mark.parametrize("level", [11, 99])
def test_a_level_off_the_scale_is_refused_with_the_rules_reason(level: int) -> None:
    here = holder()
    incident = report(here)

    with pytest.raises(Refused) as refused:
        decide(here, incident, level, months=None)

    assert refused.value.decision.reasons[0].code == "level_off_scale"
    assert not Measure.objects.exists()


@pytest.mark.parametrize(("reasons", "words"), [([], "事情がある。"), (["persons"], ""), (["persons"], "  ")])
def test_another_level_than_the_base_value_needs_reasons_ticked_and_in_words(
    reasons: list[str], words: str
) -> None:
    here = holder()
    incident = report(here)

    def act() -> None:
        services.decide_measure(
            incident=incident,
            level=6,
            adjustment_reasons=reasons,
            adjustment_words=words,
            by=here.officer(DECIDED),
            on=DECIDED,
        )

    assert refusal_of(act) == "adjustment_without_reasons"


def test_the_base_value_needs_no_reasons() -> None:
    here = holder()

    measure = decide(here, report(here), 4, months=None)

    assert (measure.level, measure.adjustment_words) == (4, "")


def test_months_where_the_measure_has_none_are_refused() -> None:
    here = holder()
    incident = report(here)

    assert refusal_of(lambda: decide(here, incident, 6, months=2)) == "no_months_at_level"


def test_a_suspension_without_months_is_refused() -> None:
    here = holder()
    incident = report(here)

    assert refusal_of(lambda: decide(here, incident, 8, months=None)) == "months_missing"


def test_a_second_open_suspension_is_refused_when_it_is_decided() -> None:
    here = holder()
    suspend(here)
    second = report(here, on=date(2026, 12, 5))

    refusal = refusal_of(lambda: decide(here, second, 8, on=date(2026, 12, 6)))

    assert refusal == "second_suspension"


def test_a_second_open_suspension_is_refused_when_its_notice_goes_out() -> None:
    here = holder()
    first, second = report(here), report(here)
    measures = [decide(here, first), decide(here, second)]
    notify(here, measures[0])

    refusal = refusal_of(lambda: notify(here, measures[1]))

    assert refusal == "second_suspension"
    measures[1].refresh_from_db()
    assert measures[1].notified_on is None
    assert Suspension.objects.count() == 1


def test_the_database_holds_no_second_open_suspension() -> None:
    here = holder()
    first = suspend(here)
    first.pk = None
    first._state.adding = True  # noqa: SLF001

    with pytest.raises(IntegrityError), transaction.atomic():
        first.save()


def test_a_second_measure_for_an_incident_is_refused() -> None:
    here = holder()
    incident = report(here)
    decide(here, incident)

    assert refusal_of(lambda: decide(here, incident)) == "measure_decided_already"


def test_a_second_halt_is_refused() -> None:
    here = under_review()
    notify(here, decide(here, report(here), 8, months=5))
    second = report(here, on=date(2026, 12, 2))

    refusal = refusal_of(lambda: decide(here, second, 8, months=5, on=date(2026, 12, 2)))

    assert refusal == "second_halt"


def test_a_measure_waits_for_the_final_report_until_its_day_is_past() -> None:
    here = holder()
    incident = report(here, kind="preliminary")
    due_on = date(2026, 9, 22)

    assert incident.final_due_on == due_on
    assert refusal_of(lambda: decide(here, incident, on=due_on)) == "final_report_outstanding"
    incident.refresh_from_db()
    assert decide(here, incident, on=date(2026, 9, 23)).level == 8


def test_without_a_cause_no_level_is_decided() -> None:
    here = holder()
    incident = report(here, kind="preliminary", cause="")

    assert refusal_of(lambda: decide(here, incident)) == "cause_unknown"


def test_a_decision_made_on_an_old_page_is_refused() -> None:
    here = holder()
    incident = report(here)

    with pytest.raises(Stale):
        services.decide_measure(
            incident=incident, level=4, by=here.officer(DECIDED), on=DECIDED, revision=incident.revision + 1
        )


def test_a_notice_before_the_decision_is_refused() -> None:
    here = holder()
    measure = decide(here, report(here))

    assert refusal_of(lambda: notify(here, measure, date(2026, 11, 19))) == "notice_before_decision"


def test_a_notice_goes_out_once() -> None:
    here = holder()
    measure = notify(here, decide(here, report(here)))

    assert refusal_of(lambda: notify(here, measure)) == "notice_sent"


def test_a_notice_to_a_business_that_stands_elsewhere_meanwhile_is_refused() -> None:
    here = holder()
    measure = decide(here, report(here))
    grant = Grant.objects.get()
    grants.terminate(grant=grant, reason="合併", by=here.officer(DECIDED), on=DECIDED)

    assert refusal_of(lambda: notify(here, measure)) == "party_changed"
    assert not Suspension.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "assessor", "other_clerk", "holder"])
def test_only_officers_of_the_bodies_concerned_decide(who: str) -> None:
    here = holder()
    incident = report(here)
    actors = {
        "clerk": here.clerk(DECIDED),
        "assessor": assessor(here, DECIDED),
        "other_clerk": people.acting(here.cast.other_clerk, DECIDED),
        "holder": here.holder(DECIDED),
    }

    with pytest.raises(NotAllowed):
        decide(here, incident, 4, months=None, by=actors[who])


def test_an_officer_of_another_review_body_neither_sees_nor_decides() -> None:
    here = holder()
    incident = report(here)
    stranger = people.member(here.cast.other_review_body, "officer", "明石 長")
    by = people.acting(stranger, DECIDED)

    assert not Incident.objects.visible_to(by).exists()
    with pytest.raises(NotAllowed):
        decide(here, incident, 4, months=None, by=by)


@pytest.mark.parametrize("role", ["worker", "audit_officer", "officer"])
def test_only_representative_and_privacy_officer_report(role: str) -> None:
    here = holder()
    who = getattr(here.cast, role)

    with pytest.raises(NotAllowed):
        services.report(
            dossier=here.dossier,
            kind="final",
            facts={},
            narrative="",
            by=people.acting(who, REPORTED),
            on=REPORTED,
        )


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"discovered_on": date(2026, 8, 27)}, "discovered_later"),
        ({"occurred_on": date(2026, 8, 25)}, "occurred_later"),
        ({"cause": ""}, "cause_missing"),
    ],
)
def test_impossible_reports_are_refused(facts: dict[str, Any], code: str) -> None:
    here = holder()

    assert refusal_of(lambda: report(here, **facts)) == code
    assert not Incident.objects.exists()


def test_no_report_comes_after_the_measure() -> None:
    here = holder()
    incident = report(here)
    decide(here, incident)

    def correct() -> None:
        services.send_report(
            incident=incident,
            kind="correction",
            facts={"discovered_on": DISCOVERED, "occurred_on": OCCURRED},
            narrative="訂正",
            by=here.holder(DECIDED),
            on=DECIDED,
        )

    assert refusal_of(correct) == "measure_decided"


def test_numbers_of_incidents_run_by_year() -> None:
    here = holder()

    numbers = [report(here).number, report(here).number, report(here, on=date(2027, 1, 5)).number]

    assert numbers == ["2026-0001", "2026-0002", "2027-0001"]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("draft", "prospective"),
        ("submitted", "under_review"),
        ("granted", "under_review"),
        ("denied", "prospective"),
    ],
)
def test_who_has_submitted_is_under_review_and_others_are_prospective(state: str, expected: str) -> None:
    here = ground()
    application(here.dossier, state)

    assert queries.party(here.dossier, DECIDED) == expected


def test_a_holder_whose_renewal_is_under_review_is_a_holder() -> None:
    here = holder()
    application(here.dossier, "under_review")

    assert queries.party(here.dossier, DECIDED) == "holder"
    assert queries.party(here.dossier, date(2030, 1, 1)) == "under_review"


def test_the_narrative_and_the_words_stand_only_where_they_can_be_erased() -> None:
    here = holder()
    decide(here, report(here))

    lines = str(list(JournalLine.objects.values("before", "after", "decision")))
    bodies = str(list(JournalBody.objects.values("content")))
    for words in ("電車に置き忘れた", "1万人を超え"):
        assert words not in lines
        assert words in bodies


def test_whose_turn_it_is_follows_the_case() -> None:
    here = holder()

    def turns() -> set[tuple[str, str]]:
        waiting = Task.objects.filter(closed_on=None)
        return set(waiting.values_list("kind", "organisation__kind"))

    incident = report(here, kind="preliminary")
    assert turns() == {("incidents.incident.final_report", "business")}
    facts = {"discovered_on": DISCOVERED, "cause": "insider_crime"}
    services.send_report(
        incident=incident, kind="final", facts=facts, narrative="内部", by=here.holder(REPORTED), on=REPORTED
    )
    assert turns() == {
        ("incidents.incident.decide", "granting_body"),
        ("incidents.incident.decide", "review_body"),
    }
    measure = decide(here, incident)
    assert turns() == {("incidents.measure.send_notice", "granting_body")}
    notify(here, measure)
    assert turns() == {
        ("incidents.suspension.duties", "business"),
        ("incidents.suspension.conditions", "business"),
        ("incidents.suspension.decide_end", "granting_body"),
    }


def test_the_business_is_told_of_the_measure_and_the_bodies_of_the_report() -> None:
    here = holder()
    notify(here, decide(here, report(here)))

    told = set(Notice.objects.values_list("kind", "organisation__kind"))

    assert told == {
        ("incidents.incident.reported", "granting_body"),
        ("incidents.incident.reported", "review_body"),
        ("incidents.measure.notified", "business"),
        ("letter.waits.incidents.measure", "business"),
    }


def test_what_will_follow_is_weighed_before_anything_is_decided() -> None:
    here = holder()
    incident = report(here)

    weighed = weigh(incident, NOTIFIED, level=8, adjustment_reasons=["persons"], months=3)

    assert weighed.effect is not None
    assert weighed.effect["planned_ends_on"] == "2027-02-28"
    assert weighed.effect["expires_on"] == "2027-05-09"
    assert weighed.effect["renewal_relief"] == {"apply_from": "2027-03-01", "apply_until": "2027-03-31"}
    assert not Measure.objects.exists()


def test_time_alone_opens_the_task_to_decide_a_revocation_and_twice_does_no_harm() -> None:
    here = holder()
    suspension = suspend(here, months=11, level=9)
    due = date(2027, 12, 1)

    phases = [services.follow_suspension(suspension=suspension, on=due) for _ in range(2)]

    waiting = Task.objects.filter(closed_on=None, organisation=here.cast.granting_body)
    assert phases == ["revocation_due", "revocation_due"]
    assert list(waiting.values_list("kind", flat=True)) == ["incidents.suspension.decide_revocation"]


def test_end_conditions_without_a_suspension_are_refused_and_not_thrown_away() -> None:
    here = holder()
    incident = report(here)

    refusal = refusal_of(lambda: decide(here, incident, 4, months=None, conditions=["教育をやり直す"]))

    assert refusal == "condition_without_suspension"
    assert not Measure.objects.exists()
