"""Who may do what with contractors, data subject requests and complaints."""

from hmac import compare_digest

from shirushi.people.actor import Actor
from shirushi.pms.models import ContractorEvaluation
from shirushi.pms.policy import may_approve_as_representative, of_own
from shirushi.pms.tokens import digest_of


def may_keep_register(by: Actor, organisation_id: int) -> bool:
    """Registers of contractors, requests and complaints are kept by those who run the PMS."""
    return of_own(by, organisation_id) and by.has("representative", "privacy_officer")


def may_ask_for_review(by: Actor, organisation_id: int) -> bool:
    """Time does it (the daily run)."""
    return by.is_system or may_keep_register(by, organisation_id)


def may_answer(by: Actor, evaluation: ContractorEvaluation, token: str) -> bool:
    """Whoever holds the link, while it is good and the work goes on."""
    if not token or not evaluation.token_digest or evaluation.token_until_on is None:
        return False
    if evaluation.contractor.ended_on is not None:
        return False
    return compare_digest(digest_of(token), evaluation.token_digest) and by.on <= evaluation.token_until_on


def may_except(by: Actor, evaluation: ContractorEvaluation) -> bool:
    """That somebody who is not fit keeps the work is the representative's word."""
    return may_approve_as_representative(by, evaluation.organisation_id)
