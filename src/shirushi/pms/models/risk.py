"""Risk assessment along the life cycle: sheets of holdings that are handled alike, their risks and measures."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person, Role
from shirushi.pms.access import SeenRisks, SeenSheets, SeenThroughSheet
from shirushi.pms.models.base import Kept
from shirushi.pms.models.inventory import Holding

DEGREE = [(1, _("1 small")), (2, _("2 middle")), (3, _("3 large"))]


class RiskSheet(Kept):
    """Holdings that are handled alike: one department (or the whole business), one medium, one degree of care."""

    class Care(models.TextChoices):
        ORDINARY = "ordinary", _("Ordinary")
        SPECIAL = "special", _("Sensitive or My Number")

    number = models.PositiveIntegerField()
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Department"),
    )
    name = models.CharField(_("Name of the sheet"), max_length=200)
    medium = models.CharField(_("Kind of medium"), max_length=20, choices=Holding.Medium)
    care = models.CharField(_("Care"), max_length=20, choices=Care, default=Care.ORDINARY)
    # The day on which all its risks were last assessed or looked at again; null while one is not assessed.
    assessed_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    review_remark = models.TextField(_("What was looked at"), blank=True)
    accepted_on = models.DateField(null=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    acceptance_comment = models.TextField(_("Comment"), blank=True)
    returned_on = models.DateField(null=True)
    return_comment = models.TextField(blank=True)
    # All its holdings were moved to other sheets.
    ended_on = models.DateField(null=True)

    objects = SeenSheets.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="a_risk_sheet_has_its_own_number"
            ),
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(assessed_on__isnull=False),
                name="only_an_assessed_sheet_is_accepted",
            ),
            models.CheckConstraint(
                condition=Q(accepted_on=None) ^ Q(accepted_by__isnull=False),
                name="an_acceptance_has_its_day_and_name",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "department"], name="risk_sheets_of_a_department"),
            models.Index(
                fields=["accepted_on", "organisation"],
                condition=Q(assessed_on__isnull=False, returned_on=None, ended_on=None),
                name="risk_sheets_by_acceptance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class SheetEntry(models.Model):
    """A holding on its sheet. A holding is on one sheet, or on none yet."""

    sheet = models.ForeignKey(RiskSheet, on_delete=models.PROTECT, related_name="entries")
    holding = models.OneToOneField(Holding, on_delete=models.PROTECT, related_name="risk_entry")
    # The holding as it was when the sheet was assessed; null if it came later.
    seen_revision = models.PositiveIntegerField(null=True)

    objects = SeenThroughSheet.as_manager()

    def __str__(self) -> str:
        return f"{self.holding_id} on {self.sheet_id}"


class Risk(Kept):
    """One risk in one phase of the life cycle, without measures and with them."""

    class Phase(models.TextChoices):
        ACQUIRE = "acquire", _("Acquire, enter")
        MOVE = "move", _("Move, send")
        USE = "use", _("Use, process")
        KEEP = "keep", _("Keep, back up")
        DISPOSE = "dispose", _("Erase, dispose")

    class Harm(models.TextChoices):
        LEAK = "leak", _("Leak")
        LOSS = "loss", _("Loss")
        DAMAGE = "damage", _("Damage or error")
        BREACH_OF_LAW = "breach_of_law", _("Breach of law")
        LOSS_OF_TRUST = "loss_of_trust", _("Economic loss, loss of trust")
        EFFECT_ON_PERSON = "effect_on_person", _("Effect on the person")

    class Treatment(models.TextChoices):
        REDUCE = "reduce", _("Reduce")
        AVOID = "avoid", _("Avoid")
        SHARE = "share", _("Share")
        RETAIN = "retain", _("Retain")

    sheet = models.ForeignKey(RiskSheet, on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveIntegerField()
    # The proposal from which it came; empty for the business's own.
    code = models.CharField(max_length=20, blank=True)
    phase = models.CharField(_("Phase of handling"), max_length=20, choices=Phase)
    harm = models.CharField(_("What may follow"), max_length=20, choices=Harm)
    text = models.TextField(_("Risk"), max_length=1000)
    concerns = models.BooleanField(_("Concerns us"), default=True)
    likelihood = models.PositiveSmallIntegerField(_("Likelihood without measures"), choices=DEGREE)
    impact = models.PositiveSmallIntegerField(_("Impact without measures"), choices=DEGREE)
    residual_likelihood = models.PositiveSmallIntegerField(_("Likelihood that remains"), choices=DEGREE)
    residual_impact = models.PositiveSmallIntegerField(_("Impact that remains"), choices=DEGREE)
    assessed_on = models.DateField(null=True)
    treatment = models.CharField(_("Treatment"), max_length=20, choices=Treatment, default=Treatment.REDUCE)
    further_measure = models.TextField(_("Further measure"), max_length=1000, blank=True)
    owner_role = models.CharField(_("Owner"), max_length=20, choices=Role, blank=True)
    owner_department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Owner's department"),
    )
    due_on = models.DateField(_("Due on"), null=True, blank=True)
    done_on = models.DateField(null=True)
    result = models.TextField(_("What was done"), blank=True)

    objects = SeenRisks.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "number"], name="a_risk_has_its_own_number_on_its_sheet"
            ),
            models.UniqueConstraint(
                fields=["sheet", "code"], condition=~Q(code=""), name="a_proposal_stands_once_on_a_sheet"
            ),
            models.CheckConstraint(
                condition=Q(
                    likelihood__range=(1, 3),
                    impact__range=(1, 3),
                    residual_likelihood__range=(1, 3),
                    residual_impact__range=(1, 3),
                ),
                name="degrees_of_risk_are_one_to_three",
            ),
            models.CheckConstraint(
                condition=Q(residual_likelihood__lte=F("likelihood"), residual_impact__lte=F("impact")),
                name="measures_do_not_raise_a_risk",
            ),
            models.CheckConstraint(
                condition=Q(further_measure="") | (~Q(owner_role="") & Q(due_on__isnull=False)),
                name="a_further_measure_has_an_owner_and_a_due_day",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(further_measure=""), name="only_a_further_measure_is_done"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"],
                condition=Q(done_on=None) & ~Q(further_measure=""),
                name="open_treatments_of_a_business",
            ),
            models.Index(fields=["organisation", "sheet", "number"], name="risks_of_a_business"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def level(self) -> int:
        return self.likelihood * self.impact

    @property
    def residual_level(self) -> int:
        return self.residual_likelihood * self.residual_impact

    @property
    def is_open(self) -> bool:
        """A further measure is to be taken."""
        return self.concerns and bool(self.further_measure) and self.done_on is None


class RiskMeasure(models.Model):
    """A measure against a risk: in place, or not (yet)."""

    class Rule(models.TextChoices):
        """The fifteen internal rules that are asked for at least."""

        A = "a", _("a. Identifying personal information")
        B = "b", _("b. Laws, guidelines and norms")
        C = "c", _("c. Risk assessment and treatment")
        D = "d", _("d. Authority and responsibility")
        E = "e", _("e. Emergencies")
        F = "f", _("f. Acquisition, use and provision")
        G = "g", _("g. Proper management")
        H = "h", _("h. Requests of the persons")
        I = "i", _("i. Training")  # noqa: E741 - the letter of the rule
        J = "j", _("j. Documented information")
        K = "k", _("k. Complaints and consultation")
        L = "l", _("l. Inspection")
        M = "m", _("m. Corrective action")
        N = "n", _("n. Management review")
        O = "o", _("o. Penalties")  # noqa: E741 - the letter of the rule

    class Group(models.TextChoices):
        ORGANISATIONAL = "organisational", _("Organisational")
        PERSONNEL = "personnel", _("Personnel")
        PHYSICAL = "physical", _("Physical")
        TECHNICAL = "technical", _("Technical")

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="measures")
    code = models.CharField(max_length=40, blank=True)
    text = models.CharField(_("Security measure"), max_length=300)
    rule = models.CharField(_("Internal rule"), max_length=1, choices=Rule, default=Rule.G)
    group = models.CharField(
        _("Group of measures"), max_length=20, choices=Group, default=Group.ORGANISATIONAL
    )
    in_place = models.BooleanField(_("In place"), default=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
