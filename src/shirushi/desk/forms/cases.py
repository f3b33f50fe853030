"""Which cases the list shows, and in which order. What was asked wrongly is not asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import texts
from shirushi.awards.cases.listing import NOBODY, OPEN, US, Asked
from shirushi.awards.cases.steps import Step
from shirushi.awards.cases.tasks import AHEAD, OVERDUE
from shirushi.desk.forms.home import without_params
from shirushi.intake.lifecycle import CLOSED
from shirushi.intake.models import Application
from shirushi.intake.wording import SIZES
from shirushi.people.prefectures import choices as prefectures
from shirushi.ui.days import written_day
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

State = Application.State
ALL = ("", _("All"))
STATES = [
    (OPEN, _("Still open")),
    ALL,
    (State.SUBMITTED.value, Step.FORMAL_CHECK.label),
    (State.ACCEPTED.value, Step.PREPARATION.label),
    (State.UNDER_REVIEW.value, _("Under review: every step")),
    *[(step.value, step.label) for step in (Step.DOCUMENT_REVIEW, Step.ONSITE_REVIEW, Step.CORRECTION)],
    (State.REVIEWED.value, Step.DECISION.label),
    (State.GRANTED.value, Step.CONTRACT.label),
    *[(state.value, state.label) for state in State if state in CLOSED],
]
ACTS = [
    ALL,
    (US, _("Your organisation")),
    ("business", _("Business")),
    ("review_body", _("Review body")),
    ("granting_body", _("Granting body")),
    (NOBODY, _("Nobody")),
]
WITHIN = (_("Within 30 days"), _("Within 60 days"), _("Within 90 days"))
DUE = [ALL, (OVERDUE, _("Past due")), *zip(AHEAD, WITHIN, strict=True)]
ORDERS = [
    ("age", _("Oldest first")),
    ("newest", _("Newest first")),
    ("step", _("Longest at its step first")),
    ("due", _("Most pressing first")),
    ("name", _("By name in kana")),
]


class CaseFilter(Form):
    """All of it stands in the address: a list can be kept as a bookmark."""

    text = CharField(label=_("Business or number"), required=False, max_length=200)
    state = ChoiceField(label=_("Step"), choices=STATES, required=False, initial=OPEN)
    acts = ChoiceField(label=_("Acts next"), choices=ACTS, required=False)
    due = ChoiceField(label=_("Due"), choices=DUE, required=False)
    order = ChoiceField(label=_("Order"), choices=ORDERS, required=False)
    kind = ChoiceField(label=_("Kind"), choices=[ALL, *Application.Kind.choices], required=False)
    size = ChoiceField(label=_("Size"), choices=[ALL, *SIZES.items()], required=False)
    prefecture = ChoiceField(label=_("Prefecture"), required=False)
    reviewer = ChoiceField(label=_("Reviewer"), required=False)
    body = ChoiceField(label=_("Review body"), required=False)
    paid = ChoiceField(
        label=_("Invoice"),
        choices=[ALL, ("yes", _("paid")), ("no", _("not paid yet"))],
        required=False,
    )
    days = WholeNumberField(
        label=_("Days at its step, at least"), min_value=0, max_value=9999, required=False
    )
    # What figures lead to; no field asks for it.
    task = CharField(required=False, max_length=60, widget=forms.HiddenInput)
    requirement = CharField(required=False, max_length=60, widget=forms.HiddenInput)
    found_from = DayField(required=False, widget=forms.HiddenInput)
    found_until = DayField(required=False, widget=forms.HiddenInput)

    FIRST = ("text", "state", "acts", "due", "order")

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        reviewers: Iterable[tuple[int, str]] = (),
        bodies: Iterable[tuple[int, str]] = (),
        knows_sizes: bool = True,
    ) -> None:
        given = {name: data[name] for name in data}
        given.setdefault("state", OPEN)
        super().__init__(given)
        self._choose("prefecture", prefectures())
        self._choose("reviewer", [(NOBODY, _("Nobody yet")), *((str(pk), name) for pk, name in reviewers)])
        self._choose("body", [(str(pk), name) for pk, name in bodies])
        for name, is_asked in {"reviewer": reviewers, "body": bodies, "size": knows_sizes}.items():
            if not is_asked:
                del self.fields[name]

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = [ALL, *choices]  # type: ignore[attr-defined]

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [bound for bound in self.visible_fields() if bound.name in self.FIRST]

    @property
    def further_fields(self) -> list[forms.BoundField]:
        return [bound for bound in self.visible_fields() if bound.name not in self.FIRST]

    @property
    def is_narrowed_further(self) -> bool:
        return any(bound.value() for bound in self.further_fields)

    def narrowed_by(self) -> list[str]:
        """What a figure asked for, in words: no field of the form shows it."""
        asked = self.asked()
        kind = without_params(asked.task) if asked.task in texts.registered() else asked.task
        days = " – ".join(written_day(day) for day in (asked.found_from, asked.found_until) if day)
        return [
            words
            for words in (kind, f"{asked.requirement} {days}".strip() if asked.requirement else "")
            if words
        ]

    def asked(self) -> Asked:
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        if "state" not in self.errors:
            given["state"] = self.cleaned_data["state"]
        return Asked(**{**given, "body": int(given["body"]) if "body" in given else None})
