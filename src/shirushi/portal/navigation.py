"""What the navigation of a business offers; each room adds its line."""

from django.utils.translation import gettext_lazy as _

from shirushi.entrance.frame import Entry, Text
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.pms.access import WHOLE


def _everybody(who: Actor) -> bool:
    return who.is_business


def _whoever_sees_the_dossier(who: Actor) -> bool:
    return who.is_business and who.has(*DOSSIER_ROLES)


def _whoever_sees_the_pms(who: Actor) -> bool:
    return who.is_business and who.has(*WHOLE, "department_head")


def _pms(name: str, label: Text, order: int) -> Entry:
    return Entry(label, f"portal:pms_phase_{name}", _whoever_sees_the_pms, order=order)


def _whoever_only_works_here(who: Actor) -> bool:
    return who.is_business and who.has("worker") and not who.has(*WHOLE, "department_head")


def _whoever_logs_only(who: Actor) -> bool:
    """The officers find the log beside the checks."""
    return who.is_business and who.has("worker", "department_head") and not who.has(*WHOLE)


def _whoever_audits(who: Actor) -> bool:
    return who.is_business and who.has("audit_officer")


ENTRIES = [
    Entry(_("Training"), "portal:training", _whoever_only_works_here, ("portal:training_",), order=21),
    Entry(_("Rules"), "portal:pms_documents", _whoever_only_works_here, ("portal:pms_document",), order=22),
    Entry(_("Entry log"), "portal:pms_day_log", _whoever_logs_only, ("portal:pms_day_log_",), order=25),
    Entry(_("Audit"), "portal:pms_audits", _whoever_audits, ("portal:pms_audit",), order=25),
    _pms("plan", _("Plan"), 21),
    _pms("do", _("Do"), 22),
    _pms("check", _("Check"), 23),
    _pms("act", _("Act"), 24),
    Entry(_("Home"), "portal:home", _everybody, order=10),
    Entry(_("Search"), "portal:pms_search", _everybody, order=25),
    Entry(_("Invoices"), "portal:invoices", _whoever_sees_the_dossier, ("portal:invoice",), order=60),
    Entry(
        _("Applications"),
        "portal:applications",
        _whoever_sees_the_dossier,
        prefixes=("portal:application", "portal:renewal_start"),
        order=30,
    ),
    Entry(
        _("Incidents"),
        "portal:incidents",
        _whoever_sees_the_dossier,
        prefixes=("portal:incident", "portal:suspension"),
        order=50,
    ),
]
# What is looked at once in years stands in the account menu.
ACCOUNT_ENTRIES = [
    Entry(_("Units"), "portal:units", _whoever_sees_the_dossier, prefixes=("portal:unit_",), order=25),
]
