"""Drafting a letter, sending and keeping it, setting it aside, opening it.

`agenda.letters` calls these and tells people; rooms call `agenda.letters`.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from shirushi.papers.letters import kinds, policy, sheets
from shirushi.papers.models import Letter, LetterSeries
from shirushi.papers.services import keep_generated
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

FIRST_MONTH = 4
LANGUAGES = ("ja", "en")


@transaction.atomic
def draft(
    *, kind: str, dossier: Dossier, subject_id: int, sender: Organisation, by: Actor, on: date
) -> Letter:
    """A letter waits to be read over and sent. An open draft about the same subject stays as it is."""
    allow(policy.may_draft(by, dossier, sender))
    letter, made = Letter.objects.get_or_create(
        kind=kind,
        subject_id=subject_id,
        sender=sender,
        sent_on=None,
        set_aside_on=None,
        defaults={"dossier": dossier, "roles": list(kinds.of(kind).roles), "drafted_on": on},
    )
    if made:
        journal.record("papers.letter.drafted", letter, by=by, on=on, after={"letter": kind})
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
    """Number the letter, print it, keep it byte for byte. `seen` is the digest of what the sender read."""
    allow(policy.may_send(by, letter))
    claim(letter, revision)
    _refuse_unless_waiting(letter)
    sheet = sheets.sheet_of(letter, on=on, language=language, addition=addition, sender_name=by.name)
    if sheet.digest != seen:
        raise ActRefused(
            "letter_changed",
            _(
                "The letter reads differently now than when you looked at it. Read it again; nothing was sent."
            ),
        )
    return _keep(letter, language, addition, by, on)


@transaction.atomic
def send_unread(*, letter: Letter, by: Actor, on: date) -> Letter:
    """What time alone writes goes out as it is drafted (reminders)."""
    allow(by.is_system or policy.may_send(by, letter))
    claim(letter, None)
    _refuse_unless_waiting(letter)
    return _keep(letter, letter.language, "", by, on)


def _refuse_unless_waiting(letter: Letter) -> None:
    letter.refresh_from_db(fields=["sent_on", "set_aside_on"])
    if letter.sent_on is not None or letter.set_aside_on is not None:
        raise ActRefused("letter_not_waiting", _("This letter was sent or set aside already."))


def _keep(letter: Letter, language: str, addition: str, by: Actor, on: date) -> Letter:
    number = _next_number(letter.sender, on)
    sheet = sheets.sheet_of(
        letter, on=on, language=language, addition=addition, number=number, sender_name=by.name
    )
    letter.file = keep_generated(
        dossier=letter.dossier,
        name=f"{number} {sheet.title}.pdf",
        content=sheets.as_pdf(sheet, dated=on),
        by=by,
        on=on,
    )
    letter.language, letter.addition, letter.title = language, addition.strip(), sheet.title[:200]
    letter.number, letter.sent_on, letter.sent_by_id = number, on, by.person_id
    letter.save()
    letter.enclosures.set(each.file_id for each in sheet.enclosures)
    facts: dict[str, Any] = {"letter": letter.kind, "number": number, "sha256": letter.file.sha256}
    if sheet.enclosures:
        facts["enclosures"] = [each.sha256 for each in sheet.enclosures]
    journal.record("papers.letter.sent", letter, by=by, on=on, after=facts)
    return letter


def _next_number(sender: Organisation, on: date) -> str:
    """Take the next number of the business year; the row stays locked until the act is done."""
    year = on.year if on.month >= FIRST_MONTH else on.year - 1
    series, _made = LetterSeries.objects.get_or_create(sender=sender, year=year)
    LetterSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db(fields=["last"])
    return f"{year}-{series.last:04d}"


@transaction.atomic
def set_aside(*, letter: Letter, reason: str, by: Actor, on: date, revision: int | None = None) -> Letter:
    """The letter is not sent from here: it went out on paper, or nobody needs it any more."""
    allow(by.is_system or policy.may_send(by, letter))
    if not reason.strip():
        raise ActRefused("reason_missing", _("Say why this letter is not sent."))
    claim(letter, revision)
    _refuse_unless_waiting(letter)
    return _put_aside(letter, reason.strip(), by, on)


@transaction.atomic
def overtake(*, letter: Letter, reason: str, by: Actor, on: date) -> Letter:
    """An act made the draft pointless: what it tells is over, or was taken back."""
    allow(policy.may_draft(by, letter.dossier, letter.sender))
    claim(letter, None)
    _refuse_unless_waiting(letter)
    return _put_aside(letter, reason, by, on)


def _put_aside(letter: Letter, reason: str, by: Actor, on: date) -> Letter:
    letter.set_aside_on, letter.set_aside_reason = on, reason
    letter.save(update_fields=["set_aside_on", "set_aside_reason"])
    journal.record(
        "papers.letter.set_aside",
        letter,
        by=by,
        on=on,
        after={"letter": letter.kind, "reason": letter.set_aside_reason},
    )
    return letter


@transaction.atomic
def open_letter(*, letter: Letter, by: Actor, on: date) -> None:
    """The first opening by the addressee is written down; later ones change nothing."""
    if not policy.is_addressee(by, letter):
        return
    unopened = Letter.objects.filter(pk=letter.pk, first_opened_at=None, sent_on__isnull=False)
    if unopened.update(first_opened_at=by.at, first_opened_by_id=by.person_id):
        letter.refresh_from_db(fields=["first_opened_at", "first_opened_by"])
        journal.record("papers.letter.opened", letter, by=by, on=on, after={"number": letter.number})
