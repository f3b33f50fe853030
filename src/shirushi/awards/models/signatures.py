"""Who signed a contract, over which bytes; who accepted the terms of use of the mark."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from shirushi.awards.models.contracts import Contract
from shirushi.grants.models import Grant
from shirushi.people.access import SeenThroughDossier
from shirushi.people.models import Person


class OfTheContract(SeenThroughDossier):
    dossier_path = "contract__application__dossier"


class OfTheGrant(SeenThroughDossier):
    dossier_path = "grant__dossier"


class ContractSignature(models.Model):
    """One side's signature: who, when, over which bytes, how sure the sign-in was, from where (hashed)."""

    class Side(models.TextChoices):
        BUSINESS = "business", _("For the business")
        BODY = "body", _("For the granting body")

    class Strength(models.TextChoices):
        TWO_FACTORS = "two_factors", _("password and second factor")
        PASSWORD = "password", _("password")
        DEMONSTRATION = "demonstration", _("demonstration, without a password")
        UNKNOWN = "unknown", _("not recorded")

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=20, choices=Side)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    organisation = models.CharField(max_length=200)
    signed_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    strength = models.CharField(max_length=20, choices=Strength, default=Strength.UNKNOWN)
    address_digest = models.CharField(max_length=64, blank=True)

    objects = OfTheContract.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "side"], name="each_side_signs_a_contract_once"),
        ]

    def __str__(self) -> str:
        return f"{self.side} of {self.contract_id}"


class TermsAcceptance(models.Model):
    """The terms of use were accepted: from then on the mark's data are handed out."""

    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="terms_acceptance")
    accepted_on = models.DateField()
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Of the terms as they were read.
    terms_sha256 = models.CharField(max_length=64)

    objects = OfTheGrant.as_manager()

    def __str__(self) -> str:
        return f"terms of {self.grant_id}"
