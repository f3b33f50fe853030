"""Sheets, assessment, treatment, acceptance, and when a sheet is to be looked at again."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from shirushi.agenda.models import Task
from shirushi.people.models import Department
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import Holding, Risk, RiskMeasure, RiskSheet, SheetEntry
from shirushi.pms.queries import risk as reads
from shirushi.pms.services import departments, inventory
from shirushi.pms.services import risk as acts
from shirushi.pms.services.risk import Answer
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.pms.firm import DAY, Firm, firm, holding, values

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=30)
FURTHER = {
    "treatment": "reduce", "further_measure": "鍵付きの棚を買う", "owner_role": "department_head",
    "owner_department_id": None, "due_on": LATER,
}  # fmt: skip


@pytest.fixture
def made() -> Firm:
    return firm()


def propose(made: Firm, on: date = DAY) -> acts.Proposed:
    return acts.propose_sheets(organisation=made.business, by=made.by("privacy_officer", on), on=on)


def sheet_with(made: Firm, **others: Any) -> RiskSheet:
    entry = holding(made, **others)
    propose(made)
    return RiskSheet.objects.get(entries__holding=entry)


def assess_all(made: Firm, sheet: RiskSheet, on: date = DAY) -> RiskSheet:
    answers = {risk.pk: Answer() for risk in sheet.risks.all()}
    return acts.assess_sheet(sheet=sheet, answers=answers, by=made.by("privacy_officer", on), on=on)


def state(sheet: RiskSheet, on: date) -> str:
    sheet.refresh_from_db()
    return reads.state_of(sheet, on, reads.changed_sheets(sheet.organisation_id))


def many(made: Firm, count: int, **columns: Any) -> None:
    media = ("paper", "data", "device")
    rows = [values(made.sales, medium=media[n % 3], sensitive=n % 7 == 0, **columns) for n in range(count)]
    rows = [row | {"department_id": (made.sales, made.factory)[n % 2].pk} for n, row in enumerate(rows)]
    inventory.add_many(organisation=made.business, rows=rows, by=made.by("privacy_officer"), on=DAY)


def test_twenty_nine_holdings_need_a_handful_of_sheets(made: Firm) -> None:
    many(made, 29)

    told = propose(made)

    assert told.holdings == 29
    assert RiskSheet.objects.count() == told.sheets <= 6
    assert Risk.objects.count() < 203


def test_a_larger_business_has_its_sheets_by_department(made: Firm) -> None:
    many(made, 60)

    propose(made)

    assert set(RiskSheet.objects.values_list("department", flat=True)) == {made.sales.pk, made.factory.pk}
    assert RiskSheet.objects.count() <= 12


def test_holdings_of_one_sheet_are_alike_in_medium_and_care(made: Firm) -> None:
    many(made, 60)

    propose(made)

    for entry in SheetEntry.objects.select_related("sheet", "holding"):
        assert entry.holding.medium == entry.sheet.medium
        assert entry.holding.sensitive == (entry.sheet.care == "special")


def test_proposing_twice_changes_nothing(made: Firm) -> None:
    many(made, 5)
    propose(made)
    before = (RiskSheet.objects.count(), Risk.objects.count(), SheetEntry.objects.count())

    told = propose(made)

    assert told == acts.Proposed(0, 0, 0)
    assert (RiskSheet.objects.count(), Risk.objects.count(), SheetEntry.objects.count()) == before


def test_a_new_holding_joins_the_sheet_of_its_kind_and_brings_its_own_risks(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))
    assert not sheet.risks.filter(code="MX3").exists()

    holding(made, abroad=True)
    propose(made)

    sheet.refresh_from_db()
    assert RiskSheet.objects.count() == 1
    assert sheet.risks.filter(code="MX3", assessed_on=None).exists()
    assert sheet.assessed_on is None


def test_ended_holdings_get_no_sheet(made: Firm) -> None:
    entry = holding(made)
    inventory.end(holding=entry, reason="廃止", by=made.by("privacy_officer"), on=DAY, ended_on=DAY)

    assert propose(made).holdings == 0


def test_every_phase_of_a_proposed_sheet_has_risks_with_measures(made: Firm) -> None:
    sheet = sheet_with(made)

    assert set(sheet.risks.values_list("phase", flat=True)) == set(Risk.Phase.values)
    assert all(2 <= risk.measures.count() <= 4 for risk in sheet.risks.all())


def test_only_who_runs_the_pms_proposes(made: Firm) -> None:
    for who in ("audit_officer", "head", "worker"):
        with pytest.raises(NotAllowed):
            acts.propose_sheets(organisation=made.business, by=made.by(who), on=DAY)


def test_a_sheet_is_assessed_with_the_last_of_its_risks(made: Firm) -> None:
    sheet = sheet_with(made)
    *others, last = sheet.risks.all()
    officer = made.by("privacy_officer")

    for risk in others:
        acts.assess(risk=risk, answer=Answer(), by=officer, on=DAY)
    sheet.refresh_from_db()
    assert sheet.assessed_on is None
    acts.assess(risk=Risk.objects.get(pk=last.pk), answer=Answer(), by=officer, on=DAY)

    sheet.refresh_from_db()
    assert sheet.assessed_on == DAY
    assert state(sheet, DAY) == "to_accept"


def test_an_assessment_leaves_a_line_with_before_and_after(made: Firm) -> None:
    risk = sheet_with(made).risks.get(code="MD1")

    acts.assess(risk=risk, answer=Answer({"residual_likelihood": 1}), by=made.by("privacy_officer"), on=DAY)

    line = JournalLine.objects.get(action="pms.risk.assessed", subject_id=risk.pk)
    assert (line.before, line.after) == ({"residual_likelihood": 2}, {"residual_likelihood": 1})


def test_measures_do_not_raise_a_risk(made: Firm) -> None:
    risk = sheet_with(made).risks.first()

    with pytest.raises(ActRefused, match="residual_raised"):
        acts.assess(
            risk=risk,
            answer=Answer({"impact": 1, "residual_impact": 2}),
            by=made.by("privacy_officer"),
            on=DAY,
        )


def test_degrees_beyond_three_do_not_reach_the_table(made: Firm) -> None:
    risk = sheet_with(made).risks.first()

    with pytest.raises(IntegrityError), transaction.atomic():
        Risk.objects.filter(pk=risk.pk).update(likelihood=4)


def test_the_second_of_two_who_save_a_sheet_is_told(made: Firm) -> None:
    sheet = sheet_with(made)
    seen, officer = sheet.revision, made.by("privacy_officer")
    acts.assess(risk=sheet.risks.first(), answer=Answer({"residual_impact": 1}), by=officer, on=DAY)

    with pytest.raises(Stale):
        acts.assess_sheet(sheet=sheet, answers={}, by=officer, on=DAY, revision=seen)


def test_a_head_assesses_the_sheets_of_its_own_department_only(made: Firm) -> None:
    many(made, 60)
    propose(made)
    own = RiskSheet.objects.filter(department=made.sales).first()
    other = RiskSheet.objects.filter(department=made.factory).first()
    assert own is not None
    assert other is not None

    acts.assess(risk=own.risks.first(), answer=Answer(), by=made.by("head"), on=DAY)
    with pytest.raises(NotAllowed):
        acts.assess(risk=other.risks.first(), answer=Answer(), by=made.by("head"), on=DAY)


def test_a_further_measure_needs_an_owner_and_a_due_day(made: Firm) -> None:
    risk = sheet_with(made).risks.first()

    with pytest.raises(ActRefused, match="measure_without_owner"):
        acts.treat(risk=risk, values={"further_measure": "棚を買う"}, by=made.by("privacy_officer"), on=DAY)


def test_a_further_measure_is_a_task_until_it_is_done(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))
    risk = sheet.risks.first()
    acts.treat(risk=risk, values=FURTHER, by=made.by("privacy_officer"), on=DAY)
    task = Task.objects.get(kind="pms.risk.treatment", subject_id=risk.pk)
    assert (task.due_on, task.roles) == (LATER, ["department_head"])

    acts.finish_treatment(
        risk=risk,
        result="買った",
        residual_likelihood=1,
        residual_impact=1,
        by=made.by("head", LATER),
        on=LATER,
    )

    task.refresh_from_db()
    risk.refresh_from_db()
    assert task.closed_on == LATER
    assert (risk.done_on, risk.residual_level) == (LATER, 1)
    assert not reads.register(made.by("privacy_officer"), reads.RiskFilter(show="open")).exists()


def test_acceptance_waits_for_the_representative_as_one_task(made: Firm) -> None:
    many(made, 9)
    propose(made)
    for sheet in RiskSheet.objects.all():
        assess_all(made, sheet)

    task = Task.objects.get(kind="pms.risk.accept", closed_on=None)

    assert task.roles == ["representative"]
    assert task.params == {"count": RiskSheet.objects.count()}


def test_the_representative_accepts_with_day_and_name(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))

    acts.accept_residual(sheet=sheet, by=made.by("representative"), on=LATER, comment="了解")

    sheet.refresh_from_db()
    assert (sheet.accepted_on, sheet.accepted_by) == (LATER, made.representative)
    assert state(sheet, LATER) == "accepted"
    assert not Task.objects.filter(kind="pms.risk.accept", closed_on=None).exists()
    assert JournalLine.objects.filter(action="pms.risk_sheet.accepted", subject_id=sheet.pk).exists()


@pytest.mark.parametrize("who", ["privacy_officer", "audit_officer", "head", "worker"])
def test_nobody_else_accepts(made: Firm, who: str) -> None:
    sheet = assess_all(made, sheet_with(made))

    with pytest.raises(NotAllowed):
        acts.accept_residual(sheet=sheet, by=made.by(who), on=DAY)


def test_what_is_not_assessed_is_not_accepted(made: Firm) -> None:
    sheet = sheet_with(made)

    with pytest.raises(ActRefused, match="not_assessed"):
        acts.accept_residual(sheet=sheet, by=made.by("representative"), on=DAY)


def test_a_high_risk_without_further_measure_is_accepted_only_with_a_reason(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))
    risk = sheet.risks.get(code="UD2")
    grave = {"residual_likelihood": 3, "residual_impact": 3}
    acts.assess(risk=risk, answer=Answer(grave), by=made.by("privacy_officer"), on=DAY)
    sheet.refresh_from_db()
    representative = made.by("representative")

    with pytest.raises(ActRefused, match="say_why"):
        acts.accept_residual(sheet=sheet, by=representative, on=DAY)
    acts.accept_residual(sheet=sheet, by=representative, on=DAY, comment="更新まで限定して受け入れる")

    assert state(sheet, DAY) == "accepted"


def test_a_changed_assessment_is_accepted_anew_and_an_unchanged_one_is_not(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))
    acts.accept_residual(sheet=sheet, by=made.by("representative"), on=DAY)

    assess_all(made, sheet, LATER)
    unchanged = state(sheet, LATER)
    acts.assess(
        risk=sheet.risks.get(code="MD1"),
        answer=Answer({"likelihood": 2}),
        by=made.by("privacy_officer"),
        on=LATER,
    )

    assert unchanged == "accepted"
    assert state(sheet, LATER) == "to_accept"


def test_a_returned_sheet_is_a_task_of_the_privacy_officer_until_it_is_assessed_again(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))

    acts.return_sheet(sheet=sheet, comment="紙の保管が甘い", by=made.by("representative"), on=DAY)
    returned = state(sheet, DAY)
    assess_all(made, sheet, LATER)

    assert returned == "returned"
    assert state(sheet, LATER) == "to_accept"
    assert not Task.objects.filter(kind="pms.risk.returned", closed_on=None).exists()


def test_a_sheet_is_to_be_looked_at_again_after_a_year(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))
    acts.accept_residual(sheet=sheet, by=made.by("representative"), on=DAY)

    assert state(sheet, DAY + timedelta(days=365)) == "accepted"
    assert state(sheet, DAY + timedelta(days=366)) == "to_review"


@pytest.mark.parametrize("changed_on", [DAY, LATER])
def test_a_sheet_is_to_be_looked_at_again_when_a_holding_changed(made: Firm, changed_on: date) -> None:
    sheet = assess_all(made, sheet_with(made))
    entry = Holding.objects.get(risk_entry__sheet=sheet)
    officer = made.by("privacy_officer", changed_on)

    before = state(sheet, changed_on)
    inventory.change(holding=entry, values={"storage_place": "新システム"}, by=officer, on=changed_on)

    assert before == "to_accept"
    assert state(sheet, changed_on) == "to_review"
    assert reads.changed_holdings(sheet, officer) == [entry]


def test_a_sheet_is_to_be_looked_at_again_when_a_holding_was_approved(made: Firm) -> None:
    entry = holding(made, by="head")
    propose(made)
    sheet = assess_all(made, RiskSheet.objects.get())

    inventory.approve(holding=entry, by=made.by("privacy_officer"), on=LATER)

    assert state(sheet, LATER) == "to_review"


def test_a_review_says_that_the_sheet_stands(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))
    acts.accept_residual(sheet=sheet, by=made.by("representative"), on=DAY)
    holding(made)
    propose(made, LATER)
    before = state(sheet, LATER)

    acts.review_sheet(sheet=sheet, remark="同じ扱い", by=made.by("privacy_officer", LATER), on=LATER)

    assert before == "to_review"
    assert state(sheet, LATER) == "accepted"


def test_holdings_move_to_a_sheet_of_the_same_medium(made: Firm) -> None:
    source = sheet_with(made)
    entry = holding(made)
    propose(made)
    officer = made.by("privacy_officer")
    target = acts.add_sheet(
        organisation=made.business,
        name="通販",
        medium="data",
        care="ordinary",
        department=None,
        by=officer,
        on=DAY,
    )

    acts.move_holdings(source=source, holdings=[entry.pk], target=target, by=officer, on=DAY)

    assert reads.sheet_of(entry, officer) == target
    assert target.risks.count() > 10
    source.refresh_from_db()
    assert source.ended_on is None


def test_an_emptied_sheet_ends(made: Firm) -> None:
    source = sheet_with(made)
    officer = made.by("privacy_officer")
    target = acts.add_sheet(
        organisation=made.business,
        name="通販",
        medium="data",
        care="ordinary",
        department=None,
        by=officer,
        on=DAY,
    )
    keys = source.entries.values_list("holding_id", flat=True)

    acts.move_holdings(source=source, holdings=list(keys), target=target, by=officer, on=DAY)

    assert source not in reads.sheets_for(officer)
    with pytest.raises(ActRefused, match="sheet_ended"):
        acts.assess_sheet(sheet=source, answers={}, by=officer, on=DAY)


def test_paper_does_not_move_to_a_sheet_of_data(made: Firm) -> None:
    paper, data = sheet_with(made, medium="paper"), sheet_with(made, medium="data")
    keys = list(paper.entries.values_list("holding_id", flat=True))

    with pytest.raises(ActRefused, match="medium_differs"):
        acts.move_holdings(source=paper, holdings=keys, target=data, by=made.by("privacy_officer"), on=DAY)


def test_an_entry_whose_medium_was_changed_moves_to_where_it_belongs_now(made: Firm) -> None:
    paper, data = sheet_with(made, medium="paper"), sheet_with(made, medium="data")
    entry, officer = Holding.objects.get(risk_entry__sheet=paper), made.by("privacy_officer")
    inventory.change(holding=entry, values={"medium": "data"}, by=officer, on=DAY)

    acts.move_holdings(source=paper, holdings=[entry.pk], target=data, by=officer, on=DAY)

    assert reads.sheet_of(entry, officer) == data


def test_sensitive_holdings_do_not_move_to_an_ordinary_sheet(made: Firm) -> None:
    special, ordinary = sheet_with(made, sensitive=True), sheet_with(made)
    keys = list(special.entries.values_list("holding_id", flat=True))

    with pytest.raises(ActRefused, match="care_differs"):
        acts.move_holdings(
            source=special, holdings=keys, target=ordinary, by=made.by("privacy_officer"), on=DAY
        )


def test_an_own_risk_makes_the_sheet_to_be_assessed_with_it(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))
    degrees = {"likelihood": 2, "impact": 2, "residual_likelihood": 1, "residual_impact": 2}

    risk = acts.add_risk(
        sheet=sheet,
        values={"text": "展示会で名刺をなくす", "phase": "move", "harm": "loss", **degrees},
        measures=[{"text": "名刺入れに入れる", "rule": "g", "group": "physical"}],
        by=made.by("privacy_officer"),
        on=DAY,
    )

    assert state(sheet, DAY) == "to_assess"
    assert risk.measures.get().text == "名刺入れに入れる"


def test_measures_of_a_department_are_those_in_place_each_once(made: Firm) -> None:
    sheet = sheet_with(made)
    away = RiskMeasure.objects.filter(risk__sheet=sheet, code="mail_delay")
    for risk in Risk.objects.filter(measures__in=away):
        kept = set(risk.measures.exclude(code="mail_delay").values_list("pk", flat=True))
        acts.assess(risk=risk, answer=Answer(in_place=kept), by=made.by("privacy_officer"), on=DAY)

    found = reads.measures_of_department(made.business.pk, made.sales.pk)

    texts = [each.text for each in found]
    assert len(texts) == len(set(texts)) > 10
    assert "送信を保留するしくみで、宛先と添付を見直してから送る" not in texts
    assert reads.measures_of_department(made.business.pk, made.factory.pk) == []


def test_readiness_counts_approved_holdings_with_a_fresh_assessment(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))
    holding(made, medium="paper")
    acts.treat(risk=sheet.risks.first(), values=FURTHER, by=made.by("privacy_officer"), on=DAY)

    told = reads.readiness(made.business, LATER + timedelta(days=1))

    assert (told.approved_holdings, told.assessed_holdings, told.share) == (2, 1, 0.5)
    assert (told.open_treatments, told.overdue_treatments) == (1, 1)
    assert (told.sheets, told.sheets_assessed, told.sheets_accepted) == (1, 1, 0)
    assert told.sheets_to_review == 0
    a_year_on = reads.readiness(made.business, DAY + timedelta(days=400))
    assert (a_year_on.assessed_holdings, a_year_on.sheets_to_review) == (0, 1)


def test_ended_holdings_are_neither_waiting_for_a_sheet_nor_assessed(made: Firm) -> None:
    sheet = assess_all(made, sheet_with(made))
    entry = Holding.objects.get(risk_entry__sheet=sheet)
    holding(made, medium="paper")

    inventory.end(holding=entry, reason="廃止", by=made.by("privacy_officer"), on=DAY, ended_on=DAY)

    assert reads.holdings_without_sheet(made.business.pk) == 1
    assert reads.readiness(made.business, DAY).assessed_holdings == 0


def test_filters_by_state_agree_with_the_state_of_each_sheet(made: Firm) -> None:
    many(made, 60)
    propose(made)
    sheets = list(RiskSheet.objects.order_by("number"))
    for sheet in sheets[1:]:
        assess_all(made, sheet)
    acts.accept_residual(sheet=sheets[2], by=made.by("representative"), on=DAY)
    acts.return_sheet(sheet=sheets[3], comment="?", by=made.by("representative"), on=DAY)
    SheetEntry.objects.filter(sheet=sheets[4]).update(seen_revision=None)
    officer = made.by("privacy_officer")

    for name in reads.STATES:
        listed = list(reads.sheets_for(officer, reads.SheetFilter(state=name)))

        assert listed == [sheet for sheet in sheets if state(sheet, DAY) == name]
        assert listed


def test_the_heat_map_counts_every_risk_before_and_after(made: Firm) -> None:
    sheet = sheet_with(made)
    risk = sheet.risks.first()
    acts.assess(risk=risk, answer=Answer({"concerns": False}), by=made.by("privacy_officer"), on=DAY)

    drawn = reads.heat_map(made.by("privacy_officer"))

    assert sum(drawn.before.values()) == sum(drawn.after.values()) == sheet.risks.count() - 1


def test_the_sheets_of_a_closing_department_are_handed_over(made: Firm) -> None:
    many(made, 60)
    propose(made)
    target = Department.objects.create(organisation=made.business, name="管理部")

    departments.hand_over(source=made.sales, target=target, by=made.by("privacy_officer"), on=DAY)

    assert not RiskSheet.objects.filter(department=made.sales).exists()


def test_another_business_sees_nothing(made: Firm) -> None:
    sheet_with(made)
    other = firm("あかね商事株式会社")

    stranger = other.by("privacy_officer")

    for model in (RiskSheet, Risk, SheetEntry):
        assert model.objects.exists()
        assert not model.objects.visible_to(stranger).exists()


def test_a_head_sees_the_shared_sheets_with_entries_of_its_department(made: Firm) -> None:
    shared = sheet_with(made)
    elsewhere = _in_factory(made)

    seen = set(RiskSheet.objects.visible_to(made.by("head")))

    assert seen == {shared}
    assert elsewhere not in seen


def _in_factory(made: Firm) -> RiskSheet:
    entry = holding(made, made.factory, medium="paper")
    propose(made)
    return RiskSheet.objects.get(entries__holding=entry)
