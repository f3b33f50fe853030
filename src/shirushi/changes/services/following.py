"""The facts follow a confirmed change from its day: the organisation, the public pages of its marks."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.changes import items, policy
from shirushi.changes.models import ChangeReport
from shirushi.grants.models import Registration
from shirushi.people import services as people
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier
from shirushi.people.rights import allow
from shirushi.record import journal, outbox
from shirushi.record.errors import ActRefused


@transaction.atomic
def follow_changes(*, report: ChangeReport, by: Actor, on: date) -> None:
    """From this day the new facts hold. Papers that are made from the facts show them; kept ones stay."""
    allow(by.is_system or policy.may_decide(by, report))
    _refuse_early(report, on)
    report.followed_on = on
    report.save(update_fields=["followed_on"])
    organisation = report.dossier.unit.organisation
    data = {each.item: each.after for each in report.changes.all() if each.item in items.OF_THE_ORGANISATION}
    if data:
        people.follow_report(organisation=organisation, by=by, on=on, **data)
        _publish(organisation.pk)
        _tell_other_schemes(report, by, on)
    journal.record("changes.report.followed", report, by=by, on=on, after={"followed_on": on})


def _refuse_early(report: ChangeReport, on: date) -> None:
    if report.state != ChangeReport.State.CONFIRMED or report.followed_on or on < report.takes_effect_on:
        raise ActRefused("not_to_follow", _("This change is not confirmed, or its day has not come."))


def _publish(organisation_id: int) -> None:
    marks = Registration.objects.filter(dossier__unit__organisation=organisation_id)
    for registration_id in marks.values_list("pk", flat=True):
        outbox.publish("grants.registration", registration_id)


def _tell_other_schemes(report: ChangeReport, by: Actor, on: date) -> None:
    """Name and address are one fact of the business: the bodies of its other marks learn of it."""
    others = Dossier.objects.filter(
        unit__organisation=report.dossier.unit.organisation,
        review_body__isnull=False,
        accesses__until_on=None,
    ).exclude(pk=report.dossier_id)
    for dossier in (
        others.exclude(accesses=None).select_related("review_body", "unit__organisation").distinct()
    ):
        agenda.notify(
            kind="changes.known_elsewhere",
            dossier=dossier,
            subject_id=dossier.pk,
            organisation=dossier.review_body,
            roles=policy.OFFICE_ROLES,
            params={"business": str(dossier.unit), "day": report.takes_effect_on},
            by=by,
            on=on,
        )
