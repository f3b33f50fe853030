"""The people who handle personal information, with or without an e-mail address or a login."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person
from shirushi.pms.access import SeenByDepartment
from shirushi.pms.models.base import Kept


class Worker(Kept):
    class Kind(models.TextChoices):
        OFFICER = "officer", _("Officer of the company")
        REGULAR = "regular", _("Regular employee")
        CONTRACT = "contract", _("Contract employee")
        PART_TIME = "part_time", _("Part-time")
        DISPATCHED = "dispatched", _("Dispatched")
        OTHER = "other", _("Other")

    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="+", verbose_name=_("Department")
    )
    number = models.CharField(_("Staff number"), max_length=20, blank=True)
    name = models.CharField(_("Name"), max_length=100)
    name_kana = models.CharField(_("Name in kana"), max_length=100, blank=True)
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind)
    email = models.EmailField(_("E-mail"), blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    joined_on = models.DateField(_("Joined on"))
    left_on = models.DateField(_("Left on"), null=True, blank=True)

    objects = SeenByDepartment.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"],
                condition=~Q(number=""),
                name="a_workers_number_is_used_once",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="a_worker_leaves_after_joining",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "department", "name"], name="workers_of_a_department"),
            models.Index(fields=["organisation", "left_on", "name"], name="workers_of_a_business"),
            models.Index(fields=["organisation", "email"], name="workers_by_email"),
        ]

    def __str__(self) -> str:
        return self.name
