"""Who drafts, sends and opens letters."""

from shirushi.papers.models import Letter
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation


def may_draft(by: Actor, dossier: Dossier, sender: Organisation) -> bool:
    """A letter follows from an act that was allowed: of a body, of the business (a receipt), of time."""
    own = by.is_business and by.organisation_id == dossier.unit.organisation_id
    of_the_scheme = by.is_body and by.scheme == dossier.scheme
    return sender.scheme == dossier.scheme and (by.is_system or own or of_the_scheme)


def may_send(by: Actor, letter: Letter) -> bool:
    return by.is_body and by.organisation_id == letter.sender_id and by.has(*letter.roles)


def is_addressee(by: Actor, letter: Letter) -> bool:
    return by.is_business and by.organisation_id == letter.dossier.unit.organisation_id
