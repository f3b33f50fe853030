"""Who sees what of a PMS: its own business only, as one filter in SQL.

The officers (and guests, until their end date) see all of it; heads see what belongs to their departments;
workers see what is theirs to do, which their own pages ask for by person.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from shirushi.people.actor import Actor

# Who sees the whole PMS of the business.
WHOLE = ("representative", "privacy_officer", "audit_officer", "guest")


class SeenInPms(models.QuerySet[Any]):
    """For rows with an `organisation` key; with `department_path`, heads see their departments' rows."""

    department_path = ""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        if not actor.is_business or not actor.organisation_id:
            return self.none()
        own = self.filter(organisation_id=actor.organisation_id)
        if actor.has(*WHOLE):
            return own
        if self.department_path and actor.has("department_head"):
            return own.filter(Q(**{f"{self.department_path}__in": actor.department_ids}))
        return self.none()


class SeenByDepartment(SeenInPms):
    department_path = "department"


class SeenHoldings(SeenByDepartment):
    """Entries of the inventory: whoever proposed one follows it."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.is_business or actor.has(*WHOLE) or not actor.person_id:
            return super().visible_to(actor)
        theirs = Q(proposed_by_id=actor.person_id)
        if actor.has("department_head"):
            theirs |= Q(department__in=actor.department_ids)
        return self.filter(theirs, organisation_id=actor.organisation_id)


class SeenThroughHolding(models.QuerySet[Any]):
    """For rows with a `holding` key."""

    def visible_to(self, actor: Actor) -> Self:
        from shirushi.pms.models import Holding  # noqa: PLC0415 - the models use this module

        return self if actor.is_system else self.filter(holding__in=Holding.objects.visible_to(actor))


class SeenAudits(SeenByDepartment):
    """Audits: whoever was named to audit sees the audit, whatever its role."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.is_business or actor.has(*WHOLE) or not actor.person_id or not actor.roles:
            return super().visible_to(actor)
        from shirushi.pms.models import Auditor  # noqa: PLC0415 - the models use this module

        theirs = Q(pk__in=Auditor.objects.filter(person_id=actor.person_id).values("audit_id"))
        if actor.has("department_head"):
            theirs |= Q(department__in=actor.department_ids)
        return self.filter(theirs, organisation_id=actor.organisation_id)


class SeenByMembers(SeenInPms):
    """What everybody of the business sees: the log of the day."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        if not actor.is_business or not actor.organisation_id:
            return self.none()
        return self.filter(organisation_id=actor.organisation_id)


class SeenSheets(SeenInPms):
    """Risk sheets: heads see those of their departments, and those of the whole business with entries of theirs."""

    sheet_path = ""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.is_business or actor.has(*WHOLE) or not actor.has("department_head"):
            return super().visible_to(actor)
        from shirushi.pms.models import SheetEntry  # noqa: PLC0415 - the models use this module

        shared = SheetEntry.objects.filter(holding__department__in=actor.department_ids).values("sheet_id")
        to, key = self.sheet_path, f"{self.sheet_path}pk__in"
        theirs = Q(**{f"{to}department__in": actor.department_ids})
        theirs |= Q(**{f"{to}department": None, key: shared})
        return self.filter(theirs, organisation_id=actor.organisation_id)


class SeenRisks(SeenSheets):
    sheet_path = "sheet__"


class SeenThroughSheet(models.QuerySet[Any]):
    """For rows with a `sheet` key."""

    def visible_to(self, actor: Actor) -> Self:
        from shirushi.pms.models import RiskSheet  # noqa: PLC0415 - the models use this module

        return self if actor.is_system else self.filter(sheet__in=RiskSheet.objects.visible_to(actor))


class SeenDecisions(SeenInPms):
    """Decisions of management reviews: whoever is to carry one out sees it once it is approved."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.is_business or actor.has(*WHOLE) or not actor.person_id or not actor.roles:
            return super().visible_to(actor)
        own = Q(owner_id=actor.person_id, review__approved_on__isnull=False)
        return self.filter(own, organisation_id=actor.organisation_id)


class SeenThroughEvidence(models.QuerySet[Any]):
    """For rows with an `evidence` key."""

    def visible_to(self, actor: Actor) -> Self:
        from shirushi.pms.models import Evidence  # noqa: PLC0415 - the models use this module

        return self if actor.is_system else self.filter(evidence__in=Evidence.objects.visible_to(actor))


class SeenPlanEntries(SeenInPms):
    """Entries of the year's plan: whoever is to do one sees it, and heads those of their departments."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.is_business or actor.has(*WHOLE) or not actor.person_id or not actor.roles:
            return super().visible_to(actor)
        theirs = Q(owner_id=actor.person_id)
        if actor.has("department_head"):
            theirs |= Q(department__in=actor.department_ids)
        return self.filter(theirs, organisation_id=actor.organisation_id)
