"""Importing a ledger: a file is started, its columns mapped, then its good rows come in, or it is given up.

Everything that came in can be taken out again as long as nothing of it was changed.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext_lazy as _

from shirushi.papers.names import cleaned
from shirushi.papers.services import refuse_infected
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Organisation
from shirushi.people.rights import allow
from shirushi.people.services import close_department, guards, open_department
from shirushi.pms import policy
from shirushi.pms.imports import LEDGERS, Ledger
from shirushi.pms.imports.mapping import ColumnMap
from shirushi.pms.imports.opening import opened, opened_again
from shirushi.pms.imports.preview import Preview, open_departments, preview
from shirushi.pms.imports.remarks import remarks
from shirushi.pms.models import Holding, ImportBatch, ImportContent, ImportedRow, Process
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.sheets.folding import fold
from shirushi.sheets.reading import ParsedRow, Sheet

State = ImportBatch.State
BATCH = 1000


@transaction.atomic
def start(
    *, organisation: Organisation, ledger: Ledger, name: str, content: bytes, by: Actor, on: date
) -> ImportBatch:
    """Keep the file and guess its columns. A file that cannot be read is refused with the reason."""
    allow(policy.may_run(by, organisation))
    refuse_infected(BytesIO(content))
    name = cleaned(name)
    read = opened(name, content)
    batch: ImportBatch = ImportBatch.objects.create(
        organisation=organisation,
        ledger=ledger.code,
        file_name=name,
        file_size=len(content),
        read_as={"kind": read.kind, **read.facts},
        mapping=ColumnMap.guessed(read.sheets, ledger).as_json(),
        started_by_id=by.person_id or 0,
        created_on=on,
    )
    ImportContent.objects.create(batch=batch, content=content)
    after = {"ledger": ledger.code, "size": len(content)}
    journal.record("pms.import.started", batch, by=by, on=on, after=after, personal={"name": name})
    return batch


@transaction.atomic
def map_columns(
    *, batch: ImportBatch, mapping: ColumnMap, by: Actor, revision: int | None = None
) -> ColumnMap:
    """Keep another choice of columns; under another header they are guessed anew.

    It is a draft until the rows come in: no line in the journal.
    """
    allow(policy.may_run(by, batch.organisation))
    _refuse_unless(batch, State.OPEN)
    claim(batch, revision)
    ledger, sheets = LEDGERS[batch.ledger], opened_again(batch).sheets
    if not mapping.fits(sheets, ledger):
        raise ActRefused("mapping_misfit", _MISFIT)
    before = ColumnMap.from_json(batch.mapping)
    if (mapping.sheet, mapping.header) != (before.sheet, before.header):
        mapping = mapping.guessed_anew(sheets, ledger)
    batch.mapping = mapping.as_json()
    batch.save(update_fields=["mapping"])
    return mapping


@transaction.atomic
def carry_out(*, batch: ImportBatch, by: Actor, on: date, revision: int | None = None) -> ImportBatch:
    """Bring the good rows in. The others are kept as a workbook with the reasons, the file itself goes."""
    allow(policy.may_run(by, batch.organisation))
    claim(batch, revision)
    batch.refresh_from_db()
    _refuse_unless(batch, State.OPEN)
    guards.lock(batch.organisation)
    ledger, mapping = LEDGERS[batch.ledger], ColumnMap.from_json(batch.mapping)
    sheet = opened_again(batch).sheets[mapping.sheet]
    found = preview(batch.organisation, ledger, sheet, mapping)
    if not found.good:
        raise ActRefused("nothing_to_import", _("There is no row that can come in. Nothing was written."))
    places = _places(batch.organisation, found, by=by, on=on)
    rows = [places.put(row.values) for row in found.good]
    made = ledger.add(organisation=batch.organisation, rows=rows, by=by, on=on, batch=batch.pk)
    _keep_rows(batch, ledger, found.good, made)
    _keep_remarks(batch, ledger, sheet, found, on=on)
    batch.counts = {"rows": len(found.rows), "imported": len(made), "left": len(found.bad)}
    batch.opened = {"departments": places.new_departments, "processes": places.new_processes}
    _close(batch, State.DONE, on)
    after = {"ledger": batch.ledger, **batch.counts}
    journal.record("pms.import.done", batch, by=by, on=on, after=after)
    return batch


@transaction.atomic
def undo(*, batch: ImportBatch, by: Actor, on: date, revision: int | None = None) -> ImportBatch:
    """Take everything of an import out again; refused as soon as one of its rows was changed or is used."""
    allow(policy.may_run(by, batch.organisation))
    claim(batch, revision)
    batch.refresh_from_db()
    _refuse_unless(batch, State.DONE)
    guards.lock(batch.organisation)
    ledger = LEDGERS[batch.ledger]
    keys = list(batch.rows.values_list("subject_id", flat=True))
    if changed := _changed(batch, ledger):
        raise ActRefused("import_changed", _CHANGED, count=changed)
    try:
        ledger.remove(batch.organisation, keys, on)
        _take_back_places(batch, by=by, on=on)
    except ProtectedError as error:
        raise ActRefused("import_used", _USED) from error
    batch.rows.all().delete()
    ImportContent.objects.filter(batch=batch).delete()
    _close(batch, State.UNDONE, on)
    journal.record("pms.import.undone", batch, by=by, on=on, before=batch.counts)
    return batch


@transaction.atomic
def discard(*, batch: ImportBatch, by: Actor, on: date) -> ImportBatch:
    """Give an open import up: its file goes, the ledger stays as it is."""
    allow(policy.may_run(by, batch.organisation))
    claim(batch, None)
    _refuse_unless(batch, State.OPEN)
    ImportContent.objects.filter(batch=batch).delete()
    _close(batch, State.DISCARDED, on)
    journal.record("pms.import.discarded", batch, by=by, on=on)
    return batch


_MISFIT = _("The file has no such sheet, row or column. Nothing was changed.")
_CHANGED = _(
    "%(count)s of the imported rows were changed or deleted since. The import stays; change or end single rows instead."
)
_USED = _(
    "Other records refer to imported rows already. The import stays; change or end single rows instead."
)


def _refuse_unless(batch: ImportBatch, state: str) -> None:
    if batch.state != state:
        raise ActRefused(
            "import_state",
            _("This import is %(state)s. Nothing was changed."),
            state=batch.get_state_display(),
        )


def _close(batch: ImportBatch, state: str, on: date) -> None:
    batch.state, batch.closed_on = state, on
    batch.save(update_fields=["state", "closed_on", "counts", "opened"])


@dataclass(frozen=True)
class _Places:
    """Departments by folded name, processes by department and folded name; what was opened for this import."""

    departments: Mapping[str, int]
    processes: Mapping[tuple[int, str], int]
    new_departments: list[int]
    new_processes: list[int]

    def put(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The row with keys in place of names."""
        row = dict(values)
        if "department" in row:
            row["department_id"] = self.departments[fold(row.pop("department"))]
        if "process" in row:
            row["process_id"] = self._process(row["department_id"], row.pop("process"))
        return row

    def _process(self, department: int, name: str) -> int | None:
        return self.processes[department, fold(name)] if name else None


