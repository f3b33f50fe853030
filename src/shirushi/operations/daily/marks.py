"""Grants whose mark has not ended before its term: those that time still changes."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from shirushi.grants.models import Grant

NOT_REVOKED = Q(revoked_on=None) | Q(revocation_annulled_on__isnull=False)
NOT_ENDED = NOT_REVOKED & Q(returned_on=None, terminated_on=None)


def standing_grants() -> QuerySet[Grant]:
    """Begun, neither revoked nor returned nor terminated, and the unit's latest."""
    begun = Grant.objects.filter(NOT_ENDED, starts_on__isnull=False)
    later = Grant.objects.filter(NOT_ENDED, dossier=OuterRef("dossier"), starts_on__gt=OuterRef("starts_on"))
    return begun.filter(~Exists(later)).select_related("dossier__unit__organisation", "registration")


def not_applied_for(grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """Those whose renewal nobody has applied for, or whose application came to nothing."""
    decided = Q(renewal_decided_on__isnull=False) & Q(renewal_decided_on__gte=F("renewal_applied_on"))
    return grants.filter(Q(renewal_applied_on=None) | decided)
