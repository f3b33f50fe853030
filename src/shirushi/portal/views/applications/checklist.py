"""What an application still needs and why it is asked: the rows of the draft's page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shirushi.intake.assessment import Assessment
from shirushi.intake.declarations import Sheet, sheets
from shirushi.intake.models import Application
from shirushi.intake.wording import SIZES, heading
from shirushi.rules import Decision
from shirushi.ui.amounts import grouped
from shirushi.ui.days import written_day

Text = str | Promise


@dataclass(frozen=True)
class Check:
    """One thing that has to be in order before submission. Tones: done, attention, neutral (missing)."""

    title: Text
    why: Text
    tone: str
    state: str
    url: str = ""
    decision: Decision | None = None
    # What the link of an open row says; a row of its own kind names its act.
    act: Text = ""

    @property
    def is_done(self) -> bool:
        return self.tone == "done"


def checks(application: Application, assessed: Assessment) -> list[Check]:
    return [
        *_window(assessed),
        *(_declared(application, assessed, each) for each in sheets(application.scheme)),
        *_self_assessment(application, assessed),
        _documents(application, assessed),
    ]


def _window(assessed: Assessment) -> Iterator[Check]:
    renewal = assessed.renewal
    if renewal is not None:
        days = {"from": written_day(renewal.opens_on), "until": written_day(renewal.closes_on)}
        yield Check(
            title=_("Renewal window"),
            why=_("A renewal is taken only in its window, or in the relief after a suspension."),
            tone="done" if assessed.is_in_window else "attention",
            state=_("%(from)s to %(until)s") % days,
            decision=renewal.decision,
        )


def _declared(application: Application, assessed: Assessment, sheet: Sheet) -> Check:
    words = heading(sheet.question)
    tone, state = _state_of(application, assessed, sheet.question)
    return Check(
        title=words.title,
        why=words.why,
        tone=tone,
        state=state,
        url=reverse("portal:application_declare", args=[application.pk, sheet.question]),
        # The answer about the documents stands with the documents.
        decision=None if sheet.question == "documents" else assessed.decisions.get(sheet.question),
    )


def _state_of(application: Application, assessed: Assessment, question: str) -> tuple[str, str]:
    if question not in application.declared:
        return "neutral", _("Not declared yet")
    decision = assessed.decisions[question]
    if decision.refused:
        return "attention", _("The rules give no answer")
    return _ANSWERS[question](decision)


def _eligibility(decision: Decision) -> tuple[str, str]:
    if decision["eligible"]:
        return "done", _("You can apply")
    return "attention", _("You cannot apply now")


def _size_class(decision: Decision) -> tuple[str, str]:
    return "done", _("Size class: %(size)s") % {"size": SIZES[decision["size"]]}


def _headcount(decision: Decision) -> tuple[str, str]:
    count = decision["workers"]
    return "done", ngettext("%(count)s worker", "%(count)s workers", count) % {"count": grouped(count)}


def _small_business(decision: Decision) -> tuple[str, str]:
    return "done", _("The short form") if decision["form"] == "small" else _("The full form")


def _applies(_decision: Decision) -> tuple[str, str]:
    return "done", _("Answered")


_ANSWERS: dict[str, Callable[[Decision], tuple[str, str]]] = {
    "eligibility": _eligibility,
    "size_class": _size_class,
    "headcount": _headcount,
    "small_business": _small_business,
    "documents": _applies,
}


def _self_assessment(application: Application, assessed: Assessment) -> Iterator[Check]:
    forms = assessed.forms
    if forms:
        done, total = sum(each.done for each in forms), sum(each.total for each in forms)
        yield Check(
            title=_("Self-assessment"),
            why=_("You judge yourself what the guidelines ask; the assessor starts from your answers."),
            tone="done" if done == total else "neutral",
            state=_("%(done)s of %(total)s answered") % {"done": done, "total": total},
            url=reverse("portal:assessment", args=[application.pk]),
            act=_("Fill it in on the web"),
        )


def _documents(application: Application, assessed: Assessment) -> Check:
    decision = assessed.decisions["documents"]
    on_the_web = {each.form.code for each in assessed.forms}
    missing = len(set(assessed.missing_documents) - on_the_web)
    done = not missing and not decision.refused
    state = _("All required documents are there")
    if not done:
        state = ngettext(
            "%(count)s required document is missing", "%(count)s required documents are missing", missing
        ) % {"count": missing}
    return Check(
        title=_("Documents"),
        why=_("The review body reads these before it comes to you."),
        tone="done" if done else "neutral",
        state=state,
        url=reverse("portal:application_documents", args=[application.pk]),
        decision=decision,
        act=_("Hand in documents"),
    )
