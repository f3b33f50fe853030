"""The committee of a body: its meetings, their agenda, who sat, who stepped aside, what was decided."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.awards.models.objections import Objection
from shirushi.intake.models import Application
from shirushi.people.access import SeenOwn
from shirushi.people.models import Organisation, Person


class OfTheMeeting(SeenOwn):
    organisation_path = "meeting__organisation_id"


class OfTheItem(SeenOwn):
    organisation_path = "item__meeting__organisation_id"


class Meeting(models.Model):
    """One sitting of the committee. Closed, its minutes are kept and nothing changes any more."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    called_on = models.DateField()
    closed_on = models.DateField(null=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # The bytes of the minutes lie under this digest, where all files lie.
    minutes_sha256 = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenOwn.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(minutes_sha256=""), name="a_closed_meeting_has_its_minutes"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-held_on"], name="meetings_of_a_body")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.held_on}"


class MeetingMember(models.Model):
    """Who is called to a meeting, and whether the person was there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_chair = models.BooleanField(default=False)
    present = models.BooleanField(default=False)

    objects = OfTheMeeting.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="a_member_sits_once_in_a_meeting"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(is_chair=True), name="a_meeting_has_one_chair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.meeting_id}"


class MeetingItem(models.Model):
    """A case on the agenda: the decision on the application, or on an objection."""

    class Result(models.TextChoices):
        GRANTED = "granted", _("Grant decided")
        DENIED = "denied", _("Denied")
        SENT_BACK = "sent_back", _("Sent back to the review")
        UPHELD = "upheld", _("Upheld: the denial is annulled")
        REJECTED = "rejected", _("Rejected: the denial stands")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="meeting_items")
    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, null=True, related_name="items")
    position = models.PositiveSmallIntegerField()
    proposal = models.TextField(_("Proposal"), blank=True)
    result = models.CharField(_("Result"), max_length=20, choices=Result, blank=True)
    reasons = models.TextField(_("Reasons"), blank=True)
    decided_on = models.DateField(null=True)
    # Who sat when it was decided, those who stepped aside left out: the names as the minutes give them.
    decided_by = models.JSONField(default=list)

    objects = OfTheMeeting.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "application"], name="a_case_stands_once_on_an_agenda"
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(decided_on=None),
                name="a_case_waits_on_one_agenda",
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None, result="") | (Q(decided_on__isnull=False) & ~Q(reasons="")),
                name="an_item_is_decided_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} of {self.meeting_id}"


class Recusal(models.Model):
    """A member steps aside for one case: by its own word, or because the data say so."""

    item = models.ForeignKey(MeetingItem, on_delete=models.PROTECT, related_name="recusals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    declared_on = models.DateField()

    objects = OfTheItem.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], name="a_member_steps_aside_once_for_a_case"),
        ]

    def __str__(self) -> str:
        return f"{self.person} steps aside from {self.item_id}"
