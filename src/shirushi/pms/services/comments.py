"""Comments on records: said, changed and withdrawn by whoever said them, on the same day. Who is named is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people import queries as people
from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person
from shirushi.people.rights import allow
from shirushi.pms import mentions, policy
from shirushi.pms.models import Comment
from shirushi.pms.subjects import BY_KIND, Subject
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

MENTIONED = "pms.comment.mentioned"


@dataclass(frozen=True)
class Said:
    """A comment, who was told of it, and who was named but may not see the record."""

    comment: Comment
    told: Sequence[Person]
    not_told: Sequence[Person]


@transaction.atomic
def say(*, subject: Subject, record: Any, text: str, by: Actor, on: date) -> Said:
    """Say something about a record that one sees."""
    allow(policy.may_comment(by, record.organisation_id) and _sees(by, subject, record.pk))
    comment: Comment = Comment.objects.create(
        organisation_id=record.organisation_id,
        created_on=on,
        kind=subject.kind,
        subject_id=record.pk,
        said_by_id=by.person_id or 0,
        said_at=by.at,
        text=_words(text),
    )
    journal.record("pms.comment.said", comment, by=by, on=on, personal={"text": text})
    return _tell(comment, subject, record, by, on)


@transaction.atomic
def change(*, comment: Comment, text: str, by: Actor, on: date, revision: int | None = None) -> Said:
    """Correct one's own words on the same day. Whoever is named anew is told."""
    allow(policy.may_take_back(by, comment))
    subject, record = _record(comment, by)
    _refuse_over(comment, on)
    claim(comment, revision)
    before, comment.text, comment.edited_on = comment.text, _words(text), on
    comment.save(update_fields=["text", "edited_on"])
    told = {"before": before, "after": comment.text}
    journal.record("pms.comment.changed", comment, by=by, on=on, personal=told)
    return _tell(comment, subject, record, by, on)


@transaction.atomic
def withdraw(*, comment: Comment, by: Actor, on: date) -> Comment:
    """Take one's own words back on the same day: the place stays, the words are the journal's alone."""
    allow(policy.may_take_back(by, comment))
    _refuse_over(comment, on)
    claim(comment, None)
    before, comment.text, comment.withdrawn_on = comment.text, "", on
    comment.save(update_fields=["text", "withdrawn_on"])
    journal.record("pms.comment.withdrawn", comment, by=by, on=on, personal={"text": before})
    return comment


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise ActRefused("comment_empty", _("Write something first."))
    return words


def _refuse_over(comment: Comment, on: date) -> None:
    if comment.withdrawn_on or comment.created_on != on:
        raise ActRefused(
            "comment_stays",
            _("A comment is changed or withdrawn on its own day only. Add another one instead."),
        )


def _record(comment: Comment, by: Actor) -> tuple[Subject, Any]:
    subject = BY_KIND[comment.kind]
    record = subject.seen(by).filter(pk=comment.subject_id).first()
    allow(record is not None)
    return subject, record


def _sees(by: Actor, subject: Subject, key: int) -> bool:
    return subject.seen(by).filter(pk=key).exists()


def _tell(comment: Comment, subject: Subject, record: Any, by: Actor, on: date) -> Said:
    """Each member who is named and was not told of this comment yet, if it may see the record."""
    if not mentions.has_sign(comment.text):
        return Said(comment, (), ())
    known = set(comment.mentioned.values_list("pk", flat=True)) | {by.person_id}
    named = [person for person in _named(comment, on) if person.pk not in known]
    told = [person for person in named if _sees(_acting(person, comment, by), subject, record.pk)]
    comment.mentioned.add(*told)
    for person in told:
        agenda.notify(
            kind=MENTIONED,
            dossier=None,
            subject_id=comment.pk,
            organisation=Organisation.objects.get(pk=comment.organisation_id),
            roles=[],
            by=by,
            on=on,
            person=person,
            params={"who": by.name, "record": subject.title(record)},
        )
    return Said(comment, told, [person for person in named if person not in told])


def _named(comment: Comment, on: date) -> list[Person]:
    members = Membership.objects.filter(open_on(on), organisation=comment.organisation_id)
    names = members.order_by("person_id").values_list("person_id", "person__name").distinct()
    keys = mentions.mentioned(comment.text, names)
    return list(Person.objects.filter(pk__in=keys, is_active=True).order_by("pk"))


def _acting(person: Person, comment: Comment, by: Actor) -> Actor:
    """The person as it acts in this business."""
    return people.actor_for(person, organisation_id=comment.organisation_id, on=by.on, at=by.at)
