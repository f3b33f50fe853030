"""Keeping the search of the PMS up to date: with the line that the journal writes about a record, in its act.

Every act writes its line; so no act can forget the index. Where an act is about another record than those whose
words change (a sheet and its risks), `ABOUT` says which.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet

from shirushi.pms import models, search
from shirushi.pms.subjects import SUBJECTS, Subject
from shirushi.record import journal

Touched = Callable[[int], QuerySet[Any]]

# What else is indexed anew when an act is about such a record.
ABOUT: tuple[tuple[type[Model], type[Model], Touched], ...] = (
    (
        models.Document,
        models.DocumentVersion,
        lambda key: models.DocumentVersion.objects.filter(document_id=key),
    ),
    (models.RiskSheet, models.Risk, lambda key: models.Risk.objects.filter(sheet_id=key)),
    (models.AuditPlan, models.Audit, lambda key: models.Audit.objects.filter(plan_id=key)),
)


def register() -> None:
    """Called from the app's ready()."""
    for subject in SUBJECTS:
        if subject.texts:
            journal.write_along(subject.model, partial(_one, subject))
            for about, model, touched in ABOUT:
                if model is subject.model:
                    journal.write_along(about, partial(_several, subject, touched))


def _one(subject: Subject, key: int) -> None:
    index(subject, [key])


def _several(subject: Subject, touched: Touched, key: int) -> None:
    index(subject, list(touched(key).values_list("pk", flat=True)))


def index_records(records: Iterable[Model]) -> None:
    """For acts about many at once, whose line is about the business. All of one table."""
    some = list(records)
    for subject in SUBJECTS:
        if some and isinstance(some[0], subject.model):
            index(subject, [each.pk for each in some])


def index(subject: Subject, keys: Sequence[int]) -> None:
    """Index these rows as they stand now; what is gone, or is not to be found, is taken out."""
    found: Any = subject.model._default_manager
    for start in range(0, len(keys), search.BATCH):
        some = keys[start : start + search.BATCH]
        rows = found.filter(subject.indexed, pk__in=some).values_list("pk", "organisation_id", *subject.texts)
        search.remove(subject.kind, some)
        search.add(subject.kind, documents(rows))


def documents(rows: Iterable[Sequence[Any]]) -> Iterator[search.Document]:
    """From rows of key, business and texts."""
    for key, organisation, *texts in rows:
        yield search.Document(key, organisation, {}, [str(text or "") for text in texts])


def rebuild() -> int:
    """Index everything anew that follows the journal; the other ledgers index themselves. Returns how many rows."""
    total = 0
    for subject in SUBJECTS:
        if subject.texts:
            found: Any = subject.model._default_manager
            keys = list(found.order_by("pk").values_list("pk", flat=True))
            index(subject, keys)
            total += len(keys)
    return total
