"""How parts of an application are shown: fees, documents, declared facts, who acts next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from shirushi.agenda import queries as agenda
from shirushi.agenda import texts
from shirushi.agenda.models import Task
from shirushi.billing.presentation import fee_name
from shirushi.intake import queries
from shirushi.intake.declarations import sheets
from shirushi.intake.models import Application, ApplicationDocument
from shirushi.intake.self_assessment import AnsweredForm, answered
from shirushi.intake.wording import document_label, heading, told
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Scheme


@dataclass(frozen=True)
class Fees:
    """What it costs by the rules, with the decision that says why."""

    lines: list[tuple[str, int]]
    total: int
    quoted: list[str]
    is_provisional: bool
    decision: Any


def fees(decision: Any) -> Fees | None:
    """From a fees decision, made now or stored; nothing while the size is unknown or the rules are silent."""
    if not decision:
        return None
    outcome = decision["outcome"] if isinstance(decision, Mapping) else decision.outcome
    if outcome is None:
        return None
    return Fees(
        lines=[(_fee(line["code"], decision), line["amount"]) for line in outcome["lines"]],
        total=outcome["total"],
        quoted=[fee_name(code) for code in outcome["quoted_separately"]],
        is_provisional=outcome["provisional"],
        decision=decision,
    )


def _fee(code: str, decision: Any) -> str:
    """JAPHIC calls the fee for the mark by another word (004 申請審査料、認証料)."""
    scheme = decision["scheme"] if isinstance(decision, Mapping) else decision.scheme
    if scheme == Scheme.JAPHIC and code == "registration_fee":
        return str(_("Certification fee"))
    return fee_name(code)


@dataclass(frozen=True)
class Paper:
    """One document that is asked for, or was handed in."""

    code: str
    name: str
    is_required: bool
    document: ApplicationDocument | None
    # Filled in on the web instead of handed in as a file.
    answered: AnsweredForm | None = None

    @property
    def is_there(self) -> bool:
        return self.document is not None or (self.answered is not None and self.answered.is_complete)


def papers(application: Application, decision: Any, *, on: date) -> list[Paper]:
    """Required first, then optional, then what was handed in besides."""
    outcome = decision["outcome"] if isinstance(decision, Mapping) else decision.outcome
    required, optional = (outcome["required"], outcome["optional"]) if outcome else ([], [])
    there = {document.code: document for document in queries.current_documents(application)}
    names = queries.document_names(application.scheme, on)
    codes = dict.fromkeys([*required, *optional, *there])
    forms = {each.form.code: each for each in answered(application, codes, on=on)}
    return [
        Paper(
            code=code,
            name=document_label(names[code]) if code in names else code,
            is_required=code in required,
            document=there.get(code),
            answered=None if code in there else forms.get(code),
        )
        for code in codes
    ]


@dataclass(frozen=True)
class Declared:
    """One sheet as declared, with the rules' answer."""

    title: Any
    rows: list[tuple[Any, Any]]
    decision: Any


def declared(application: Application, decisions: Mapping[str, Any]) -> list[Declared]:
    return [
        Declared(
            title=heading(each.question).title,
            rows=told(application.scheme, each.question, application.declared[each.question]),
            decision=decisions.get(each.question),
        )
        for each in sheets(application.scheme)
        if each.question in application.declared
    ]


@dataclass(frozen=True)
class NextStep:
    """Who acts next, what, by when, why; with the page on which the reader does it."""

    who: str
    what: str
    is_own: bool
    due_on: date | None
    decision: Any
    url: str


def next_steps(
    dossier: Dossier,
    organisation_id: int | None,
    url_of: Callable[[Task], str],
    *,
    reader: Actor | None = None,
) -> list[NextStep]:
    """The open tasks of a dossier; a reader is led to the pages of its own organisation's.

    With the reader, those of its organisation that are for other people are theirs by name.
    """
    return [
        _next_step(task, task.organisation_id == organisation_id, url_of, reader)
        for task in agenda.next_steps(dossier)
    ]


def _next_step(task: Task, is_here: bool, url_of: Callable[[Task], str], reader: Actor | None) -> NextStep:
    is_own = is_here and (reader is None or task.person_id == reader.person_id or reader.has(*task.roles))
    return NextStep(
        who=str(task.person) if is_here and task.person else task.organisation.name,
        what=texts.label(task.kind, task.params),
        is_own=is_own,
        due_on=task.due_on,
        decision=task.decision,
        url=url_of(task) if is_own else "",
    )
