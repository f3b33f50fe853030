"""The calendar behind a personal link: what stands in it, who reads it, until when."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from icalendar import Calendar, Component

from shirushi.agenda import calendar, links
from shirushi.agenda.models import CalendarLink
from shirushi.people.models import Membership, Organisation, Person
from shirushi.people.rights import NotAllowed
from shirushi.pms.services import planning
from shirushi.record.models import JournalLine
from tests.access.world import signed_in
from tests.agenda.notices import DAY, case, task
from tests.cast import Cast, acting, cast, moment
from tests.pms.firm import firm

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)
DUE = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


@pytest.fixture
def people() -> Cast:
    return cast()


def token_of(who: Person, organisation: Organisation, on: date = DAY) -> str:
    return links.make_link(organisation=organisation, by=acting(who, on), on=on).token


def read(token: str) -> bytes:
    answer = Client().get(reverse("entrance:calendar_feed", args=[token]))
    assert answer.status_code == 200
    return answer.content


def events(content: bytes) -> list[Component]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def status(token: str) -> int:
    return Client().get(reverse("entrance:calendar_feed", args=[token])).status_code


# What stands in it


def test_an_open_task_is_a_whole_day_without_alarm(people: Cast) -> None:
    made = task(case(people), people, due_on=DUE)

    (event,) = events(read(token_of(people.clerk, people.review_body)))

    assert event["SUMMARY"] == "Do it"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (DUE, DUE + ONE)
    assert str(event["UID"]).startswith(f"task-{made.pk}@")
    assert event.decoded("DTSTAMP").utcoffset() == timedelta(0)
    assert not event.walk("VALARM")


def test_a_moved_task_stays_the_same_event(people: Cast) -> None:
    here = case(people)
    task(here, people, due_on=DUE)
    token = token_of(people.clerk, people.review_body)
    (before,) = events(read(token))
    task(here, people, due_on=DUE + ONE)

    (after,) = events(read(token))

    assert before["UID"] == after["UID"]
    assert before.decoded("DTSTART") != after.decoded("DTSTART")


def test_titles_are_escaped_and_long_lines_folded(people: Cast) -> None:
    task(
        case(people),
        people,
        due_on=DUE,
        params={"thing": "台帳、" * 40 + "a,b;c\nd", "day": DUE, "amount": 1},
    )

    content = read(token_of(people.clerk, people.review_body))

    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert "a\\,b\\;c d" in unfolded
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_nothing_but_titles_goes_out(people: Cast) -> None:
    task(case(people), people, due_on=DUE)

    content = read(token_of(people.clerk, people.review_body)).decode()

    assert "12,345" not in content
    assert "DESCRIPTION" not in content
    assert "ATTENDEE" not in content
    assert people.clerk.email not in content


def test_others_tasks_and_tasks_without_a_day_do_not_stand_there(people: Cast) -> None:
    here = case(people)
    task(here, people, due_on=DUE, roles=["officer"])
    task(here, people, subject_id=2)

    assert events(read(token_of(people.clerk, people.review_body))) == []


def test_plan_entries_of_ones_own_stand_there_until_they_become_tasks() -> None:
    made = firm()
    on = date(2026, 4, 6)
    plan = planning.make_plan(
        organisation=made.business, starts_on=date(2026, 4, 1), by=made.by("privacy_officer"), on=on
    )
    before = list(calendar.events_of(made.by("audit_officer")))
    planning.approve_plan(plan=plan, by=made.by("representative"), on=on)

    mine = [event.key for event in calendar.events_of(made.by("audit_officer"))]
    officers = [event.key.split("-")[0] for event in calendar.events_of(made.by("privacy_officer"))]

    assert before == []
    assert mine == [f"plan-entry-{plan.entries.get(ledger='audit').pk}"]
    assert {"task", "plan"} == set(officers)


# The link


def test_the_link_is_shown_once_and_only_its_digest_is_kept(people: Cast) -> None:
    client, page = signed_in(people.clerk), reverse("entrance:calendar")

    shown = client.post(page).context["shown"]
    again = client.get(page).content.decode()

    token = shown.rsplit("/", 1)[1].removesuffix(".ics")
    assert len(token) >= 43
    assert CalendarLink.objects.get().token_digest == links.digest_of(token)
    assert token not in again
    assert token not in str(list(JournalLine.objects.values()))
    assert status(token) == 200


def test_a_new_link_ends_the_old_one_and_both_are_written_down(people: Cast) -> None:
    old = token_of(people.clerk, people.review_body)
    new = token_of(people.clerk, people.review_body)

    lines = list(JournalLine.objects.filter(action__startswith="agenda.").values_list("action", flat=True))
    assert (status(old), status(new)) == (404, 200)
    assert lines == ["agenda.calendar.made", "agenda.calendar.renewed"]


def test_a_link_that_is_switched_off_opens_nothing(people: Cast) -> None:
    token = token_of(people.clerk, people.review_body)

    signed_in(people.clerk).post(reverse("entrance:calendar_end"))

    assert status(token) == 404
    assert JournalLine.objects.filter(action="agenda.calendar.ended").exists()


def test_the_link_ends_with_the_role(people: Cast) -> None:
    task(case(people), people, due_on=DUE)
    token = token_of(people.clerk, people.review_body)
    Membership.objects.filter(person=people.clerk).update(until_on=DAY - ONE)

    assert status(token) == 404


def test_the_link_never_shows_another_organisation_of_the_person(people: Cast) -> None:
    token = token_of(people.clerk, people.review_body)
    Membership.objects.filter(person=people.clerk).update(until_on=DAY - ONE)
    Membership.objects.create(
        person=people.clerk, organisation=people.other_review_body, role="clerk", from_on=DAY
    )

    assert status(token) == 404


def test_a_guessed_link_opens_nothing() -> None:
    assert status("x" * 43) == 404


def test_nobody_makes_a_link_in_another_organisation(people: Cast) -> None:
    with pytest.raises(NotAllowed):
        links.make_link(organisation=people.other_review_body, by=acting(people.clerk, DAY), on=DAY)


def test_there_is_one_link_at_a_time(people: Cast) -> None:
    token_of(people.clerk, people.review_body)

    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarLink.objects.create(
            person=people.clerk, organisation=people.review_body, token_digest="x", made_on=DAY
        )


def test_whoever_reads_too_often_waits_an_hour(people: Cast) -> None:
    token_of(people.clerk, people.review_body)
    link, now = CalendarLink.objects.get(), moment(DAY)

    read_now = [links.may_read_now(link, now) for _each in range(links.READS_AN_HOUR + 1)]

    assert read_now == [True] * links.READS_AN_HOUR + [False]
    assert links.may_read_now(link, now + links.AN_HOUR)


def test_the_answer_is_not_kept_on_its_way(people: Cast) -> None:
    token = token_of(people.clerk, people.review_body)

    answer = Client().get(reverse("entrance:calendar_feed", args=[token]))

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
