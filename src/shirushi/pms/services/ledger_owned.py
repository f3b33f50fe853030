"""What departments own in the simple ledgers, for when one closes."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.pms.ledger import Ledger
from shirushi.pms.services import departments, media, mishaps, transfers


def _register(ledger: Ledger, name: str, label: Any, living: Q) -> None:
    """The living entries name the other department from now on; what is over stays where it was."""

    def rows() -> QuerySet[Any]:
        found: QuerySet[Any] = ledger.model._default_manager.filter(living)
        return found

    departments.register(departments.Owned(name, label, rows, departments.moved_by_update(rows)))


def register_ledgers() -> None:
    kept = Q(disposed_on=None)
    _register(transfers.PROVISIONS, "provisions", _("Records of provision"), kept)
    _register(transfers.RECEIPTS, "receipts", _("Records of receipt"), kept)
    _register(mishaps.LEDGER, "mishaps", _("Open incidents and near misses"), Q(closed_on=None))
    _register(media.MEDIA, "media", _("Media in use"), Q(ended_on=None))
