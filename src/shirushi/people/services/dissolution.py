"""A business is no more: dissolved, or closed down by whoever ran it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people import policy
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def record_dissolution(*, organisation: Organisation, dissolved_on: date, by: Actor, on: date) -> None:
    """From that day on it applies for nothing. Its people still come in: invoices and letters are theirs to read."""
    allow(policy.may_administer(by, organisation) or policy.may_follow_report(by, organisation))
    if guards.lock(organisation).ceased_on is not None:
        raise ActRefused("dissolved_already", _("This is recorded already. Nothing was changed."))
    organisation.ceased_on = dissolved_on
    organisation.save(update_fields=["ceased_on"])
    journal.record(
        "people.business.dissolved", organisation, by=by, on=on, after={"dissolved_on": dissolved_on}
    )
