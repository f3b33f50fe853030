"""Applications as they were handed in, and what keeps a business from applying."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.billing.models import Invoice
from shirushi.intake.access import SeenThroughAnswer, SeenThroughApplication, SeenWhenSubmitted
from shirushi.papers.models import StoredFile
from shirushi.people.access import SeenThroughDossier
from shirushi.people.models import Dossier, Organisation, Person, Scheme


class Application(models.Model):
    """One application. What is submitted is frozen; bodies see nothing before."""

    class Kind(models.TextChoices):
        NEW = "new", _("New application")
        RENEWAL = "renewal", _("Renewal")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        RETURNED = "returned", _("Returned for completion")
        ACCEPTED = "accepted", _("Accepted for review")
        UNDER_REVIEW = "under_review", _("Under review")
        REVIEWED = "reviewed", _("Review completed")
        GRANTED = "granted", _("Grant decided")
        DENIED = "denied", _("Denied")
        CONTRACTED = "contracted", _("Contract concluded")
        LAPSED = "lapsed", _("Lapsed without contract")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class ReturnedFor(models.TextChoices):
        INCOMPLETE = "incomplete", _("Papers are missing or incomplete")
        WRONG = "wrong", _("Something in the papers is not right")
        NOT_ELIGIBLE = "not_eligible", _("The business cannot apply by the rules")

    OPEN_STATES = (
        State.DRAFT, State.SUBMITTED, State.ACCEPTED, State.UNDER_REVIEW, State.REVIEWED, State.GRANTED,
    )  # fmt: skip

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="applications")
    scheme = models.CharField(max_length=20, choices=Scheme)
    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    review_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # The facts that the business declared, by question: eligibility, headcount, size_class, small_business …
    declared = models.JSONField(default=dict)
    # The forms filled in as screens, by document code: values, and what the PMS said of them on which day.
    forms = models.JSONField(default=dict)
    # The decisions made from them at submission: eligibility, size, documents, fees, renewal_window …
    decisions = models.JSONField(default=dict)
    # The size class as it was decided at submission, for lists; empty where the scheme knows none.
    size = models.CharField(max_length=20, blank=True, default="")
    started_on = models.DateField()
    submitted_on = models.DateField(null=True)
    # Handed in on paper: the day on which the papers came in, which counts for every deadline.
    received_on = models.DateField(null=True)
    formal_checked_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    return_reason = models.TextField(blank=True)
    returned_for = models.CharField(max_length=20, choices=ReturnedFor, blank=True)
    # The last day on which what was returned may be handed in again, where the body named one.
    complete_until = models.DateField(null=True)
    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, null=True, related_name="application")
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="next")
    revision = models.PositiveIntegerField(default=0)

    objects = SeenWhenSubmitted.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(
                    state__in=["draft", "submitted", "accepted", "under_review", "reviewed", "granted"]
                ),
                name="a_dossier_has_one_open_application",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_on__isnull=False) | Q(state="withdrawn"),
                name="what_is_not_a_draft_was_submitted",
            ),
        ]
        indexes = [
            models.Index(fields=["review_body", "state", "submitted_on"], name="queue_of_a_review_body")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ApplicationDocument(models.Model):
    """A file handed in under a document code. A replaced one stays, with the day it was replaced."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    code = models.CharField(max_length=60)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()
    # The day that stands on the paper, where its age is asked.
    dated_on = models.DateField(null=True)
    # Made from the PMS on the day it was added.
    from_pms = models.BooleanField(default=False)
    replaced_on = models.DateField(null=True)

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "code"],
                condition=Q(replaced_on=None),
                name="a_document_stands_once_in_an_application",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class DocumentCheck(models.Model):
    """The formal check of one document: all right, or what is lacking."""

    document = models.OneToOneField(ApplicationDocument, on_delete=models.PROTECT, related_name="check_made")
    is_fine = models.BooleanField()
    word = models.CharField(max_length=300, blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_fine=True) | ~Q(word=""), name="what_is_lacking_is_said_in_a_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.is_fine}"


