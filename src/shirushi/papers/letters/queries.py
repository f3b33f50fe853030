"""Reads of letters."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from shirushi.papers.models import Letter
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier


def letters_of(actor: Actor, dossier: Dossier) -> QuerySet[Letter]:
    """The letters of a dossier that the actor sees, drafts among the sender's; the newest first."""
    seen: QuerySet[Letter] = Letter.objects.visible_to(actor)
    return seen.filter(dossier=dossier).select_related("sender", "first_opened_by").order_by("-id")


def letter_for(actor: Actor, pk: int) -> Letter:
    """The letter, if the actor may see it; else 404."""
    seen = Letter.objects.visible_to(actor).select_related(
        "dossier__unit__organisation", "sender", "file", "sent_by", "first_opened_by"
    )
    found: Letter = get_object_or_404(seen, pk=pk)
    return found


def waiting(kind: str, subject_id: int) -> Letter | None:
    """The draft of that kind about that subject."""
    drafts = Letter.objects.filter(kind=kind, subject_id=subject_id, sent_on=None, set_aside_on=None)
    found: Letter | None = drafts.first()
    return found


def sent(kind: str, subject_id: int) -> Letter | None:
    """The last letter of that kind about that subject that went out."""
    gone: QuerySet[Letter] = Letter.objects.filter(kind=kind, subject_id=subject_id, sent_on__isnull=False)
    return gone.order_by("-id").first()
