"""The letters of the formal check: accepted, returned."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.intake.models import Application
from shirushi.intake.services.papers_return import return_charge
from shirushi.papers.letters.kinds import Fields, LetterKind
from shirushi.papers.models import Letter
from shirushi.rules import BadInput
from shirushi.ui.amounts import yen
from shirushi.ui.days import written_day


def _application(letter: Letter) -> Application:
    found: Application = Application.objects.select_related("review_body").get(pk=letter.subject_id)
    return found


def _accepted(letter: Letter) -> Fields:
    application = _application(letter)
    return {
        **_of_the_application(application),
        "accepted_on": written_day(application.formal_checked_on),
        "review_body": application.review_body.name,
    }


def _returned(letter: Letter) -> Fields:
    application = _application(letter)
    return {
        **_of_the_application(application),
        "returned_on": written_day(application.closed_on or letter.drafted_on),
        "grounds": application.get_returned_for_display(),
        "reason": [line.strip() for line in application.return_reason.splitlines() if line.strip()],
        "papers": _papers(application, letter),
    }


def _papers(application: Application, letter: Letter) -> str:
    """Papers go back at the applicant's cost; nothing where it was handed in on the web."""
    if application.received_on is None:
        return ""
    said = _("We send your papers back to you at your cost.")
    try:
        decision = return_charge(application.scheme, letter.drafted_on)
    except BadInput:
        # The price is the cost as it will arise.
        return said
    return said if decision.refused else f"{said} ({yen(decision['total'])})"


def _of_the_application(application: Application) -> dict[str, str]:
    return {
        "kind": application.get_kind_display(),
        "submitted_on": written_day(application.submitted_on),
    }


KINDS = [
    LetterKind("intake.accepted", gettext_lazy("Acceptance of the application"), _accepted),
    LetterKind("intake.returned", gettext_lazy("Return of the application"), _returned),
]
