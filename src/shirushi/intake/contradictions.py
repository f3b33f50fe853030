"""Where an application contradicts its own papers, what was known before, or the rules: said before it is signed.

Nothing here refuses: people may be right against their papers. It is shown to who signs, and to the clerk.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.intake import queries
from shirushi.intake.models import Application
from shirushi.people import corporate_number
from shirushi.rules.dates import corresponding_day
from shirushi.ui.amounts import grouped
from shirushi.ui.days import written_day


@dataclass(frozen=True)
class Contradiction:
    """One sentence, and the document or question where it is mended."""

    code: str
    says: str | Promise
    document: str = ""
    question: str = ""


def contradictions(application: Application, *, on: date) -> list[Contradiction]:
    """In the order in which one would mend them. Of a submitted application, as on its day."""
    day = application.submitted_on or on
    return [
        *_against_the_business(application),
        *_against_the_outline(application),
        *_against_the_register(application),
        *_same_person_twice(application),
        *_too_old(application, day),
        *_since_last_time(application),
    ]


def _values(application: Application, code: str) -> Mapping[str, str]:
    found: Mapping[str, str] = application.forms.get(code, {}).get("values", {})
    return found


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def _number(text: str) -> int | None:
    """The first number in what people write: 1,000万 is not read, and nothing is said of it."""
    plain = _plain(text).replace(",", "").removesuffix("円").removesuffix("人").removesuffix("名")
    return int(plain) if re.fullmatch(r"[0-9]+", plain) else None


def _against_the_business(application: Application) -> Iterator[Contradiction]:
    """The application form against what the business registered here."""
    given, known = _values(application, "application_form"), application.dossier.unit.organisation
    if not given:
        return
    if _plain(given["name"]) != _plain(known.name):
        yield _form_says(_("The name on the form is not the registered one: %(known)s."), known.name)
    if _plain(known.address) not in _plain(given["address"]):
        yield _form_says(_("The address on the form is not the registered one: %(known)s."), known.address)
    number = corporate_number.plain(given["corporate_number"])
    if not corporate_number.is_valid(number):
        yield Contradiction(
            "application_form",
            _("The corporate number on the form has a wrong check digit."),
            document="application_form",
        )
    elif known.corporate_number and number != known.corporate_number:
        yield _form_says(
            _("The corporate number on the form is not the registered one: %(known)s."),
            known.corporate_number,
        )


def _form_says(sentence: Any, known: str) -> Contradiction:
    return Contradiction("application_form", sentence % {"known": known}, document="application_form")


def _against_the_outline(application: Application) -> Iterator[Contradiction]:
    """The outline of the business against the declared size."""
    given = _values(application, "business_outline")
    declared = application.declared.get("size_class", {})
    pairs = (
        ("workers", _("The outline says %(form)s workers, the declaration %(declared)s.")),
        ("capital", _("The outline says a capital of %(form)s yen, the declaration %(declared)s.")),
    )
    for name, sentence in pairs:
        form, said = _number(given.get(name, "")), declared.get(name)
        if form is not None and said is not None and form != said:
            yield Contradiction(
                f"outline_{name}",
                sentence % {"form": grouped(form), "declared": grouped(said)},
                document="business_outline",
                question="size_class",
            )


def _against_the_register(application: Application) -> Iterator[Contradiction]:
    """The declared workers against the register of workers, as it was handed over with the outline."""
    kept = application.forms.get("business_outline", {})
    known = _number(kept.get("known", {}).get("workers", ""))
    declared = application.declared.get("size_class", {}).get("workers")
    if known and declared is not None and known != declared:
        yield Contradiction(
            "register_of_workers",
            _("Your register of workers had %(known)s on %(day)s, the declaration says %(declared)s.")
            % {
                "known": grouped(known),
                "declared": grouped(declared),
                "day": written_day(date.fromisoformat(kept["known_on"])),
            },
            question="size_class",
        )


def _same_person_twice(application: Application) -> Iterator[Contradiction]:
    """Privacy officer and audit officer are two persons (P申請資格)."""
    given = _values(application, "pms_organisation")
    if given and _plain(given["privacy_officer"]) == _plain(given["audit_officer"]):
        yield Contradiction(
            "same_person",
            _("The privacy officer and the audit officer are the same person; the scheme asks for two."),
            document="pms_organisation",
        )


def _too_old(application: Application, day: date) -> Iterator[Contradiction]:
    names = queries.document_names(application.scheme, day)
    for each in queries.current_documents(application):
        months = names[each.code].months_at_most if each.code in names else None
        if months and each.dated_on and corresponding_day(each.dated_on, months) < day:
            yield Contradiction(
                "too_old",
                _("“%(name)s” is of %(day)s: it may be %(months)s months old at most.")
                % {"name": each.file.name, "day": written_day(each.dated_on), "months": months},
                document=each.code,
            )


def _since_last_time(application: Application) -> Iterator[Contradiction]:
    """What the last application that was handed in declared otherwise."""
    last = application.previous
    if last is None or last.submitted_on is None:
        return
    before, now = last.declared.get("size_class", {}), application.declared.get("size_class", {})
    changed = [name for name in ("workers", "capital") if name in now and before.get(name) != now[name]]
    for name in changed:
        if before.get(name) is not None:
            yield Contradiction(
                f"last_{name}",
                _SINCE[name] % {"before": grouped(before[name]), "now": grouped(now[name])},
                question="size_class",
            )


_SINCE = {
    "workers": _("The last application said %(before)s workers, this one %(now)s."),
    "capital": _("The last application said a capital of %(before)s yen, this one %(now)s."),
}