class AssessmentAnswer(models.Model):
    """The business's answer to one item of a self-assessment, and to which edition's words it was given."""

    class Standing(models.TextChoices):
        MET = "met", _("Met")
        PARTLY = "partly", _("Partly met")
        NOT_MET = "not_met", _("Not met yet")
        NOT_APPLICABLE = "not_applicable", _("Does not apply")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="answers")
    form = models.CharField(max_length=60)
    item = models.CharField(max_length=40)
    edition = models.DateField()
    # Empty while evidence was chosen but nothing answered yet, or after the answer was opened again.
    standing = models.CharField(max_length=20, choices=Standing, blank=True)
    remark = models.TextField(blank=True)
    answered_on = models.DateField()
    # Taken over from the application before; null once it was looked at here.
    carried_on = models.DateField(null=True)
    # What stood here before the answer was taken over to other words or opened again: the way back.
    before = models.JSONField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "form", "item"], name="an_item_is_answered_once_in_an_application"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.item}"


class AnswerEvidence(models.Model):
    """A file that the business shows for an answer; a copy as it was on its day, of the PMS or uploaded."""

    answer = models.ForeignKey(AssessmentAnswer, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    taken_on = models.DateField()
    from_pms = models.BooleanField(default=False)
    removed_on = models.DateField(null=True)

    objects = SeenThroughAnswer.as_manager()

    def __str__(self) -> str:
        return str(self.file)


class Disqualification(models.Model):
    """What keeps a unit from applying for a time: a bar after an incident, a denial."""

    class Kind(models.TextChoices):
        BAR = "bar", _("Application bar")
        DENIAL = "denial", _("Denial")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="disqualifications")
    kind = models.CharField(max_length=20, choices=Kind)
    starts_on = models.DateField()
    # Last barred day; null for a denial, whose effect the eligibility rule counts from starts_on.
    ends_on = models.DateField(null=True)
    decision = models.JSONField()
    annulled_on = models.DateField(null=True)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="a_bar_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(kind="bar") | Q(ends_on__isnull=False), name="a_bar_has_a_last_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.starts_on}"


class Succession(models.Model):
    """What a holder reports of a merger, a takeover or a split; the granting body confirms it."""

    class Event(models.TextChoices):
        NEW_BUSINESS = "new_business", _("We began a new business of our own")
        TAKEOVER = "takeover", _("We took over a business from another company")
        MERGER_SURVIVING = "merger_surviving", _("Another company was merged into ours")
        SPLIT_OFF = "split_off", _("We split off a part to a new company")
        SPLIT_NEW = "split_new", _("We are the new company that was split off")
        MERGER_DISSOLVED = "merger_dissolved", _("Our company is dissolved by a merger")

    class State(models.TextChoices):
        REPORTED = "reported", _("Reported")
        CONFIRMED = "confirmed", _("Confirmed")
        DECLINED = "declined", _("Not confirmed")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="successions")
    event = models.CharField(max_length=20, choices=Event)
    other_name = models.CharField(max_length=200, blank=True)
    # The registration number of the other company, where it holds the mark too.
    other_number = models.CharField(max_length=20, blank=True)
    takes_effect_on = models.DateField()
    description = models.TextField()
    papers = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    # The rules' answer on the day of the report: the type and what follows.
    decision = models.JSONField()
    state = models.CharField(max_length=20, choices=State, default=State.REPORTED)
    reported_on = models.DateField()
    decided_on = models.DateField(null=True)
    word = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(state="reported"),
                name="one_succession_at_a_time_waits_for_its_word",
            ),
            models.CheckConstraint(
                condition=Q(state="reported", decided_on=None)
                | (~Q(state="reported") & Q(decided_on__isnull=False)),
                name="a_decided_succession_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "-reported_on"], name="successions_that_wait")]

    def __str__(self) -> str:
        return f"{self.event} {self.reported_on}"
