from django.utils.translation import gettext_lazy as _

from shirushi.entrance.frame import Entry
from shirushi.people.actor import Actor


def to_the_public(who: Actor) -> bool:
    """People at work see their own navigation; the registry stays one entry of it."""
    return not who.is_known


def beside_the_own_work(who: Actor) -> bool:
    """Whoever works here has a navigation that fills the line, and looks marks up from the account menu."""
    return who.is_business or who.is_body


ENTRIES = (
    Entry(
        _("Look up a mark"),
        "public:home",
        lambda who: not beside_the_own_work(who),
        ("public:mark",),
        order=90,
    ),
    Entry(_("Publications"), "public:publications", to_the_public, ("public:dispensation",), order=91),
    Entry(_("Rules"), "public:rules", to_the_public, ("public:clauses",), order=92),
    Entry(_("For programs"), "public:for_programs", to_the_public, order=93),
    Entry(_("Sign in"), "account_login", to_the_public, ("account_",), order=94),
)
ACCOUNT_ENTRIES = (
    Entry(_("Look up a mark"), "public:home", beside_the_own_work, ("public:mark",), order=70),
)
