"""Registers of みどり印刷: complaints and requests, incidents, third parties, media and disposals."""

from datetime import timedelta
from typing import TYPE_CHECKING

from shirushi.operations.demo import pms_words as words
from shirushi.operations.demo.stage import Story
from shirushi.people.models import Role
from shirushi.pms import first_response
from shirushi.pms.models import Medium
from shirushi.pms.services import complaints, ledgers, media, mishaps, requests, transfers

if TYPE_CHECKING:
    from shirushi.operations.demo.pms import Firm

OFFICER, WORKER = Role.PRIVACY_OFFICER, Role.WORKER


def heard(firm: "Firm") -> Story:
    """A complaint that is being handled, and a person who asks for the own data."""
    on = firm.ago(4)
    yield on
    made = complaints.receive(values={**words.COMPLAINT, "received_on": on}, **firm.own(on))
    yield (on := firm.ago(2))
    complaints.change(complaint=made, values=words.COMPLAINT_SO_FAR, **firm.by(OFFICER, on))
    requests.receive(values={**words.REQUEST, "received_on": on}, **firm.own(on))


def happened(firm: "Firm") -> Story:
    """Last winter's incident, answered step by step and closed; and one that somebody told unnamed."""
    on = firm.ago(290)
    yield on
    found = mishaps.enter(
        values={**words.MISHAP, "found_on": on, "department_id": firm.department(words.SALES).pk},
        **firm.own(on),
    )
    for step in first_response.steps():
        remark = words.RESPONSE.get(step.code, "")
        mishaps.take_step(mishap=found, code=step.code, remark=remark, **firm.by(OFFICER, on))
    yield (on := firm.ago(280))
    ledgers.change(mishaps.LEDGER, entry=found, values=words.MISHAP_AFTERWARDS, **firm.by(OFFICER, on))
    mishaps.close(mishap=found, **firm.by(OFFICER, on))
    yield (on := firm.ago(8))
    mishaps.report_near_miss(happened=words.UNNAMED, unnamed=True, **firm.own(on, WORKER))


def exchanged(firm: "Firm") -> Story:
    """What went to third parties and what came from one; the period of one record is over."""
    on = firm.ago(600)
    yield on
    sales = firm.department(words.SALES).pk
    for values in words.PROVISIONS:
        row = {**values, "provided_on": on, "last_on": on if values["method"] == "contract" else None}
        transfers.record_provision(values={**row, "department_id": sales}, **firm.own(on))
    yield (on := firm.ago(75))
    receipt = {**words.RECEIPT, "received_on": on, "department_id": sales}
    transfers.record_receipt(values=receipt, **firm.own(on))


def carried(firm: "Firm") -> Story:
    """Media in use, one of them out; what was dissolved, and its certificate that has not come yet."""
    on = firm.ago(400)
    yield on
    for values in words.MEDIA:
        media.enter_medium(values={**values, "since": on}, **firm.own(on))
    yield (on := firm.ago(160))
    proven = {**words.DISPOSALS[0], "disposed_on": on, "certified_on": on}
    media.record_disposal(values=proven, **firm.own(on))
    yield (on := firm.ago(9))
    media.record_disposal(values={**words.DISPOSALS[1], "disposed_on": on}, **firm.own(on))
    yield (on := firm.ago(1))
    out = Medium.objects.select_related("organisation").get(organisation=firm.organisation, number=1)
    until = firm.stage.today + timedelta(days=2)
    media.carry_out(medium=out, **words.OUT, out_until=until, **firm.by(OFFICER, on))
