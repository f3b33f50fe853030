"""What the registers tell a management review: complaints, requests, incidents, provisions, training, laws."""

from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import (
    Complaint,
    DataRequest,
    Law,
    Mishap,
    Provision,
    Receipt,
    ReviewInput,
    TrainingCourse,
)
from shirushi.pms.queries import training
from shirushi.pms.queries.review_inputs import LINES_SHOWN, Asked, Found, register, said

Code = ReviewInput.Code


def _counted(asked: Asked, model: Any, day: str, **counts: Q) -> dict[str, int]:
    own = model.objects.filter(organisation=asked.organisation)
    since = {f"{day}__gte": asked.since}
    found: dict[str, int] = own.aggregate(
        came=Count("pk", filter=Q(**since)),
        **{name: Count("pk", filter=each) for name, each in counts.items()},
    )
    return found


def complaints(asked: Asked) -> Found:
    counted = _counted(asked, Complaint, "received_on", waiting=Q(closed_on=None))
    words = _("Complaints: %(came)s came, %(waiting)s are not closed.")
    return Found(counted["came"], [said(words, **counted)])


def requests(asked: Asked) -> Found:
    late = Q(answered_on=None, due_on__lt=asked.on)
    counted = _counted(asked, DataRequest, "received_on", waiting=Q(answered_on=None), late=late)
    words = _(
        "Requests of data subjects: %(came)s came, %(waiting)s wait for an answer, %(late)s of them late."
    )
    return Found(counted["came"], [said(words, **counted)])


def mishaps(asked: Asked) -> Found:
    """Incidents one by one, near misses as a number."""
    recent = Q(found_on__gte=asked.since)
    counted = _counted(
        asked,
        Mishap,
        "found_on",
        incidents=recent & Q(kind=Mishap.Kind.INCIDENT),
        near_misses=recent & Q(kind=Mishap.Kind.NEAR_MISS),
        waiting=Q(closed_on=None),
    )
    words = _("Incidents: %(incidents)s, near misses: %(near_misses)s. Not closed: %(waiting)s.")
    lines = [said(words, **{name: counted[name] for name in ("incidents", "near_misses", "waiting")})]
    rows = Mishap.objects.filter(recent, organisation=asked.organisation, kind=Mishap.Kind.INCIDENT)
    for row in rows.order_by("found_on", "pk")[:LINES_SHOWN]:
        event = Mishap.Event(row.event).label if row.event else _("Not known yet")
        told = {"day": row.found_on, "number": row.number, "event": event}
        lines.append(said(_("Incident No. %(number)s of %(day)s: %(event)s"), **told))
    return Found(counted["came"], lines)


def transfers(asked: Asked) -> Found:
    lapsed = Q(disposed_on=None, keep_until__lt=asked.on)
    gave = _counted(asked, Provision, "provided_on", lapsed=lapsed)
    took = _counted(asked, Receipt, "received_on", lapsed=lapsed)
    words = _(
        "Third parties: %(gave)s provisions, %(took)s receipts recorded; %(lapsed)s records may be disposed of."
    )
    over = gave["lapsed"] + took["lapsed"]
    return Found(over, [said(words, gave=gave["came"], took=took["came"], lapsed=over)])


def trained(asked: Asked) -> Found:
    share = training.share_trained(asked.organisation.pk, asked.on)
    courses = TrainingCourse.objects.filter(
        organisation=asked.organisation, opened_on__gte=asked.since
    ).count()
    words = _("Training: %(courses)s courses; %(passed)s of %(present)s workers passed within the year.")
    line = said(words, courses=courses, passed=share.passed, present=share.present)
    return Found(share.present - share.passed, [line])


def laws(asked: Asked) -> Found:
    """Laws and guidelines that had changed when they were looked at."""
    changed = Law.objects.filter(
        organisation=asked.organisation, ended_on=None, changed=True, checked_on__gte=asked.since
    )
    rows = changed.order_by("checked_on", "pk")[:LINES_SHOWN]
    lines = [
        said(_("Amended, seen on %(day)s: %(name)s %(edition)s"), day=row.checked_on, name=row.name,
             edition=row.edition)
        for row in rows
    ]  # fmt: skip
    return Found(changed.count(), lines)


def register_inputs() -> None:
    register(Code.FEEDBACK, complaints)
    register(Code.FEEDBACK, requests)
    register(Code.NONCONFORMITIES, mishaps)
    register(Code.MONITORING, transfers)
    register(Code.MONITORING, trained)
    register(Code.CHANGES, laws)
