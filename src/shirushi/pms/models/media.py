"""Media with personal information, where they are, and what was disposed of, with its proof."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department
from shirushi.pms.access import SeenByDepartment
from shirushi.pms.models.base import Kept
from shirushi.pms.models.inventory import Holding

__all__ = ["Disposal", "Medium"]


class Owned(Kept):
    """An entry that belongs to a department and may concern an entry of the inventory."""

    number = models.PositiveIntegerField()
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Department"),
    )
    holding = models.ForeignKey(
        Holding,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Entry of the inventory"),
    )

    objects = SeenByDepartment.as_manager()

    class Meta:
        abstract = True


class Medium(Owned):
    """A thing that carries personal information: who holds it, where it is kept, whether it is out."""

    class Kind(models.TextChoices):
        USB = "usb", _("USB memory or card")
        COMPUTER = "computer", _("Computer")
        PHONE = "phone", _("Telephone or tablet")
        DISK = "disk", _("Disk or tape")
        PAPER = "paper", _("Papers, folder or box")
        OTHER = "other", _("Other")

    kind = models.CharField(_("Kind of medium"), max_length=20, choices=Kind)
    label = models.CharField(_("Name or number on it"), max_length=200)
    content = models.CharField(_("What is on it"), max_length=300, blank=True)
    protection = models.CharField(_("How it is protected"), max_length=200, blank=True)
    holder = models.CharField(_("Who holds it"), max_length=200)
    place = models.CharField(_("Where it is kept"), max_length=200)
    since = models.DateField(_("In use since"))
    out_on = models.DateField(_("Carried out on"), null=True)
    out_by = models.CharField(_("Carried out by"), max_length=200, blank=True)
    out_to = models.CharField(_("Where to, and what for"), max_length=300, blank=True)
    out_until = models.DateField(_("Due back on"), null=True)
    ended_on = models.DateField(_("Out of use since"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="a_medium_has_its_own_number"),
            models.CheckConstraint(
                condition=Q(out_on=None, out_by="", out_to="", out_until=None)
                | (Q(out_on__isnull=False, out_until__gte=F("out_on")) & ~Q(out_by="") & ~Q(out_to="")),
                name="a_medium_that_is_out_says_with_whom_and_until_when",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(out_on=None), name="a_medium_out_of_use_is_not_out"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "number", "kind"], name="media_of_a_business"),
            models.Index(fields=["organisation", "department", "number"], name="media_of_a_department"),
            models.Index(
                fields=["organisation", "out_until"],
                condition=Q(out_on__isnull=False),
                name="media_that_are_out",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.label}"


class Disposal(Owned):
    """Personal information that was erased or destroyed: how, by whom, and what proves it."""

    class Method(models.TextChoices):
        SHREDDED = "shredded", _("Shredded")
        DISSOLVED = "dissolved", _("Dissolved")
        DESTROYED = "destroyed", _("Destroyed physically")
        ERASED = "erased", _("Erased so that it cannot be restored")
        RETURNED = "returned", _("Given back to its owner")
        OTHER = "other", _("Other")

    medium = models.ForeignKey(
        Medium,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="disposals",
        verbose_name=_("Medium"),
    )
    what = models.CharField(_("What was disposed of"), max_length=300)
    amount = models.CharField(_("How much"), max_length=100)
    method = models.CharField(_("Way of disposal"), max_length=20, choices=Method)
    disposed_on = models.DateField(_("Disposed of on"))
    done_by = models.CharField(_("Done by"), max_length=200)
    witness = models.CharField(_("Witness"), max_length=200, blank=True)
    contractor = models.CharField(_("Contractor that did it"), max_length=200, blank=True)
    certificate = models.CharField(_("Number of the certificate"), max_length=100, blank=True)
    certified_on = models.DateField(_("Certificate received on"), null=True, blank=True)
    remark = models.TextField(_("Notes"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="a_disposal_has_its_own_number"),
            models.UniqueConstraint(fields=["medium"], name="a_medium_is_disposed_of_once"),
            models.CheckConstraint(
                condition=Q(certified_on=None) | (Q(certified_on__gte=F("disposed_on")) & ~Q(contractor="")),
                name="a_certificate_comes_from_a_contractor_after_the_disposal",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "number", "disposed_on"], name="disposals_of_a_business"),
            models.Index(fields=["organisation", "department", "number"], name="disposals_of_a_department"),
            models.Index(
                fields=["organisation", "number"],
                condition=Q(certified_on=None) & ~Q(contractor=""),
                name="disposals_to_be_certified",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
