"""The register of contractors: added, changed, ended."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people import corporate_number as numbers
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.pms import indexing
from shirushi.pms import policy_contractors as policy
from shirushi.pms.models import Contractor
from shirushi.pms.services.contractors.reviewing import TASKS, put_review
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Values = Mapping[str, Any]
COLUMNS = (
    "name", "corporate_number", "work", "data", "quantity", "contract_on", "nda_on", "certificates",
    "re_entrusts", "re_entrusted_to", "abroad", "remark",
)  # fmt: skip
BATCH = 500


@transaction.atomic
def register(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Contractor:
    """Enter a contractor. It is evaluated before it gets the information, so that is due at once."""
    allow(policy.may_keep_register(by, organisation.pk))
    contractor = _new(organisation, values, on)
    contractor.save()
    after = {name: getattr(contractor, name) for name in COLUMNS}
    journal.record("pms.contractor.registered", contractor, by=by, on=on, after=after)
    put_review(contractor, on)
    return contractor


@transaction.atomic
def register_many(
    *, organisation: Organisation, rows: Sequence[Values], by: Actor, on: date, batch: int | None = None
) -> list[Contractor]:
    """Enter many at once (import), with one line in the journal. The daily run asks for their evaluations."""
    allow(policy.may_keep_register(by, organisation.pk))
    made = [_new(organisation, row, on) for row in rows]
    for each in made:
        each.import_batch = batch
    added: list[Contractor] = Contractor.objects.bulk_create(made, batch_size=BATCH)
    indexing.index_records(added)
    journal.record("pms.contractors.registered", organisation, by=by, on=on, after={"count": len(added)})
    return added


def _new(organisation: Organisation, values: Values, on: date) -> Contractor:
    given = {name: values[name] for name in COLUMNS if name in values}
    contractor = Contractor(organisation=organisation, created_on=on, next_review_on=on, **given)
    _check(contractor)
    return contractor


def _check(contractor: Contractor) -> None:
    contractor.corporate_number = numbers.plain(contractor.corporate_number or "")
    if contractor.corporate_number and not numbers.is_valid(contractor.corporate_number):
        raise ActRefused(
            "corporate_number_wrong", _("This corporate number is not right. Please check its 13 digits.")
        )
    if contractor.re_entrusts and not contractor.re_entrusted_to:
        raise ActRefused("re_entrusted_to_whom", _("Say to whom the work is re-entrusted."))


@transaction.atomic
def change(
    *, contractor: Contractor, values: Values, by: Actor, on: date, revision: int | None = None
) -> Contractor:
    allow(policy.may_keep_register(by, contractor.organisation_id))
    _refuse_ended(contractor)
    claim(contractor, revision)
    before = {name: getattr(contractor, name) for name in COLUMNS}
    for name in COLUMNS:
        setattr(contractor, name, values.get(name, before[name]))
    _check(contractor)
    changed = [name for name in COLUMNS if getattr(contractor, name) != before[name]]
    contractor.save(update_fields=changed)
    journal.record(
        "pms.contractor.changed",
        contractor,
        by=by,
        on=on,
        before={name: before[name] for name in changed},
        after={name: getattr(contractor, name) for name in changed},
    )
    return contractor


@transaction.atomic
def end(
    *, contractor: Contractor, ended_on: date, reason: str, by: Actor, on: date, revision: int | None = None
) -> Contractor:
    """The work is no longer entrusted. Links end with it; the records stay."""
    allow(policy.may_keep_register(by, contractor.organisation_id))
    _refuse_ended(contractor)
    if ended_on > on:
        raise ActRefused("end_ahead", _("The day lies in the future. Enter the end when it has come."))
    claim(contractor, revision)
    contractor.ended_on, contractor.end_reason = ended_on, reason
    contractor.save(update_fields=["ended_on", "end_reason"])
    after = {"ended_on": ended_on, "reason": reason}
    journal.record("pms.contractor.ended", contractor, by=by, on=on, after=after)
    agenda.close_tasks_of(kinds_prefix=TASKS, subject_id=contractor.pk, on=on)
    return contractor


def _refuse_ended(contractor: Contractor) -> None:
    if contractor.ended_on:
        raise ActRefused("contractor_ended", _("The work with this contractor has ended."))
