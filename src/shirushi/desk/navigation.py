"""What the navigation of a body offers; each room adds its line."""

from django.utils.translation import gettext_lazy as _

from shirushi.entrance.frame import Entry
from shirushi.people.access import BODY_WIDE_ROLES
from shirushi.people.actor import Actor


def _everybody(who: Actor) -> bool:
    return who.is_body


def _clerks_and_officers(who: Actor) -> bool:
    return who.is_body and who.has("clerk", "officer")


def _reads_measures(who: Actor) -> bool:
    return who.is_body and who.has("clerk", "officer", "committee_member")


def _body_wide(who: Actor) -> bool:
    return who.is_body and who.has(*BODY_WIDE_ROLES)


def _assessors(who: Actor) -> bool:
    return who.is_body and who.has("assessor")


def _office_of_a_review_body(who: Actor) -> bool:
    return who.is_review_body and who.has("clerk", "officer")


def _whoever_decides(who: Actor) -> bool:
    return who.is_body and who.has("officer", "committee_member")


def _granting_body(who: Actor) -> bool:
    return who.is_granting_body and who.has("clerk", "officer", "committee_member")


MONEY = ("desk:invoice", "desk:payment", "desk:bank", "desk:charge", "desk:due_charge", "desk:month")

ENTRIES = [
    Entry(_("Queue"), "desk:home", _everybody, order=10),
    Entry(_("Invoices"), "desk:invoices", _clerks_and_officers, prefixes=MONEY, order=60),
    Entry(_("Applications"), "desk:applications", _everybody, prefixes=("desk:application",), order=20),
    Entry(_("Figures"), "desk:figures", _body_wide, prefixes=("desk:figures", "desk:renewals"), order=70),
    Entry(
        _("Change reports"), "desk:change_reports", _clerks_and_officers, ("desk:change_report",), order=25
    ),
    Entry(
        _("Incidents and measures"),
        "desk:incidents",
        _reads_measures,
        prefixes=("desk:incident", "desk:measure", "desk:suspension"),
        order=40,
    ),
    Entry(
        _("My cases"),
        "desk:my_cases",
        _assessors,
        prefixes=(
            "desk:review",
            "desk:examine",
            "desk:visit",
            "desk:finding",
            "desk:answer_judge",
            "desk:declaration",
            "desk:recuse",
        ),
        order=15,
    ),
    Entry(
        _("Assessors"),
        "desk:assessors",
        _office_of_a_review_body,
        prefixes=("desk:assessor", "desk:candidates"),
        order=28,
    ),
    Entry(_("Decisions"), "desk:decisions", _whoever_decides, prefixes=("desk:decision",), order=30),
    Entry(
        _("Committee"),
        "desk:meetings",
        _whoever_decides,
        prefixes=("desk:meeting", "desk:objection"),
        order=32,
    ),
    Entry(_("Contracts"), "desk:contracts", _granting_body, prefixes=("desk:contract",), order=35),
]
# What is opened a few times a year: the line is for the work of the day.
ACCOUNT_ENTRIES = (
    Entry(
        _("Dispensations"), "desk:dispensations", _reads_measures, prefixes=("desk:dispensation",), order=60
    ),
)
