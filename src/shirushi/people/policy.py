"""Who may do what with organisations, their people and their dossiers. Pure: by value."""

from shirushi.people.actor import Actor
from shirushi.people.models import Deputy, Dossier, Membership, Organisation

# Representative and privacy officer run a business's affairs here, officers a body's.
BUSINESS_ADMINISTRATORS = ("representative", "privacy_officer")
BODY_ADMINISTRATORS = ("officer",)


def administers(by: Actor) -> bool:
    """Runs the affairs of the organisation in which it acts."""
    return (by.is_business and by.has(*BUSINESS_ADMINISTRATORS)) or (
        by.is_body and by.has(*BODY_ADMINISTRATORS)
    )


def may_administer(by: Actor, organisation: Organisation) -> bool:
    return by.organisation_id == organisation.pk and administers(by)


def may_follow_report(by: Actor, organisation: Organisation) -> bool:
    """What a body confirmed: a body of a scheme in which the business has a dossier, or time on its day."""
    has_dossier = Dossier.objects.filter(unit__organisation=organisation, scheme=by.scheme).exists
    return by.is_system or (by.is_body and has_dossier())


def may_register_unit(by: Actor, organisation: Organisation) -> bool:
    return by.is_business and may_administer(by, organisation)


def may_open_dossier(by: Actor, organisation: Organisation) -> bool:
    return may_register_unit(by, organisation)


def may_appoint_deputy(by: Actor, membership: Membership) -> bool:
    """Administrators for everybody; whoever holds the role for itself."""
    return may_administer(by, membership.organisation) or _is_own(by, membership)


def may_end_deputy(by: Actor, deputy: Deputy) -> bool:
    return may_appoint_deputy(by, deputy.membership)


def may_end_membership(by: Actor, membership: Membership) -> bool:
    """Administrators end any role; everybody may lay down its own."""
    return may_administer(by, membership.organisation) or _is_own(by, membership)


def may_hand_over(by: Actor, membership: Membership) -> bool:
    return may_end_membership(by, membership)


def may_give_access(by: Actor, dossier: Dossier) -> bool:
    """The business of the unit (by submitting), bodies of the scheme (by assigning), the daily run."""
    owns = by.is_business and by.organisation_id == dossier.unit.organisation_id
    return by.is_system or owns or (by.is_body and by.scheme == dossier.scheme)


def _is_own(by: Actor, membership: Membership) -> bool:
    return by.person_id == membership.person_id and by.organisation_id == membership.organisation_id
