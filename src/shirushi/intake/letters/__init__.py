"""The letters of the formal check: accepted, returned."""

from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.papers.letters.kinds import Fields, LetterKind
from shirushi.papers.models import Letter
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
        "reason": application.return_reason,
    }


def _of_the_application(application: Application) -> dict[str, str]:
    return {
        "kind": application.get_kind_display(),
        "submitted_on": written_day(application.submitted_on),
    }


KINDS = [
    LetterKind("intake.accepted", _("Acceptance of the application"), _accepted),
    LetterKind("intake.returned", _("Return of the application"), _returned),
]
