"""Policy, rules and forms in versions; who has read them; the registers of laws and of interested parties."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person
from shirushi.pms.document_access import SeenConfirmations, SeenDocuments, SeenVersions
from shirushi.pms.models.base import Kept
from shirushi.pms.models.inventory import Holding
from shirushi.pms.models.workers import Worker


class Document(Kept):
    class Kind(models.TextChoices):
        POLICY = "policy", _("Privacy policy")
        RULE = "rule", _("Internal rule")
        FORM = "form", _("Form (document)")
        NOTICE = "notice", _("Consent and notice text")

    kind = models.CharField(_("Kind"), max_length=10, choices=Kind)
    code = models.SlugField(_("Code"), max_length=40)
    title = models.CharField(_("Title"), max_length=200)
    # A text shown to persons: for which entry of the inventory, and where it is used.
    holding = models.ForeignKey(
        Holding,
        on_delete=models.PROTECT,
        null=True,
        related_name="notices",
        verbose_name=_("Entry of the inventory"),
    )
    used_at = models.CharField(_("Where it is used"), max_length=300, blank=True)

    objects = SeenDocuments.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="a_documents_code_is_used_once"),
            models.UniqueConstraint(fields=["holding"], name="an_entry_has_one_text_for_its_persons"),
            models.CheckConstraint(
                condition=Q(kind="notice") ^ Q(holding=None), name="a_notice_belongs_to_an_entry"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "kind", "code"], name="documents_by_kind")]

    def __str__(self) -> str:
        return self.title


class DocumentVersion(Kept):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        WAITING = "waiting", _("Waits for approval")
        RETURNED = "returned", _("Sent back")
        APPROVED = "approved", _("Approved")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(_("Text"))
    note = models.CharField(_("What changed and why"), max_length=300, blank=True)
    state = models.CharField(_("State"), max_length=10, choices=State, default=State.DRAFT)
    # The day that is wanted, and once approved the day on which it takes effect.
    effective_on = models.DateField(_("In force from"), null=True, blank=True)
    approved_on = models.DateField(_("Approved on"), null=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    comment = models.CharField(_("Comment"), max_length=1000, blank=True)

    objects = SeenVersions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="a_versions_number_is_used_once"),
            models.UniqueConstraint(
                fields=["document", "effective_on"],
                condition=Q(state="approved"),
                name="one_version_is_in_force_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["document"], condition=~Q(state="approved"), name="a_document_has_one_open_draft"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | (
                    Q(approved_on__isnull=False)
                    & Q(approved_by__isnull=False)
                    & Q(effective_on__gte=F("approved_on"))
                ),
                name="a_version_is_in_force_from_its_approval_at_the_earliest",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "effective_on"], name="versions_of_a_business")
        ]

    def __str__(self) -> str:
        return f"{self.document.title} {self.number}"

    @property
    def is_open(self) -> bool:
        """A draft that may be edited."""
        return self.state in (self.State.DRAFT, self.State.RETURNED)


class Acknowledgement(Kept):
    """Everybody who works here is asked to read a version and to say so."""

    version = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="acknowledgements")
    due_on = models.DateField(_("Due on"))
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(closed_on=None),
                name="a_version_is_acknowledged_once_at_a_time",
            ),
        ]


class ReadConfirmation(Kept):
    """One worker and one acknowledgement. The department is the worker's of that day."""

    acknowledgement = models.ForeignKey(
        Acknowledgement, on_delete=models.CASCADE, related_name="confirmations"
    )
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(_("Confirmed on"), null=True)
    on_paper = models.BooleanField(_("On paper"), default=False)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SeenConfirmations.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["acknowledgement", "worker"], name="a_worker_confirms_a_text_once"
            ),
            models.CheckConstraint(
                condition=Q(on_paper=False) | Q(confirmed_on__isnull=False),
                name="a_paper_confirmation_has_its_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["acknowledgement", "department", "confirmed_on"], name="confirmations_by_department"
            ),
        ]


class RegisterLine(Kept):
    """A line of a register that is looked at once a year: is it still so?"""

    name = models.CharField(_("Called"), max_length=300)
    rule = models.CharField(_("Our rule"), max_length=100, blank=True)
    remark = models.CharField(_("Note"), max_length=1000, blank=True)
    checked_on = models.DateField(_("Checked on"), null=True)
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    changed = models.BooleanField(_("Changed at the last check"), default=False)
    ended_on = models.DateField(_("Ended on"), null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Law(RegisterLine):
    issuer = models.CharField(_("Issuer"), max_length=200)
    edition = models.CharField(_("Edition or day of amendment"), max_length=100, blank=True)
    clause = models.CharField(_("Clauses that concern us"), max_length=300, blank=True)
    url = models.URLField(_("Where it is published"), max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "ended_on", "name"], name="laws_of_a_business")]


class InterestedParty(RegisterLine):
    class Kind(models.TextChoices):
        PERSONS = "persons", _("Data subjects")
        CLIENTS = "clients", _("Clients")
        CONTRACTORS = "contractors", _("Contractors")
        AUTHORITIES = "authorities", _("Authorities and bodies")
        OWNERS = "owners", _("Owners")
        OTHERS = "others", _("Others")

    kind = models.CharField(_("Kind"), max_length=20, choices=Kind)
    expectation = models.TextField(_("What they expect of us"))

    class Meta:
        indexes = [models.Index(fields=["organisation", "ended_on", "name"], name="parties_of_a_business")]
