"""Files: content-addressed, seen through their dossier, or by the business alone whose own they are."""

from django.db import models
from django.db.models import Q

from shirushi.papers.access import SeenWhenSubmitted
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
