"""The objection of a business against a denial, decided by other people."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.awards.models.decisions import GrantDecision
from shirushi.intake.models import Application
from shirushi.people.models import Organisation, Person
from shirushi.review.models import SeenThroughApplication


class Objection(models.Model):
    """Against one denial; what it was directed against is kept, for the decision may be annulled."""

    class Result(models.TextChoices):
        UPHELD = "upheld", _("Upheld: the denial is annulled")
        REJECTED = "rejected", _("Rejected: the denial stands")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="objections")
    decision = models.ForeignKey(GrantDecision, on_delete=models.PROTECT, related_name="objections")
    denied_on = models.DateField()
    denied_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    denial_reasons = models.TextField(blank=True)
    # Everybody who had a hand in the denial: others decide.
    deciders = models.JSONField(default=list)
    grounds = models.TextField(_("Grounds"))
    raised_on = models.DateField()
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(_("Result"), max_length=20, choices=Result, blank=True)
    reasons = models.TextField(_("Reasons"), blank=True)
    decided_on = models.DateField(null=True)

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "denied_on"], name="a_denial_is_objected_to_once"),
            models.CheckConstraint(
                condition=Q(decided_on=None, result="") | (Q(decided_on__isnull=False) & ~Q(reasons="")),
                name="an_objection_is_decided_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"objection to {self.decision_id}"
