"""Dates that the plan gets from the business's marks: the plan itself knows no grants."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.pms.year_plan import Outside
from shirushi.portal import marks
from shirushi.ui.days import written_day


def dates_from_outside(who: Actor) -> list[Outside]:
    if not who.has(*DOSSIER_ROLES):
        return []
    return [each for mark in marks.marks_of(who) for each in _of_mark(mark)]


def _of_mark(mark: marks.Mark) -> Iterator[Outside]:
    """The last day of the renewal window, and the last day of the term."""
    if mark.grant is None:
        return
    name = {"scheme": mark.dossier.get_scheme_display()}
    closes_on = mark.window["closes_on"] if mark.window else None
    if mark.window and closes_on:
        words = _("Apply for the renewal of the %(scheme)s (from %(opens_on)s)")
        opens_on = written_day(mark.window["opens_on"])
        yield Outside(text=words % {**name, "opens_on": opens_on}, due_on=closes_on)
    if mark.grant.expires_on:
        yield Outside(text=_("The term of the %(scheme)s ends") % name, due_on=mark.grant.expires_on)
