"""What tasks and notices say. Each package registers the words of its kinds from its AppConfig.ready()."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.ui.amounts import grouped
from shirushi.ui.days import written_day

Words = str | Promise
SOMETHING_NEW = _("There is something new for you.")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Text:
    """The words of one kind. `label` and `detail` take params: `%(number)s`.

    Params that are ISO days or whole numbers are written as people write them. `mail` stands in an e-mail,
    which anybody on its way may read: it takes no params.
    """

    label: Words
    detail: Words = ""
    mail: Words = SOMETHING_NEW
    # The page that a mail leads to: a view whose only argument is the notice's subject.
    view: str = ""


class UnknownKindError(KeyError):
    """A task or notice of a kind that no package has registered words for."""


_texts: dict[str, Text] = {}


def register(texts: Mapping[str, Text]) -> None:
    _texts.update(texts)


def of(kind: str) -> Text:
    try:
        return _texts[kind]
    except KeyError:
        raise UnknownKindError(kind) from None


def registered() -> Mapping[str, Text]:
    """The words of every kind, for who puts its own words in front of them (reminders)."""
    return dict(_texts)


def label(kind: str, params: Mapping[str, Any]) -> str:
    return _say(of(kind).label, params)


def detail(kind: str, params: Mapping[str, Any]) -> str:
    return _say(of(kind).detail, params)


def moved(by: Mapping[str, Any]) -> str:
    """Who moved a due day: the title of the dispensation, its notice, the day before."""
    return _say(_("The day was moved from %(counted_on)s: %(title)s (%(notice)s)."), by)


def check(kind: str, params: Mapping[str, Any]) -> None:
    """Fail where a kind is used, not on the page that shows it: words registered, no param missing."""
    label(kind, params)
    detail(kind, params)


def _say(words: Words, params: Mapping[str, Any]) -> str:
    said = str(words)
    return said % {name: _shown(value) for name, value in params.items()} if "%(" in said else said


def _shown(value: Any) -> str:
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return written_day(value)
    return grouped(value) if isinstance(value, int) else str(value)
