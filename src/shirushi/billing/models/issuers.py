"""What an issuer prints on its invoices, as dated facts."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from shirushi.people.access import SeenOwn
from shirushi.people.models import Organisation, Person


class DatedDetails(SeenOwn):
    def in_force(self, organisation_id: int, on: date) -> Self:
        """The newest that began by the day, first."""
        return self.filter(organisation_id=organisation_id, from_on__lte=on).order_by("-from_on")


class InvoicingDetails(models.Model):
    """From a day on: the registration number (登録番号) of a qualified issuer, and the account to pay to.

    An issuer without a number is none that is registered (適格請求書発行事業者).
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    registration_number = models.CharField(max_length=14, blank=True)
    bank_account = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DatedDetails.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "from_on"], name="an_issuer_has_one_set_of_details_from_a_day"
            ),
            models.CheckConstraint(
                condition=Q(registration_number="") | Q(registration_number__regex=r"^T[1-9][0-9]{12}$"),
                name="a_registration_number_is_a_t_and_thirteen_digits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} from {self.from_on}"
