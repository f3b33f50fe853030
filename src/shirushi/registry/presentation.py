"""How a mark's standing and publications are put to people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from shirushi.registry.models import Listing, Publication, StandingSpan
from shirushi.ui.days import written_day

ONE_DAY = timedelta(days=1)
STANDINGS = {
    "granted": pgettext_lazy("standing", "Granted"),
    "suspended": pgettext_lazy("standing", "Suspended"),
    "expired_under_renewal": pgettext_lazy("standing", "Expired, under renewal"),
    "awaiting_renewal": pgettext_lazy("standing", "Expired, may still renew"),
    "expired": pgettext_lazy("standing", "Expired"),
    "revoked": pgettext_lazy("standing", "Revoked"),
    "returned": pgettext_lazy("standing", "Returned"),
    "terminated": pgettext_lazy("standing", "Terminated"),
    "not_started": pgettext_lazy("standing", "Not started"),
    "lapsed": pgettext_lazy("standing", "Lapsed"),
}
TONES = {"granted": "granted", "suspended": "suspended", "revoked": "revoked"}
SENTENCES = {
    "granted": gettext_lazy("This mark is genuine and in force. The business may show it."),
    "suspended": gettext_lazy(
        "This mark is genuine, but may not be used now. While it is suspended, the business may neither show the "
        "mark nor say that it is certified."
    ),
    "expired_under_renewal": gettext_lazy(
        "The term of this mark is over; the renewal that was applied for in time is still under review."
    ),
    "awaiting_renewal": gettext_lazy(
        "The term of this mark is over. Because of a suspension or a dispensation, the business may still apply for "
        "renewal for some time."
    ),
    "expired": gettext_lazy("The term of this mark is over. It may not be shown any more."),
    "revoked": gettext_lazy("This mark was revoked. It may not be shown any more."),
    "returned": gettext_lazy("The business returned this mark. It may not be shown any more."),
    "terminated": gettext_lazy("The contract for this mark has ended. It may not be shown any more."),
    "not_started": gettext_lazy("The term of this mark has not begun yet."),
}
PUBLICATIONS = {
    Publication.Kind.SUSPENSION: gettext_lazy("Suspension"),
    Publication.Kind.EXTENSION: gettext_lazy("Extension of the suspension"),
    Publication.Kind.LIFTING: gettext_lazy("Suspension lifted"),
    Publication.Kind.REVOCATION: gettext_lazy("Revocation"),
    Publication.Kind.CORRECTION: gettext_lazy("Correction"),
}
PUBLICATION_TONES = {
    Publication.Kind.SUSPENSION: "suspended",
    Publication.Kind.EXTENSION: "suspended",
    Publication.Kind.LIFTING: "granted",
    Publication.Kind.REVOCATION: "revoked",
    Publication.Kind.CORRECTION: "info",
}


def tone(standing: str) -> str:
    return TONES.get(standing, "ended")


@dataclass(frozen=True)
class Entry:
    """One line of a mark's history."""

    on: date
    text: str
    tone: str
    cites: Sequence[str] = field(default_factory=tuple)


def history(listing: Listing) -> list[Entry]:
    """What happened to a mark, newest first, from its facts and publications."""
    entries = [*_terms(listing), *_renamings(listing), *_endings(listing), *_published(listing)]
    return sorted(entries, key=lambda entry: entry.on, reverse=True)


def _terms(listing: Listing) -> Iterator[Entry]:
    for grant in listing.facts:
        facts = grant["facts"]
        text = _("Granted for the first time") if grant["ordinal"] == 1 else _("Renewed and granted")
        term = _("term until %(day)s") % {"day": written_day(facts["expires_on"])}
        yield Entry(date.fromisoformat(facts["starts_on"]), f"{text} ({term})", "info")


def _renamings(listing: Listing) -> Iterator[Entry]:
    for former in listing.former_names:
        on = date.fromisoformat(former["until_on"]) + ONE_DAY
        yield Entry(on, _("The name changed; before: %(name)s") % {"name": former["name"]}, "info")


def _endings(listing: Listing) -> Iterator[Entry]:
    words = {"returned_on": _("The business returned the mark"), "terminated_on": _("The contract ended")}
    for grant in listing.facts:
        for key, text in words.items():
            if grant["facts"].get(key):
                yield Entry(date.fromisoformat(grant["facts"][key]), text, "ended")


def _published(listing: Listing) -> Iterator[Entry]:
    for publication in listing.publications.all():
        kind = Publication.Kind(publication.kind)
        text = str(PUBLICATIONS[kind])
        if publication.period_starts_on and kind in {Publication.Kind.SUSPENSION, Publication.Kind.EXTENSION}:
            text += (
                f" {written_day(publication.period_starts_on)} – {written_day(publication.period_ends_on)}"
            )
        yield Entry(publication.effective_on, text, PUBLICATION_TONES[kind], tuple(publication.cites))


def term_bar(listing: Listing, today: date) -> dict[str, Any]:
    """The present term with its suspensions, for the bar."""
    grant = _present(listing, today)
    spans = [
        {
            "start": date.fromisoformat(suspension["starts_on"]),
            "end": date.fromisoformat(suspension["ends_on"] or suspension["planned_ends_on"]),
            "tone": "suspended",
            "label": str(STANDINGS["suspended"]),
        }
        for suspension in grant["suspensions"]
    ]
    facts = grant["facts"]
    return {
        "starts_on": date.fromisoformat(facts["starts_on"]),
        "expires_on": date.fromisoformat(facts["expires_on"]),
        "spans": spans,
    }


def _present(listing: Listing, today: date) -> dict[str, Any]:
    begun = [grant for grant in listing.facts if grant["facts"]["starts_on"] <= today.isoformat()]
    present: dict[str, Any] = (begun or listing.facts)[-1 if begun else 0]
    return present


def open_suspension(listing: Listing, today: date) -> dict[str, Any] | None:
    """The suspension that runs, if one does: its days."""
    running = [s for s in _present(listing, today)["suspensions"] if not s["ends_on"]]
    return running[-1] if running else None


def standing_rows(span: StandingSpan | None) -> dict[str, Any]:
    standing = span.standing if span else "not_started"
    return {
        "standing": standing,
        "label": STANDINGS[standing],
        "tone": tone(standing),
        "sentence": SENTENCES.get(standing, ""),
        "may_show_mark": bool(span and span.may_show_mark),
    }
