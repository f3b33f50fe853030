"""The acts of people: one function, one act; one module a subject."""

from shirushi.people.services.departments import close_department, open_department
from shirushi.people.services.deputies import appoint_deputy, end_deputy
from shirushi.people.services.dissolution import record_dissolution
from shirushi.people.services.dossiers import choose_review_body, close_access, open_access, open_dossier
from shirushi.people.services.invitations import Issued, accept, cancel_invitation, invite
from shirushi.people.services.memberships import end_membership, hand_over
from shirushi.people.services.organisations import (
    REPORTED,
    change_organisation,
    follow_report,
    register_business,
    register_unit,
)
from shirushi.people.services.persons import change_person

__all__ = [
    "REPORTED",
    "Issued",
    "accept",
    "appoint_deputy",
    "cancel_invitation",
    "change_organisation",
    "change_person",
    "choose_review_body",
    "close_access",
    "close_department",
    "end_deputy",
    "end_membership",
    "follow_report",
    "hand_over",
    "invite",
    "open_access",
    "open_department",
    "open_dossier",
    "record_dissolution",
    "register_business",
    "register_unit",
]
