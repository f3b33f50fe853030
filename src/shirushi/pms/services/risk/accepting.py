"""What remains is accepted by the representative; a sheet is looked at again each year and on change."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Role
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import RiskSheet
from shirushi.pms.services.risk.assessing import refuse_ended, see_holdings
from shirushi.pms.services.risk.waiting import RETURNED, tell_what_waits
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

# Likelihood times impact: from here on a risk is high.
HIGH = 6


@transaction.atomic
def accept_residual(
    *, sheet: RiskSheet, by: Actor, on: date, comment: str = "", revision: int | None = None
) -> RiskSheet:
    """The representative takes the risks that remain upon the business."""
    allow(policy.may_approve_as_representative(by, sheet.organisation_id))
    refuse_ended(sheet)
    _refuse_unassessed(sheet)
    if not comment and _high_and_untreated(sheet):
        raise ActRefused(
            "say_why", _("A high risk remains and nothing further is planned. Say why it is accepted.")
        )
    claim(sheet, revision)
    sheet.accepted_on, sheet.accepted_by_id, sheet.acceptance_comment = on, by.person_id, comment
    sheet.save(update_fields=["accepted_on", "accepted_by", "acceptance_comment"])
    after = {"accepted_on": on, "comment": comment}
    journal.record("pms.risk_sheet.accepted", sheet, by=by, on=on, after=after)
    tell_what_waits(sheet.organisation, on=on)
    return sheet


@transaction.atomic
def accept_residuals(*, sheets: Iterable[RiskSheet], by: Actor, on: date, comment: str = "") -> int:
    """Several sheets with one word."""
    return len([accept_residual(sheet=sheet, by=by, on=on, comment=comment) for sheet in sheets])


def _refuse_unassessed(sheet: RiskSheet) -> None:
    if sheet.assessed_on is None or sheet.returned_on:
        raise ActRefused("not_assessed", _("This sheet is not assessed yet."))


def _high_and_untreated(sheet: RiskSheet) -> bool:
    left = sheet.risks.filter(concerns=True, further_measure="")
    graded = left.annotate(grade=F("residual_likelihood") * F("residual_impact"))
    return bool(graded.filter(grade__gte=HIGH).exists())


@transaction.atomic
def return_sheet(
    *, sheet: RiskSheet, comment: str, by: Actor, on: date, revision: int | None = None
) -> RiskSheet:
    """The representative does not accept: the privacy officer reads why and assesses again."""
    allow(policy.may_approve_as_representative(by, sheet.organisation_id))
    refuse_ended(sheet)
    _refuse_unassessed(sheet)
    claim(sheet, revision)
    sheet.returned_on, sheet.return_comment = on, comment
    sheet.accepted_on, sheet.accepted_by = None, None
    sheet.save(update_fields=["returned_on", "return_comment", "accepted_on", "accepted_by"])
    journal.record("pms.risk_sheet.returned", sheet, by=by, on=on, after={"comment": comment})
    agenda.open_task(
        kind=RETURNED,
        dossier=None,
        subject_id=sheet.pk,
        organisation=sheet.organisation,
        roles=[Role.PRIVACY_OFFICER],
        on=on,
        params={"name": sheet.name},
    )
    tell_what_waits(sheet.organisation, on=on)
    return sheet


@transaction.atomic
def review_sheet(
    *, sheet: RiskSheet, remark: str, by: Actor, on: date, revision: int | None = None
) -> RiskSheet:
    """Looked at again, after a year or a change, and found to stand as it is."""
    allow(policy.may_write(by, sheet))
    refuse_ended(sheet)
    _refuse_unassessed(sheet)
    claim(sheet, revision)
    before = {"reviewed_on": sheet.reviewed_on, "remark": sheet.review_remark}
    sheet.assessed_on = sheet.reviewed_on = on
    sheet.review_remark = remark
    sheet.save(update_fields=["assessed_on", "reviewed_on", "review_remark"])
    see_holdings(sheet)
    after = {"reviewed_on": on, "remark": remark}
    journal.record("pms.risk_sheet.reviewed", sheet, by=by, on=on, before=before, after=after)
    tell_what_waits(sheet.organisation, on=on)
    return sheet
