"""Who announces: the granting body for its scheme, a review body its own closing days. Officers do."""

from shirushi.dispensations.models import Dispensation, Move
from shirushi.people.actor import Actor


def may_read(by: Actor) -> bool:
    return by.is_body and by.has("clerk", "officer", "committee_member")


def may_announce(by: Actor, move: str) -> bool:
    if not by.has("officer"):
        return False
    return by.is_granting_body or (by.is_review_body and move == Move.CLOSING)


def may_change(by: Actor, dispensation: Dispensation) -> bool:
    """Put its own draft in force, set it aside, annul what it announced."""
    return by.organisation_id == dispensation.organisation_id and may_announce(by, dispensation.move)
