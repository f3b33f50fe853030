"""What the rules say of an application: asked with the declared facts and those that the system knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shirushi.grants import queries as grants
from shirushi.intake import queries
from shirushi.intake.declarations import OPTIONS, sheets
from shirushi.intake.models import Application
from shirushi.intake.renewal import Renewal, is_completing, renewal_of
from shirushi.intake.self_assessment import AnsweredForm, answered
from shirushi.people.models import Dossier, Scheme, Unit
from shirushi.people.rulebook import current
from shirushi.rules import Decision

# What the system knows of a unit and a business cannot type, by scheme.
KNOWN_FACTS: Mapping[str, tuple[str, ...]] = {
    Scheme.PRIVACYMARK: ("denied_on", "revoked_on", "terminated_on", "barred_until"),
    Scheme.JAPHIC: ("revoked_on",),
}


def known_facts(dossier: Dossier, on: date) -> dict[str, date | None]:
    """Endings of a former grant, denials and bars, as far as the scheme's eligibility asks for them."""
    known = {**grants.ending_facts(dossier), **queries.disqualification_facts(dossier, on)}
    return {name: known.get(name) for name in KNOWN_FACTS[dossier.scheme]}


def eligibility(application: Application, *, on: date) -> Decision | None:
    facts = _declared(application, "eligibility")
    if facts is None:
        return None
    unit = {"unit": application.dossier.unit.kind} if application.scheme == Scheme.JAPHIC else {}
    return _ask(application, "eligibility", {**facts, **unit, **known_facts(application.dossier, on)}, on)


def size_class(application: Application, *, on: date) -> Decision | None:
    facts = _declared(application, "size_class")
    return None if facts is None else _ask(application, "size_class", facts, on)


def headcount(application: Application, *, on: date) -> Decision | None:
    facts = _declared(application, "headcount")
    return None if facts is None else _ask(application, "headcount", facts, on)


def small_business(application: Application, *, on: date) -> Decision | None:
    facts = _declared(application, "small_business")
    return None if facts is None else current().decide("small_business", {"on": on, **facts})


def documents(application: Application, *, on: date) -> Decision:
    """What is to be handed in, as far as the circumstances are known."""
    applies = _circumstances(application, on=on)
    return _ask(application, "documents", {"kind": application.kind, "applies": applies}, on)


def _circumstances(application: Application, *, on: date) -> list[str]:
    if application.scheme == Scheme.PRIVACYMARK:
        return []
    found = list((_declared(application, "documents") or {}).get("applies", []))
    form = small_business(application, on=on)
    if form is not None and not form.refused and form["form"] == "small":
        found.append("my_number_small")
    if application.dossier.unit.kind == Unit.Kind.SOLE_PROPRIETOR:
        found.append("sole_proprietor")
    return found


def fees(application: Application, *, on: date) -> Decision | None:
    """The fees for the declared size; None while it is not declared."""
    if application.scheme == Scheme.PRIVACYMARK:
        size = size_class(application, on=on)
        measure = None if size is None or size.refused else {"size": size["size"]}
    else:
        count = headcount(application, on=on)
        measure = _by_workers(application, count["workers"]) if count and count["workers"] else None
    return None if measure is None else _ask(application, "fees", {"kind": application.kind, **measure}, on)


def _by_workers(application: Application, workers: int) -> dict[str, Any]:
    applies = (_declared(application, "documents") or {}).get("applies", [])
    return {"workers": workers, "options": [code for code in applies if code in OPTIONS]}


ANSWERS = {
    "eligibility": eligibility,
    "size_class": size_class,
    "headcount": headcount,
    "small_business": small_business,
    "documents": documents,
    "fees": fees,
}


def answer(application: Application, question: str, *, on: date) -> Decision | None:
    """The answer to one of the questions of an application from what is declared so far."""
    return ANSWERS[question](application, on=on)


@dataclass(frozen=True)
class Assessment:
    """All answers so far, and what is still missing for a submission."""

    decisions: Mapping[str, Decision]
    undeclared: tuple[str, ...]
    missing_documents: tuple[str, ...]
    renewal: Renewal | None
    forms: tuple[AnsweredForm, ...] = ()
    # A renewal sent back in time that may still be completed after its window.
    completes: bool = False

    @property
    def is_eligible(self) -> bool:
        decision = self.decisions.get("eligibility")
        return decision is not None and not decision.refused and bool(decision["eligible"])

    @property
    def is_in_window(self) -> bool:
        return self.renewal is None or self.renewal.is_open or self.completes

    @property
    def is_complete(self) -> bool:
        complete = not self.undeclared and not self.missing_documents and "fees" in self.decisions
        return complete and self.is_eligible and self.is_in_window


def assess(application: Application, *, on: date) -> Assessment:
    answers = {question: answer(application, question, on=on) for question in questions(application.scheme)}
    decisions = {question: decision for question, decision in answers.items() if decision is not None}
    renewal = renewal_of(application.dossier, on=on) if application.kind == Application.Kind.RENEWAL else None
    forms = _forms(application, decisions["documents"], on)
    return Assessment(
        decisions=decisions,
        undeclared=tuple(
            each.question for each in sheets(application.scheme) if each.question not in application.declared
        ),
        missing_documents=_missing(application, decisions["documents"], forms),
        renewal=renewal,
        forms=forms,
        completes=renewal is not None
        and not renewal.is_suspended
        and is_completing(application.previous, on),
    )


def questions(scheme: str) -> list[str]:
    """The questions asked of an application, in the order of its pages."""
    return list(dict.fromkeys([*(each.question for each in sheets(scheme)), "documents", "fees"]))


def _forms(application: Application, decision: Decision, on: date) -> tuple[AnsweredForm, ...]:
    """The required documents that are filled in on the web."""
    return () if decision.refused else tuple(answered(application, decision["required"], on=on))


def _missing(
    application: Application, decision: Decision, forms: tuple[AnsweredForm, ...]
) -> tuple[str, ...]:
    if decision.refused:
        return ()
    there = {document.code for document in queries.current_documents(application)}
    there |= {each.form.code for each in forms if each.is_complete}
    return tuple(code for code in decision["required"] if code not in there)


def _declared(application: Application, question: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = application.declared.get(question)
    return found


def _ask(application: Application, question: str, facts: Mapping[str, Any], on: date) -> Decision:
    return current().decide(question, {"scheme": application.scheme, "on": on, **facts})
