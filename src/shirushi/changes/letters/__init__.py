"""The letters on a change report: confirmed, returned."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.changes import presentation
from shirushi.changes.models import ChangeReport, Ending
from shirushi.grants.numbers import shown
from shirushi.papers.letters.kinds import Fields, LetterKind, Table
from shirushi.papers.models import Letter
from shirushi.ui.days import written_day


def _report(letter: Letter) -> Fields:
    report = ChangeReport.objects.prefetch_related("changes").get(pk=letter.subject_id)
    rows: list[tuple[str, ...]] = [
        (str(row.label), row.before or "—", row.after or "—") for row in presentation.rows(report)
    ]
    return {
        "reported_on": written_day(report.reported_on),
        "takes_effect_on": written_day(report.takes_effect_on),
        "decided_on": written_day(report.decided_on) if report.decided_on else "",
        "changes": Table((_("Item"), _("Before"), _("After")), rows),
        "word": report.word,
    }


def _ending(letter: Letter) -> Fields:
    ending = Ending.objects.select_related("grant__registration").get(pk=letter.subject_id)
    return {
        "number": shown(ending.grant) if ending.grant else "",
        "happened_on": written_day(ending.happened_on),
        "ended_on": written_day(ending.recorded_on),
    }


KINDS = [
    LetterKind("changes.confirmed", gettext_lazy("Confirmation of the change report"), _report),
    LetterKind("changes.returned", gettext_lazy("Return of the change report"), _report),
    LetterKind("changes.mark_returned", gettext_lazy("Receipt of the returned mark"), _ending),
    LetterKind("changes.mark_dissolved", gettext_lazy("End of the grant by dissolution"), _ending),
]
