"""The plan of a year, and who may audit what."""

from datetime import date

import pytest

from shirushi.agenda.models import Task
from shirushi.people.models import Department, Deputy, Membership
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import Audit, AuditPlan, Worker
from shirushi.pms.services import audits
from shirushi.pms.services.audits.planning import YearsPlan
from shirushi.record.errors import ActRefused, Stale
from tests.pms.audit_scene import audit_of, planned
from tests.pms.firm import DAY, firm, member_of

pytestmark = pytest.mark.django_db


def test_the_plan_of_a_year_holds_a_conformity_audit_and_one_of_each_open_department() -> None:
    made = firm()
    Department.objects.create(organisation=made.business, name="旧営業所", closed_on=DAY)

    plan = planned(made)

    found = plan.audits.order_by("pk").values_list("kind", "department__name")
    assert list(found) == [("conformity", None), ("operation", "営業部"), ("operation", "工場")]


def test_only_the_audit_officer_plans() -> None:
    made = firm()

    for who in ("privacy_officer", "representative", "head", "worker"):
        with pytest.raises(NotAllowed):
            planned(made, by=who)

    assert not AuditPlan.objects.exists()


def test_whoever_plans_audits_where_nothing_stands_against_it() -> None:
    made = firm()
    Membership.objects.filter(person=made.audit_officer).update(department=made.factory)

    plan = planned(made)

    assert [auditor.person for auditor in audit_of(plan, made.sales).auditors.all()] == [made.audit_officer]
    assert not audit_of(plan, made.factory).auditors.exists()


def test_nobody_audits_the_department_of_an_own_role() -> None:
    made = firm()
    audit = audit_of(planned(made), made.sales)

    with pytest.raises(ActRefused) as refused:
        audits.name_auditors(audit=audit, persons=[made.head], by=made.by("audit_officer"), on=DAY)

    assert refused.value.code == "own_department"


def test_nobody_audits_the_department_of_which_the_register_of_workers_says_so() -> None:
    made = firm()
    plan = planned(made)
    audit = audit_of(plan, made.factory)
    common = {"organisation": made.business, "created_on": DAY, "name": "白石 杏", "kind": "regular"}
    Worker.objects.create(department=made.factory, person=made.worker, joined_on=date(2020, 4, 1), **common)

    with pytest.raises(ActRefused) as refused:
        audits.name_auditors(audit=audit, persons=[made.worker], by=made.by("audit_officer"), on=DAY)

    assert refused.value.code == "own_department"


def test_who_has_left_the_department_may_audit_it() -> None:
    made = firm()
    audit = audit_of(planned(made), made.factory)
    Worker.objects.create(
        organisation=made.business, created_on=DAY, name="白石 杏", kind="regular", department=made.factory,
        person=made.worker, joined_on=date(2020, 4, 1), left_on=date(2026, 3, 31),
    )  # fmt: skip

    audits.name_auditors(audit=audit, persons=[made.worker], by=made.by("audit_officer"), on=DAY)

    assert audit.auditors.get().person == made.worker


def test_the_privacy_officer_does_not_audit_and_neither_does_a_deputy() -> None:
    made = firm()
    audit = audit_of(planned(made), made.factory)
    stands_in = made.privacy_officer.memberships.get()
    Deputy.objects.create(membership=stands_in, person=made.worker, from_on=DAY, until_on=date(2026, 12, 31))

    for person in (made.privacy_officer, made.worker):
        with pytest.raises(ActRefused) as refused:
            audits.name_auditors(audit=audit, persons=[person], by=made.by("audit_officer"), on=DAY)
        assert refused.value.code == "not_an_auditor"


def test_people_of_another_business_do_not_audit_here() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    audit = audit_of(planned(made), made.factory)

    with pytest.raises(ActRefused):
        audits.name_auditors(audit=audit, persons=[other.worker], by=made.by("audit_officer"), on=DAY)


def test_the_first_auditor_is_asked_to_hold_the_audit_on_its_day() -> None:
    made = firm()
    audit = audit_of(planned(made), made.factory)

    audits.name_auditors(audit=audit, persons=[made.worker], by=made.by("audit_officer"), on=DAY)

    task = Task.objects.get(kind="pms.audits.hold", subject_id=audit.pk, closed_on=None)
    assert (task.person, task.due_on) == (made.worker, audit.planned_on)


def test_auditors_named_from_a_stale_page_are_refused() -> None:
    made = firm()
    audit = audit_of(planned(made), made.factory)
    seen = audit.revision
    audits.name_auditors(
        audit=audit, persons=[made.worker], by=made.by("audit_officer"), on=DAY, revision=seen
    )

    with pytest.raises(Stale):
        audits.name_auditors(audit=audit, persons=[], by=made.by("audit_officer"), on=DAY, revision=seen)


def test_an_audit_moves_to_another_day_with_its_task() -> None:
    made = firm()
    audit = audit_of(planned(made), made.factory)

    audits.change_audit(audit=audit, planned_on=date(2026, 9, 1), by=made.by("audit_officer"), on=DAY)

    assert Task.objects.get(kind="pms.audits.hold", subject_id=audit.pk).due_on == date(2026, 9, 1)


def test_a_department_opened_since_is_added_once() -> None:
    made = firm()
    plan = planned(made)
    new = Department.objects.create(organisation=made.business, name="配送部")
    audits.add_audit(plan=plan, department=new, planned_on=DAY, by=made.by("audit_officer"), on=DAY)

    with pytest.raises(ActRefused) as refused:
        audits.add_audit(plan=plan, department=new, planned_on=DAY, by=made.by("audit_officer"), on=DAY)

    assert refused.value.code == "department_planned"


def test_a_department_of_another_business_is_not_added() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    plan = planned(made)

    with pytest.raises(ActRefused) as refused:
        audits.add_audit(
            plan=plan, department=other.sales, planned_on=DAY, by=made.by("audit_officer"), on=DAY
        )

    assert refused.value.code == "department_foreign"


def test_an_audit_that_has_not_begun_leaves_the_plan_with_its_task() -> None:
    made = firm()
    audit = audit_of(planned(made), made.factory)
    key = audit.pk

    audits.drop_audit(audit=audit, by=made.by("audit_officer"), on=DAY)

    assert not Audit.objects.filter(pk=key).exists()
    assert not Task.objects.filter(kind="pms.audits.hold", subject_id=key, closed_on=None).exists()


def test_a_theme_is_planned_once_a_year() -> None:
    made = firm()
    planned(made)

    with pytest.raises(ActRefused) as refused:
        planned(made)

    assert refused.value.code == "theme_planned"


def test_whoever_came_from_another_department_still_audits_the_old_colleagues_elsewhere() -> None:
    made = firm()
    auditor = member_of(made.factory, "worker", "赤井 亮")
    audit = audit_of(planned(made), made.sales)

    audits.name_auditors(audit=audit, persons=[auditor], by=made.by("audit_officer"), on=DAY)

    assert audit.auditors.get().person == auditor


def test_the_plan_is_made_only_for_schemes_that_there_are() -> None:
    made = firm()
    plan = YearsPlan(year=2026, theme="臨時", planned_on=DAY, schemes=("japhic", "none"))

    found = audits.plan_year(organisation=made.business, plan=plan, by=made.by("audit_officer"), on=DAY)

    assert found.schemes == ["japhic"]
