"""Files: content-addressed, seen through their dossier."""

from django.db import models
from django.db.models import Q

from shirushi.papers.access import SeenWhenSubmitted
from shirushi.people.models import Dossier, Person


class StoredFile(models.Model):
    """One file, uploaded or made here. Its bytes lie under their SHA-256; the same bytes are stored once."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="files")
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
        ]

    def __str__(self) -> str:
        return self.name
