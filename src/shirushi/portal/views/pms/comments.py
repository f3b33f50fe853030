"""Comments on any record of the PMS: said under the record, changed on a page of their own."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Comment
from shirushi.pms.queries import comments as reads
from shirushi.pms.services import comments as acts
from shirushi.portal.forms.pms.comments import CommentChangeForm, CommentForm
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE


@require_http_methods(["GET", "HEAD", "POST"])
@for_business()
def comments(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """All that was said about a record; what is sent here is said."""
    who, record = actor(request), reads.record_of(actor(request), kind, pk)
    subject, form = reads.subject_of(kind), CommentForm(request.POST or None)

    def act() -> acts.Said:
        text = form.cleaned_data["text"]
        return acts.say(subject=subject, record=record, text=text, by=who, on=who.on)

    said = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if said:
        _tell(request, said)
        return redirect("portal:pms_comment", said.comment.pk)
    page = Paginator(reads.comments_on(kind, record), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "kind": kind,
        "record": record,
        "title": subject.title(record),
        "url": subject.url(record),
        "page_obj": page,
        "form": form,
        "who": who,
        "may_comment": policy.may_comment(who, record.organisation_id),
    }
    status = NOT_DONE if form.errors else 200
    return render(request, "portal/pms/comments/comments.html", shown, status=status)


def _tell(request: HttpRequest, said: acts.Said) -> None:
    messages.success(request, _("The comment is there."))
    names = "、".join(str(person) for person in said.told)
    if names:
        messages.success(request, _("Told: %(names)s") % {"names": names})
    unseen = "、".join(str(person) for person in said.not_told)
    if unseen:
        messages.warning(
            request, _("Not told, since this record is not theirs to see: %(names)s") % {"names": unseen}
        )


@require_safe
@for_business()
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """To the record, at the place of the comment."""
    found, record = reads.one(actor(request), pk)
    return redirect(f"{reads.subject_of(found.kind).url(record)}#comment-{pk}")


def _own(request: HttpRequest, pk: int) -> tuple[Comment, Any]:
    found, record = reads.one(actor(request), pk)
    allow(policy.may_take_back(actor(request), found))
    return found, record


@require_http_methods(["GET", "HEAD", "POST"])
@for_business()
def comment_change(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    found, record = _own(request, pk)
    initial = {"text": found.text, "revision": found.revision}
    form = CommentChangeForm(request.POST or None, initial=initial)

    def act() -> acts.Said:
        return acts.change(comment=found, by=who, on=who.on, **form.cleaned_data)

    said = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if said:
        _tell(request, said)
        return redirect("portal:pms_comment", pk)
    title = reads.subject_of(found.kind).title(record)
    shown = {"form": form, "comment": found, "title": title}
    status = NOT_DONE if form.errors else 200
    return render(request, "portal/pms/comments/change.html", shown, status=status)


@require_POST
@for_business()
def comment_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    found, _record = _own(request, pk)
    acts.withdraw(comment=found, by=who, on=who.on)
    messages.success(request, _("The comment was withdrawn."))
    return redirect("portal:pms_comment", pk)
