"""Two people, one thing: the second is told, and nothing is lost."""

from django.db.models import F, Model
from django.utils.translation import gettext_lazy as _

from shirushi.record.errors import Stale


def claim(thing: Model, revision: int | None) -> None:
    """Take the next revision of `thing`; refuse if it was changed since `revision` was read.

    `None` takes the revision that the object in hand carries.
    """
    seen = thing.revision if revision is None else revision  # type: ignore[attr-defined]
    manager = type(thing)._base_manager
    if not manager.filter(pk=thing.pk, revision=seen).update(revision=F("revision") + 1):
        raise Stale(
            "stale_form",
            _("Somebody else changed this since you opened the page. Nothing was changed by you."),
        )
    thing.revision = seen + 1  # type: ignore[attr-defined]
