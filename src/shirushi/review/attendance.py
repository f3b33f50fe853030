"""Who of the business is at the visit: its own people. A consultant is not (P現地審査)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Membership, Role
from shirushi.record.errors import ActRefused
from shirushi.review.models import Attendee, VisitPlan


@dataclass(frozen=True)
class Named:
    """Somebody as the list names it."""

    name: str
    post: str = ""


def read(text: str) -> list[Named]:
    """One person a line: name, then the post after a comma or 、."""
    lines = [line.replace("、", ",").replace(",", ",") for line in text.splitlines() if line.strip()]
    split = [line.partition(",") for line in lines]
    return list(dict.fromkeys(Named(name.strip(), post.strip()) for name, _comma, post in split))


def write(plan: VisitPlan, named: Sequence[Named], day: date) -> None:
    """Put these on the list in place of who stood there; refuse guests."""
    if not named:
        raise ActRefused("nobody_attends", _("Name who of your people will be there. Nothing was kept."))
    refuse_guests(plan, (each.name for each in named), day)
    plan.attendees.all().delete()
    Attendee.objects.bulk_create(Attendee(plan=plan, name=each.name, post=each.post) for each in named)


def refuse_guests(plan: VisitPlan, names: Iterable[str], day: date) -> None:
    """By name: whoever helps the business as a guest, in any way in which the name may be spaced."""
    organisation = plan.application.dossier.unit.organisation_id
    guests = Membership.objects.held_on(day).filter(organisation_id=organisation, role=Role.GUEST)
    helpers = {_plain(name) for name in guests.values_list("person__name", flat=True)}
    refused = [name for name in names if _plain(name) in helpers]
    if refused:
        raise ActRefused(
            "guest_at_visit",
            _(
                "%(names)s helps the business as a guest. Only its own people are at the visit; "
                "a review can be closed for this. Nothing was kept."
            ),
            names=", ".join(refused),
        )


def _plain(name: str) -> str:
    return "".join(name.split())
