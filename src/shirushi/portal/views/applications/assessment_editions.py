"""What changed between the editions of the self-assessment: old and new words side by side."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.intake import queries
from shirushi.intake.models import Application
from shirushi.intake.self_assessment import AnsweredForm, edition_on, editions
from shirushi.intake.wording import document_label
from shirushi.portal.views.applications.found import application_of
from shirushi.rules.requirements import Change, Kind, changes_between
from shirushi.rules.self_assessment import Item, SelfAssessment


def named(found: Application, answered: AnsweredForm, on: date) -> str:
    names = queries.document_names(found.scheme, found.submitted_on or on)
    return document_label(names[answered.form.code])


def earlier_edition(scheme: str, on: date) -> SelfAssessment | None:
    """The edition before the one in force, if there is one."""
    known = [each for each in editions(scheme) if each.in_force_from <= on]
    return known[-2] if len(known) > 1 else None


@require_safe
@for_business()
def differences(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    found = application_of(request, pk)
    on = found.submitted_on or actor(request).on
    old, new = earlier_edition(found.scheme, on), edition_on(found.scheme, on)
    if old is None or new is None or (asked := new.form(form)) is None:
        raise Http404
    before = old.form(form)
    changes = changes_between(before.items() if before else (), asked.items())
    context = {
        "application": found,
        "title": document_label(queries.document_names(found.scheme, on)[form]),
        "old": old,
        "new": new,
        "source": asked.source,
        "changes": [each for each in changes if each.kind != Kind.UNCHANGED],
        "unchanged": _unchanged(changes),
    }
    return render(request, "portal/applications/assessment_differences.html", context)


def _unchanged(changes: list[Change[Item]]) -> int:
    return sum(each.kind == Kind.UNCHANGED for each in changes)
