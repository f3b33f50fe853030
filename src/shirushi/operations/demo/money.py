"""Money of the demonstration: what stands on invoices, and a bank's file that waits to be confirmed."""

from datetime import date

from shirushi.billing import services
from shirushi.billing.models import Invoice, InvoicingDetails
from shirushi.billing.queries import OPEN
from shirushi.operations.demo.cast import Body, corporate_number
from shirushi.operations.demo.stage import Stage
from shirushi.people.models import Scheme

# Qualified invoices began on this day.
REGISTERED_ON = date(2023, 10, 1)
# Far from the numbers of businesses.
FIRST_SERIAL = 90_000_000
HEAD = "お取引日,摘要,入金金額,備考\n"


def put_on_invoices(stage: Stage) -> None:
    """Registration numbers and accounts of all bodies, as they would have set them."""
    bodies = [
        *stage.bodies.granting.values(),
        *(body for scheme in Scheme for body in stage.bodies.reviewing[scheme]),
    ]
    InvoicingDetails.objects.bulk_create(
        InvoicingDetails(
            organisation=body.organisation,
            from_on=REGISTERED_ON,
            registration_number=f"T{corporate_number(FIRST_SERIAL + place)}",
            bank_account=f"みほん銀行 本店営業部 普通 {1_000_000 + place}\n{body.organisation.name_kana}",
        )
        for place, body in enumerate(bodies)
    )


def arrive(stage: Stage) -> None:
    """A file of this week at the first review body of each scheme: two known payers, one unknown."""
    for scheme in Scheme:
        _read_in(stage, stage.bodies.reviewing[scheme][0])


def _read_in(stage: Stage, body: Body) -> None:
    waiting = Invoice.objects.filter(OPEN, issuer=body.organisation, provisional=False).select_related(
        "payer"
    )
    day = stage.ago(2)
    rows = [f"{day},振込 {each.payer.name_kana},{each.owed},\n" for each in waiting.order_by("pk")[:2]]
    rows.append(f"{day},振込 ナゾノシヨウジ(カ,12000,\n")
    services.import_bank_file(
        issuer=body.organisation,
        name="nyukin.csv",
        content=(HEAD + "".join(rows)).encode("cp932", "replace"),
        by=stage.acting(body.clerk, body.organisation, stage.today),
        on=stage.today,
    )
