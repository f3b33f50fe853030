"""What the registers prove: kept while there is something to keep, and nothing in them late."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import (
    Complaint,
    DataRequest,
    Disposal,
    DocumentVersion,
    Holding,
    Medium,
    Mishap,
    Provision,
)

if TYPE_CHECKING:
    from shirushi.pms.readiness.proofs import Answer, Looked


def transfers(at: "Looked") -> "Answer":
    """Every entry that says to whom it is provided has a record of provision, or there is no such entry."""
    recorded = Provision.objects.filter(holding=OuterRef("pk"))
    provided = Holding.objects.filter(organisation=at.organisation, state=Holding.State.APPROVED)
    missing = provided.exclude(third_party="").filter(~Exists(recorded)).count()
    detail = _("%(count)s entries are provided to third parties and have no record of provision.")
    return at.has_inventory and not missing, detail % {"count": missing}, None


def mishaps(at: "Looked") -> "Answer":
    open_ones = Mishap.objects.filter(organisation=at.organisation, closed_on=None).count()
    return (
        at.has_inventory and not open_ones,
        _("%(count)s incidents and near misses are open.") % {"count": open_ones},
        None,
    )


def media(at: "Looked") -> "Answer":
    own = {"organisation": at.organisation}
    out = Medium.objects.filter(out_on__isnull=False, out_until__lt=at.on, **own).count()
    unproven = Disposal.objects.filter(~Q(contractor=""), certified_on=None, **own).count()
    kept = Medium.objects.filter(**own).exists()
    detail = _("%(out)s media are not back in time, %(unproven)s certificates of disposal are missing.")
    return kept and not out and not unproven, detail % {"out": out, "unproven": unproven}, None


def requests(at: "Looked") -> "Answer":
    late = DataRequest.objects.filter(organisation=at.organisation, answered_on=None, due_on__lt=at.on)
    count = late.count()
    return (
        at.has_inventory and not count,
        _("%(count)s requests of data subjects are late.") % {"count": count},
        None,
    )


def complaints(at: "Looked") -> "Answer":
    late = Complaint.objects.filter(organisation=at.organisation, closed_on=None, due_on__lt=at.on)
    count = late.count()
    return at.has_inventory and not count, _("%(count)s complaints are late.") % {"count": count}, None


def notices(at: "Looked") -> "Answer":
    """What is taken from persons in writing has its approved text."""
    approved = DocumentVersion.objects.filter(document__holding=OuterRef("pk"), approved_on__lte=at.on)
    direct = Holding.objects.filter(
        organisation=at.organisation,
        state=Holding.State.APPROVED,
        acquisition=Holding.Acquisition.DIRECT_WRITTEN,
    )
    missing = direct.filter(~Exists(approved)).count()
    detail = _("%(count)s entries taken from persons in writing have no approved text.")
    return direct.exists() and not missing, detail % {"count": missing}, None
