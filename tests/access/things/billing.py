"""Money for the access table: a payment with something left, a file of the bank, a charge that waits."""

from datetime import date
from typing import Any

from shirushi.billing.models import BankImport, BankLine, DueCharge, Payment

DAY = date(2026, 11, 2)


def fill(made: Any, people: Any) -> None:
    issuer = people.review_body
    payment = Payment.objects.create(
        issuer=issuer, paid_on=DAY, amount=5000, left=5000, payer_name="ナゾノショウジ", recorded_on=DAY
    )
    file = BankImport.objects.create(issuer=issuer, name="nyukin.csv", sha256="0" * 64, imported_on=DAY)
    BankLine.objects.create(
        bank_import=file, number=2, paid_on=DAY, amount=700, payer_name="ミドリインサツ", digest="1" * 64
    )
    due = DueCharge.objects.create(
        dossier=made.things["dossier"], issuer=issuer, code="travel", subject_id=1, arose_on=DAY
    )
    made.things |= {"payment": payment, "bank_file": file, "due_charge": due}
