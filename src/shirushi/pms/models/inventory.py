"""Business processes and the personal information inventory; an entry is a holding."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person
from shirushi.pms.access import SeenByDepartment, SeenHoldings, SeenThroughHolding
from shirushi.pms.models.base import Kept


class Process(Kept):
    """A piece of the business in which personal information is handled."""

    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("Business process"), max_length=100)
    description = models.TextField(_("What is done"), blank=True)

    objects = SeenByDepartment.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "department", "name"], name="a_process_is_listed_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Holding(Kept):
    """One entry of the inventory (columns of the fact sheet C-3). Approved before it is acquired."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waiting for approval")
        APPROVED = "approved", _("Approved")
        ENDED = "ended", _("Ended")

    class Medium(models.TextChoices):
        PAPER = "paper", _("Paper")
        DATA = "data", _("Data")
        DEVICE = "device", _("Portable medium or device")

    class Persons(models.TextChoices):
        CUSTOMERS = "customers", _("Customers")
        BUSINESS_PARTNERS = "business_partners", _("Business partners")
        EMPLOYEES = "employees", _("Workers and their families")
        APPLICANTS = "applicants", _("Job applicants")
        FORMER = "former", _("Former workers")
        VISITORS = "visitors", _("Visitors and inquirers")
        ENTRUSTED = "entrusted", _("Persons of an entrusting business")
        OTHER = "other", _("Others")

    class Acquisition(models.TextChoices):
        DIRECT_WRITTEN = "direct_written", _("From the person, in writing or on a screen")
        DIRECT_OTHER = "direct_other", _("From the person in another way")
        THIRD_PARTY = "third_party", _("From a third party")
        ENTRUSTED = "entrusted", _("Entrusted by another business")
        PUBLIC = "public", _("From public sources")

    number = models.PositiveIntegerField()
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="+", verbose_name=_("Department")
    )
    process = models.ForeignKey(
        Process,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="holdings",
        verbose_name=_("Business process"),
    )
    name = models.CharField(_("Name of the personal information"), max_length=200)
    items = models.TextField(_("Items"), help_text=_("Name, address, telephone …"))
    persons = models.CharField(_("Whose"), max_length=30, choices=Persons)
    medium = models.CharField(_("Kind of medium"), max_length=20, choices=Medium)
    count = models.PositiveIntegerField(_("Number of persons"), null=True, blank=True)
    sensitive = models.BooleanField(_("Sensitive personal information"), default=False)
    my_number = models.BooleanField(_("My Number information"), default=False)
    purpose = models.TextField(_("Purpose of use"))
    acquisition = models.CharField(_("How it is acquired"), max_length=30, choices=Acquisition)
    storage_place = models.CharField(_("Where it is kept"), max_length=200)
    storage_method = models.CharField(_("How it is kept"), max_length=200, blank=True)
    access = models.CharField(_("Who has access"), max_length=200)
    used_until = models.CharField(_("Used until"), max_length=100, blank=True)
    kept_until = models.CharField(_("Kept until"), max_length=100)
    disposal = models.CharField(_("How it is disposed of"), max_length=200)
    contractor_name = models.CharField(_("Entrusted to"), max_length=200, blank=True)
    third_party = models.CharField(_("Provided to"), max_length=200, blank=True)
    abroad = models.BooleanField(_("Handled abroad"), default=False)
    remark = models.TextField(_("Notes"), blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # Sent back to whoever proposed it: it stays proposed, and is proposed again by being changed.
    returned_on = models.DateField(null=True)
    return_comment = models.TextField(blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    approved_on = models.DateField(null=True)
    confirmed_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.TextField(blank=True)
    import_batch = models.BigIntegerField(null=True)

    objects = SeenHoldings.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="a_holding_has_its_own_number"),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_on__isnull=False),
                name="an_approved_holding_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state="ended") ^ Q(ended_on__isnull=True),
                name="an_ended_holding_has_its_day_and_no_other",
            ),
        ]
        indexes = [
            # Every filter is answered from this index alone, in the order of the list.
            models.Index(
                fields=["organisation", "number", "state", "department", "persons", "medium", "sensitive"],
                name="holdings_of_a_business",
            ),
            models.Index(fields=["organisation", "department", "number"], name="holdings_of_a_department"),
            models.Index(
                fields=["organisation", "number"], condition=Q(state="proposed"), name="holdings_to_approve"
            ),
            models.Index(
                fields=["organisation", "import_batch"],
                condition=Q(import_batch__isnull=False),
                name="holdings_of_an_import",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ended(self) -> bool:
        return self.state == self.State.ENDED


class HoldingChange(models.Model):
    """A change of an approved entry that waits: until it is approved the entry stays as it was."""

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for approval")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Sent back")
        WITHDRAWN = "withdrawn", _("Taken back")

    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="changes")
    # Only the columns that change, as the form gives them; departments and processes by their keys.
    values = models.JSONField()
    reason = models.TextField(_("Why"), blank=True)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    comment = models.TextField(_("Comment"), blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenThroughHolding.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holding"], condition=Q(state="open"), name="a_holding_has_one_open_change"
            ),
            models.CheckConstraint(
                condition=Q(state="open") ^ Q(decided_on__isnull=False), name="a_decided_change_has_its_day"
            ),
        ]
        indexes = [models.Index(fields=["holding"], condition=Q(state="open"), name="changes_to_approve")]

    def __str__(self) -> str:
        return f"change of {self.holding_id}"


class ConfirmationRound(Kept):
    """The yearly look at the whole inventory: the privacy officer asks, each department confirms."""

    due_on = models.DateField(_("Due on"))
    message = models.TextField(_("Message to the departments"), blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(closed_on=None), name="a_business_has_one_open_round"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("created_on")), name="a_round_is_due_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"round of {self.created_on}"


class DepartmentConfirmation(Kept):
    """The part of one department in a round. Done when each of its living entries is confirmed."""

    round = models.ForeignKey(ConfirmationRound, on_delete=models.PROTECT, related_name="departments")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(null=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    remark = models.TextField(_("Notes"), blank=True)

    objects = SeenByDepartment.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "department"], name="a_department_is_asked_once_in_a_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department} in {self.round}"
