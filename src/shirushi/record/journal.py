"""Writing the journal: one line for each act, in the act's own transaction."""

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalBody, JournalLine

Facts = Mapping[str, Any]


class Acting(Protocol):
    """What the journal needs to know of an actor."""

    @property
    def person_id(self) -> int | None: ...
    @property
    def organisation_id(self) -> int | None: ...
    @property
    def at(self) -> datetime: ...


def plain(value: object) -> Any:
    """The JSON form of facts: dates become ISO strings, lazy texts strings."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def digest_of(salt: str, content: object) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}{canonical}".encode()).hexdigest()


def record(
    action: str,
    subject: models.Model,
    *,
    by: Acting,
    on: date,
    dossier_id: int | None = None,
    decision: Any = None,
    before: Facts | None = None,
    after: Facts | None = None,
    personal: Facts | None = None,
    annuls: JournalLine | None = None,
) -> JournalLine:
    """Write the line of one act. `on` is the day it takes effect; `by.at` when it was recorded.

    `decision` is a Decision or its stored JSON; `personal` is kept apart and can be erased.
    An act that takes another back names its line (`annuls`): a line is annulled once.
    """
    _refuse_second_annulment(annuls)
    return _write(
        personal,
        action=action,
        dossier_id=dossier_id if dossier_id is not None else getattr(subject, "dossier_id", None),
        subject_type=_type_of(subject),
        subject_id=subject.pk,
        actor_id=by.person_id,
        organisation_id=by.organisation_id,
        effective_on=on,
        recorded_at=by.at,
        decision=stored(decision),
        before=plain(before or {}),
        after=plain(after or {}),
        annuls=annuls,
    )


def line_of(action: str, subject: models.Model) -> JournalLine | None:
    """The latest line of that act on that subject which is not annulled: what an annulment names."""
    lines = JournalLine.objects.filter(
        action=action, subject_type=_type_of(subject), subject_id=subject.pk, annulled_by=None
    )
    return lines.order_by("-id").first()


@transaction.atomic
def annul(line: JournalLine, *, by: Acting, on: date, reason: str, action: str) -> JournalLine:
    """Write the line that takes another back, about the same subject. The first one stays as it is."""
    _refuse_second_annulment(line)
    return _write(
        {"reason": reason},
        action=action,
        dossier_id=line.dossier_id,
        subject_type=line.subject_type,
        subject_id=line.subject_id,
        actor_id=by.person_id,
        organisation_id=by.organisation_id,
        effective_on=on,
        recorded_at=by.at,
        before=line.after,
        after=line.before,
        annuls=line,
    )


@transaction.atomic
def erase_body(line: JournalLine, *, by: Acting, on: date, reason: str) -> JournalLine:
    """Erase the part of a line that names people. The line stays with its digest; a line of this is added."""
    if not JournalBody.objects.filter(line=line).delete()[0]:
        raise ActRefused("nothing_to_erase", _("This line has no personal part, or it is erased already."))
    return _write(
        None,
        action="record.body.erased",
        dossier_id=line.dossier_id,
        subject_type=_type_of(line),
        subject_id=line.pk,
        actor_id=by.person_id,
        organisation_id=by.organisation_id,
        effective_on=on,
        recorded_at=by.at,
        after={"reason": reason},
    )


def _write(personal: Facts | None, **columns: Any) -> JournalLine:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a journal line is written in the transaction of its act")
    salt = secrets.token_hex(16)
    content = plain(personal) if personal else None
    line = JournalLine.objects.create(body_digest=digest_of(salt, content) if content else "", **columns)
    if content:
        JournalBody.objects.create(line=line, salt=salt, content=content)
    for act in _along.get(line.subject_type, ()):
        act(line.subject_id)
    return line


# What is written along with every line about a kind of record, in its transaction: what is read of the record
# elsewhere (a search) can then not be forgotten by an act. Nothing that decides belongs here.
_along: dict[str, list[Callable[[int], None]]] = {}


def write_along(model: type[models.Model], act: Callable[[int], None]) -> None:
    """Call `act` with the key of the record after each line about one; from an app's ready(), once."""
    _along.setdefault(model._meta.label_lower, []).append(act)


def _type_of(subject: models.Model) -> str:
    return subject._meta.label_lower


def _refuse_second_annulment(line: JournalLine | None) -> None:
    if line is not None and JournalLine.objects.filter(annuls=line).exists():
        raise ActRefused("already_annulled", _("This was taken back already. Nothing was changed."))


def stored(decision: Any) -> Any:
    """A decision as it is kept: its JSON."""
    return decision.as_json() if hasattr(decision, "as_json") else decision
