"""Who may do what with invoices. An invoice is handled by the clerks and officers of its issuer."""

from shirushi.billing.models import Invoice, Refund
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation


def may_issue(by: Actor, issuer: Organisation, payer: Organisation) -> bool:
    """It follows from an act of the payer (submission) or of a body of the scheme (decision)."""
    return by.is_system or by.organisation_id == payer.pk or _serves(by, issuer)


def may_charge(by: Actor, issuer: Organisation, dossier: Dossier) -> bool:
    """A body of the scheme invoices what it did; whether it sees the dossier is the door's question."""
    own = by.organisation_id == issuer.pk and by.scheme == dossier.scheme
    return own and by.has("clerk", "officer")


def may_remind(by: Actor) -> bool:
    """Letters that nobody reads over are sent by the daily run alone."""
    return by.is_system


def may_handle(by: Actor, invoice: Invoice) -> bool:
    """Confirm, mark paid, cancel: the issuer alone."""
    return by.organisation_id == invoice.issuer_id and by.has("clerk", "officer")


def may_take_payments(by: Actor, issuer: Organisation) -> bool:
    """Money that reached an account is handled by whose account it is; its operator may read files in."""
    return by.is_system or (by.organisation_id == issuer.pk and by.has("clerk", "officer"))


def may_set_details(by: Actor, issuer: Organisation) -> bool:
    """What stands on its invoices is said by the officers and clerks of the issuer."""
    return by.organisation_id == issuer.pk and by.has("clerk", "officer")


def may_decide_refund(by: Actor, invoice: Invoice) -> bool:
    """A refund follows from the result of a review, which a body of the scheme decides."""
    return by.is_system or _serves(by, invoice.issuer)


def may_pay_back(by: Actor, refund: Refund) -> bool:
    return may_handle(by, refund.invoice)


def _serves(by: Actor, issuer: Organisation) -> bool:
    return by.is_body and by.scheme == issuer.scheme
