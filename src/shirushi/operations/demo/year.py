"""The running business year of みどり印刷: planned, approved, adjusted, half done."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from shirushi.agenda.models import Task
from shirushi.agenda.services import close_task
from shirushi.operations.demo.stage import Story
from shirushi.people.models import Role
from shirushi.pms.models import PlanEntry, YearPlan
from shirushi.pms.services import documents, planning
from shirushi.pms.year_plan import Outside, year_of

if TYPE_CHECKING:
    from shirushi.operations.demo.pms import Firm

OFFICER, REPRESENTATIVE = Role.PRIVACY_OFFICER, Role.REPRESENTATIVE
OWN = (
    ("do", "複合機の入れ替えに合わせて保存データを消去する", 150),
    ("do", "入館カードの棚卸しをする", 260),
)


def planned(firm: "Firm") -> Story:
    """The plan is made in its first days, approved a week later; some of it is done since."""
    begins, today = year_of(firm.stage.today), firm.stage.today
    yield (on := min(begins + timedelta(days=2), today))
    renewal = Outside(text="更新申請の準備を始める", due_on=begins + timedelta(days=200))
    plan = planning.make_plan(starts_on=begins, outside=[renewal], **firm.own(on))
    _adjust(firm, plan, on)
    planning.ask_for_approval(plan=plan, **firm.by(OFFICER, on))
    yield (on := min(begins + timedelta(days=9), today))
    planning.approve_plan(plan=plan, **firm.by(REPRESENTATIVE, on))
    yield (on := min(begins + timedelta(days=20), today))
    for register in documents.REGISTERS.values():
        documents.check_all(register=register, **firm.own(on))
    yield (on := min(begins + timedelta(days=160), today))
    _tick(firm, plan, on)


def _adjust(firm: "Firm", plan: YearPlan, on: date) -> None:
    for phase, text, days in OWN:
        values = planning.EntryValues(phase=phase, text=text, due_on=plan.starts_on + timedelta(days=days))
        planning.add_entry(plan=plan, values=values, **firm.by(OFFICER, on))


def _tick(firm: "Firm", plan: YearPlan, on: date) -> None:
    by_hand = plan.entries.filter(ledger__in=(PlanEntry.Ledger.DOCUMENTS, PlanEntry.Ledger.OWN))
    for entry in by_hand.filter(due_on__lte=on).select_related("plan", "organisation"):
        planning.tick_entry(entry=entry, done_on=on, **firm.by(OFFICER, on))
    done = Task.objects.filter(pk__in=planning.done_tasks([plan], on))
    for task in done:
        close_task(kind=task.kind, subject_id=task.subject_id, on=on)
