"""What the privacy officer says of requirements, and the edition of the requirements that the business goes by."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Person
from shirushi.pms.models.base import Kept
from shirushi.pms.models.evidence import Evidence

__all__ = ["Declaration", "EditionUse", "NoneHere", "ReopenedItem"]


class Declaration(Kept):
    """Evidence was declared sufficient for a requirement. It holds while all that it relies on is in force."""

    scheme = models.CharField(max_length=20)
    edition = models.DateField()
    code = models.CharField(max_length=60)
    words = models.TextField(_("Why it is sufficient"))
    declared_on = models.DateField(_("Declared on"))
    declared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True)
    # Carried over from the edition before, where the words of the item had not changed.
    carried = models.BooleanField(default=False)
    evidence = models.ManyToManyField(Evidence, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "scheme", "edition", "code"],
                condition=Q(ended_on=None),
                name="one_declaration_holds_for_a_requirement",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("declared_on")),
                name="a_declaration_ends_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.words[:40]}"


class EditionUse(Kept):
    """The business goes by an edition of a scheme's requirements, from a day on."""

    scheme = models.CharField(max_length=20)
    edition = models.DateField()
    # The edition that it went by before; null for the first.
    previous = models.DateField(null=True)
    undone_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "scheme", "edition"],
                condition=Q(undone_on=None),
                name="a_business_goes_by_an_edition_once",
            ),
            models.CheckConstraint(
                condition=Q(previous=None) | Q(previous__lt=F("edition")),
                name="a_business_moves_to_a_later_edition",
            ),
            models.CheckConstraint(
                condition=Q(undone_on=None) | Q(previous__isnull=False),
                name="only_a_move_to_an_edition_is_undone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.edition}"


class ReopenedItem(Kept):
    """The words of an item changed in a new edition: somebody looks whether what there is still does."""

    scheme = models.CharField(max_length=20)
    edition = models.DateField()
    code = models.CharField(max_length=60)
    settled_on = models.DateField(null=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField(_("What you compared"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "scheme", "edition", "code"],
                name="an_item_is_reopened_once_in_an_edition",
            ),
            models.CheckConstraint(
                condition=Q(settled_on=None) ^ ~Q(words=""),
                name="a_settled_item_says_what_was_compared",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class NoneHere(Kept):
    """There is nothing of a kind in this business: said once, until something of the kind is registered."""

    class Kind(models.TextChoices):
        CONTRACTORS = "contractors", _("Contractors")

    kind = models.CharField(max_length=20, choices=Kind)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind"],
                condition=Q(ended_on=None),
                name="that_there_is_none_is_said_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
