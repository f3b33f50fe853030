"""Finding what a page is about; what the actor may not see is not there (404)."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from shirushi.awards.models import Contract
from shirushi.entrance.doors import actor
from shirushi.intake.models import Application
from shirushi.review.models import Assignment, CorrectiveActionReport, Finding, Halt

WITH_UNIT = "dossier__unit__organisation"


def application_of(request: HttpRequest, pk: int) -> Application:
    seen = Application.objects.visible_to(actor(request)).select_related(WITH_UNIT, "review_body", "invoice")
    found: Application = get_object_or_404(seen, pk=pk)
    return found


def assignment_of(request: HttpRequest, pk: int) -> Assignment:
    seen = Assignment.objects.visible_to(actor(request)).filter(ended_on=None)
    found: Assignment = get_object_or_404(seen.select_related(f"application__{WITH_UNIT}", "person"), pk=pk)
    return found


def report_of(request: HttpRequest, pk: int) -> CorrectiveActionReport:
    seen = CorrectiveActionReport.objects.visible_to(actor(request))
    related = seen.select_related(f"finding__application__{WITH_UNIT}", "finding__step", "finding__notice")
    found: CorrectiveActionReport = get_object_or_404(related, pk=pk)
    return found


def finding_of(request: HttpRequest, pk: int) -> Finding:
    seen = Finding.objects.visible_to(actor(request)).select_related(
        f"application__{WITH_UNIT}", "application__review_body", "step", "notice", "result", "document__file"
    )
    found: Finding = get_object_or_404(seen, pk=pk)
    return found


def halt_of(request: HttpRequest, pk: int) -> Halt:
    seen = Halt.objects.visible_to(actor(request)).select_related("application", "dossier")
    found: Halt = get_object_or_404(seen, pk=pk)
    return found


def contract_of(request: HttpRequest, pk: int) -> Contract:
    seen = Contract.objects.visible_to(actor(request))
    related = seen.select_related(f"application__{WITH_UNIT}", "business_signed_by", "body_signed_by")
    found: Contract = get_object_or_404(related, pk=pk)
    return found
