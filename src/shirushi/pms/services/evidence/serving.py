"""What evidence serves: requirements of both schemes, and the records that it belongs to."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import editions, policy
from shirushi.pms.models import (
    Contractor,
    Disposal,
    Evidence,
    EvidenceRecord,
    EvidenceRequirement,
    Medium,
    Nonconformity,
    OperationCheck,
    TrainingCourse,
)
from shirushi.pms.services.evidence.standing import refuse_withdrawn
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

# The key by which evidence names a record of each ledger.
KEYS: dict[type[Model], str] = {
    OperationCheck: "operation_check",
    Nonconformity: "nonconformity",
    TrainingCourse: "course",
    Contractor: "contractor",
    Medium: "medium",
    Disposal: "disposal",
}
Served = tuple[str, str]


@transaction.atomic
def serve(
    *,
    evidence: Evidence,
    requirements: Sequence[Served],
    by: Actor,
    on: date,
    revision: int | None = None,
) -> Evidence:
    """Say for which requirements the evidence counts from now on: (scheme, code), in place of what was said."""
    allow(policy.may_write(by, evidence))
    refuse_withdrawn(evidence)
    used = editions.used(evidence.organisation, on)
    begins = {scheme: edition.in_force_from for scheme, edition in used.items()}
    _refuse_unknown(requirements, {(s, item.code) for s, each in used.items() for item in each.items()})
    claim(evidence, revision)
    for scheme in {scheme for scheme, _code in requirements}:
        editions.begin_using(evidence.organisation, used[scheme], on)
    held = {
        (each.scheme, each.code): each
        for each in evidence.requirements.all()
        if each.edition == begins.get(each.scheme)
    }
    wanted = set(requirements)
    evidence.requirements.filter(pk__in=[row.pk for key, row in held.items() if key not in wanted]).delete()
    EvidenceRequirement.objects.bulk_create(
        EvidenceRequirement(evidence=evidence, scheme=scheme, edition=begins[scheme], code=code)
        for scheme, code in sorted(wanted - set(held))
    )
    if wanted != set(held):
        _journal_served(evidence, held, wanted, by=by, on=on)
    return evidence


def _refuse_unknown(requirements: Iterable[Served], known: set[Served]) -> None:
    unknown = sorted({code for scheme, code in requirements if (scheme, code) not in known})
    if unknown:
        raise ActRefused(
            "requirement_unknown",
            _("No requirement has this code: %(codes)s. Nothing was changed."),
            codes=", ".join(unknown),
        )


def _journal_served(
    evidence: Evidence, before: Iterable[Served], after: Iterable[Served], *, by: Actor, on: date
) -> None:
    journal.record(
        "pms.evidence.serves",
        evidence,
        by=by,
        on=on,
        before={"requirements": sorted(code for _scheme, code in before)},
        after={"requirements": sorted(code for _scheme, code in after)},
    )


@transaction.atomic
def attach(*, evidence: Evidence, record: Model, by: Actor, on: date) -> EvidenceRecord:
    """The evidence belongs to this record of the same business. Saying so twice changes nothing."""
    allow(policy.may_write(by, evidence))
    refuse_withdrawn(evidence)
    if getattr(record, "organisation_id", None) != evidence.organisation_id:
        raise ActRefused("record_foreign", _("This record is not one of this organisation."))
    named: dict[str, Any] = {KEYS[type(record)]: record}
    found, made = EvidenceRecord.objects.get_or_create(evidence=evidence, **named)
    if made:
        after = {"record": str(record)}
        journal.record("pms.evidence.attached", evidence, by=by, on=on, after=after)
    return found


@transaction.atomic
def detach(*, link: EvidenceRecord, by: Actor, on: date) -> None:
    """The evidence does not belong to this record. Both stay."""
    allow(policy.may_write(by, link.evidence))
    refuse_withdrawn(link.evidence)
    before = {"record": str(link.record)}
    journal.record("pms.evidence.detached", link.evidence, by=by, on=on, before=before)
    link.delete()
