"""A provision and a receipt whose period is over."""

from datetime import timedelta

from shirushi.pms.models import Provision, Receipt
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast


def fill(made: World, people: Cast) -> None:
    common = {
        "organisation": people.business,
        "created_on": LONG_AGO,
        "recorded_on": LONG_AGO,
        "keep_until": TODAY - timedelta(days=1),
        "number": 1,
        "method": "each",
        "items": "氏名",
        "ground": "consent",
        "ground_detail": "申込書",
    }
    provision = Provision.objects.create(
        provided_on=LONG_AGO, recipient="提供先", recipient_address="大阪市", **common
    )
    receipt = Receipt.objects.create(
        received_on=LONG_AGO, provider="提供元", provider_address="大阪市", acquired="本人から", **common
    )
    made.things |= {"provision": provision, "receipt": receipt}
