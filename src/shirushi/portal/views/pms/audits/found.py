"""What the pages of audits are about; what the actor does not see is not found."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from shirushi.entrance.doors import actor
from shirushi.people.actor import Actor
from shirushi.pms import policy
from shirushi.pms.models import Audit, AuditPlan


def plan_of(request: HttpRequest, pk: int) -> AuditPlan:
    seen = AuditPlan.objects.visible_to(actor(request)).select_related(
        "organisation", "reported_by", "received_by"
    )
    found: AuditPlan = get_object_or_404(seen, pk=pk)
    return found


def audit_of(request: HttpRequest, pk: int) -> Audit:
    related = Audit.objects.visible_to(actor(request)).select_related("organisation", "department", "plan")
    found: Audit = get_object_or_404(related.prefetch_related("auditors__person"), pk=pk)
    return found


def audits_it(who: Actor, audit: Audit) -> bool:
    """Whether the person was named to hold this audit."""
    named = any(auditor.person_id == who.person_id for auditor in audit.auditors.all())
    return policy.of_own(who, audit.organisation_id) and named
