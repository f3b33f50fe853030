"""What must hold of the roles in an organisation, whoever acts."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import BODY_ROLES, BUSINESS_ROLES, Deputy, Membership, Organisation, Person, Role
from shirushi.record.errors import ActRefused

# Whoever runs the PMS does not audit it: these two roles are never one person's.
APART = {Role.PRIVACY_OFFICER: Role.AUDIT_OFFICER, Role.AUDIT_OFFICER: Role.PRIVACY_OFFICER}
# Somebody always holds these, once somebody did.
KEPT_IN_A_BUSINESS = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)
KEPT_IN_A_BODY = (Role.OFFICER, Role.CLERK)


def lock(organisation: Organisation) -> Organisation:
    """One change of roles at a time in one organisation, so that two cannot both be the last."""
    locked: Organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    return locked


def role_fits(organisation: Organisation, role: str, until_on: date | None) -> None:
    """Refuse a role that the organisation does not know, and a guest without an end date."""
    if role not in (BODY_ROLES if organisation.is_body else BUSINESS_ROLES):
        raise ActRefused("role_unknown_here", _("This organisation has no such role."))
    if role == Role.GUEST and until_on is None:
        raise ActRefused(
            "guest_without_end", _("A guest needs a last day. Nothing was saved: enter the day.")
        )


def kept_apart(
    person: Person, organisation: Organisation, role: str, *, from_on: date, until_on: date | None
) -> None:
    """Refuse to let one person be privacy officer and audit officer, itself or as deputy."""
    other = APART.get(Role(role))
    if other and _acts_as(person, organisation, other, from_on, until_on):
        raise ActRefused(
            "officers_not_apart",
            _(
                "%(name)s would be privacy officer and audit officer at once. "
                "Two different people hold these roles. Nothing was saved: choose somebody else."
            ),
            name=str(person),
        )


def not_held_yet(person: Person, organisation: Organisation, role: str, on: date) -> None:
    if Membership.objects.held_on(on).filter(person=person, organisation=organisation, role=role).exists():
        raise ActRefused("role_held", _("%(name)s holds this role already."), name=str(person))


def not_the_last(membership: Membership, on: date) -> None:
    """Refuse to leave an organisation without those who run it."""
    kept = KEPT_IN_A_BODY if membership.organisation.is_body else KEPT_IN_A_BUSINESS
    if membership.role not in kept:
        return
    same = Membership.objects.held_on(on).filter(
        organisation=membership.organisation, role=membership.role, until_on=None
    )
    if not same.exclude(pk=membership.pk).exists():
        raise ActRefused(
            "last_of_role",
            _("Nobody else here is %(role)s. Hand the role over first; until then it stays."),
            role=membership.get_role_display(),
        )


def _acts_as(
    person: Person, organisation: Organisation, role: str, from_on: date, until_on: date | None
) -> bool:
    meets = meeting(from_on, until_on)
    held = Membership.objects.filter(meets, person=person, organisation=organisation, role=role)
    stands_in = Deputy.objects.filter(
        meets, person=person, membership__organisation=organisation, membership__role=role
    )
    return held.exists() or stands_in.exists()


def meeting(from_on: date, until_on: date | None) -> Q:
    """Rows whose days and these have at least one in common."""
    goes_on = Q(until_on=None) | Q(until_on__gte=from_on)
    return goes_on & Q(from_on__lte=until_on) if until_on else goes_on
