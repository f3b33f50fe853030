"""Evidence that lapses soon is brought to mind a month ahead."""

from shirushi.operations.daily.duty import Duty
from shirushi.people.actor import Actor
from shirushi.pms.models import Evidence
from shirushi.pms.queries.evidence import to_be_renewed
from shirushi.pms.services import evidence


def _ask(found: Evidence, by: Actor) -> None:
    evidence.ask_for_renewal(evidence=found, by=by, on=by.on)


EVIDENCE_TO_RENEW = Duty("evidence to renew", to_be_renewed, _ask)