def _places(organisation: Organisation, found: Preview, *, by: Actor, on: date) -> _Places:
    departments = open_departments(organisation)
    opened_now = [
        open_department(organisation=organisation, name=name, by=by, on=on)
        for name in found.new_departments(departments)
    ]
    departments |= {fold(department.name): department.pk for department in opened_now}
    processes = {
        (department, fold(name)): pk
        for pk, department, name in Process.objects.filter(organisation=organisation).values_list(
            "pk", "department_id", "name"
        )
    }
    added = _add_processes(organisation, found, departments, processes, on)
    processes |= {(process.department_id, fold(process.name)): process.pk for process in added}
    return _Places(departments, processes, [each.pk for each in opened_now], [each.pk for each in added])


def _add_processes(
    organisation: Organisation,
    found: Preview,
    departments: Mapping[str, int],
    known: Mapping[tuple[int, str], int],
    on: date,
) -> list[Process]:
    named: dict[tuple[int, str], str] = {}
    for row in found.good:
        if name := row.values.get("process"):
            named.setdefault((departments[fold(row.values["department"])], fold(name)), name)
    missing = [
        Process(organisation=organisation, department_id=department, name=name, created_on=on)
        for (department, folded), name in named.items()
        if (department, folded) not in known
    ]
    added: list[Process] = Process.objects.bulk_create(missing, batch_size=BATCH)
    return added


def _take_back_places(batch: ImportBatch, *, by: Actor, on: date) -> None:
    """What the import opened goes as well, unless somebody has put something else there since."""
    Process.objects.filter(pk__in=batch.opened["processes"]).exclude(
        pk__in=Holding.objects.exclude(process=None).values("process")
    ).delete()
    for department in Department.objects.filter(pk__in=batch.opened["departments"], closed_on=None):
        _close_if_empty(department, by, on)


def _close_if_empty(department: Department, by: Actor, on: date) -> None:
    try:
        close_department(department=department, by=by, on=on)
    except ActRefused:
        return  # somebody is at home there by now: it stays open


def _keep_rows(batch: ImportBatch, ledger: Ledger, rows: Sequence[ParsedRow], made: Sequence[Model]) -> None:
    digests = dict(_digests(ledger, [record.pk for record in made]))
    ImportedRow.objects.bulk_create(
        [
            ImportedRow(batch=batch, row=row.number, subject_id=record.pk, digest=digests[record.pk])
            for row, record in zip(rows, made, strict=True)
        ],
        batch_size=BATCH,
    )


def _changed(batch: ImportBatch, ledger: Ledger) -> int:
    """How many of the rows do not stand as they came in."""
    then = dict(batch.rows.values_list("subject_id", "digest"))
    now = dict(_digests(ledger, list(then)))
    return sum(now.get(key) != digest for key, digest in then.items())


def _digests(ledger: Ledger, keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Key and digest of everything that the row holds."""
    fields = [field for field in ledger.model._meta.concrete_fields if not field.primary_key]
    columns = [field.attname for field in fields if field.name not in ledger.moved_by_time]
    for start_at in range(0, len(keys), BATCH):
        some = ledger.model._default_manager.filter(pk__in=keys[start_at : start_at + BATCH])
        for key, *values in some.values_list("pk", *columns):
            yield key, hashlib.sha256(repr(values).encode()).hexdigest()


def _keep_remarks(batch: ImportBatch, ledger: Ledger, sheet: Sheet, found: Preview, *, on: date) -> None:
    if found.bad:
        content = remarks(ledger, sheet, ColumnMap.from_json(batch.mapping), found, on=on)
        ImportContent.objects.filter(batch=batch).update(content=content)
    else:
        ImportContent.objects.filter(batch=batch).delete()
