"""Incidents and near misses as the business itself keeps them: what happened, the first response, what followed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person
from shirushi.pms.access import SeenByDepartment
from shirushi.pms.models.base import Kept
from shirushi.pms.models.inventory import Holding


class Mishap(Kept):
    """One incident or near miss. Whoever reported one without a name stands nowhere."""

    class Kind(models.TextChoices):
        INCIDENT = "incident", _("Incident")
        NEAR_MISS = "near_miss", _("Near miss")

    class Event(models.TextChoices):
        LEAK = "leak", _("Leak")
        LOSS = "loss", _("Loss")
        DESTRUCTION = "destruction", _("Destruction")
        TAMPERING = "tampering", _("Tampering")
        IMPROPER_ACQUISITION = "improper_acquisition", _("Improper acquisition")
        USE_BEYOND_PURPOSE = "use_beyond_purpose", _("Use or provision beyond the purpose")
        IMPROPER_USE = "improper_use", _("Improper use")
        OTHER = "other", _("Other")

    number = models.PositiveIntegerField()
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind)
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
    found_on = models.DateField(_("Day it was discovered"))
    occurred_on = models.DateField(_("Day it happened"), null=True, blank=True)
    happened = models.TextField(_("What happened"))
    event = models.CharField(_("Kind of event"), max_length=30, choices=Event, blank=True)
    items = models.TextField(_("Items"), blank=True)
    persons = models.PositiveIntegerField(_("Number of persons concerned"), null=True, blank=True)
    sensitive = models.BooleanField(_("Sensitive personal information is among it"), default=False)
    property_damage = models.BooleanField(
        _("Persons could lose money by misuse (card or account data)"), default=False
    )
    improper_purpose = models.BooleanField(
        _("It was possibly done with an improper purpose (attack, theft, insider)"), default=False
    )
    my_number = models.BooleanField(_("My Number information is among it"), default=False)
    told = models.TextField(_("Who was told, and when"), blank=True)
    cause = models.TextField(_("Cause"), blank=True)
    prevention = models.TextField(_("What is done so that it does not happen again"), blank=True)
    reported_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Reported by")
    )
    closed_on = models.DateField(_("Closed on"), null=True)

    objects = SeenByDepartment.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="a_mishap_has_its_own_number"),
            models.CheckConstraint(
                condition=Q(occurred_on=None) | Q(occurred_on__lte=F("found_on")),
                name="a_mishap_is_found_after_it_happened",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(prevention=""),
                name="a_closed_mishap_says_what_is_done_against_it",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "number", "kind", "closed_on"], name="mishaps_of_a_business"
            ),
            models.Index(fields=["organisation", "department", "number"], name="mishaps_of_a_department"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class ResponseStep(models.Model):
    """A step of the first response that was taken. The steps and their order stand in the content."""

    mishap = models.ForeignKey(Mishap, on_delete=models.CASCADE, related_name="steps")
    code = models.CharField(max_length=20)
    done_on = models.DateField()
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    remark = models.CharField(_("Notes"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mishap", "code"], name="a_step_of_the_response_is_taken_once")
        ]

    def __str__(self) -> str:
        return self.code
