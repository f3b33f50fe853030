"""The frame of every page: brand, navigation by role, account menu. Front doors register their own items."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor

Text = str | Promise


@dataclass(frozen=True)
class Entry:
    """A navigation entry: where it leads and who is shown it. `prefixes` are view names that it covers."""

    label: Text
    view: str
    shown_to: Callable[[Actor], bool]
    prefixes: tuple[str, ...] = ()
    order: int = 50


@dataclass(frozen=True)
class Item:
    label: Text
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Frame:
    brand: Text
    home_url: str
    items: list[Item]
    account_label: Text = ""
    account_items: list[Item] = field(default_factory=list)
    notice: Text | None = None


_entries: list[Entry] = []
_account_entries: list[Entry] = []


def register(*entries: Entry) -> None:
    """Called from a front door's AppConfig.ready()."""
    _entries.extend(entries)


def register_account(*entries: Entry) -> None:
    _account_entries.extend(entries)


def context(request: HttpRequest) -> dict[str, Frame]:
    who = getattr(request, "actor", None)
    if who is None:
        return {}
    view = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "frame": Frame(
            brand=who.organisation_name or _("Shirushi registry"),
            home_url=reverse("entrance:home") if who.is_known else reverse("public:home"),
            items=_items(_entries, who, view),
            account_label=who.name,
            account_items=_items(_account_entries, who, view),
            notice=_("Development installation: everything here is invented.")
            if settings.DEVELOPMENT
            else None,
        )
    }


def _items(entries: list[Entry], who: Actor, view: str) -> list[Item]:
    shown = sorted((entry for entry in entries if entry.shown_to(who)), key=lambda entry: entry.order)
    return [Item(entry.label, reverse(entry.view), current=_covers(entry, view)) for entry in shown]


def _covers(entry: Entry, view: str) -> bool:
    return view == entry.view or any(view.startswith(prefix) for prefix in entry.prefixes)
