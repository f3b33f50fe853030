"""Who may do what with a mark."""

from shirushi.grants.models import Grant, Suspension
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier

DECIDING = ("officer", "committee_member")
ANSWERING = ("representative", "privacy_officer")


def _of_the_business(by: Actor, dossier: Dossier) -> bool:
    return by.is_business and dossier.unit.organisation_id == by.organisation_id


def _of_the_bodies(by: Actor, dossier: Dossier, review_body_id: int | None) -> bool:
    """The scheme's granting body, or the review body that is responsible for the mark."""
    if by.scheme != dossier.scheme:
        return False
    return by.is_granting_body or (by.is_review_body and by.organisation_id == review_body_id)


def _granting_officer(by: Actor, dossier: Dossier) -> bool:
    return by.is_granting_body and by.scheme == dossier.scheme and by.has("officer")


def may_award(by: Actor, dossier: Dossier) -> bool:
    """Which body decides is the scheme's setting, asked by awards; here: somebody who decides in a body."""
    return by.is_body and by.scheme == dossier.scheme and by.has(*DECIDING)


def may_begin_term(by: Actor, grant: Grant) -> bool:
    return _granting_officer(by, grant.dossier)


def may_record_renewal(by: Actor, dossier: Dossier) -> bool:
    """The business applies and withdraws; a body decides."""
    return by.is_system or _of_the_business(by, dossier) or (by.is_body and by.scheme == dossier.scheme)


def may_suspend(by: Actor, grant: Grant) -> bool:
    return _granting_officer(by, grant.dossier)


def may_extend(by: Actor, suspension: Suspension) -> bool:
    return _granting_officer(by, suspension.dossier)


def may_lift(by: Actor, suspension: Suspension) -> bool:
    return _granting_officer(by, suspension.dossier)


def may_give_back(by: Actor, suspension: Suspension) -> bool:
    return by.is_granting_body and by.scheme == suspension.dossier.scheme and by.has("officer", "clerk")


def may_judge(by: Actor, suspension: Suspension) -> bool:
    """A review body or the granting body judges whether a suspension is over (003 2.4①)."""
    here = _of_the_bodies(by, suspension.dossier, suspension.grant.review_body_id)
    return here and by.has("officer", "clerk")


def may_answer(by: Actor, suspension: Suspension) -> bool:
    """Duties and end conditions are the holder's to fulfil."""
    return _of_the_business(by, suspension.dossier) and by.has(*ANSWERING)


def may_revoke(by: Actor, grant: Grant) -> bool:
    return _granting_officer(by, grant.dossier)


def may_return(by: Actor, grant: Grant) -> bool:
    return _of_the_business(by, grant.dossier) and by.has("representative")


def may_terminate(by: Actor, grant: Grant) -> bool:
    return _granting_officer(by, grant.dossier)


def may_end_dissolved(by: Actor, grant: Grant) -> bool:
    """The business says it itself; the office of a body that answers for the mark has evidence."""
    own = _of_the_business(by, grant.dossier) and by.has("representative")
    body = _of_the_bodies(by, grant.dossier, grant.review_body_id) and by.has("officer", "clerk")
    return own or body


def may_annul(by: Actor, grant: Grant) -> bool:
    return _granting_officer(by, grant.dossier)
