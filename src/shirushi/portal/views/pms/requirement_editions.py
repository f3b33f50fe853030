"""Moving to a new edition of a scheme's requirements: compared first, done in one act, undone if wrong."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shirushi.entrance.doors import actor, for_business
from shirushi.people.models import Scheme
from shirushi.pms import editions
from shirushi.pms.models import EditionUse
from shirushi.pms.presentation import sufficiency as words
from shirushi.pms.readiness.tree import SCHEMES
from shirushi.pms.services import sufficiency as acts
from shirushi.portal.views.pms.inventory.found import own
from shirushi.rules.requirements import Change, Kind, Requirement, changes_between

RUNNERS = ("representative", "privacy_officer")


@for_business(*RUNNERS)
def edition_move(request: HttpRequest, scheme: str) -> HttpResponse:
    """What would change, item by item; sent, the business goes by the new edition."""
    if scheme not in SCHEMES:
        raise Http404
    who, organisation = actor(request), own(request)
    if request.method == "POST":
        acts.move(organisation=organisation, scheme=scheme, by=who, on=who.on)
        messages.success(request, _("You go by the new edition. Items whose words changed are open again."))
        return redirect("portal:pms_readiness", scheme)
    new = editions.newer(organisation, scheme, who.on)
    old = editions.used_by(organisation, scheme, who.on)
    changes = changes_between(old.items(), new.items()) if new else []
    shown = {
        "scheme": Scheme(scheme),
        "old": old,
        "new": new,
        "counts": _counts(changes),
        "rows": [_row(each) for each in changes if each.kind is not Kind.UNCHANGED],
    }
    return render(request, "portal/pms/readiness/edition.html", shown)


def _counts(changes: list[Change[Requirement]]) -> list[tuple[Any, int]]:
    counted = Counter(change.kind for change in changes)
    return [(label, counted[kind]) for kind, (_tone, label) in words.KINDS.items() if counted[kind]]


def _row(change: Change[Requirement]) -> dict[str, Any]:
    tone, label = words.KINDS[change.kind]
    return {"old": change.old, "new": change.new, "tone": tone, "label": label}


@require_POST
@for_business(*RUNNERS)
def edition_undo(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = EditionUse.objects.visible_to(who).select_related("organisation")
    found = acts.undo(use=get_object_or_404(seen, pk=pk), by=who, on=who.on)
    messages.success(request, _("You go by the edition before again, as you left it."))
    return redirect("portal:pms_readiness", found.scheme)
