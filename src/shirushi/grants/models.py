"""The facts of a mark, dated: terms, suspensions, endings, registration numbers. Knows no case.

Nothing here says "suspended": standing on a day follows from these facts (`grants.standing`).
"""

from django.db import models
from django.db.models import F, Q

from shirushi.people.access import SeenThroughDossier
from shirushi.people.models import Dossier, Organisation, Scheme


class SeenThroughSuspension(SeenThroughDossier):
    dossier_path = "suspension__dossier"


class NumberSeries(models.Model):
    """The last serial given in a series of registration numbers; serials are given in order, never twice."""

    scheme = models.CharField(max_length=20, choices=Scheme)
    # The review body's code where the scheme's numbers carry it, else empty.
    body = models.CharField(max_length=2, blank=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "body"], name="a_series_of_numbers_is_counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.body} {self.last}"


class Registration(models.Model):
    """A unit's number in a scheme. Renewals keep it."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="registration")
    scheme = models.CharField(max_length=20, choices=Scheme)
    number = models.CharField(max_length=20)
    registered_on = models.DateField()

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="a_registration_number_is_used_once"),
        ]

    def __str__(self) -> str:
        return self.number


class Grant(models.Model):
    """One decision to grant and the term that its contract began. A renewal is a new grant."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="grants")
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, null=True, related_name="grants")
    ordinal = models.PositiveSmallIntegerField()
    review_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    lapses_on = models.DateField(null=True)
    contracted_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    decision = models.JSONField()
    renewal_applied_on = models.DateField(null=True)
    renewal_decided_on = models.DateField(null=True)
    relief_until = models.DateField(null=True)
    # The last day to apply for renewal, where a dispensation moved it; brought up to date with each of them.
    renewal_moved_to = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    terminated_on = models.DateField(null=True)
    revoked_on = models.DateField(null=True)
    revocation_annulled_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            # A grant that lapsed without a contract does not count: its ordinal is given again.
            models.UniqueConstraint(
                fields=["dossier", "ordinal"],
                condition=Q(starts_on__isnull=False),
                name="a_begun_grant_has_its_own_ordinal",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None, expires_on=None) | Q(expires_on__gte=F("starts_on")),
                name="a_term_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(registration__isnull=False, contracted_on__isnull=False),
                name="a_term_has_a_contract_and_a_number",
            ),
            models.CheckConstraint(
                condition=Q(revocation_annulled_on=None) | Q(revoked_on__isnull=False),
                name="only_a_revocation_is_annulled",
            ),
        ]
        indexes = [
            models.Index(fields=["expires_on"], name="grants_by_expiry"),
            models.Index(
                fields=["renewal_moved_to"],
                condition=Q(renewal_moved_to__isnull=False),
                name="grants_with_a_moved_window",
            ),
        ]

    def __str__(self) -> str:
        return f"grant {self.ordinal} of {self.dossier_id}"


class Suspension(models.Model):
    """A suspension of a grant's mark. The term is left alone (003 2.1(4))."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="suspensions")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="suspensions")
    level = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    notified_on = models.DateField()
    starts_on = models.DateField()
    planned_ends_on = models.DateField()
    revocation_from = models.DateField()
    conditions_met_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    lifted_on = models.DateField(null=True)
    decision = models.JSONField()
    # Certificate and mark data handed back to the holder (003 2.4①).
    given_back_on = models.DateField(null=True)
    annulled_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["grant"],
                condition=Q(ends_on=None, annulled_on=None),
                name="a_grant_has_one_open_suspension",
            ),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=11), name="suspension_is_under_a_year"
            ),
            models.CheckConstraint(condition=Q(level__in=[8, 9]), name="suspension_is_at_level_8_or_9"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on") - 1),
                name="a_suspension_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"suspension from {self.starts_on}"


class Extension(models.Model):
    """Months added because the end conditions are not met (003 2.1(8))."""

    suspension = models.ForeignKey(Suspension, on_delete=models.PROTECT, related_name="extensions")
    months = models.PositiveSmallIntegerField()
    decided_on = models.DateField()
    decision = models.JSONField()

    def __str__(self) -> str:
        return f"{self.months} months more"


class EndCondition(models.Model):
    """What the holder has to bring about for the suspension to end (003 2.1(6))."""

    suspension = models.ForeignKey(Suspension, on_delete=models.PROTECT, related_name="conditions")
    text = models.CharField(max_length=500)
    reported_on = models.DateField(null=True)
    report = models.TextField(blank=True)
    # Not met yet: the body's answer to the last report.
    returned_on = models.DateField(null=True)
    reply = models.TextField(blank=True)
    met_on = models.DateField(null=True)

    objects = SeenThroughSuspension.as_manager()

    def __str__(self) -> str:
        return self.text


class Duty(models.Model):
    """What a suspended holder must do (003 2.2): stop showing, stop claiming, return."""

    suspension = models.ForeignKey(Suspension, on_delete=models.PROTECT, related_name="duties")
    code = models.CharField(max_length=40)
    done_on = models.DateField(null=True)
    remark = models.TextField(blank=True)

    objects = SeenThroughSuspension.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["suspension", "code"], name="a_duty_stands_once_in_a_suspension"),
        ]

    def __str__(self) -> str:
        return self.code
