"""The account menu: what every signed-in person finds there."""

from django.utils.translation import gettext_lazy as _

from shirushi.entrance.frame import Entry
from shirushi.people.actor import Actor


def _everybody(who: Actor) -> bool:
    return who.is_known


def _members(who: Actor) -> bool:
    return bool(who.organisation_id)


ENTRIES = (
    Entry(_("My profile"), "entrance:profile", _everybody, order=10),
    Entry(_("My calendar"), "entrance:calendar", _members, order=15),
    Entry(_("Organisation and people"), "entrance:organisation", _members, order=20),
    Entry(_("Change organisation"), "entrance:organisations", _everybody, order=30),
    Entry(_("Security of the account"), "mfa_index", _everybody, ("mfa_",), order=40),
    Entry(_("Sign out"), "account_logout", _everybody, order=90),
)
