"""The plan of a year: what is to be done in which month, by whom, in which phase."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person, Role
from shirushi.pms.access import SeenInPms, SeenPlanEntries
from shirushi.pms.models.base import Kept
from shirushi.rules.dates import corresponding_day

MONTHS = 12


class YearPlan(Kept):
    """The plan of one business year, approved by the representative; changes after that are on record."""

    starts_on = models.DateField(_("First day of the business year"))
    asked_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    changed_since_approval = models.BooleanField(default=False)

    objects = SeenInPms.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "starts_on"], name="a_business_year_is_planned_once"
            ),
            models.CheckConstraint(condition=Q(starts_on__day=1), name="a_business_year_begins_with_a_month"),
            models.CheckConstraint(
                condition=Q(approved_on=None) ^ Q(approved_by__isnull=False),
                name="an_approved_plan_has_its_day_and_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on:%Y-%m} – {self.ends_on:%Y-%m}"

    @property
    def ends_on(self) -> date:
        return corresponding_day(self.starts_on, MONTHS) - timedelta(days=1)

    @property
    def months(self) -> list[date]:
        return [corresponding_day(self.starts_on, ahead) for ahead in range(MONTHS)]

    def covers(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


class PlanEntry(Kept):
    """One thing of the plan. Where a ledger can tell that it is done nobody ticks it."""

    class Phase(models.TextChoices):
        PLAN = "plan", _("Plan")
        DO = "do", _("Do")
        CHECK = "check", _("Check")
        ACT = "act", _("Act")

    class Ledger(models.TextChoices):
        LAWS = "laws", _("Check the register of laws and guidelines")
        PARTIES = "parties", _("Check the register of interested parties")
        OBJECTIVES = "objectives", _("Set objectives and monitoring figures")
        INVENTORY = "inventory", _("Let every department confirm the inventory")
        RISKS = "risks", _("Look at the risks again")
        DOCUMENTS = "documents", _("Look through policy, rules and forms")
        TRAINING = "training", _("Hold the training of the year")
        CONTRACTORS = "contractors", _("Evaluate the contractors")
        CHECKS = "checks", _("Operation check of the month")
        AUDIT = "audit", _("Internal audit")
        REVIEW = "review", _("Hold the management review")
        NEXT_PLAN = "next_plan", _("Plan the next year")
        DECISION = "decision", _("Decision of a management review")
        CORRECTION = "correction", _("Correction of a nonconformity")
        OUTSIDE = "outside", _("Date from outside")
        OWN = "own", _("Own entry")

    plan = models.ForeignKey(YearPlan, on_delete=models.PROTECT, related_name="entries")
    phase = models.CharField(_("Phase"), max_length=10, choices=Phase)
    ledger = models.CharField(_("Ledger"), max_length=20, choices=Ledger)
    # The row of the ledger from which it came, if it is about one.
    source_id = models.BigIntegerField(null=True)
    text = models.CharField(_("What is to be done"), max_length=300, blank=True)
    due_on = models.DateField(_("Due on"))
    role = models.CharField(max_length=20, choices=Role, default=Role.PRIVACY_OFFICER)
    # Null while nobody is named: then it is for whoever holds the role.
    owner = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Who does it"),
    )
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("Department"),
    )  # fmt: skip
    ticked_on = models.DateField(_("Done on"), null=True)
    dropped_on = models.DateField(null=True)
    drop_reason = models.CharField(_("Why it is dropped"), max_length=300, blank=True)

    objects = SeenPlanEntries.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ticked_on=None) | Q(ledger__in=["documents", "outside", "own"]),
                name="only_what_no_ledger_tells_is_ticked",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on=None) | ~Q(drop_reason=""), name="what_is_dropped_says_why"
            ),
            models.CheckConstraint(
                condition=Q(dropped_on=None) | Q(ticked_on=None), name="what_is_done_is_not_dropped"
            ),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(ledger__in=["decision", "correction", "outside", "own"]),
                name="what_no_ledger_names_has_its_words",
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "due_on"], name="entries_of_a_plan"),
            models.Index(
                fields=["due_on"],
                condition=Q(dropped_on=None, ticked_on=None),
                name="plan_entries_by_their_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        if self.ledger == self.Ledger.CHECKS:
            return f"{self.get_ledger_display()} {self.due_on:%Y-%m}"
        return self.text or str(self.get_ledger_display())

    @property
    def is_ticked_by_hand(self) -> bool:
        return self.ledger in TICKED


TICKED = (PlanEntry.Ledger.DOCUMENTS, PlanEntry.Ledger.OUTSIDE, PlanEntry.Ledger.OWN)
IN_ORDER = (F("due_on").asc(), F("phase").asc(), F("pk").asc())
