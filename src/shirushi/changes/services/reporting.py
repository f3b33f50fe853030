"""A holder, or an applicant in the middle of its case, reports what has changed at its business."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.changes import items, policy, queries
from shirushi.changes.models import Change, ChangeReport
from shirushi.papers import services as papers
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.prefectures import PREFECTURES
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision
from shirushi.ui.days import written_day

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Different = Mapping[str, tuple[str, str]]
NEEDED = (Change.Item.NAME, Change.Item.NAME_KANA, Change.Item.PREFECTURE, Change.Item.ADDRESS)


def consequence(*, dossier: Dossier, changed: Iterable[str], changed_on: date, on: date) -> Decision:
    """What the scheme asks of these changes; a refused decision where it has published nothing."""
    facts = {
        "scheme": dossier.scheme,
        "on": on,
        "items": items.rule_items(list(changed)),
        "has_corporate_number": bool(dossier.unit.organisation.corporate_number),
        "under_review": queries.running_case(dossier) is not None,
        "changed_on": changed_on,
    }
    return current().decide("change_report", facts)


@transaction.atomic
def report_changes(
    *,
    dossier: Dossier,
    given: Mapping[str, str],
    takes_effect_on: date,
    explanation: str,
    upload: "UploadedFile[Any] | None",
    papers_dated_on: date | None,
    by: Actor,
    on: date,
) -> ChangeReport:
    """Hand the report to the review body. `given` says how each item is now; what is as before is left out."""
    allow(policy.may_report(by, dossier))
    body = _body_that_knows_it(dossier, on)
    changed = items.different(items.known(dossier, on), given)
    _refuse_unfit(dossier, changed, takes_effect_on)
    decision = consequence(dossier=dossier, changed=changed, changed_on=takes_effect_on, on=on)
    _refuse_papers(decision, upload, papers_dated_on)
    file = papers.store(dossier=dossier, upload=upload, by=by, on=on) if upload else None
    if file:
        papers.mark_submitted(files=[file], by=by, on=on)
    report = _written(
        dossier=dossier,
        review_body=body,
        takes_effect_on=takes_effect_on,
        explanation=explanation.strip(),
        papers=file,
        papers_dated_on=papers_dated_on if file else None,
        decision=decision.as_json(),
        reported_on=on,
        reported_by_id=by.person_id,
    )
    report.changes.bulk_create(
        Change(report=report, item=item, before=before, after=after)
        for item, (before, after) in changed.items()
    )
    _pass_on(report, by, on)
    return report


def _body_that_knows_it(dossier: Dossier, on: date) -> Organisation:
    body = queries.responsible_body(dossier, on)
    if body is None or not queries.is_known_to_bodies(dossier, on):
        raise ActRefused(
            "nothing_handed_in",
            _(
                "No body knows this unit yet, so nothing is reported. "
                "Change the data on the page of the organisation."
            ),
        )
    return body


def _refuse_unfit(dossier: Dossier, changed: Different, takes_effect_on: date) -> None:
    if not changed:
        raise ActRefused("nothing_changed", _("Everything is as it was. Nothing was reported."))
    if any(not changed[item][1] for item in NEEDED if item in changed):
        raise ActRefused("item_empty", _("Name, kana and address cannot be empty. Nothing was reported."))
    if changed.get(Change.Item.PREFECTURE, ("", "13"))[1] not in PREFECTURES:
        raise ActRefused("prefecture_unknown", _("There is no such prefecture."))
    last = _last_change_of(dossier, changed)
    if last is not None and takes_effect_on < last:
        raise ActRefused(
            "before_the_last_change",
            _("A later change of this was confirmed already, from %(day)s. Nothing was reported."),
            day=written_day(last),
        )


def _last_change_of(dossier: Dossier, changed: Different) -> date | None:
    confirmed = Change.objects.filter(
        report__dossier=dossier, report__state=ChangeReport.State.CONFIRMED, item__in=list(changed)
    )
    last: date | None = (
        confirmed.order_by("-report__takes_effect_on")
        .values_list("report__takes_effect_on", flat=True)
        .first()
    )
    return last


def _refuse_papers(
    decision: Decision, upload: "UploadedFile[Any] | None", papers_dated_on: date | None
) -> None:
    if decision.refused or not decision["papers"]:
        return
    if upload is None:
        raise ActRefused("papers_missing", _("This change needs its papers. Nothing was reported."))
    earliest = decision.day("extract_from")
    if earliest is None:
        return
    if papers_dated_on is None:
        raise ActRefused(
            "papers_undated", _("Enter the day that stands on the certificate. Nothing was reported.")
        )
    if papers_dated_on < earliest:
        raise ActRefused(
            "papers_too_old",
            _("The certificate is of %(day)s; it may not be older than %(earliest)s. Nothing was reported."),
            day=written_day(papers_dated_on),
            earliest=written_day(earliest),
        )


def _written(**facts: Any) -> ChangeReport:
    try:
        with transaction.atomic():
            return ChangeReport.objects.create(**facts)
    except IntegrityError:
        raise ActRefused(
            "change_report_waits",
            _("An earlier report still waits for its confirmation. Nothing was reported."),
        ) from None


def _pass_on(report: ChangeReport, by: Actor, on: date) -> None:
    agenda.open_task(
        kind="changes.confirm",
        dossier=report.dossier,
        subject_id=report.pk,
        organisation=report.review_body,
        roles=policy.OFFICE_ROLES,
        params={"business": str(report.dossier.unit)},
        decision=report.decision,
        on=on,
    )
    changed = list(report.changes.all())
    journal.record(
        "changes.report.handed_in",
        report,
        by=by,
        on=on,
        decision=report.decision,
        after={"items": [each.item for each in changed], "takes_effect_on": report.takes_effect_on},
        personal={each.item: f"{each.before} → {each.after}" for each in changed},
    )
