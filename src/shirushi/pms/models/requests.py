"""Requests of data subjects (通則 3-8) and complaints. Who asks or complains stands in these rows alone."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.people.models import Person
from shirushi.pms.models.base import Kept

__all__ = ["Complaint", "DataRequest"]


class DataRequest(Kept):
    """What a person asks about its own data, until it is answered."""

    class Kind(models.TextChoices):
        PURPOSE = "purpose", _("Notice of the purpose of use")
        DISCLOSURE = "disclosure", _("Disclosure of the data")
        PROVISION_RECORDS = "provision_records", _("Disclosure of the records of provision")
        CORRECTION = "correction", _("Correction, addition or deletion")
        STOP_USE = "stop_use", _("Ceasing of use or erasure")
        STOP_PROVISION = "stop_provision", _("Ceasing of provision to third parties")

    class Decision(models.TextChoices):
        GRANTED = "granted", _("Done as asked")
        PARTLY = "partly", _("Done in part")
        REFUSED = "refused", pgettext_lazy("data subject", "Not done")
        NOT_HELD = "not_held", _("The data do not exist here")
        WITHDRAWN = "withdrawn", _("Taken back by the person")

    class Way(models.TextChoices):
        ELECTRONIC = "electronic", _("Electronically")
        PAPER = "paper", pgettext_lazy("answer", "On paper")
        SPOKEN = "spoken", _("By word of mouth")
        OTHER = "other", pgettext_lazy("answer", "In another way")

    number = models.PositiveIntegerField()
    kind = models.CharField(_("What is asked"), max_length=30, choices=Kind)
    received_on = models.DateField(_("Arrived on"))
    due_on = models.DateField(_("Answer due on"))
    requester = models.CharField(_("Who asks"), max_length=200)
    contact = models.CharField(_("How to reach the person"), max_length=300, blank=True)
    agent = models.CharField(_("Agent, and its authority"), max_length=200, blank=True)
    content = models.TextField(_("Which data, and what is wanted"))
    identity = models.CharField(_("How the identity was checked"), max_length=200, blank=True)
    fee = models.PositiveIntegerField(_("Fee for the request"), null=True, blank=True)
    decision = models.CharField(_("Decision"), max_length=20, choices=Decision, blank=True)
    reason = models.TextField(_("Reason"), blank=True)
    way = models.CharField(_("Way of answering"), max_length=20, choices=Way, blank=True)
    answered_on = models.DateField(_("Answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="a_data_request_has_its_own_number"
            ),
            models.CheckConstraint(
                condition=Q(decision="") ^ Q(answered_on__isnull=False),
                name="an_answered_request_has_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("received_on")),
                name="a_request_is_answered_after_it_arrived",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "number", "kind", "answered_on"], name="data_requests_of_a_business"
            ),
            models.Index(
                fields=["organisation", "due_on"],
                condition=Q(answered_on=None),
                name="data_requests_to_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Complaint(Kept):
    """A complaint about the handling of personal information, until it is closed."""

    class Channel(models.TextChoices):
        TELEPHONE = "telephone", _("Telephone")
        MAIL = "mail", _("E-mail or form")
        LETTER = "letter", _("Letter")
        VISIT = "visit", _("In person")
        BODY = "body", _("Through a body or an authority")
        OTHER = "other", pgettext_lazy("complaint", "In another way")

    number = models.PositiveIntegerField()
    received_on = models.DateField(_("Arrived on"))
    due_on = models.DateField(_("Answer due on"))
    channel = models.CharField(_("How it arrived"), max_length=20, choices=Channel)
    complainant = models.CharField(_("Who complains"), max_length=200, blank=True)
    contact = models.CharField(_("How to reach the person"), max_length=300, blank=True)
    content = models.TextField(_("What the complaint says"))
    cause = models.TextField(_("Cause"), blank=True)
    action = models.TextField(_("What was done"), blank=True)
    answered_on = models.DateField(_("Answered on"), null=True, blank=True)
    reported_on = models.DateField(_("Reported to the representative on"), null=True, blank=True)
    closed_on = models.DateField(_("Closed on"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="a_complaint_has_its_own_number"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | (Q(answered_on__isnull=False) & Q(reported_on__isnull=False)),
                name="a_closed_complaint_was_answered_and_reported",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "number", "closed_on"], name="complaints_of_a_business"),
            models.Index(
                fields=["organisation", "due_on"], condition=Q(closed_on=None), name="complaints_to_close"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
