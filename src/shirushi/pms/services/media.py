"""Media in use, carried out and brought back; disposals with what proves them."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.ledger import Ledger, Values
from shirushi.pms.models import Disposal, Medium
from shirushi.pms.services import ledgers
from shirushi.record.errors import ActRefused

BACK, CERTIFY = "pms.medium.back", "pms.disposal.certify"
HERE = {"out_on": None, "out_by": "", "out_to": "", "out_until": None}


def _complete_medium(medium: Medium, on: date) -> None:
    if medium.since > on:
        raise ActRefused("day_ahead", _("A day lies in the future."))


def _refuse_ended(medium: Medium) -> None:
    if medium.ended_on:
        raise ActRefused("medium_ended", _("This medium is out of use."))


MEDIA = Ledger(
    model=Medium,
    entered="pms.medium.entered",
    changed="pms.medium.changed",
    columns=(
        "kind", "label", "content", "protection", "holder", "place", "since", "department_id", "holding_id",
    ),
    personal=frozenset({"holder", "out_by"}),
    searched=("label", "content", "holder", "place"),
    standings={
        "here": lambda _on: Q(ended_on=None, out_on=None),
        "out": lambda _on: Q(out_on__isnull=False),
        "overdue": lambda on: Q(out_on__isnull=False, out_until__lt=on),
        "ended": lambda _on: Q(ended_on__isnull=False),
    },
    complete=_complete_medium,
    refuse_change=_refuse_ended,
)  # fmt: skip


def enter_medium(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Medium:
    made: Medium = ledgers.enter(MEDIA, organisation=organisation, values=values, by=by, on=on)
    return made


@transaction.atomic
def carry_out(
    *,
    medium: Medium,
    out_by: str,
    out_to: str,
    out_until: date,
    by: Actor,
    on: date,
    revision: int | None = None,
) -> Medium:
    """It leaves the house with somebody, for something, until a day."""
    allow(policy.may_write(by, medium))
    _refuse_ended(medium)
    if medium.out_on:
        raise ActRefused("medium_out", _("This medium is out already."))
    if out_until < on:
        raise ActRefused("back_before_out", _("The day on which it is due back has passed."))
    values = {"out_on": on, "out_by": out_by, "out_to": out_to, "out_until": out_until}
    ledgers.note(
        MEDIA, entry=medium, action="pms.medium.carried_out", values=values, by=by, on=on, revision=revision
    )
    agenda.open_task(
        kind=BACK,
        dossier=None,
        subject_id=medium.pk,
        organisation=medium.organisation,
        roles=[Role.PRIVACY_OFFICER],
        on=on,
        due_on=out_until,
        params={"number": medium.number},
    )
    return medium


@transaction.atomic
def bring_back(*, medium: Medium, by: Actor, on: date, revision: int | None = None) -> Medium:
    """It is back, and was looked at."""
    allow(policy.may_write(by, medium))
    if not medium.out_on:
        raise ActRefused("medium_here", _("This medium is not out."))
    ledgers.note(
        MEDIA, entry=medium, action="pms.medium.brought_back", values=HERE, by=by, on=on, revision=revision
    )
    agenda.close_task(kind=BACK, subject_id=medium.pk, on=on)
    return medium


def _complete_disposal(disposal: Disposal, on: date) -> None:
    days = (disposal.disposed_on, disposal.certified_on)
    if any(day > on for day in days if day):
        raise ActRefused("day_ahead", _("A day lies in the future."))
    if not disposal.witness and not disposal.contractor:
        raise ActRefused("no_witness", _("Name a witness, or the contractor that did it."))
    if disposal.certified_on and not disposal.contractor:
        raise ActRefused("whose_certificate", _("A certificate comes from a contractor: name it."))
    if disposal.certified_on and disposal.certified_on < disposal.disposed_on:
        raise ActRefused("certified_before", _("The certificate cannot be older than the disposal."))
    _end_medium(disposal, on)


def _end_medium(disposal: Disposal, on: date) -> None:
    """What is disposed of is in use no more."""
    medium = disposal.medium
    if medium is None:
        return
    if Disposal.objects.filter(medium=medium).exclude(pk=disposal.pk).exists():
        raise ActRefused("medium_ended", _("This medium is out of use."))
    Medium.objects.filter(pk=medium.pk).update(ended_on=disposal.disposed_on, **HERE)
    agenda.close_task(kind=BACK, subject_id=medium.pk, on=on)


def _ask_for_certificate(disposal: Disposal, on: date) -> None:
    if not disposal.contractor or disposal.certified_on:
        agenda.close_task(kind=CERTIFY, subject_id=disposal.pk, on=on)
        return
    agenda.open_task(
        kind=CERTIFY,
        dossier=None,
        subject_id=disposal.pk,
        organisation=disposal.organisation,
        roles=[Role.PRIVACY_OFFICER],
        on=on,
        params={"number": disposal.number},
    )


DISPOSALS = Ledger(
    model=Disposal,
    entered="pms.disposal.recorded",
    changed="pms.disposal.changed",
    columns=(
        "what", "amount", "method", "disposed_on", "done_by", "witness", "contractor", "certificate",
        "certified_on", "department_id", "holding_id", "medium_id", "remark",
    ),
    personal=frozenset({"done_by", "witness", "remark"}),
    searched=("what", "done_by", "witness", "contractor", "certificate"),
    standings={
        "proven": lambda _on: Q(contractor="") | Q(certified_on__isnull=False),
        "unproven": lambda _on: Q(certified_on=None) & ~Q(contractor=""),
    },
    complete=_complete_disposal,
    follow=_ask_for_certificate,
)  # fmt: skip


def record_disposal(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Disposal:
    made: Disposal = ledgers.enter(DISPOSALS, organisation=organisation, values=values, by=by, on=on)
    return made
