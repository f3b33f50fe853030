"""The acts on a mark."""

from shirushi.grants.services.endings import annul_revocation, end_dissolved, return_mark, revoke, terminate
from shirushi.grants.services.suspensions import (
    annul_suspension,
    extend,
    give_back,
    judge_condition,
    lift,
    report_condition,
    suspend,
    tick_duty,
)
from shirushi.grants.services.taking import take
from shirushi.grants.services.terms import award, begin_term, record_renewal_applied, record_renewal_decided

__all__ = [
    "annul_revocation",
    "annul_suspension",
    "award",
    "begin_term",
    "end_dissolved",
    "extend",
    "give_back",
    "judge_condition",
    "lift",
    "record_renewal_applied",
    "record_renewal_decided",
    "report_condition",
    "return_mark",
    "revoke",
    "suspend",
    "take",
    "terminate",
    "tick_duty",
]
