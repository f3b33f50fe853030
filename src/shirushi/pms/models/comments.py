"""Words of the company's people about a record of the PMS."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Person
from shirushi.pms.models.base import Kept

__all__ = ["Comment"]


class Comment(Kept):
    """What somebody said about a record. The record is named by its kind (`pms.subjects`) and its key.

    Who sees the record sees what is said about it: comments are asked for by their record, never by themselves.
    """

    kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    text = models.TextField(_("Comment"), max_length=2000, blank=True)
    # Members who were named with @ and told.
    mentioned = models.ManyToManyField(Person, related_name="+")
    edited_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) ^ Q(text=""), name="a_withdrawn_comment_says_nothing"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "kind", "subject_id", "id"], name="comments_on_a_record")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"
