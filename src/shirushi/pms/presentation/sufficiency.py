"""The words of declarations and editions of requirements."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.rules.requirements import Kind

ACTIONS = {
    "pms.declaration.made": _("Evidence was declared sufficient for a requirement"),
    "pms.declaration.taken_back": _("A declaration about a requirement was taken back"),
    "pms.reopeneditem.settled": _("The new words of a requirement were compared"),
    "pms.editionuse.moved": _("The PMS moved to a new edition of the requirements"),
    "pms.editionuse.undone": _("The move to a new edition of the requirements was undone"),
    "pms.nonehere.said": _("It was said that there are no contractors"),
    "pms.nonehere.taken_back": _("That there are no contractors was taken back"),
}

LABELS = {
    "edition": _("Edition"),
    "links": _("Links to evidence carried over"),
    "declarations": _("Declarations carried over"),
    "reopened": _("Items to compare"),
    "evidence": _("Evidence"),
    "words": _("What was said"),
}

# What became of an item, with its tone.
KINDS = {
    Kind.UNCHANGED: ("done", pgettext_lazy("edition", "unchanged")),
    Kind.RENUMBERED: ("done", _("other number, same words")),
    Kind.CHANGED: ("attention", _("words changed")),
    Kind.ADDED: ("info", pgettext_lazy("edition", "new")),
    Kind.DROPPED: ("ended", pgettext_lazy("edition", "dropped")),
}
