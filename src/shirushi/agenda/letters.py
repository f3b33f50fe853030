"""Letters and whom they concern: a draft opens a task for its sender, a sent one tells the addressee.

To add a kind: write `<package>/letters/<name>.ja.txt` and `.en.txt`, make a `LetterKind("<package>.<name>", label,
fields)` and `letters.register([...])` it in the package's `AppConfig.ready()`; call `letters.prepare(...)` inside the
act that the letter follows from. Preview, free paragraph, number, PDF, mail and pages are there for every kind.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import texts
from shirushi.agenda.models import Notice
from shirushi.agenda.services import close_task, notify, open_task
from shirushi.agenda.texts import Text
from shirushi.papers.letters import kinds, queries, services
from shirushi.papers.letters.kinds import LetterKind
from shirushi.papers.models import Letter
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation, Role

TO_SEND, WAITS = "letter.send.", "letter.waits."
READERS = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)


def register(new: Iterable[LetterKind]) -> None:
    """Make kinds known, with the words of their tasks and notices."""
    for kind in new:
        kinds.register([kind])
        texts.register({TO_SEND + kind.code: _task(kind), WAITS + kind.code: _notice(kind)})


def _task(kind: LetterKind) -> Text:
    return Text(
        label=format_lazy(_("Send the letter: {letter}"), letter=kind.label),
        detail=_("It is drafted. Read it over, add a paragraph if you like, and send it."),
    )


def _notice(kind: LetterKind) -> Text:
    return Text(
        label=format_lazy(_("A letter came: {letter}"), letter=kind.label),
        detail=_("It is kept with the case as a PDF."),
        mail=_("A letter waits for you."),
        view="entrance:letter",
    )


@transaction.atomic
def prepare(
    *, kind: str, dossier: Dossier, subject_id: int, sender: Organisation, by: Actor, on: date
) -> Letter:
    """Draft a letter and ask the sender's people to send it."""
    letter = services.draft(kind=kind, dossier=dossier, subject_id=subject_id, sender=sender, by=by, on=on)
    open_task(
        kind=TO_SEND + kind,
        dossier=dossier,
        subject_id=letter.pk,
        organisation=sender,
        roles=letter.roles,
        on=on,
    )
    return letter


@transaction.atomic
def send(
    *,
    letter: Letter,
    language: str,
    addition: str,
    seen: str,
    by: Actor,
    on: date,
    revision: int | None = None,
) -> Letter:
    """Send a letter that somebody read over."""
    sent = services.send(
        letter=letter, language=language, addition=addition, seen=seen, by=by, on=on, revision=revision
    )
    _tell(sent, by, on)
    return sent


@transaction.atomic
def send_unread(*, letter: Letter, by: Actor, on: date) -> Letter:
    """Send a draft as it is: for what time alone writes (reminders), which nobody reads over."""
    services.send_unread(letter=letter, by=by, on=on)
    _tell(letter, by, on)
    return letter


@transaction.atomic
def set_aside(*, letter: Letter, reason: str, by: Actor, on: date, revision: int | None = None) -> None:
    services.set_aside(letter=letter, reason=reason, by=by, on=on, revision=revision)
    close_task(kind=TO_SEND + letter.kind, subject_id=letter.pk, on=on)


@transaction.atomic
def overtake(*, kind: str, subject_id: int, reason: str, by: Actor, on: date) -> None:
    """An act made what waits to be sent pointless; where nothing waits, nothing happens."""
    letter = queries.waiting(kind, subject_id)
    if letter is not None:
        services.overtake(letter=letter, reason=reason, by=by, on=on)
        close_task(kind=TO_SEND + kind, subject_id=letter.pk, on=on)


def _tell(letter: Letter, by: Actor, on: date) -> None:
    close_task(kind=TO_SEND + letter.kind, subject_id=letter.pk, on=on)
    if _told_today(letter, on):
        return
    notify(
        kind=WAITS + letter.kind,
        dossier=letter.dossier,
        subject_id=letter.pk,
        organisation=letter.dossier.unit.organisation,
        roles=READERS,
        by=by,
        on=on,
    )


def _told_today(letter: Letter, on: date) -> bool:
    """The act told the business on this very day: its letter is the same message, not a second one."""
    told = Notice.objects.filter(dossier=letter.dossier, kind__in=kinds.of(letter.kind).told_by, given_on=on)
    return told.exists()
