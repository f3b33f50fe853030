"""The organisation and its people: roles, invitations, deputies, departments; one's own profile."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance import mail, members, organisation
from shirushi.entrance.doors import actor, for_administrators, for_member
from shirushi.entrance.forms import (
    DepartmentForm,
    DeputyForm,
    HandOverForm,
    InviteForm,
    OrganisationForm,
    ProfileForm,
    organisation_data,
)
from shirushi.entrance.refusals import attempt
from shirushi.entrance.views.home import person_of
from shirushi.people import policy, services
from shirushi.people.models import Department, Deputy, Invitation, Membership, Organisation
from shirushi.people.reported import is_reported
from shirushi.people.rights import allow


@require_safe
@for_member()
def page(request: HttpRequest) -> HttpResponse:
    """The organisation with its people; whoever runs it can change things here."""
    mine = own(request)
    context = members.page_of(actor(request)) | {
        "organisation": mine,
        "data": members.data_of(mine),
        "administers": policy.administers(actor(request)),
    }
    return render(request, "entrance/organisation.html", context)


@for_administrators
def change(request: HttpRequest) -> HttpResponse:
    mine = own(request)
    form = OrganisationForm(request.POST or None, initial=organisation_data(mine))
    reported = is_reported(mine, actor(request).on)
    if reported:
        form.hold_back(services.REPORTED)
    if request.method == "POST" and form.is_valid():
        by = actor(request)
        if attempt(
            form, lambda: organisation.change(organisation=mine, by=by, on=by.on, **form.cleaned_data)
        ):
            messages.success(request, _("The data were changed."))
            return redirect("entrance:organisation")
    context = {"form": form, "organisation": mine, "reported": reported}
    return render(request, "entrance/organisation_data.html", context)


@for_administrators
def invite(request: HttpRequest) -> HttpResponse:
    by = actor(request)
    form = InviteForm(request.POST or None, actor=by)
    if request.method == "POST" and form.is_valid():
        issued = attempt(
            form, lambda: services.invite(organisation=own(request), by=by, on=by.on, **form.cleaned_data)
        )
        if issued:
            _say_whether_sent(request, mail.send_invitation(issued), issued.invitation)
            return redirect("entrance:organisation")
    return render(request, "entrance/invite.html", {"form": form})


def _say_whether_sent(request: HttpRequest, sent: bool, invitation: Invitation) -> None:
    address = {"address": invitation.email}
    if sent:
        messages.success(request, _("The invitation was sent to %(address)s.") % address)
    else:
        text = _("The mail to %(address)s could not be sent. Take the invitation back and try again later.")
        messages.error(request, text % address)


@require_POST
@for_administrators
def cancel_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor(request)
    invitation = get_object_or_404(Invitation.objects.visible_to(by), pk=pk)
    services.cancel_invitation(invitation=invitation, by=by, on=by.on)
    messages.success(request, _("The invitation was taken back."))
    return redirect("entrance:organisation")


@for_member()
def end_membership(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor(request)
    membership = _membership(request, pk)
    allow(policy.may_end_membership(by, membership))
    if request.method == "POST":
        closed = organisation.end_membership(membership=membership, by=by, on=by.on)
        messages.success(request, _("The role was ended."))
        if closed:
            said = _("Cases that were closed to the person and wait for somebody in its place: %(count)s")
            messages.warning(request, said % {"count": closed})
        return redirect("entrance:home" if membership.person_id == by.person_id else "entrance:organisation")
    return render(request, "entrance/end_membership.html", {"membership": membership})


@for_member()
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor(request)
    membership = _membership(request, pk)
    allow(policy.may_hand_over(by, membership))
    form = HandOverForm(request.POST or None, membership=membership, actor=by)
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["to"]
        if attempt(form, lambda: organisation.hand_over(membership=membership, to=to, by=by, on=by.on)):
            messages.success(request, _("The role and its open tasks were handed over."))
            return redirect("entrance:home")
    return render(request, "entrance/hand_over.html", {"form": form, "membership": membership})


@for_member()
def appoint_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor(request)
    membership = _membership(request, pk)
    allow(policy.may_appoint_deputy(by, membership))
    form = DeputyForm(request.POST or None, membership=membership, actor=by, initial={"from_on": by.on})
    if request.method == "POST" and form.is_valid():
        days: dict[str, Any] = form.cleaned_data
        if attempt(form, lambda: services.appoint_deputy(membership=membership, by=by, on=by.on, **days)):
            messages.success(request, _("The deputy was appointed."))
            return redirect("entrance:organisation")
    return render(request, "entrance/appoint_deputy.html", {"form": form, "membership": membership})


@require_POST
@for_member()
def end_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor(request)
    deputy = get_object_or_404(
        Deputy.objects.visible_to(by).select_related("membership__organisation"), pk=pk
    )
    services.end_deputy(deputy=deputy, by=by, on=by.on)
    messages.success(request, _("The deputy's time was ended."))
    return redirect("entrance:organisation")


@for_administrators
def open_department(request: HttpRequest) -> HttpResponse:
    by = actor(request)
    form = DepartmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if attempt(
            form, lambda: services.open_department(organisation=own(request), name=name, by=by, on=by.on)
        ):
            messages.success(request, _("The department was opened."))
            return redirect("entrance:organisation")
    return render(request, "entrance/open_department.html", {"form": form})


@require_POST
@for_administrators
def close_department(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor(request)
    department = get_object_or_404(Department.objects.visible_to(by).select_related("organisation"), pk=pk)
    services.close_department(department=department, by=by, on=by.on)
    messages.success(request, _("The department was closed."))
    return redirect("entrance:organisation")


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """One's own name and language."""
    person = person_of(request)
    form = ProfileForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if request.method == "POST" and form.is_valid():
        by = actor(request)
        services.change_person(person=person, by=by, on=by.on, **form.cleaned_data)
        messages.success(request, _("Your profile was changed."))
        answer = redirect("entrance:profile")
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, person.language, samesite="Lax", secure=settings.SECURE
        )
        return answer
    return render(request, "entrance/profile.html", {"form": form, "person": person})


def own(request: HttpRequest) -> Organisation:
    """The organisation in which the request acts."""
    who = actor(request)
    found: Organisation = get_object_or_404(Organisation.objects.visible_to(who), pk=who.organisation_id)
    return found


def _membership(request: HttpRequest, pk: int) -> Membership:
    seen = Membership.objects.visible_to(actor(request)).held_on(actor(request).on)
    found: Membership = get_object_or_404(seen.select_related("person", "organisation", "department"), pk=pk)
    return found
