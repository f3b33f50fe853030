"""The things that the pages of the inventory are about; what the actor does not see is not found."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from shirushi.entrance.doors import actor
from shirushi.people.models import Department, Organisation
from shirushi.pms.models import DepartmentConfirmation, Holding, HoldingChange, Process
from shirushi.pms.queries import inventory as reads


def own(request: HttpRequest) -> Organisation:
    who = actor(request)
    found: Organisation = get_object_or_404(Organisation.objects.visible_to(who), pk=who.organisation_id)
    return found


def holding_of(request: HttpRequest, pk: int) -> Holding:
    found: Holding = get_object_or_404(reads.one(actor(request)), pk=pk)
    return found


def change_of(request: HttpRequest, pk: int) -> HoldingChange:
    seen = HoldingChange.objects.visible_to(actor(request))
    related = seen.select_related(
        "holding__organisation", "holding__department", "holding__process", "proposed_by", "decided_by"
    )
    found: HoldingChange = get_object_or_404(related, pk=pk)
    return found


def process_of(request: HttpRequest, pk: int) -> Process:
    seen = Process.objects.visible_to(actor(request)).select_related("department", "organisation")
    found: Process = get_object_or_404(seen, pk=pk)
    return found


def part_of(request: HttpRequest, pk: int) -> DepartmentConfirmation:
    seen = DepartmentConfirmation.objects.visible_to(actor(request))
    found: DepartmentConfirmation = get_object_or_404(
        seen.select_related("round__organisation", "department", "organisation", "confirmed_by"), pk=pk
    )
    return found


def department_of(request: HttpRequest, pk: int) -> Department:
    seen = Department.objects.visible_to(actor(request)).select_related("organisation")
    found: Department = get_object_or_404(seen, pk=pk)
    return found
