"""Tasks: who is asked, in which order, until when."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda import queries, services, texts
from shirushi.agenda.models import Task
from shirushi.people.models import Access
from tests.agenda.notices import DAY, case, notice, task
from tests.cast import LONG_AGO, acting, cast

pytestmark = pytest.mark.django_db


def test_an_open_task_of_the_same_kind_and_subject_is_brought_up_to_date() -> None:
    people = cast()
    here = case(people)
    first = task(here, people, due_on=date(2026, 6, 1))

    second = task(here, people, due_on=date(2026, 7, 1), on=DAY + timedelta(days=3))

    stored = Task.objects.get()
    assert (first.pk, second.pk) == (stored.pk, stored.pk)
    assert (stored.due_on, stored.opened_on) == (date(2026, 7, 1), DAY)


def test_a_closed_task_is_opened_anew() -> None:
    people = cast()
    here = case(people)
    task(here, people)

    closed = services.close_task(kind="test.do_it", subject_id=1, on=DAY)
    task(here, people)

    assert closed == 1
    assert Task.objects.filter(closed_on=None).count() == 1
    assert Task.objects.count() == 2


def test_tasks_of_a_room_are_closed_by_their_prefix() -> None:
    people = cast()
    here = case(people)
    task(here, people, subject_id=1)
    task(here, people, subject_id=2)

    services.close_tasks_of(kinds_prefix="test.", subject_id=1, on=DAY)

    assert [open_one.subject_id for open_one in Task.objects.filter(closed_on=None)] == [2]


def test_tasks_are_shown_to_the_roles_that_they_name() -> None:
    people = cast()
    here = case(people)
    asked = task(here, people, roles=["clerk", "officer"])

    assert list(queries.tasks_for(acting(people.clerk, DAY))) == [asked]
    assert list(queries.tasks_for(acting(people.review_officer, DAY))) == [asked]
    assert not queries.tasks_for(acting(people.assessor, DAY)).exists()


def test_tasks_of_another_organisation_are_not_shown() -> None:
    people = cast()
    here = case(people)
    task(here, people)
    Access.objects.create(
        dossier=here, organisation=people.granting_body, reason="application", from_on=LONG_AGO
    )

    for other in (people.other_clerk, people.granting_clerk, people.privacy_officer):
        assert not queries.tasks_for(acting(other, DAY)).exists()


def test_a_role_name_inside_another_is_not_that_role() -> None:
    people = cast()
    here = case(people)
    Access.objects.create(dossier=here, person=people.assessor, reason="assigned", from_on=LONG_AGO)
    task(here, people, roles=["assessor_in_training"])

    assert not queries.tasks_for(acting(people.assessor, DAY)).exists()


def test_a_task_of_a_person_is_its_own() -> None:
    people = cast()
    here = case(people)
    for assessor in (people.assessor, people.second_assessor):
        Access.objects.create(dossier=here, person=assessor, reason="assigned", from_on=LONG_AGO)
    asked = task(here, people, roles=[], person=people.assessor)

    assert list(queries.tasks_for(acting(people.assessor, DAY))) == [asked]
    assert not queries.tasks_for(acting(people.second_assessor, DAY)).exists()


def test_a_task_disappears_with_the_access_to_its_dossier() -> None:
    people = cast()
    here = case(people)
    task(here, people)

    Access.objects.filter(dossier=here).update(until_on=DAY - timedelta(days=1))

    assert not queries.tasks_for(acting(people.clerk, DAY)).exists()


def test_the_most_pressing_task_comes_first_and_those_without_a_day_last() -> None:
    people = cast()
    here = case(people)
    task(here, people, subject_id=1)
    task(here, people, subject_id=2, due_on=date(2026, 7, 1))
    task(here, people, subject_id=3, due_on=date(2026, 6, 1))

    assert [asked.subject_id for asked in queries.tasks_for(acting(people.clerk, DAY))] == [3, 2, 1]


def test_a_list_of_tasks_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    people = cast()
    here = case(people)
    for subject_id in range(40):
        task(here, people, subject_id=subject_id)
    clerk = acting(people.clerk, DAY)

    with django_assert_num_queries(1):
        shown = [
            (asked.label, asked.detail, asked.dossier.unit.organisation.name, asked.organisation.name)
            for asked in queries.tasks_for(clerk)
        ]

    assert len(shown) == 40


def test_next_steps_say_who_acts_by_when_and_why() -> None:
    people = cast()
    here = case(people)
    task(here, people, due_on=date(2026, 6, 1), decision={"question": "case_deadlines"})
    task(here, people, subject_id=2, organisation=people.business, roles=["privacy_officer"])

    steps = [(step.organisation, step.due_on, step.decision) for step in queries.next_steps(here)]

    assert steps == [
        (people.review_body, date(2026, 6, 1), {"question": "case_deadlines"}),
        (people.business, None, None),
    ]


def test_params_are_written_as_people_write_them() -> None:
    people = cast()
    asked = task(case(people), people)

    with translation.override("ja"):
        assert asked.detail == "until 2026年6月30日, 12,345 yen"


def test_a_kind_without_words_is_found_out_where_it_is_used() -> None:
    people = cast()

    with pytest.raises(texts.UnknownKindError):
        task(case(people), people, kind="test.nobody_registered_this")


def test_a_missing_param_is_found_out_where_it_is_used() -> None:
    people = cast()

    with pytest.raises(KeyError):
        task(case(people), people, params={"thing": "it"})


def test_notices_are_shown_to_the_roles_that_they_name_the_newest_first() -> None:
    people = cast()
    here = case(people)
    first, second = notice(here, people, 1), notice(here, people, 2)

    assert list(queries.notices_for(acting(people.privacy_officer, DAY))) == [second, first]
    assert not queries.notices_for(acting(people.audit_officer, DAY)).exists()
    assert not queries.notices_for(acting(people.clerk, DAY)).exists()
