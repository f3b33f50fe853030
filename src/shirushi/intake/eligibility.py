"""Whether a person confirmed the rules' answer about who may apply, and whether it still stands."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from shirushi.intake import assessment
from shirushi.intake.models import Application, EligibilityCheck
from shirushi.rules import Decision

State = Application.State
# From submission until the case is decided: a person can say anew what holds.
CHECKABLE = (State.SUBMITTED, State.ACCEPTED, State.UNDER_REVIEW, State.REVIEWED)


@dataclass(frozen=True)
class Standing:
    """The rules' answer today, and the last word of a person on it."""

    decision: Decision
    check: EligibilityCheck | None

    @property
    def is_eligible(self) -> bool:
        """By the rules."""
        return not self.decision.refused and bool(self.decision["eligible"])

    @property
    def digest(self) -> str:
        """Of the answer: what was confirmed is what was read."""
        return digest_of(self.decision.outcome)

    @property
    def is_changed(self) -> bool:
        """Later facts changed the answer that the person confirmed."""
        if self.check is None:
            return False
        return self.check.reopened_on is not None or digest_of(self.check.decision["outcome"]) != self.digest

    @property
    def is_open(self) -> bool:
        return self.check is None or self.is_changed

    @property
    def holds(self) -> bool:
        """A person said that the business may apply, of the answer as it is today."""
        return self.check is not None and not self.is_changed and self.check.is_eligible


def digest_of(outcome: object) -> str:
    return hashlib.sha256(json.dumps(outcome, sort_keys=True).encode()).hexdigest()


def standing(application: Application, *, on: date) -> Standing | None:
    """None while nothing was declared that the rules could be asked with."""
    decision = assessment.eligibility(application, on=on)
    return None if decision is None else Standing(decision, last_check(application))


def last_check(application: Application) -> EligibilityCheck | None:
    found: EligibilityCheck | None = (
        application.eligibility_checks.select_related("checked_by").order_by("-id").first()
    )
    return found
