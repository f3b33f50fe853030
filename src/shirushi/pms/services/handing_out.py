"""Handing the whole PMS out: the journal says who took it, before anything leaves."""

from datetime import date

from django.db import transaction

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.exports.whole import Whole, whole
from shirushi.record import journal


@transaction.atomic
def take_out(*, organisation: Organisation, by: Actor, on: date) -> Whole:
    """What the archive holds, to be streamed. Names of people are in it: only those who run the PMS take it."""
    allow(policy.may_run(by, organisation))
    found = whole(organisation, by)
    journal.record("pms.whole.taken_out", organisation, by=by, on=on, after={"count": len(found.placed)})
    return found
