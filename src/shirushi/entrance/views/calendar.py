"""The calendar of one's tasks: its link on a page of one's own, and the calendar behind the link."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.agenda import calendar, links
from shirushi.entrance import clock
from shirushi.entrance.doors import actor, for_member
from shirushi.entrance.views.people import own

TOO_MANY = 429
AN_HOUR = "3600"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_member()
def page(request: HttpRequest) -> HttpResponse:
    """Whether there is a link; a new one is shown this once."""
    who, shown = actor(request), ""
    if request.method == "POST":
        made = links.make_link(organisation=own(request), by=who, on=who.on)
        shown = settings.SITE_ADDRESS + reverse("entrance:calendar_feed", args=[made.token])
    context = {"link": links.own_link(who), "shown": shown}
    return render(request, "entrance/calendar.html", context)


@require_POST
@for_member()
def end(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    links.end_link(organisation=own(request), by=who, on=who.on)
    messages.success(request, _("The link is switched off. Programs that have it get nothing any more."))
    return redirect("entrance:calendar")


@never_cache
@require_safe
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the link reads; a session that happens to be open does not count."""
    moment = clock.now()
    behind = links.actor_behind(token, on=moment.date(), at=moment)
    if behind is None:
        raise Http404
    link, who = behind
    if not links.may_read_now(link, moment):
        return HttpResponse(status=TOO_MANY, headers={"Retry-After": AN_HOUR})
    with translation.override(link.person.language):
        content = calendar.written(who, host=urlsplit(settings.SITE_ADDRESS).hostname or "localhost")
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="shirushi.ics"'
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
