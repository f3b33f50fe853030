"""The questionnaire as a contractor meets it: a link, no account, answered once, kept as a copy to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shirushi.entrance.doors import actor
from shirushi.entrance.refusals import CONFLICT, NOT_DONE, attempt
from shirushi.people.actor import Actor, nobody
from shirushi.pms import policy_contractors, tokens
from shirushi.pms.contractor_questions import Answer, questionnaire
from shirushi.pms.models import ContractorEvaluation
from shirushi.pms.queries import contractors as reads
from shirushi.pms.services import contractors as acts
from shirushi.portal.forms.pms.contractors import QuestionnaireForm
from shirushi.record.errors import ActRefused

OK = 200


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def contractor_link(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the link comes in as nobody: a session that happens to be open does not count."""
    by = nobody(on=actor(request).on, at=actor(request).at)
    evaluation = _of_link(token, by)
    if evaluation.answered_on:
        return _copy(request, evaluation, CONFLICT if request.method == "POST" else OK)
    form = QuestionnaireForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.given()
        if attempt(form, lambda: acts.answer(evaluation=evaluation, token=token, by=by, on=by.on, **given)):
            return redirect("portal:contractor_link", token)
    shown = {"evaluation": evaluation, "form": form}
    status = NOT_DONE if form.errors else OK
    return render(request, "portal/pms/contractors/questionnaire.html", shown, status=status)


def _of_link(token: str, by: Actor) -> ContractorEvaluation:
    found = reads.by_digest(tokens.digest_of(token))
    if found is None:
        raise Http404
    if not policy_contractors.may_answer(by, found, token):
        raise ActRefused("link_over", _("This link is over. Ask whoever sent it for a new one."))
    return found


def _copy(request: HttpRequest, evaluation: ContractorEvaluation, status: int) -> HttpResponse:
    shown = {"evaluation": evaluation, "parts": parts(evaluation), "again": status == CONFLICT}
    return render(request, "portal/pms/contractors/copy.html", shown, status=status)


def parts(evaluation: ContractorEvaluation) -> list[tuple[object, list[tuple[str, object]]]]:
    """Questions and answers by group. A question that a later release asks was not asked here."""
    asked = questionnaire()
    given = {code: Answer(answer).label for code, answer in evaluation.answers.items()}
    return [
        (title, [(str(each), given[each.code]) for each in asked.of(group) if each.code in given])
        for group, title in asked.groups.items()
    ]
