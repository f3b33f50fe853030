"""Credit notes (適格返還請求書): what an issued invoice asks no more, in a series of numbers of their own."""

from django.db import models
from django.db.models import Q

from shirushi.billing.models.invoices import Invoice
from shirushi.papers.models import StoredFile
from shirushi.people.access import SeenThroughDossier
from shirushi.people.models import Dossier, Organisation


class CreditNoteSeries(models.Model):
    """The last number of credit notes that an issuer used in a fiscal year."""

    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "fiscal_year"], name="an_issuer_has_one_series_of_credit_notes_in_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer_id} {self.fiscal_year}"


class CreditNote(models.Model):
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="credit_notes")
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)
    issued_on = models.DateField()
    total = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    tax_decision = models.JSONField()
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SeenThroughDossier.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "number"], name="an_issuer_uses_a_credit_note_number_once"
            ),
            models.CheckConstraint(condition=Q(total__gt=0), name="a_credit_note_takes_something_off"),
        ]
        indexes = [models.Index(fields=["issuer", "issued_on"], name="credit_notes_of_an_issuer")]

    def __str__(self) -> str:
        return self.number
