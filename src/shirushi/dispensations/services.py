"""Announcing a dispensation: drafted and looked at, put in force, annulled. Nothing is erased."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.dispensations import policy
from shirushi.dispensations.models import Dispensation
from shirushi.dispensations.moving import bring_up_to_date
from shirushi.papers.services import keep_notice
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules.dispensations import FURTHEST, NEEDED

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

SAID = ("title", "notice", "noticed_on", "deadlines", "move", "count", "to_on", "from_on", "until_on")


@transaction.atomic
def draft(
    *,
    facts: Mapping[str, Any],
    review_body: Organisation | None = None,
    named: Iterable[Dossier] = (),
    document: "UploadedFile[Any] | None" = None,
    by: Actor,
    on: date,
) -> Dispensation:
    """Write a dispensation down to look at what it would move. `facts` are the columns; a draft moves nothing."""
    allow(policy.may_announce(by, facts["move"]))
    _refuse_unclear(facts, on)
    drafted = Dispensation(
        scheme=by.scheme,
        organisation_id=by.organisation_id or 0,
        # A review body closes for those whose cases it has.
        review_body_id=by.organisation_id if by.is_review_body else getattr(review_body, "pk", None),
        drafted_on=on,
        drafted_by_id=by.person_id or 0,
        **_only_what_moves(facts),
    )
    if document is not None:
        kept = keep_notice(upload=document)
        drafted.document_name, drafted.document_media_type = kept.name, kept.media_type
        drafted.document_sha256 = kept.sha256
    drafted.save()
    drafted.dossiers.set([each for each in named if each.scheme == by.scheme])
    _record("drafted", drafted, by, on, after={name: getattr(drafted, name) for name in SAID})
    return drafted


def _refuse_unclear(facts: Mapping[str, Any], on: date) -> None:
    if facts["until_on"] < facts["from_on"]:
        raise ActRefused("period_reversed", _("The last day of the period lies before its first."))
    if facts["noticed_on"] > on:
        raise ActRefused("notice_ahead", _("The notice is dated in the future. Nothing was kept."))
    if not facts["deadlines"]:
        raise ActRefused("no_deadline", _("Choose at least one deadline that moves."))
    needed = NEEDED.get(facts["move"])
    if needed and not facts.get(needed):
        raise ActRefused("move_incomplete", _("Say to which day, or by how many days or months, it moves."))
    if needed == "count" and facts["count"] > FURTHEST:
        raise ActRefused("move_too_far", _("So many days or months are a slip of the pen. Nothing was kept."))
    if needed == "to_on" and facts["to_on"] <= facts["from_on"]:
        raise ActRefused("move_backwards", _("The day to which it moves lies before the period."))


def _only_what_moves(facts: Mapping[str, Any]) -> dict[str, Any]:
    needed = NEEDED.get(facts["move"])
    unused = {name: None for name in ("to_on", "count") if name != needed}
    return {**facts, **unused}


@transaction.atomic
def put_in_force(*, dispensation: Dispensation, by: Actor, on: date, revision: int | None) -> int:
    """From now on it moves its deadlines; those that stand are moved in the same act. Returns how many."""
    allow(policy.may_change(by, dispensation))
    claim(dispensation, revision)
    dispensation.refresh_from_db(fields=["in_force_on", "set_aside_on"])
    if not dispensation.is_draft:
        raise ActRefused("no_draft", _("This is in force or set aside already. Nothing was changed."))
    dispensation.in_force_on, dispensation.in_force_by_id = on, by.person_id
    dispensation.save(update_fields=["in_force_on", "in_force_by"])
    moved = bring_up_to_date(dispensation, by=by, on=on)
    _record("in_force", dispensation, by, on, after={"title": dispensation.title, "moved": moved})
    return moved


@transaction.atomic
def set_aside(*, dispensation: Dispensation, by: Actor, on: date, revision: int | None) -> None:
    """The draft is not needed. It stays, and moves nothing."""
    allow(policy.may_change(by, dispensation))
    claim(dispensation, revision)
    dispensation.refresh_from_db(fields=["in_force_on", "set_aside_on"])
    if not dispensation.is_draft:
        raise ActRefused("no_draft", _("This is in force or set aside already. Nothing was changed."))
    dispensation.set_aside_on = on
    dispensation.save(update_fields=["set_aside_on"])
    _record("set_aside", dispensation, by, on, after={"title": dispensation.title})


@transaction.atomic
def annul(*, dispensation: Dispensation, reason: str, by: Actor, on: date, revision: int | None) -> int:
    """From this day it moves nothing. What fell before this day stays moved: people relied on it."""
    allow(policy.may_change(by, dispensation))
    if not reason.strip():
        raise ActRefused("reason_missing", _("Say why it is annulled. Nothing was changed."))
    claim(dispensation, revision)
    dispensation.refresh_from_db(fields=["in_force_on", "annulled_on"])
    if dispensation.in_force_on is None or dispensation.annulled_on is not None:
        raise ActRefused("not_in_force", _("This dispensation is not in force. Nothing was changed."))
    line = journal.line_of("dispensations.dispensation.in_force", dispensation)
    dispensation.annulled_on, dispensation.annulled_by_id = on, by.person_id
    dispensation.annulment_reason = reason.strip()
    dispensation.save(update_fields=["annulled_on", "annulled_by", "annulment_reason"])
    moved = bring_up_to_date(dispensation, by=by, on=on)
    after = {"title": dispensation.title, "reason": dispensation.annulment_reason, "moved": moved}
    _record("annulled", dispensation, by, on, after=after, annuls=line)
    return moved


def _record(act: str, dispensation: Dispensation, by: Actor, on: date, **said: Any) -> None:
    journal.record(f"dispensations.dispensation.{act}", dispensation, by=by, on=on, **said)
