"""The notice of a measure as a letter: it goes out with the notice itself, whose draft the officer read over."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shirushi.incidents import wording
from shirushi.incidents.models import Measure
from shirushi.incidents.presentation import MEASURES
from shirushi.papers.letters.kinds import Fields, LetterKind
from shirushi.papers.models import Letter
from shirushi.people.models import Role
from shirushi.ui.days import written_day


def _measure(letter: Letter) -> Fields:
    related = Measure.objects.select_related(
        "incident", "organisation", "suspension", "halt", "disqualification"
    )
    measure: Measure = related.get(pk=letter.subject_id)
    return {
        "number": measure.incident.number,
        "measure": str(MEASURES[measure.kind]),
        "decided_on": written_day(measure.decided_on),
        "notified_on": written_day(measure.notified_on) if measure.notified_on else "",
        "text": "\n".join(wording.letter(measure)),
        "conditions_title": gettext("End conditions") if measure.conditions else "",
        "conditions": [str(condition) for condition in measure.conditions],
        "closing": wording.closing(measure),
    }


KINDS = [LetterKind("incidents.measure", _("Notice of a measure"), _measure, (Role.OFFICER,))]
