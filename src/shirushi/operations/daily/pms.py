"""What a PMS asks for at its times: the plan's entries, checks of the month, stale acceptances, missing people."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from shirushi.agenda.models import Task
from shirushi.agenda.services import close_task
from shirushi.operations.daily.duty import Duty
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Organisation
from shirushi.pms.ledger import Ledger
from shirushi.pms.models import Enrolment, OperationCheck, PlanEntry, RiskSheet, TrainingCourse, YearPlan
from shirushi.pms.models.planning import MONTHS
from shirushi.pms.queries.training import MISSING
from shirushi.pms.services import checks, planning, training, transfers
from shirushi.pms.services.risk import waiting
from shirushi.record.models import JournalLine
from shirushi.rules.dates import corresponding_day

TOKYO = ZoneInfo("Asia/Tokyo")
A_WEEK = 7
WEEKS_CHASED = 8
# Later in a month its check would come too late for the departments.
LAST_DAY_TO_BEGIN = 20


def _to_check(day: date) -> QuerySet[Organisation]:
    """On the first of a month: who has begun with checks, and has a department that is not asked yet.

    Whoever has an approved plan of the year begins by itself, with the running month while there is time.
    """
    begun = OperationCheck.objects.all().values("organisation")
    planned = Q(pk__in=_with_a_running_plan(day)) & ~Q(pk__in=begun)
    if day.day > LAST_DAY_TO_BEGIN:
        return Organisation.objects.none()
    checks_of = OperationCheck.objects.filter(department=OuterRef("pk"), month=day.replace(day=1))
    unasked = Department.objects.filter(~Exists(checks_of), organisation=OuterRef("pk"), closed_on=None)
    earlier = OperationCheck.objects.filter(month__lt=day).values("organisation")
    due = planned | Q(pk__in=earlier) if day.day == 1 else planned
    return Organisation.objects.filter(due, Exists(unasked))


def _with_a_running_plan(day: date) -> QuerySet[Any]:
    running = YearPlan.objects.filter(starts_on__lte=day, starts_on__gt=corresponding_day(day, -MONTHS))
    found: QuerySet[Any] = running.filter(approved_on__lte=day).values("organisation")
    return found


def _ask_for_checks(organisation: Organisation, by: Actor) -> None:
    checks.ask_month(organisation=organisation, month=by.on, by=by, on=by.on)


def _with_stale_acceptances(day: date) -> QuerySet[Organisation]:
    """Where another number of sheets waits for the representative than the task says."""
    return _miscounted(waiting.KIND, RiskSheet.objects.filter(waiting.to_accept(day)))


def _miscounted(kind: str, rows: QuerySet[Any]) -> QuerySet[Organisation]:
    """Businesses of which the one task of the kind says another number than there are rows."""
    here = rows.filter(organisation=OuterRef("pk")).order_by().values("organisation")
    told = Task.objects.filter(kind=kind, closed_on=None, subject_id=OuterRef("pk"))
    said = told.annotate(said=Cast(KT("params__count"), IntegerField())).values("said")[:1]
    asked = Task.objects.filter(kind=kind, closed_on=None).values("subject_id")
    concerned = Organisation.objects.filter(
        Q(pk__in=rows.order_by().values("organisation")) | Q(pk__in=asked)
    )
    counted = concerned.annotate(
        waiting=Coalesce(Subquery(here.annotate(count=Count("pk")).values("count")), 0),
        said=Coalesce(Subquery(said), 0),
    )
    found: QuerySet[Organisation] = counted.exclude(waiting=F("said"))
    return found


def _tell_what_waits(organisation: Organisation, by: Actor) -> None:
    waiting.tell_what_waits(organisation, on=by.on)


def _lapsed(ledger: Ledger) -> Duty:
    """Records of one register whose period of the law is over."""

    def due(day: date) -> QuerySet[Organisation]:
        rows = ledger.model._default_manager.filter(ledger.standings["lapsed"](day))
        return _miscounted(transfers.lapsed_kind(ledger), rows)

    def act(organisation: Organisation, by: Actor) -> None:
        transfers.tell_what_lapsed(ledger, organisation, on=by.on)

    return Duty(f"{ledger.kind} records to dispose of", due, act)


def _to_chase(day: date) -> QuerySet[TrainingCourse]:
    """Courses of which somebody is due in a week or a day, or for weeks, and was not asked again today."""
    days = [day + timedelta(days=A_WEEK), day + timedelta(days=1)]
    days += [day - timedelta(days=A_WEEK * weeks) for weeks in range(1, WEEKS_CHASED + 1)]
    missing = Enrolment.objects.filter(
        MISSING, Q(reminded_on=None) | Q(reminded_on__lt=day), course=OuterRef("pk"), due_on__in=days
    )
    running = TrainingCourse.objects.filter(opened_on__lt=day, approved_on=None)
    return running.filter(Exists(missing)).select_related("organisation")


def _chase(course: TrainingCourse, by: Actor) -> None:
    training.remind(course=course, by=by, on=by.on)


def _coming_near(day: date) -> QuerySet[PlanEntry]:
    """Entries of approved plans that are due in a month, and were not asked for yet."""
    asked = Task.objects.filter(kind__startswith=planning.KINDS, subject_id=OuterRef("pk"))
    return planning.to_ask(day).filter(~Exists(asked), due_on=day + planning.AHEAD)


def _ask_for_entry(entry: PlanEntry, by: Actor) -> None:
    """What is done already is asked for and closed in one: the same day finds it once."""
    planning.ask_owner(entry, by.on)
    planning.bring_up_to_date(entry, by.on)


def _done_by_ledger(day: date) -> QuerySet[Task]:
    """Open tasks of entries that the ledgers tell to be done; of businesses where anything was written lately."""
    lately = datetime.combine(day - timedelta(days=1), time(), TOKYO)
    written = JournalLine.objects.filter(recorded_at__gte=lately, action__startswith="pms.")
    open_ones = Task.objects.filter(kind__startswith=planning.KINDS, closed_on=None)
    concerned = open_ones.filter(organisation__in=set(written.values_list("organisation_id", flat=True)))
    entries = PlanEntry.objects.filter(pk__in=concerned.values("subject_id"))
    plans = YearPlan.objects.filter(pk__in=entries.values("plan")).select_related("organisation")
    return open_ones.filter(pk__in=planning.done_tasks(plans, day))


def _close(task: Task, by: Actor) -> None:
    close_task(kind=task.kind, subject_id=task.subject_id, on=by.on)


PLAN_ENTRIES_DUE = Duty("entries of plans asked for", _coming_near, _ask_for_entry)
PLAN_ENTRIES_DONE = Duty("entries of plans done", _done_by_ledger, _close)
CHECKS_OF_THE_MONTH = Duty("checks of the month asked", _to_check, _ask_for_checks)
ACCEPTANCES_STALE = Duty("acceptances asked for", _with_stale_acceptances, _tell_what_waits)
PROVISIONS_LAPSED = _lapsed(transfers.PROVISIONS)
RECEIPTS_LAPSED = _lapsed(transfers.RECEIPTS)
TRAINING_CHASED = Duty("missing in training asked again", _to_chase, _chase)
