"""The notice of a measure: its draft, its dispatch, its annulment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.desk.forms.incidents import NoticeForm, ReasonForm
from shirushi.desk.views.incidents.weighing import NOT_DONE, READERS
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.incidents import policy, presentation, services, showing, wording
from shirushi.incidents.models import Measure
from shirushi.incidents.previews import effect_preview
from shirushi.incidents.weighing import joined


def _measure(request: HttpRequest, pk: int) -> Measure:
    seen = Measure.objects.visible_to(actor(request))
    found: Measure = get_object_or_404(
        seen.select_related("incident__dossier__unit__organisation", "organisation", "decided_by"), pk=pk
    )
    return found


@for_body(*READERS)
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft of the notice; posted, it goes out."""
    found, who = _measure(request, pk), actor(request)
    if request.method != "POST":
        return _page(request, found)
    form = NoticeForm(request.POST, decided_on=found.decided_on, today=who.on)

    def act() -> Measure:
        given = form.cleaned_data
        return services.notify(measure=found, by=who, on=given["notified_on"], revision=given["revision"])

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The notice is sent. The measure is in effect."))
        if found.suspension_id:
            return redirect("desk:suspension", found.suspension_id)
        return redirect("desk:measure", found.pk)
    return _page(request, found, form, status=NOT_DONE)


def _page(
    request: HttpRequest,
    found: Measure,
    form: NoticeForm | None = None,
    annulling: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    who = actor(request)
    found.refresh_from_db()  # a refused act was rolled back, the object in hand was not
    revision = {"revision": found.revision}
    waiting = found.notified_on is None and found.annulled_on is None
    effect = None
    if waiting:
        effect = effect_preview(
            found.incident, who.on, measure=found.kind, level=found.level, months=found.months
        )
        initial = revision | {"notified_on": who.on}
        form = form or NoticeForm(initial=initial, decided_on=found.decided_on, today=who.on)
    shown = {
        "measure": found,
        "label": presentation.MEASURES[found.kind],
        "facts": showing.measure_facts(found),
        "measure_why": joined(found.level_decision, found.measure_decision),
        "closing": wording.closing(found),
        "paragraphs": wording.letter(found),
        "waiting": waiting,
        "form": form,
        "effect": effect,
        "follows": wording.following(found.kind, effect, who.on) if waiting else [],
        "may_notify": policy.may_notify(who, found),
        "annulling": annulling or ReasonForm(initial=revision),
        "may_annul": policy.may_annul(who, found) and found.annulled_on is None,
    }
    return render(request, "desk/incidents/measure.html", shown, status=status)


@require_POST
@for_body("officer")
def measure_annul(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _measure(request, pk), actor(request)
    form = ReasonForm(request.POST)

    def act() -> Measure:
        given = form.cleaned_data
        return services.annul_measure(
            measure=found, reason=given["reason"], by=who, on=who.on, revision=given["revision"]
        )

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The measure is annulled, with all that followed from it."))
        return redirect("desk:incident", found.incident_id)
    return _page(request, found, annulling=form, status=NOT_DONE)


@require_safe
@for_body(*READERS)
def measure_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice on paper."""
    found = _measure(request, pk)
    shown = {
        "measure": found,
        "label": presentation.MEASURES[found.kind],
        "closing": wording.closing(found),
        "paragraphs": wording.letter(found),
    }
    return render(request, "desk/incidents/notice.html", shown)
