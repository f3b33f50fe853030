"""What several acts on a draft refuse."""

from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.record.errors import ActRefused
from shirushi.ui.days import written_day


def refuse_submitted(application: Application) -> None:
    """What is submitted is frozen."""
    if application.state != Application.State.DRAFT:
        raise ActRefused(
            "already_submitted",
            _("This application was already submitted on %(day)s. Nothing was changed."),
            day=written_day(application.submitted_on),
        )
