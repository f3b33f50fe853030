"""Records of provision to and receipt from third parties (通則 3-6-4 to 3-7): kept for a period, then disposed of."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department
from shirushi.pms.access import SeenByDepartment
from shirushi.pms.models.base import Kept
from shirushi.pms.models.inventory import Holding


class Transfer(Kept):
    """What both records have. `keep_until` follows from the rule; a batch that goes on has none yet."""

    class Method(models.TextChoices):
        EACH = "each", _("Made each time")
        BATCH = "batch", _("Made once for several")
        CONTRACT = "contract", _("The contract's own papers")

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
    method = models.CharField(_("How the record is made"), max_length=20, choices=Method)
    recorded_on = models.DateField(_("Recorded on"))
    last_on = models.DateField(_("Last one on"), null=True, blank=True)
    persons = models.TextField(_("Whose data, or how the persons are determined"), blank=True)
    count = models.PositiveIntegerField(_("Number of persons"), null=True, blank=True)
    items = models.TextField(_("Items"))
    related = models.BooleanField(_("Person-related information"), default=False)
    ground_detail = models.TextField(_("How it was confirmed"))
    remark = models.TextField(_("Notes"), blank=True)
    keep_until = models.DateField(_("Keep until"), null=True)
    disposed_on = models.DateField(_("Disposed of on"), null=True)

    objects = SeenByDepartment.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="a_%(class)s_has_its_own_number"),
            models.CheckConstraint(
                condition=Q(disposed_on=None) | Q(keep_until__isnull=False, disposed_on__gt=F("keep_until")),
                name="a_%(class)s_is_kept_for_its_period",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "number", "department"], name="%(class)ss_of_a_business"),
            models.Index(
                fields=["organisation", "keep_until"],
                condition=Q(disposed_on=None),
                name="%(class)ss_by_their_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Provision(Transfer):
    """Personal data that went to a third party."""

    class Ground(models.TextChoices):
        CONSENT = "consent", _("Consent of the person")
        OPT_OUT = "opt_out", _("Opt-out, filed with the Commission")
        EXCEPTION = "exception", _("An exception of the law (recorded of our own accord)")

    class Abroad(models.TextChoices):
        CONSENT = "consent", _("Consent after the information was given")
        EQUAL_COUNTRY = "equal_country", _("A country with an equal system")
        EQUAL_MEASURES = "equal_measures", _("A recipient with equal measures")

    provided_on = models.DateField(_("Provided on"))
    recipient = models.CharField(_("Provided to"), max_length=300)
    recipient_address = models.CharField(_("Address of the recipient"), max_length=300)
    recipient_representative = models.CharField(
        _("Representative of the recipient"), max_length=200, blank=True
    )
    ground = models.CharField(_("Ground"), max_length=20, choices=Ground)
    country = models.CharField(_("Foreign country"), max_length=100, blank=True)
    country_ground = models.CharField(_("Ground abroad"), max_length=20, choices=Abroad, blank=True)
    country_information = models.TextField(_("The country's system and the recipient's measures"), blank=True)

    class Meta(Transfer.Meta):
        constraints = [
            *Transfer.Meta.constraints,
            models.CheckConstraint(
                condition=Q(country="", country_ground="")
                | (~Q(country="") & ~Q(country_ground="") & ~Q(country_information="")),
                name="a_provision_abroad_has_its_ground_and_information",
            ),
        ]


class Receipt(Transfer):
    """Personal data that came from a third party: who gave it, how they had it, and that it was looked at."""

    class Ground(models.TextChoices):
        CONSENT = "consent", _("Consent of the person")
        OPT_OUT = "opt_out", _("Opt-out, published by the Commission")
        OTHER = "other", _("Another ground, or a private person")

    received_on = models.DateField(_("Received on"))
    provider = models.CharField(_("Received from"), max_length=300)
    provider_address = models.CharField(_("Address of the provider"), max_length=300)
    provider_representative = models.CharField(
        _("Representative of the provider"), max_length=200, blank=True
    )
    acquired = models.TextField(_("How the provider had acquired it"))
    ground = models.CharField(_("Ground"), max_length=20, choices=Ground)
