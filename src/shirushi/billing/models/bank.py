"""Files of incoming transfers as the bank gave them, line by line, and what became of each line."""

from django.db import models
from django.db.models import Q

from shirushi.billing.models.payments import Payment, SeenByIssuer
from shirushi.people.models import Organisation, Person


class SeenByImporter(SeenByIssuer):
    organisation_path = "bank_import__issuer_id"


class BankImport(models.Model):
    """One file. The same bytes are read in once, unless the import was undone."""

    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    imported_on = models.DateField()
    imported_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    undone_on = models.DateField(null=True)

    objects = SeenByIssuer.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "sha256"], condition=Q(undone_on=None), name="a_bank_file_is_read_in_once"
            ),
        ]
        indexes = [models.Index(fields=["issuer", "-id"], name="bank_files_of_an_issuer")]

    def __str__(self) -> str:
        return self.name


class BankLine(models.Model):
    """One incoming transfer of a file. It waits until a clerk takes it as a payment; one that came before does not."""

    bank_import = models.ForeignKey(BankImport, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    paid_on = models.DateField(null=True)
    amount = models.PositiveIntegerField(null=True)
    payer_name = models.CharField(max_length=200, blank=True)
    remark = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64)
    # Why it is not read: the sentence, as it was said at the time.
    problem = models.CharField(max_length=300, blank=True)
    # The line of an earlier file that it repeats.
    repeats = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, null=True, related_name="bank_line")

    objects = SeenByImporter.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["bank_import", "number"], name="a_line_stands_once_in_a_file"),
            models.CheckConstraint(
                condition=~Q(problem="") | (Q(paid_on__isnull=False) & Q(amount__gt=0)),
                name="a_line_without_problem_has_a_day_and_an_amount",
            ),
            models.CheckConstraint(
                condition=Q(payment=None) | (Q(problem="") & Q(repeats=None)),
                name="a_line_that_repeats_another_brings_no_payment",
            ),
        ]
        indexes = [models.Index(fields=["digest"], name="bank_lines_by_digest")]

    def __str__(self) -> str:
        return f"{self.number}: {self.payer_name} {self.amount}"

    @property
    def waits(self) -> bool:
        return not self.problem and self.repeats_id is None and self.payment_id is None
