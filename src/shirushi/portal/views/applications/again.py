"""The way from an application that came to nothing to the next one."""

from urllib.parse import urlencode

from django.urls import reverse

from shirushi.intake import policy, queries
from shirushi.intake.models import Application
from shirushi.intake.renewal import holds_a_grant
from shirushi.people.actor import Actor

State = Application.State
CAME_TO_NOTHING = (State.DENIED, State.WITHDRAWN, State.LAPSED)


def again_url(found: Application, who: Actor) -> str:
    """Where it is applied for again; "" while there is no such way, or it was taken already."""
    if found.state not in CAME_TO_NOTHING or not policy.may_prepare(who, found.dossier):
        return ""
    if queries.open_application(found.dossier) is not None or found.next.exists():
        return ""
    if holds_a_grant(found.dossier, on=who.on):
        return reverse("portal:renewal_start", args=[found.dossier_id])
    known = {
        "unit": found.dossier.unit_id,
        "scheme": found.scheme,
        "review_body": found.review_body_id,
    }
    return f"{reverse('portal:application_start')}?{urlencode(known)}"
