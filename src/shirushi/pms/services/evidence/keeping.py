"""Evidence is put down, changed, brought to mind before it lapses, withdrawn. It is never erased."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max, Model
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.papers import services as papers
from shirushi.papers.models import StoredFile
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Organisation, Role
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.models import Evidence, EvidenceFile
from shirushi.pms.services.evidence import files, serving
from shirushi.pms.services.evidence.standing import index, refuse_withdrawn
from shirushi.pms.services.inventory.confirmation import head_of
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.db.models import QuerySet

Values = Mapping[str, Any]
COLUMNS = (
    "department_id", "title", "shows", "dated_on", "covers_from", "covers_until", "expires_on", "place",
)  # fmt: skip
RENEW = "pms.evidence.renew"
# Whoever keeps evidence is asked to renew it so long before it lapses.
AHEAD = timedelta(days=30)


@transaction.atomic
def add(
    *,
    organisation: Organisation,
    values: Values,
    uploads: Sequence["UploadedFile[Any]"],
    by: Actor,
    on: date,
    requirements: Sequence[tuple[str, str]] = (),
    record: Model | None = None,
) -> Evidence:
    """Put evidence down, with its files or the place of its original, for requirements and for a record."""
    made = Evidence(organisation=organisation, created_on=on, **_known(values))
    allow(policy.may_write(by, made))
    _check(made, on)
    _check_department(made)
    if not uploads and not made.place:
        raise ActRefused(
            "evidence_without_file", _("Choose at least one file, or say where the original is kept.")
        )
    guards.lock(organisation)
    made.number = _next_number(organisation)
    made.save()
    journal.record("pms.evidence.added", made, by=by, on=on, after={"number": made.number, **_facts(made)})
    if uploads:
        files.add_files(evidence=made, uploads=uploads, by=by, on=on)
    if requirements:
        serving.serve(evidence=made, requirements=requirements, by=by, on=on)
    if record is not None:
        serving.attach(evidence=made, record=record, by=by, on=on)
    _remind(made, on)
    index([made])
    return made


@transaction.atomic
def change(
    *, evidence: Evidence, values: Values, by: Actor, on: date, revision: int | None = None
) -> Evidence:
    """Correct what is said of evidence. Files are replaced, not changed."""
    allow(policy.may_write(by, evidence))
    refuse_withdrawn(evidence)
    claim(evidence, revision)
    before = {name: getattr(evidence, name) for name in COLUMNS}
    for name, value in _known(values).items():
        setattr(evidence, name, value)
    allow(policy.may_write(by, evidence))
    _check(evidence, on)
    if evidence.department_id != before["department_id"]:
        _check_department(evidence)
    changed = [name for name in COLUMNS if getattr(evidence, name) != before[name]]
    _save(evidence, changed, before, on)
    journal.record(
        "pms.evidence.changed",
        evidence,
        by=by,
        on=on,
        before=_named({name: before[name] for name in changed}),
        after=_named({name: getattr(evidence, name) for name in changed}),
    )
    return evidence


def _save(evidence: Evidence, changed: Sequence[str], before: Values, on: date) -> None:
    if "expires_on" in changed:
        evidence.renewal_asked_on = None
        agenda.close_task(kind=RENEW, subject_id=evidence.pk, on=on)
    evidence.save(update_fields=[*(name.removesuffix("_id") for name in changed), "renewal_asked_on"])
    if "department_id" in changed:
        move_files(Evidence.objects.filter(pk=evidence.pk), evidence.department)
    if before["expires_on"] != evidence.expires_on:
        _remind(evidence, on)
    index([evidence])


def move_files(evidence: "QuerySet[Evidence]", department: Department | None) -> None:
    """The files follow their evidence: the head of its department sees them."""
    held = EvidenceFile.objects.filter(evidence__in=evidence).values("file")
    papers.move_own(files=StoredFile.objects.filter(pk__in=held), department=department)


@transaction.atomic
def withdraw(
    *, evidence: Evidence, reason: str, by: Actor, on: date, revision: int | None = None
) -> Evidence:
    """It shows nothing any more from this day on. It stays, with its files and the reason."""
    allow(policy.may_write(by, evidence))
    refuse_withdrawn(evidence)
    claim(evidence, revision)
    evidence.withdrawn_on, evidence.withdrawn_by_id, evidence.withdrawal_reason = on, by.person_id, reason
    evidence.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawal_reason"])
    journal.record("pms.evidence.withdrawn", evidence, by=by, on=on, after={"reason": reason})
    agenda.close_task(kind=RENEW, subject_id=evidence.pk, on=on)
    return evidence


@transaction.atomic
def ask_for_renewal(*, evidence: Evidence, by: Actor, on: date) -> Evidence:
    """It lapses soon: its department's head, or the privacy officer, is asked (the daily run)."""
    allow(by.is_system)
    _put_renewal(evidence, on)
    after = {"expires_on": evidence.expires_on}
    journal.record("pms.evidence.renewal_asked", evidence, by=by, on=on, after=after)
    return evidence


def _known(values: Values) -> dict[str, Any]:
    return {name: values[name] for name in COLUMNS if name in values}


def _facts(evidence: Evidence) -> dict[str, Any]:
    return _named({name: getattr(evidence, name) for name in COLUMNS if getattr(evidence, name)})


def _named(values: Values) -> dict[str, Any]:
    """What the journal says: the department by its name."""
    given = dict(values)
    if "department_id" in given:
        department = Department.objects.filter(pk=given.pop("department_id")).first()
        given["department"] = department.name if department else ""
    return given


def _next_number(organisation: Organisation) -> int:
    last = Evidence.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _check(evidence: Evidence, on: date) -> None:
    if evidence.dated_on > on:
        raise ActRefused("evidence_ahead", _("The day of the evidence lies in the future."))
    if evidence.expires_on and evidence.expires_on < evidence.dated_on:
        raise ActRefused("lapses_before", _("It would lapse before its own day. Look at both days."))
    _check_period(evidence)


def _check_department(evidence: Evidence) -> None:
    if evidence.department_id is None:
        return
    home = Department.objects.filter(organisation=evidence.organisation, closed_on=None)
    if not home.filter(pk=evidence.department_id).exists():
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))


def _check_period(evidence: Evidence) -> None:
    first, last = evidence.covers_from, evidence.covers_until
    if (first is None) != (last is None):
        raise ActRefused("period_half", _("Give both ends of the period, or none."))
    if first and last and last < first:
        raise ActRefused("period_reversed", _("The period ends before it begins."))


def _remind(evidence: Evidence, on: date) -> None:
    if evidence.expires_on and evidence.expires_on <= on + AHEAD:
        _put_renewal(evidence, on)


def _put_renewal(evidence: Evidence, on: date) -> None:
    evidence.renewal_asked_on = on
    evidence.save(update_fields=["renewal_asked_on"])
    head = head_of(evidence.department, on) if evidence.department else None
    agenda.open_task(
        kind=RENEW,
        dossier=None,
        subject_id=evidence.pk,
        organisation=evidence.organisation,
        roles=[] if head else [Role.PRIVACY_OFFICER],
        person=head,
        on=on,
        due_on=evidence.expires_on,
        params={"number": evidence.number, "title": evidence.title},
    )
