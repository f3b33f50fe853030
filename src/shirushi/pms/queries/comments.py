"""Reads of comments: always through the record that they are about."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from shirushi.people.actor import Actor
from shirushi.pms.models import Comment
from shirushi.pms.subjects import BY_KIND, Subject


def subject_of(kind: str) -> Subject:
    """404 for what is no record that one comments on."""
    found = BY_KIND.get(kind)
    if found is None:
        raise Http404
    return found


def record_of(actor: Actor, kind: str, pk: int) -> Any:
    """The record, if the actor may see it; else 404."""
    return get_object_or_404(subject_of(kind).seen(actor), pk=pk)


def comments_on(kind: str, record: Any) -> QuerySet[Comment]:
    """What was said about a record (seen already), the oldest first."""
    found = Comment.objects.filter(organisation_id=record.organisation_id, kind=kind, subject_id=record.pk)
    return found.select_related("said_by").order_by("pk")


def one(actor: Actor, pk: int) -> tuple[Comment, Any]:
    """A comment with its record, if the actor may see the record; else 404."""
    own = Comment.objects.filter(organisation_id=actor.organisation_id or 0).select_related("said_by")
    comment = get_object_or_404(own, pk=pk)
    return comment, record_of(actor, comment.kind, comment.subject_id)
