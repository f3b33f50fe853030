"""Files: content-addressed, seen through their dossier."""

from django.db import models

from shirushi.papers.access import SeenWhenSubmitted
from shirushi.people.models import Dossier, Person


class StoredFile(models.Model):
    """One uploaded file. Its bytes lie under their SHA-256; the same bytes are stored once."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    # Bodies see only what was submitted: null while it is the business's own draft.
    submitted_on = models.DateField(null=True)

    objects = SeenWhenSubmitted.as_manager()

    def __str__(self) -> str:
        return self.name
