"""One button for each role of the demonstration; the page exists on a development installation only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from shirushi.entrance import clock, demo
from shirushi.people.models import Membership


@require_http_methods(["GET", "HEAD", "POST"])
def demo_logins(request: HttpRequest) -> HttpResponse:
    if not settings.DEVELOPMENT:
        raise Http404
    if request.method == "POST":
        asked = request.POST.get("membership", "")
        demonstrated = Membership.objects.held_on(clock.today()).filter(
            person__email__endswith=demo.ADDRESSES
        )
        found = get_object_or_404(demonstrated, pk=int(asked) if asked.isdecimal() else 0)
        demo.sign_in(request, found)
        return redirect("entrance:home")
    return render(request, "entrance/demo_logins.html", {"groups": demo.groups(clock.today())})
