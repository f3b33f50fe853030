"""The plan of a year: made, adjusted, approved, judged from the ledgers, carried into the next."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from shirushi.agenda.models import Task
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import (
    AuditPlan,
    InterestedParty,
    Law,
    ManagementReview,
    OperationCheck,
    PlanEntry,
    YearPlan,
)
from shirushi.pms.queries import planning as reads
from shirushi.pms.services import departments, improvement, reviews
from shirushi.pms.services import planning as acts
from shirushi.pms.year_plan import Outside, year_of
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.operations.running import pass_day, pass_days
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db
APRIL, NEXT_APRIL = date(2026, 4, 1), date(2027, 4, 1)
ONE = timedelta(days=1)


@pytest.fixture
def made() -> Firm:
    return firm()


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def plan(made: Firm, starts_on: date = APRIL, on: date = DAY, outside: tuple[Outside, ...] = ()) -> YearPlan:
    by = made.by("privacy_officer", on)
    return acts.make_plan(organisation=made.business, starts_on=starts_on, outside=outside, by=by, on=on)


def approved(made: Firm, on: date = DAY) -> YearPlan:
    return acts.approve_plan(plan=plan(made, on=on), by=made.by("representative", on), on=on)


def entry(of: YearPlan, ledger: str) -> PlanEntry:
    return (
        of.entries.select_related("plan__organisation", "organisation")
        .filter(ledger=ledger)
        .order_by("due_on")[0]
    )


def values(of: PlanEntry, **others: object) -> acts.EntryValues:
    stands = {
        "phase": of.phase, "text": of.text, "due_on": of.due_on, "owner_id": of.owner_id,
        "department_id": of.department_id,
    }  # fmt: skip
    return acts.EntryValues(**(stands | others))


def state(made: Firm, of: PlanEntry, on: date = DAY) -> tuple[str, date | None]:
    by = made.by("privacy_officer", on)
    (found,) = reads.standings(of.plan, reads.entries(by).filter(pk=of.pk), on)
    return found.state, found.done_on


# Making


def test_a_first_plan_holds_what_a_year_of_a_pms_needs(made: Firm) -> None:
    shown = plan(made)

    ledgers = list(shown.entries.values_list("ledger", flat=True))
    assert ledgers.count("checks") == 12
    assert set(PlanEntry.Ledger.values) - set(ledgers) == {"decision", "correction", "outside", "own"}
    assert set(shown.entries.values_list("phase", flat=True)) == {"plan", "do", "check", "act"}
    assert entry(shown, "audit").role == "audit_officer"
    assert all(shown.covers(each.due_on) for each in shown.entries.all())


@pytest.mark.parametrize(
    ("day", "first_month", "begins"),
    [
        (date(2026, 4, 1), 4, APRIL),
        (date(2027, 3, 31), 4, APRIL),
        (date(2026, 3, 31), 4, date(2025, 4, 1)),
        (date(2026, 12, 31), 1, date(2026, 1, 1)),
    ],
)
def test_a_day_lies_in_its_business_year(day: date, first_month: int, begins: date) -> None:
    assert year_of(day, first_month) == begins


def test_a_year_is_planned_once(made: Firm) -> None:
    plan(made)

    with pytest.raises(ActRefused, match="year_planned"):
        plan(made)


def test_dates_from_outside_come_in_if_they_lie_in_the_year(made: Firm) -> None:
    inside, beyond = (
        Outside(text="更新申請", due_on=date(2026, 9, 1)),
        Outside(text="期限", due_on=NEXT_APRIL),
    )

    shown = plan(made, outside=(inside, beyond))

    assert [each.title for each in shown.entries.filter(ledger="outside")] == ["更新申請"]


def test_only_who_runs_the_pms_plans(made: Firm) -> None:
    with pytest.raises(NotAllowed):
        acts.make_plan(organisation=made.business, starts_on=APRIL, by=made.by("audit_officer"), on=DAY)


# Changing


def test_an_entry_is_moved_and_given_to_somebody_else_with_a_line_of_both(made: Firm) -> None:
    audit = entry(plan(made), "audit")
    wanted = values(audit, due_on=date(2026, 10, 15), owner_id=made.audit_officer.pk)

    acts.change_entry(entry=audit, values=wanted, by=made.by("privacy_officer"), on=DAY)

    line = JournalLine.objects.get(action="pms.plan_entry.changed")
    assert line.before == {"due_on": "2026-12-31", "owner": ""}
    assert line.after == {"due_on": "2026-10-15", "owner": "青木 健"}


@pytest.mark.parametrize("due_on", [APRIL - ONE, NEXT_APRIL])
def test_an_entry_stays_in_its_year(made: Firm, due_on: date) -> None:
    audit = entry(plan(made), "audit")

    with pytest.raises(ActRefused, match="outside_the_year"):
        acts.change_entry(
            entry=audit, values=values(audit, due_on=due_on), by=made.by("privacy_officer"), on=DAY
        )


def test_an_entry_goes_to_nobody_of_another_business(made: Firm) -> None:
    audit, stranger = entry(plan(made), "audit"), firm("あかね商事株式会社").head

    with pytest.raises(ActRefused, match="owner_foreign"):
        acts.change_entry(
            entry=audit, values=values(audit, owner_id=stranger.pk), by=made.by("privacy_officer"), on=DAY
        )


def test_the_second_of_two_is_told(made: Firm) -> None:
    audit = entry(plan(made), "audit")
    acts.change_entry(
        entry=audit, values=values(audit, due_on=date(2026, 10, 1)), by=made.by("privacy_officer"), on=DAY, revision=0
    )  # fmt: skip

    with pytest.raises(Stale):
        acts.drop_entry(entry=audit, reason="重複", by=made.by("representative"), on=DAY, revision=0)


def test_what_is_dropped_keeps_its_reason_and_can_be_taken_up_again(made: Firm) -> None:
    contractors = entry(plan(made), "contractors")

    acts.drop_entry(entry=contractors, reason="委託していない", by=made.by("privacy_officer"), on=DAY)
    dropped = state(made, contractors)[0]
    acts.take_up_entry(entry=contractors, by=made.by("privacy_officer"), on=DAY)

    assert dropped == "dropped"
    assert state(made, contractors)[0] == "ahead"


def test_what_a_ledger_tells_is_not_ticked(made: Firm) -> None:
    audit = entry(plan(made), "audit")

    with pytest.raises(ActRefused, match="ledger_tells"):
        acts.tick_entry(entry=audit, done_on=DAY, by=made.by("privacy_officer"), on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanEntry.objects.filter(pk=audit.pk).update(ticked_on=DAY)


def test_an_own_entry_is_ticked_by_its_owner_with_its_day(made: Firm) -> None:
    shown = plan(made)
    wanted = acts.EntryValues(phase="do", text="鍵を替える", due_on=DAY, owner_id=made.worker.pk)
    own = acts.add_entry(plan=shown, values=wanted, by=made.by("privacy_officer"), on=DAY)

    with pytest.raises(NotAllowed):
        acts.tick_entry(entry=own, done_on=DAY, by=made.by("head"), on=DAY)
    acts.tick_entry(entry=own, done_on=DAY - ONE, by=made.by("worker"), on=DAY)

    assert state(made, own) == ("done", DAY - ONE)


# Approval


def test_a_change_after_the_approval_is_shown_and_approved_anew(made: Firm) -> None:
    shown = approved(made)
    audit = entry(shown, "audit")

    with pytest.raises(ActRefused, match="plan_approved"):
        acts.approve_plan(plan=shown, by=made.by("representative"), on=DAY)
    acts.change_entry(
        entry=audit, values=values(audit, due_on=date(2026, 10, 1)), by=made.by("privacy_officer"), on=DAY
    )
    shown.refresh_from_db()
    changed = shown.changed_since_approval
    acts.ask_for_approval(plan=shown, by=made.by("privacy_officer"), on=DAY)
    acts.approve_plan(plan=shown, by=made.by("representative"), on=DAY)

    assert (changed, shown.changed_since_approval) == (True, False)
    assert not Task.objects.filter(kind="pms.plan.approve", closed_on=None).exists()


def test_nobody_but_the_representative_approves(made: Firm) -> None:
    with pytest.raises(NotAllowed):
        acts.approve_plan(plan=plan(made), by=made.by("privacy_officer"), on=DAY)


# What the ledgers tell


def test_the_registers_are_done_when_every_line_was_looked_at_this_year(made: Firm) -> None:
    shown = plan(made)
    common = {"organisation": made.business, "created_on": DAY, "checked_on": DAY}
    Law.objects.create(name="個人情報保護法", issuer="国", **common)
    late = Law.objects.create(name="番号法", issuer="国", **common | {"checked_on": APRIL - ONE})
    InterestedParty.objects.create(name="顧客", kind="clients", expectation="安全", **common)

    before = state(made, entry(shown, "laws"))[0]
    Law.objects.filter(pk=late.pk).update(checked_on=DAY)

    assert before == "now"
    assert state(made, entry(shown, "laws")) == ("done", DAY)
    assert state(made, entry(shown, "parties")) == ("done", DAY)


def test_the_check_of_a_month_is_done_when_its_last_department_answered(made: Firm) -> None:
    shown = plan(made)
    common = {"organisation": made.business, "created_on": DAY, "month": APRIL}
    OperationCheck.objects.create(department=made.sales, answered_on=DAY, **common)
    last = OperationCheck.objects.create(department=made.factory, **common)

    before = state(made, entry(shown, "checks"))[0]
    OperationCheck.objects.filter(pk=last.pk).update(answered_on=DAY + ONE)

    assert before == "now"
    assert state(made, entry(shown, "checks"), DAY + ONE) == ("done", DAY + ONE)
    assert state(made, shown.entries.get(ledger="checks", due_on=date(2026, 5, 31)))[0] == "ahead"


def test_audit_and_review_are_done_by_the_representatives_word_within_the_year(made: Firm) -> None:
    shown = plan(made)
    common = {"organisation": made.business, "created_on": APRIL}
    AuditPlan.objects.create(year=2026, theme="定期監査", reported_on=DAY, received_on=DAY, **common)
    ManagementReview.objects.create(
        held_on=APRIL - ONE, covers_from=date(2025, 4, 1), attendees="代表者", gathered_on=APRIL - ONE,
        gathered_by=made.privacy_officer, approved_on=APRIL - ONE, approved_by=made.representative, **common,
    )  # fmt: skip

    assert state(made, entry(shown, "audit")) == ("done", DAY)
    assert state(made, entry(shown, "review"))[0] == "ahead"


def test_what_is_due_and_not_done_is_overdue(made: Firm) -> None:
    laws = entry(plan(made), "laws")

    assert state(made, laws, date(2026, 4, 30))[0] == "now"
    assert state(made, laws, date(2026, 5, 1))[0] == "late"


def test_a_plan_asks_the_same_number_of_questions_for_any_number_of_entries(
    made: Firm, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown, by = plan(made), made.by("privacy_officer")
    wanted = acts.EntryValues(phase="do", text="見回り", due_on=DAY)

    with django_assert_num_queries(12):
        reads.standings(shown, reads.entries(by).filter(plan=shown), DAY)
    for _each in range(20):
        acts.add_entry(plan=shown, values=wanted, by=by, on=DAY)

    with django_assert_num_queries(12):
        reads.standings(shown, reads.entries(by).filter(plan=shown), DAY)


# The next year


def decided(made: Firm, text: str) -> None:
    by, looked = made.by("privacy_officer"), date(2025, 4, 1)
    review = reviews.start_review(
        organisation=made.business, held_on=DAY, covers_from=looked, attendees="代表者", by=by, on=DAY
    )
    wanted = reviews.Decision(kind="improvement", text=text, owner_id=made.head.pk, due_on=date(2026, 6, 30))
    reviews.decide(review_input=review.inputs.all()[0], decision=wanted, by=by, on=DAY)
    reviews.approve(review=review, conclusion="", by=made.by("representative"), on=DAY)


def test_the_next_plan_comes_from_this_one_with_what_was_decided_and_found(made: Firm) -> None:
    this = plan(made)
    moved = entry(this, "audit")
    acts.change_entry(
        entry=moved, values=values(moved, due_on=date(2027, 2, 28), owner_id=made.audit_officer.pk),
        by=made.by("privacy_officer"), on=DAY,
    )  # fmt: skip
    acts.drop_entry(entry=entry(this, "contractors"), reason="なし", by=made.by("privacy_officer"), on=DAY)
    decided(made, "宛先を二人で確かめる")
    improvement.open_nonconformity(
        organisation=made.business, source="other", text="鍵がない", department=made.sales,
        by=made.by("privacy_officer"), on=DAY,
    )  # fmt: skip

    coming = plan(made, NEXT_APRIL)

    audit, decision = entry(coming, "audit"), entry(coming, "decision")
    assert (audit.due_on, audit.owner) == (date(2028, 2, 29), made.audit_officer)
    assert (decision.text, decision.owner, decision.due_on) == (
        "宛先を二人で確かめる", made.head, date(2027, 4, 30),
    )  # fmt: skip
    assert entry(coming, "correction").department == made.sales
    assert not coming.entries.filter(ledger="contractors").exists()


def test_what_was_decided_since_comes_in_once(made: Firm) -> None:
    shown = plan(made)
    decided(made, "宛先を二人で確かめる")

    first = acts.bring_in_improvements(plan=shown, by=made.by("privacy_officer"), on=DAY)
    second = acts.bring_in_improvements(plan=shown, by=made.by("privacy_officer"), on=DAY)

    assert (first, second) == (1, 0)


# Time


def test_an_entry_becomes_the_task_of_its_owner_a_month_ahead_once(made: Firm) -> None:
    shown = approved(made)
    audit = entry(shown, "audit")
    acts.change_entry(
        entry=audit,
        values=values(audit, owner_id=made.audit_officer.pk),
        by=made.by("privacy_officer"),
        on=DAY,
    )
    near = audit.due_on - acts.AHEAD

    pass_day(near - ONE)
    before = Task.objects.filter(kind="pms.plan.entry.audit").count()
    pass_days(near, near + 2 * ONE)

    task = Task.objects.get(kind="pms.plan.entry.audit")
    assert before == 0
    assert (task.person, task.due_on, task.opened_on) == (made.audit_officer, audit.due_on, near)


def test_nothing_of_a_plan_that_is_not_approved_is_asked(made: Firm) -> None:
    plan(made)

    pass_days(DAY, DAY + 3 * ONE)

    assert not Task.objects.filter(kind__startswith=acts.KINDS).exists()


def test_the_task_closes_when_the_ledger_tells_that_it_is_done(made: Firm) -> None:
    approved(made)
    task = Task.objects.get(kind="pms.plan.entry.objectives", closed_on=None)
    wanted = reviews.ObjectiveValues(
        year=2026, kind="objective", text="誤送信なし", measure="件数", target="0"
    )
    reviews.set_objective(organisation=made.business, values=wanted, by=made.by("privacy_officer"), on=DAY)

    pass_day(DAY)

    task.refresh_from_db()
    assert task.closed_on == DAY
    assert Task.objects.filter(kind="pms.plan.entry.laws", closed_on=None).exists()


def test_a_task_follows_its_entry(made: Firm) -> None:
    laws = entry(approved(made), "laws")
    by = made.by("privacy_officer")
    acts.change_entry(entry=laws, values=values(laws, owner_id=made.head.pk), by=by, on=DAY)
    given = Task.objects.get(kind="pms.plan.entry.laws", closed_on=None)
    acts.change_entry(entry=laws, values=values(laws, due_on=date(2026, 9, 30)), by=by, on=DAY)

    assert (given.person, given.roles) == (made.head, [])
    assert not Task.objects.filter(kind="pms.plan.entry.laws", closed_on=None).exists()


def test_a_closing_department_hands_its_entries_over(made: Firm) -> None:
    shown, by = plan(made), made.by("privacy_officer")
    wanted = acts.EntryValues(phase="do", text="見回り", due_on=DAY, department_id=made.sales.pk)
    own = acts.add_entry(plan=shown, values=wanted, by=by, on=DAY)

    departments.hand_over(source=made.sales, target=made.factory, by=by, on=DAY)

    own.refresh_from_db()
    assert own.department == made.factory


# Pages


def test_the_page_shows_the_wheel_with_its_table(made: Firm) -> None:
    shown = approved(made)
    laws = entry(shown, "laws")

    text = door(made, "privacy_officer").get(reverse("portal:pms_plan")).content.decode()

    assert f'href="#entry-{laws.pk}"' in text
    assert f'id="entry-{laws.pk}"' in text
    assert "wheel-today" in text
    assert "法令・指針等の一覧を確認する" in text
    assert " style=" not in text


def test_a_plan_is_made_and_an_entry_moved_on_the_pages(made: Firm) -> None:
    client = door(made, "privacy_officer")
    client.post(reverse("portal:pms_plan_new"), {"year": "2026", "first_month": "4"})
    laws = entry(YearPlan.objects.get(), "laws")
    page = reverse("portal:pms_plan_entry", args=[laws.pk])
    sent = {
        "revision": 0,
        "phase": "plan",
        "due_on": "2026-05-15",
        "owner_id": made.head.pk,
        "department_id": "",
    }

    moved = client.post(page, sent)
    again = client.post(page, sent | {"due_on": "2026-06-15", "opened": '{"due_on": "2026-04-30"}'})

    laws.refresh_from_db()
    assert (moved.status_code, again.status_code) == (302, 409)
    assert (laws.due_on, laws.owner) == (date(2026, 5, 15), made.head)


def test_whoever_is_to_do_something_sees_that_and_not_the_plan(made: Firm) -> None:
    shown = plan(made)
    mine, others = entry(shown, "laws"), entry(shown, "audit")
    PlanEntry.objects.filter(pk=mine.pk).update(owner=made.worker)
    client = door(made, "worker")

    answers = [
        client.get(url).status_code
        for url in (
            reverse("portal:pms_plan_entry", args=[mine.pk]),
            reverse("portal:pms_plan_entry", args=[others.pk]),
            reverse("portal:pms_plan_one", args=[shown.pk]),
        )
    ]

    assert answers == [200, 404, 403]


def test_another_business_sees_nothing_of_the_plan(made: Firm) -> None:
    shown = plan(made)
    stranger = door(firm("あかね商事株式会社"), "privacy_officer")

    assert stranger.get(reverse("portal:pms_plan_one", args=[shown.pk])).status_code == 404
    assert not PlanEntry.objects.visible_to(firm("しろがね商店").by("privacy_officer")).exists()


def test_the_plan_comes_as_excel_and_as_pdf(made: Firm) -> None:
    shown = plan(made)
    client = door(made, "privacy_officer")

    book = client.get(reverse("portal:pms_plan_export", args=[shown.pk])).content
    paper = client.get(reverse("portal:pms_plan_pdf", args=[shown.pk])).content

    sheet = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert any("法令・指針等の一覧を確認する" in row for row in sheet)
    assert paper.startswith(b"%PDF")


def test_the_home_page_shows_the_wheel_and_asks_no_more_for_what_is_done(made: Firm) -> None:
    approved(made)
    client = door(made, "privacy_officer")
    before = client.get(reverse("portal:home")).content.decode()
    wanted = reviews.ObjectiveValues(
        year=2026, kind="objective", text="誤送信なし", measure="件数", target="0"
    )
    reviews.set_objective(organisation=made.business, values=wanted, by=made.by("privacy_officer"), on=DAY)

    after = client.get(reverse("portal:home"))

    assert "wheel-today" in before
    kinds = [need.task.kind for need in after.context["needs"]]
    assert "pms.plan.entry.laws" in kinds
    assert "pms.plan.entry.objectives" not in kinds
