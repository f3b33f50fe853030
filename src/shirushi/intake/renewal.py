"""Whether a grant may be renewed now: its window, the relief after a suspension, a suspension that runs."""

from dataclasses import dataclass
from datetime import date

from shirushi.grants import queries as grants
from shirushi.grants.models import Grant
from shirushi.intake.models import Application
from shirushi.people.models import Dossier
from shirushi.rules import Decision


@dataclass(frozen=True)
class Renewal:
    """The renewal of one grant on a day; `opens_on` and `closes_on` are the window's, or the relief's."""

    grant: Grant
    decision: Decision
    is_open: bool
    is_suspended: bool
    opens_on: date | None
    closes_on: date | None

    def is_over(self, on: date) -> bool:
        return self.closes_on is None or on > self.closes_on


def renewal_of(dossier: Dossier, *, on: date) -> Renewal | None:
    """None where there is no grant that could be renewed, or where it was renewed already."""
    grant = grants.current_grant(dossier, on)
    if grant is None or not grants.holds(grant, on) or _begins_later(dossier, on):
        return None
    decision = grants.renewal_window(grant, on)
    suspended = grants.suspension_on(grant, on) is not None
    opens_on, closes_on = _days(decision, on)
    return Renewal(
        grant=grant,
        decision=decision,
        # Nothing is applied for while a suspension runs (003 2.1(10)).
        is_open=grants.may_apply_on(decision, on) and not suspended,
        is_suspended=suspended,
        opens_on=opens_on,
        closes_on=closes_on,
    )


def is_completing(returned: Application | None, on: date) -> bool:
    """Whether the last application is a renewal sent back for completion whose time still runs.

    It was taken in in its window; only its completion comes after. No source names a length: the body does.
    """
    return (
        returned is not None
        and returned.kind == Application.Kind.RENEWAL
        and returned.state == Application.State.RETURNED
        and returned.complete_until is not None
        and on <= returned.complete_until
    )


def holds_a_grant(dossier: Dossier, *, on: date) -> bool:
    """A holder renews; it does not apply anew. A term that begins later counts."""
    return _begins_later(dossier, on) or grants.holds(grants.current_grant(dossier, on), on)


def _begins_later(dossier: Dossier, on: date) -> bool:
    later = Grant.objects.filter(dossier=dossier, starts_on__gt=on, terminated_on=None, returned_on=None)
    return any(grant.revoked_on is None or grant.revocation_annulled_on for grant in later)


def _days(decision: Decision, on: date) -> tuple[date | None, date | None]:
    """The window, or the relief once the window has passed."""
    opens_on, closes_on, relief = decision.day("opens_on"), decision.day("closes_on"), decision["relief"]
    if relief and closes_on is not None and on > closes_on:
        return date.fromisoformat(relief["apply_from"]), date.fromisoformat(relief["apply_until"])
    return opens_on, closes_on
