"""Who may do what in a PMS."""

from typing import Any

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation


def of_own(by: Actor, organisation_id: int | None) -> bool:
    return by.is_business and organisation_id is not None and by.organisation_id == organisation_id


def may_run(by: Actor, organisation: Organisation) -> bool:
    """Build and run the PMS: the privacy officer, and the representative."""
    return of_own(by, organisation.pk) and by.has("representative", "privacy_officer")


def may_write(by: Actor, row: Any) -> bool:
    """Change a row: the privacy officer and representative any, a head one of its own departments."""
    if not of_own(by, row.organisation_id):
        return False
    if by.has("representative", "privacy_officer"):
        return True
    return by.has("department_head") and getattr(row, "department_id", None) in by.department_ids


def may_approve_as_representative(by: Actor, organisation_id: int) -> bool:
    """Policy, residual risk, management review wait for the representative's word."""
    return of_own(by, organisation_id) and by.has("representative")


def may_audit(by: Actor, organisation_id: int) -> bool:
    return of_own(by, organisation_id) and by.has("audit_officer")


def may_approve(by: Actor, organisation_id: int) -> bool:
    """Entries of the inventory and their changes wait for the privacy officer."""
    return of_own(by, organisation_id) and by.has("representative", "privacy_officer")


def may_propose(by: Actor, organisation_id: int, department_id: int) -> bool:
    """Whoever works with personal information may ask for a new entry, for its own department."""
    if may_approve(by, organisation_id):
        return True
    if not of_own(by, organisation_id) or not by.has("department_head", "worker"):
        return False
    # A worker whom nobody put into a department may name any.
    return department_id in by.department_ids or not (by.department_ids or by.has("department_head"))


def may_rework(by: Actor, holding: Any) -> bool:
    """An entry that is not approved yet: whoever writes it, and whoever proposed it."""
    proposed = of_own(by, holding.organisation_id) and by.person_id == holding.proposed_by_id
    return may_write(by, holding) or proposed


def may_take_part(by: Actor, organisation_id: int | None) -> bool:
    """Everybody who works in the business, but no guest: report what is wrong, log the day."""
    own = ("representative", "privacy_officer", "audit_officer", "department_head", "worker")
    return of_own(by, organisation_id) and by.has(*own)


def may_comment(by: Actor, organisation_id: int | None) -> bool:
    """Whoever sees a record says something about it: guests were invited to."""
    return may_take_part(by, organisation_id) or (of_own(by, organisation_id) and by.has("guest"))


def may_take_back(by: Actor, comment: Any) -> bool:
    """One's own words, and nobody else's."""
    return may_comment(by, comment.organisation_id) and by.person_id == comment.said_by_id


def may_open_nonconformity(by: Actor, organisation_id: int) -> bool:
    return may_take_part(by, organisation_id)


def may_plan_correction(by: Actor, nonconformity: Any) -> bool:
    return may_write(by, nonconformity)


def may_approve_correction(by: Actor, nonconformity: Any) -> bool:
    """The representative any; the privacy officer what somebody else planned."""
    if may_approve_as_representative(by, nonconformity.organisation_id):
        return True
    planned_it = by.person_id == nonconformity.planned_by_id
    return of_own(by, nonconformity.organisation_id) and by.has("privacy_officer") and not planned_it


def may_confirm_effect(by: Actor, nonconformity: Any) -> bool:
    """An officer who did not carry the correction out."""
    officer = by.has("representative", "privacy_officer", "audit_officer")
    return of_own(by, nonconformity.organisation_id) and officer and by.person_id != nonconformity.done_by_id


def may_check_department(by: Actor, department: Any) -> bool:
    """The monthly check: the department's head, and those who run the PMS."""
    if not of_own(by, department.organisation_id):
        return False
    if by.has("representative", "privacy_officer"):
        return True
    return by.has("department_head") and department.pk in by.department_ids


def may_finish_treatment(by: Actor, risk: Any) -> bool:
    """A further measure is reported done by its owner, or by whoever writes the sheet."""
    if may_write(by, risk.sheet):
        return True
    owns = by.has(risk.owner_role) and by.has("department_head", "audit_officer")
    at_home = risk.owner_department_id is None or risk.owner_department_id in by.department_ids
    return of_own(by, risk.organisation_id) and owns and at_home
