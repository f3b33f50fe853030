"""The lines of the inventory and the register of workers (format: tests/access/table.py)."""

from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

WHOLE = ("representative", "privacy_officer", "audit_officer", "guest")
RUNNERS = ("representative", "privacy_officer")
PROPOSERS = (*RUNNERS, "department_head", "worker")
WRITERS = (*RUNNERS, "department_head")
FOREIGN = {"foreign_privacy_officer": 200}
# Lists: everybody of a business its own. The head of the world has no department: its rows are of others.
OWN = {**OUTSIDE, **every(BUSINESS_PEOPLE), **FOREIGN}
READ = {**OUTSIDE, **every(BUSINESS_PEOPLE), "worker": 403, **FOREIGN}
RUN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS)}
PROPOSED = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(PROPOSERS), **FOREIGN}
WRITTEN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(WRITERS), **FOREIGN}
# One thing: who sees none of it finds nothing.
SEEN = {**OUTSIDE, **every(WHOLE)}
CHANGED = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS), "department_head": 404, "worker": 404}
WRITTEN_ONE = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS), "department_head": 404}
ACT = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS, ALLOWED)}
APPROVE = {"act": "approve", "revision": 0}

ROUTES: dict[str, Line] = {
    "portal:inventory": Line(OWN),
    "portal:inventory_export": Line(READ),
    "portal:holding_add": Line(PROPOSED),
    "portal:holding": Line(SEEN, at="holding"),
    "portal:holding_change": Line(CHANGED, at="holding"),
    "portal:holding_end": Line(CHANGED, at="holding"),
    "portal:holding_decide": Line(ACT, at="proposed_holding", post=True, data=APPROVE),
    "portal:holding_change_decide": Line(ACT, at="holding_change", post=True, data=APPROVE),
    "portal:holding_change_withdraw": Line(
        {**ACT, "department_head": 404, "worker": 404}, at="holding_change", post=True
    ),
    "portal:inventory_approvals": Line({**RUN, **FOREIGN}),
    "portal:inventory_approve_several": Line({**ACT, "foreign_privacy_officer": 302}, post=True),
    "portal:inventory_start": Line({**RUN, **FOREIGN}),
    "portal:inventory_start_from": Line({**RUN, **FOREIGN}, at={"industry": "=shop"}),
    "portal:inventory_confirmation": Line(READ),
    "portal:inventory_confirmation_ask": Line({**RUN, **FOREIGN}),
    "portal:inventory_confirmation_close": Line(ACT, at="confirmation_round", post=True),
    "portal:inventory_confirm": Line({**SEEN, "worker": 403}, at="confirmation_part"),
    "portal:processes": Line(READ),
    "portal:process_add": Line(WRITTEN),
    "portal:process_change": Line(WRITTEN_ONE, at="process"),
    "portal:workers": Line(READ),
    "portal:workers_export": Line(READ),
    "portal:worker_add": Line(WRITTEN),
    "portal:worker": Line({**SEEN, "worker": 403}, at="register_worker"),
    "portal:worker_leave": Line(
        {**ACT, "department_head": 404},
        at="register_worker",
        post=True,
        data={"revision": 0, "left_on": "2026-11-22"},
    ),
    "portal:worker_come_back": Line({**ACT, "department_head": 404}, at="register_worker", post=True),
    "portal:department_records": Line({**RUN, **FOREIGN}),
    "portal:department_hand_over": Line(RUN, at="owning_department"),
}
