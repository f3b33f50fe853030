"""Payers are reminded as many days past due as the scheme has set; where it has set none, nobody is."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from shirushi.billing import services
from shirushi.billing.models import Invoice
from shirushi.billing.queries import OPEN
from shirushi.operations.daily.duty import Duty, unwritten
from shirushi.people.actor import Actor
from shirushi.people.models import Scheme
from shirushi.people.rulebook import current


def _past_due(day: date) -> QuerySet[Invoice]:
    due = Q(pk__in=[])
    for scheme in Scheme.values:
        days = [day - timedelta(days=count) for count in current().settings[scheme].payment_reminder_days]
        due |= Q(dossier__scheme=scheme, due_on__in=days)
    firm = Invoice.objects.filter(due, OPEN).exclude(provisional=True, confirmed_on=None)
    return unwritten(firm.select_related("dossier", "issuer"), "billing.invoice.reminded", day)


def _remind(invoice: Invoice, by: Actor) -> None:
    services.remind(invoice=invoice, by=by)


PAYMENTS_TO_REMIND_OF = Duty("payments to remind of", _past_due, _remind)
