"""The words of record: acts."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "record.body.erased": _("Personal part of a line erased"),
}
