"""Files: content-addressed, seen through their dossier, or by the business alone whose own they are. And letters."""

from django.db import models
from django.db.models import Q

from shirushi.papers.access import SeenOnceSent, SeenWhenSubmitted
from shirushi.people.models import Department, Dossier, Organisation, Person


class StoredFile(models.Model):
    """One file, uploaded or made here. Its bytes lie under their SHA-256; the same bytes are stored once."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="files")
    # A business's own file, which is in no dossier: no body ever sees it.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    # The department that an own file belongs to: its head sees it as well.
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    # Null where time alone made the paper (the daily run).
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    # Bodies see only what was submitted: null while it is the business's own draft.
    submitted_on = models.DateField(null=True)
    # A paper that Shirushi made: an invoice, a letter, a certificate. Nobody's draft.
    generated = models.BooleanField(default=False)

    objects = SeenWhenSubmitted.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(generated=True) | Q(uploaded_by__isnull=False),
                name="an_uploaded_file_has_an_uploader",
            ),
            models.CheckConstraint(
                condition=Q(dossier=None) ^ Q(organisation=None),
                name="a_file_is_of_a_dossier_or_a_businesss_own",
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(submitted_on=None),
                name="a_businesss_own_file_is_not_handed_in",
            ),
            models.CheckConstraint(
                condition=Q(department=None) | Q(dossier=None),
                name="only_a_businesss_own_file_has_a_department",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Letter(models.Model):
    """A letter of a body to the business of a dossier: drafted by an act, read over, sent and kept as a file."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    sender = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # Who of the sender sends it.
    roles = models.JSONField(default=list)
    language = models.CharField(max_length=2, default="ja")
    # The sender's own paragraph.
    addition = models.TextField(blank=True)
    drafted_on = models.DateField()
    # Not needed after all: sent on paper, or its act was taken back.
    set_aside_on = models.DateField(null=True)
    set_aside_reason = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200, blank=True)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, null=True, related_name="letter")
    # Kept papers that went out with it; a letter that was not sent has none yet.
    enclosures = models.ManyToManyField(StoredFile, related_name="enclosed_in")
    sent_on = models.DateField(null=True)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    first_opened_at = models.DateTimeField(null=True)
    first_opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    objects = SeenOnceSent.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_on=None) | (Q(file__isnull=False) & ~Q(number="")),
                name="a_sent_letter_is_kept_and_numbered",
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(set_aside_on=None), name="a_sent_letter_is_not_set_aside"
            ),
            models.CheckConstraint(
                condition=Q(first_opened_at=None) | Q(sent_on__isnull=False),
                name="a_letter_is_opened_once_sent",
            ),
            models.UniqueConstraint(
                fields=["sender", "number"],
                condition=~Q(number=""),
                name="a_letter_has_its_own_number_of_its_sender",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject_id", "sender"],
                condition=Q(sent_on=None, set_aside_on=None),
                name="a_letter_is_drafted_once",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "-id"], name="letters_of_a_dossier")]

    def __str__(self) -> str:
        return self.title or self.kind

    @property
    def is_waiting(self) -> bool:
        return self.sent_on is None and self.set_aside_on is None


class LetterSeries(models.Model):
    """The last number that a body gave to a letter in a business year (from April)."""

    sender = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sender", "year"], name="a_body_counts_its_letters_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.sender} {self.year}"
