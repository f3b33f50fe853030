"""An entry that shows a nonconformity: the act that puts it into the one list, and the link to it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.ledger import Entry
from shirushi.pms.models import Nonconformity
from shirushi.pms.queries import improvement
from shirushi.portal.forms.pms.requests import ShownForm
from shirushi.portal.views.pms.ledger.room import Act


def found_for(source: str, entry: Entry) -> Nonconformity | None:
    return improvement.of_sources(source, [entry.pk]).first()


def nonconformity_of(source: str) -> Callable[[Entry, Actor], Mapping[str, Any]]:
    return lambda entry, _who: {"nonconformity": found_for(source, entry)}


def shows_nonconformity(
    name: str,
    source: str,
    do: Callable[[Entry, ShownForm, Actor], Nonconformity],
    initial: Callable[[Entry, date], Mapping[str, Any]] = lambda _entry, _on: {},
) -> Act:
    return Act(
        name=name,
        path="nonconformity",
        title=_("It shows a nonconformity"),
        button=_("Put it into the list"),
        form=ShownForm,
        initial=initial,
        shown=lambda _who, entry: found_for(source, entry) is None,
        do=do,
        done=_("It is in the list. Next: find the cause and plan the correction."),
        leads_to="pms_nonconformity",
    )
