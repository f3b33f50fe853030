"""What follows from time alone, written down day by day.

Nothing becomes true here: a term is over when its last day is over. The daily run writes the journal line,
the task and the notice that follow. `effective_on` is the day itself, `recorded_at` the moment of the run.
"""

from shirushi.operations.daily.assessors import ASSESSORS_GONE, REGISTRATIONS_ENDING
from shirushi.operations.daily.bars import BARS_OVER
from shirushi.operations.daily.changes import CHANGES_IN_EFFECT
from shirushi.operations.daily.contractors import CONTRACTORS_TO_EVALUATE
from shirushi.operations.daily.contracts import CONTRACTS_LAPSED
from shirushi.operations.daily.duty import Duty
from shirushi.operations.daily.evidence import EVIDENCE_TO_RENEW
from shirushi.operations.daily.halts import HALTS_OVER
from shirushi.operations.daily.payments import PAYMENTS_TO_REMIND_OF
from shirushi.operations.daily.pms import (
    ACCEPTANCES_STALE,
    CHECKS_OF_THE_MONTH,
    PLAN_ENTRIES_DONE,
    PLAN_ENTRIES_DUE,
    PROVISIONS_LAPSED,
    RECEIPTS_LAPSED,
    TRAINING_CHASED,
)
from shirushi.operations.daily.reminders import DUE_AHEAD, DUE_TODAY, OVERDUE, STILL_OVERDUE
from shirushi.operations.daily.suspensions import PERIODS_REACHED, REVOCATIONS_DUE
from shirushi.operations.daily.terms import RELIEFS_OVER, TERMS_BEGUN, TERMS_OVER
from shirushi.operations.daily.training import TRAINING_UP_TO_DATE
from shirushi.operations.daily.windows import RELIEFS_OPENED, WINDOWS_CLOSED, WINDOWS_OPENED, WINDOWS_REOPENED

DUTIES: tuple[Duty, ...] = (
    TERMS_OVER,
    TERMS_BEGUN,
    RELIEFS_OVER,
    WINDOWS_OPENED,
    RELIEFS_OPENED,
    WINDOWS_CLOSED,
    WINDOWS_REOPENED,
    PERIODS_REACHED,
    REVOCATIONS_DUE,
    HALTS_OVER,
    ASSESSORS_GONE,
    REGISTRATIONS_ENDING,
    BARS_OVER,
    CONTRACTS_LAPSED,
    CHANGES_IN_EFFECT,
    PAYMENTS_TO_REMIND_OF,
    TRAINING_UP_TO_DATE,
    TRAINING_CHASED,
    CONTRACTORS_TO_EVALUATE,
    CHECKS_OF_THE_MONTH,
    ACCEPTANCES_STALE,
    EVIDENCE_TO_RENEW,
    PROVISIONS_LAPSED,
    RECEIPTS_LAPSED,
    PLAN_ENTRIES_DONE,
    PLAN_ENTRIES_DUE,
    DUE_AHEAD,
    DUE_TODAY,
    OVERDUE,
    STILL_OVERDUE,
)
