"""What keeps a unit from applying for a time, and the annulment of a wrong one."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.intake import policy
from shirushi.intake.models import Disqualification
from shirushi.intake.services.eligibility import reopen_eligibility
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine


@transaction.atomic
def disqualify(
    *, dossier: Dossier, kind: str, starts_on: date, ends_on: date | None, decision: Any, by: Actor, on: date
) -> Disqualification:
    """Record a bar (with its last day) or a denial, which the eligibility rule counts from its day."""
    allow(policy.may_disqualify(by, dossier))
    if kind == Disqualification.Kind.BAR and (ends_on is None or ends_on < starts_on):
        raise ActRefused(
            "bar_without_end", _("A bar needs a last day, not before its first. Nothing was done.")
        )
    disqualification: Disqualification = Disqualification.objects.create(
        dossier=dossier,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        decision=journal.stored(decision),
    )
    journal.record(
        "intake.disqualification.recorded",
        disqualification,
        by=by,
        on=on,
        decision=decision,
        after={"kind": kind, "starts_on": starts_on, "ends_on": ends_on},
    )
    reopen_eligibility(dossier=dossier, by=by, on=on)
    return disqualification


@transaction.atomic
def annul_disqualification(*, disqualification: Disqualification, reason: str, by: Actor, on: date) -> None:
    """It was wrong: from now on it counts as if it had never been."""
    allow(policy.may_disqualify(by, disqualification.dossier))
    if not reason.strip():
        raise ActRefused("reason_missing", _("An annulment needs its reason. Nothing was done."))
    if not _claimed(disqualification, on):
        raise ActRefused("already_annulled", _("This was already annulled. Nothing was changed."))
    journal.record(
        "intake.disqualification.annulled",
        disqualification,
        by=by,
        on=on,
        after={"reason": reason.strip()},
        annuls=_line_of(disqualification),
    )
    reopen_eligibility(dossier=disqualification.dossier, by=by, on=on)


def _claimed(disqualification: Disqualification, on: date) -> bool:
    """Annulled by this act, and not by somebody quicker."""
    open_ones = Disqualification.objects.filter(pk=disqualification.pk, annulled_on=None)
    disqualification.annulled_on = on
    return bool(open_ones.update(annulled_on=on))


def _line_of(disqualification: Disqualification) -> JournalLine | None:
    return JournalLine.objects.filter(
        action="intake.disqualification.recorded",
        subject_type="intake.disqualification",
        subject_id=disqualification.pk,
    ).first()
