"""Incidents and near misses: reported, answered in order, closed; whoever stays unnamed stays so."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from shirushi.agenda.models import Task
from shirushi.people.rights import NotAllowed
from shirushi.pms.first_response import steps
from shirushi.pms.models import Mishap, Nonconformity, ResponseStep
from shirushi.pms.services import ledgers, mishaps
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.cast import acting, person
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db
HAPPENED = {"kind": "incident", "found_on": DAY, "happened": "山吹さんの封筒に別の人の明細が入った"}
HANDLED = {"cause": "封入の確認が一人", "prevention": "二人で確認する"}


def entered(made: Firm, by: str = "privacy_officer", **others: Any) -> Mishap:
    return mishaps.enter(organisation=made.business, values={**HAPPENED, **others}, by=made.by(by), on=DAY)


def reported(made: Firm, *, unnamed: bool, by: str = "worker") -> Mishap:
    return mishaps.report_near_miss(
        organisation=made.business, happened="送る前に気づいた", unnamed=unnamed, by=made.by(by), on=DAY
    )


def at(name: str, *args: object) -> str:
    return reverse(f"portal:{name}", args=args)


def test_an_incident_asks_for_the_first_response_on_the_day_it_was_found() -> None:
    entered(firm())

    task = Task.objects.get(closed_on=None)
    assert (task.kind, task.due_on, task.roles) == ("pms.mishap.respond", DAY, ["privacy_officer"])


def test_a_near_miss_says_who_and_where_unless_it_shall_not() -> None:
    made = firm()

    named, unnamed = reported(made, unnamed=False), reported(made, unnamed=True)

    assert (named.reported_by, named.department) == (made.worker, made.sales)
    assert (unnamed.reported_by, unnamed.department) == (None, None)
    lines = JournalLine.objects.filter(subject_type="pms.mishap")
    actors = dict(lines.values_list("subject_id", "actor_id"))
    assert actors == {named.pk: made.worker.pk, unnamed.pk: None}


def test_nobody_from_outside_reports_a_near_miss() -> None:
    made = firm()

    with pytest.raises(NotAllowed):
        mishaps.report_near_miss(
            organisation=made.business, happened="x", unnamed=True, by=acting(person("通行 人"), DAY), on=DAY
        )


@pytest.mark.parametrize(
    ("others", "code"),
    [
        ({"found_on": date(2026, 4, 7)}, "found_ahead"),
        ({"occurred_on": date(2026, 4, 6), "found_on": date(2026, 4, 5)}, "found_before"),
    ],
)
def test_days_that_cannot_be_are_refused(others: dict[str, Any], code: str) -> None:
    with pytest.raises(ActRefused) as refused:
        entered(firm(), **others)

    assert refused.value.code == code


def test_a_step_is_taken_once_and_its_note_brought_up_to_date() -> None:
    made = firm()
    found, by = entered(made), made.by("privacy_officer")
    first = steps()[0].code

    for remark in ("回収を頼んだ", "回収した"):
        mishaps.take_step(mishap=found, code=first, remark=remark, by=by, on=DAY)

    taken = ResponseStep.objects.get()
    assert (taken.code, taken.remark, taken.done_by) == (first, "回収した", made.privacy_officer)
    with pytest.raises(ActRefused):
        mishaps.take_step(mishap=found, code="dance", remark="", by=by, on=DAY)


def test_it_is_closed_when_the_cause_and_what_is_done_stand_there() -> None:
    made = firm()
    found, by = entered(made), made.by("privacy_officer")

    with pytest.raises(ActRefused) as early:
        mishaps.close(mishap=found, by=by, on=DAY)
    ledgers.change(mishaps.LEDGER, entry=found, values=HANDLED, by=by, on=DAY)
    mishaps.close(mishap=found, by=by, on=DAY)

    assert early.value.code == "not_handled"
    assert not Task.objects.filter(closed_on=None).exists()
    with pytest.raises(ActRefused):
        mishaps.take_step(mishap=found, code="tell", remark="", by=by, on=DAY)


def test_a_worker_reports_with_one_field_and_comes_home(show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    made = firm()
    client = door(made, "worker")
    link = at("near_miss") in client.get(at("home")).text

    sent = client.post(at("near_miss"), {"happened": "送る前に気づいた", "unnamed": "on"})

    found = Mishap.objects.get()
    assert link
    assert (sent.url, found.kind, found.reported_by) == (at("home"), "near_miss", None)


def test_the_page_leads_through_the_response_and_to_the_report(show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    made = firm()
    found = entered(made, sensitive=True)
    client = door(made, "privacy_officer")

    client.post(at("mishap_step", found.pk), {"code": "contain", "remark": "回収した"})
    page = client.get(at("mishap", found.pk)).text

    assert "回収した" in page
    assert "2026年5月7日" in page  # the Commission's final report: day 30 is a holiday
    assert f"{at('incident_start')}?mishap={found.pk}" in page


def test_it_becomes_a_nonconformity_in_one_click(show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    made = firm()
    found = entered(made, department_id=made.sales.pk)
    client = door(made, "privacy_officer")
    form = next(
        act["form"]
        for act in client.get(at("mishap", found.pk)).context["acts"]
        if act["it"].name == "mishap_shows"
    )

    client.post(at("mishap_shows", found.pk), form.initial)

    listed = Nonconformity.objects.get()
    assert (listed.source, listed.source_id, listed.department) == ("incident", found.pk, made.sales)
    assert at("mishap", found.pk) in client.get(at("pms_nonconformity", listed.pk)).text


def test_a_step_that_is_refused_says_why(show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    made = firm()
    found = entered(made)

    page = door(made, "privacy_officer").post(at("mishap_step", found.pk), {"code": "dance"})

    assert page.status_code == 422
    assert "error" in page.text
