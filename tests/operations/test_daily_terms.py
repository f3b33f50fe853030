"""Terms, windows and reliefs: what time alone does to a mark, written down on its day."""

from datetime import date, timedelta

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.grants import services
from shirushi.operations.daily import running
from shirushi.operations.models import DailyRun
from shirushi.record.models import OutboxEntry
from tests.cast import acting, moment
from tests.grants.ground import Ground, begun, ground, lifted, suspended
from tests.operations.running import lines, pass_day, written

pytestmark = pytest.mark.django_db
# A grant contracted on 10 May 2025 ends on 9 May 2027; its window: 10 September 2026 to 9 January 2027,
# which is a Saturday, before a holiday: open until 12 January.
LAST_DAY = date(2027, 5, 9)
OPENS, CLOSES = date(2026, 9, 10), date(2027, 1, 12)
DAY = timedelta(days=1)


def holder() -> Ground:
    here = ground()
    begun(here)
    return here


def notices(kind: str) -> int:
    return Notice.objects.filter(kind=kind).count()


def test_the_day_after_its_last_day_a_term_is_over() -> None:
    holder()

    pass_day(LAST_DAY)
    before = lines("operations.term.ended")
    pass_day(LAST_DAY + DAY)

    (line,) = lines("operations.term.ended")
    assert before == []
    assert line.effective_on == LAST_DAY + DAY
    assert line.after == {"standing": "expired"}
    assert line.decision["question"] == "standing"
    assert notices("operations.term_expired") == 1


def test_a_term_that_is_over_is_published_anew() -> None:
    holder()
    entries = OutboxEntry.objects.filter(topic="grants.registration").count()

    pass_day(LAST_DAY + DAY)

    assert OutboxEntry.objects.filter(topic="grants.registration").count() == entries + 1


def test_a_second_run_of_a_day_changes_nothing() -> None:
    holder()
    pass_day(OPENS)
    pass_day(LAST_DAY + DAY)
    first, told = written(), Notice.objects.count()

    again = [pass_day(OPENS), pass_day(LAST_DAY + DAY)]

    assert [done.changed for done in again] == [{}, {}]
    assert (written(), Notice.objects.count()) == (first, told)


def test_days_that_were_missed_are_caught_up_in_order_each_on_its_day() -> None:
    holder()
    pass_day(LAST_DAY - DAY)
    late = moment(LAST_DAY + 5 * DAY)

    done = list(running.run(LAST_DAY + 5 * DAY, at=late))

    (line,) = lines("operations.term.ended")
    assert [one.day for one in done] == [LAST_DAY + n * DAY for n in range(6)]
    assert (line.effective_on, line.recorded_at) == (LAST_DAY + DAY, late)
    assert DailyRun.objects.filter(finished_at=None).count() == 0


def test_a_new_installation_begins_with_today() -> None:
    assert running.days_to_run(LAST_DAY) == [LAST_DAY]


def test_nothing_is_run_twice_for_want_of_a_new_day() -> None:
    pass_day(LAST_DAY)

    assert list(running.run(LAST_DAY, at=moment(LAST_DAY))) == []


def test_a_mark_that_was_returned_has_no_end_to_tell_of() -> None:
    here = holder()
    grant = here.dossier.grants.get()
    services.return_mark(grant=grant, by=acting(here.cast.representative, OPENS), on=OPENS)

    pass_day(LAST_DAY + DAY)

    assert lines("operations.term.ended") == []


def test_the_business_is_asked_to_renew_from_the_day_its_window_opens() -> None:
    here = holder()

    pass_day(OPENS - DAY)
    before = Task.objects.filter(kind="intake.renew").count()
    pass_day(OPENS)

    task = Task.objects.get(kind="intake.renew")
    assert before == 0
    assert (task.subject_id, task.organisation, task.due_on) == (here.dossier.pk, here.cast.business, CLOSES)
    assert task.decision["question"] == "renewal_window"
    assert notices("operations.window_opened") == 1


def test_the_day_after_the_window_closes_nobody_is_asked_any_more() -> None:
    holder()
    pass_day(OPENS)

    pass_day(CLOSES)
    still_asked = Task.objects.get(kind="intake.renew").closed_on is None
    pass_day(CLOSES + DAY)

    assert still_asked
    assert Task.objects.get(kind="intake.renew").closed_on == CLOSES + DAY
    assert notices("operations.window_closed") == 1
    assert [line.effective_on for line in lines("operations.window.closed")] == [CLOSES + DAY]


def test_whoever_has_applied_is_not_told_that_the_window_closed() -> None:
    here = holder()
    applied_on = OPENS + 5 * DAY
    services.record_renewal_applied(dossier=here.dossier, by=here.holder(applied_on), on=applied_on)

    pass_day(CLOSES + DAY)
    pass_day(LAST_DAY + DAY)

    assert notices("operations.window_closed") == 0
    assert [line.after["standing"] for line in lines("operations.term.ended")] == ["expired_under_renewal"]


def test_after_a_suspension_over_the_window_the_business_is_asked_for_a_late_renewal() -> None:
    here = holder()
    grant = here.dossier.grants.get()
    suspension = suspended(here, grant, date(2026, 12, 20), months=5)
    ended = lifted(here, suspension, date(2027, 5, 15))

    pass_day(LAST_DAY + DAY)
    pass_day(ended.lifted_on or LAST_DAY)
    grant.refresh_from_db()

    task = Task.objects.get(kind="intake.renew", closed_on=None)
    assert task.due_on == grant.relief_until == date(2027, 6, 15)
    assert [line.effective_on for line in lines("operations.relief.opened")] == [date(2027, 5, 16)]


def test_a_late_renewal_that_was_not_used_ends() -> None:
    here = holder()
    grant = here.dossier.grants.get()
    lifted(here, suspended(here, grant, date(2026, 12, 20), months=5), date(2027, 5, 15))
    pass_day(date(2027, 5, 16))

    pass_day(date(2027, 6, 16))

    assert Task.objects.filter(kind="intake.renew", closed_on=None).count() == 0
    assert [line.effective_on for line in lines("operations.relief.ended")] == [date(2027, 6, 16)]
