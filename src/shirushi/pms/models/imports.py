"""Ledgers of others coming in: the file while the import is open, and which rows it made."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.people.models import Person
from shirushi.pms.models.base import Kept


class ImportBatch(Kept):
    """One file for one ledger: uploaded, its columns mapped, then imported as a whole or given up."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("import", "In preparation")
        DONE = "done", pgettext_lazy("import", "Imported")
        UNDONE = "undone", pgettext_lazy("import", "Undone")
        DISCARDED = "discarded", pgettext_lazy("import", "Given up")

    ledger = models.CharField(_("Ledger"), max_length=30)
    file_name = models.CharField(max_length=200)
    file_size = models.PositiveBigIntegerField()
    # How the file was read: {"kind": …, "encoding": …, "delimiter": …}.
    read_as = models.JSONField(default=dict)
    # {"sheet": 0, "row": 3, "height": 2, "columns": {field: column}, "when_empty": {field: text},
    #  "new_departments": false}
    mapping = models.JSONField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    counts = models.JSONField(default=dict)
    # Keys of what was opened along with the rows: {"departments": […], "processes": […]}.
    opened = models.JSONField(default=dict)
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") ^ Q(closed_on__isnull=False), name="a_closed_import_has_its_day"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-id"], name="imports_of_a_business")]

    def __str__(self) -> str:
        return self.file_name


class ImportContent(models.Model):
    """The bytes of an open import; of a finished one, the rows that did not come in, with the reasons.

    They stand here and not among the files: they go when the import is closed.
    """

    batch = models.OneToOneField(ImportBatch, on_delete=models.CASCADE, related_name="content")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"content of {self.batch_id}"


class ImportedRow(models.Model):
    """Which row of the file became which row of the ledger, and how it stood then: changed rows stop an undo."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()
    subject_id = models.BigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "subject_id"], name="an_import_makes_a_record_once"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.row}"
