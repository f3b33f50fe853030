"""What several acts refuse."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from shirushi.intake import queries
from shirushi.intake.models import Application
from shirushi.people.models import Dossier
from shirushi.record.errors import ActRefused
from shirushi.ui.days import written_day


def refuse_dissolved(dossier: Dossier) -> None:
    """A business that is no more applies for nothing."""
    ceased_on = dossier.unit.organisation.ceased_on
    if ceased_on is not None:
        raise ActRefused(
            "business_dissolved",
            _(
                "This business is recorded as dissolved or closed down on %(day)s, "
                "so it cannot apply. Nothing was changed."
            ),
            day=written_day(ceased_on),
        )


def refuse_submitted(application: Application) -> None:
    """What is submitted is frozen."""
    if application.state != Application.State.DRAFT:
        raise ActRefused(
            "already_submitted",
            _("This application was already submitted on %(day)s. Nothing was changed."),
            day=written_day(application.submitted_on),
        )


def refuse_barred(application: Application, on: date) -> None:
    """A bar holds in every scheme, also where the scheme's eligibility does not ask for one."""
    until = queries.disqualification_facts(application.dossier, on)["barred_until"]
    if until is not None and on <= until:
        raise ActRefused(
            "barred",
            _("After an incident no application is accepted until %(day)s. Nothing was changed."),
            day=written_day(until),
        )
