"""Check lists: made from requirements and measures, answered one by one, finished, reported, received."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from shirushi.agenda.models import Task
from shirushi.people.models import Membership
from shirushi.people.rights import NotAllowed
from shirushi.pms import editions
from shirushi.pms.audit_questions import SCHEMES, all_questions, asked, codes_of
from shirushi.pms.models import AuditItem, Nonconformity, Risk, RiskMeasure, RiskSheet
from shirushi.pms.queries.audits import groups_of
from shirushi.pms.services import audits
from shirushi.record.errors import ActRefused, Stale
from shirushi.rules.requirements import Requirements, requirements
from tests.pms.audit_scene import PLANNED, answer, answer_all, audit_of, begun, finished, planned, reported
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_requirement_has_a_question(scheme: str) -> None:
    named = {code for question in all_questions() for code in question.requirements}

    assert set(codes_of(scheme)) <= named


@pytest.mark.parametrize("kind", ["conformity", "operation"])
def test_a_question_of_both_schemes_is_asked_once(kind: str) -> None:
    codes = [question.code for _group, question in asked(kind, [requirements(each) for each in SCHEMES])]

    assert len(codes) == len(set(codes)) > 30


def test_the_check_list_of_a_scheme_names_only_what_concerns_it() -> None:
    codes = set(codes_of("privacymark"))

    questions = [question for _group, question in asked("conformity", [requirements("privacymark")])]

    assert all(codes & set(question.requirements) for question in questions)


def measure(made: Firm, text: str) -> None:
    sheet = RiskSheet.objects.create(
        organisation=made.business,
        created_on=DAY,
        number=1,
        department=made.sales,
        name="顧客名簿",
        medium="data",
    )
    risk = Risk.objects.create(
        organisation=made.business, created_on=DAY, sheet=sheet, number=1, phase=Risk.Phase.values[0],
        harm=Risk.Harm.values[0], text="漏えい", likelihood=2, impact=2, residual_likelihood=1, residual_impact=1,
    )  # fmt: skip
    RiskMeasure.objects.create(risk=risk, text=text)


def test_the_check_list_of_a_department_asks_for_the_measures_of_its_risks() -> None:
    made = firm()
    measure(made, "名簿は鍵のかかる棚に保管する")

    audit = begun(made, made.sales)

    asked_for = audit.items.get(origin="measure")
    assert asked_for.question["ja"] == "「名簿は鍵のかかる棚に保管する」は決めたとおりに行われているか"
    assert asked_for.group == "measures"


def test_the_conformity_audit_asks_for_no_measures_of_departments() -> None:
    made = firm()
    measure(made, "名簿は鍵のかかる棚に保管する")

    audit = begun(made, None)

    assert not audit.items.filter(origin="measure").exists()


def test_an_answer_says_what_was_found_what_was_seen_and_the_judgement() -> None:
    made = firm()
    item = begun(made, made.sales).items.order_by("position")[0]

    answer(made, item, "remark", "掲示が古い")

    kept = AuditItem.objects.get(pk=item.pk)
    assert (kept.judgement, kept.finding, kept.seen) == ("remark", "掲示が古い", "規程")
    assert (kept.answered_by, kept.answered_on) == (made.audit_officer, PLANNED)


@pytest.mark.parametrize("judgement", ["nonconformity", "remark"])
def test_what_is_not_well_needs_its_words(judgement: str) -> None:
    made = firm()
    item = begun(made, made.sales).items.order_by("position")[0]

    with pytest.raises(ActRefused) as refused:
        answer(made, item, judgement)
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditItem.objects.filter(pk=item.pk).update(judgement=judgement)

    assert refused.value.code == "finding_missing"


def test_two_auditors_answer_the_same_question_and_the_second_is_told() -> None:
    made = firm()
    item = begun(made, made.sales).items.order_by("position")[0]
    seen = item.revision
    answer(made, item)

    with pytest.raises(Stale):
        audits.answer_item(
            item=AuditItem.objects.get(pk=item.pk), answer=audits.Answer(judgement="not_applicable"),
            by=made.by("audit_officer", PLANNED), on=PLANNED, revision=seen,
        )  # fmt: skip

    assert AuditItem.objects.get(pk=item.pk).judgement == "conforms"


@pytest.mark.parametrize("who", ["privacy_officer", "representative", "head", "worker"])
def test_who_was_not_named_does_not_answer(who: str) -> None:
    made = firm()
    item = begun(made, made.sales).items.order_by("position")[0]

    with pytest.raises(NotAllowed):
        audits.answer_item(
            item=item, answer=audits.Answer(judgement="conforms"), by=made.by(who, PLANNED), on=PLANNED
        )


def test_an_auditor_who_moved_into_the_department_meanwhile_answers_no_more() -> None:
    made = firm()
    item = begun(made, made.sales).items.order_by("position")[0]
    Membership.objects.filter(person=made.audit_officer).update(department=made.sales)

    with pytest.raises(ActRefused) as refused:
        answer(made, item)

    assert refused.value.code == "own_department"


def test_an_audit_is_not_finished_while_questions_are_open() -> None:
    made = firm()
    audit = begun(made, made.sales)

    with pytest.raises(ActRefused) as refused:
        audits.finish(audit=audit, remark="", by=made.by("audit_officer", PLANNED), on=PLANNED)

    assert refused.value.code == "questions_open"
    assert refused.value.params == {"count": audit.items.count()}


def test_nonconformities_of_a_finished_audit_go_into_the_list_with_their_source() -> None:
    made = firm()

    audit = finished(made, begun(made, made.sales), bad=2)

    found = Nonconformity.objects.order_by("number")
    assert [(each.source, each.source_id, each.text) for each in found] == [
        ("audit", audit.pk, "不備1"), ("audit", audit.pk, "不備2"),
    ]  # fmt: skip
    assert found[0].department == made.sales
    assert found[0].requirement
    assert audit.items.get(position=1).nonconformity == found[0]


def test_what_was_found_stays_after_the_audit_is_finished() -> None:
    made = firm()
    audit = finished(made, begun(made, made.sales))
    item = audit.items.order_by("position")[0]

    with pytest.raises(ActRefused) as refused:
        answer(made, item, "not_applicable")

    assert refused.value.code == "audit_finished"


def test_an_own_question_stands_at_the_end_of_the_list() -> None:
    made = firm()
    audit = begun(made, made.sales)
    count = audit.items.count()

    item = audits.add_question(audit=audit, text="在宅勤務の端末は", by=made.by("audit_officer"), on=PLANNED)

    assert (item.position, item.group, item.words) == (count + 1, "own", "在宅勤務の端末は")


def test_with_the_last_audit_the_audit_officer_is_asked_for_the_report() -> None:
    made = firm()
    plan = planned(made)
    by = made.by("audit_officer", PLANNED)
    asked_before = []
    for audit in plan.audits.order_by("pk"):
        audits.begin(audit=audit, by=by, on=PLANNED)
        asked_before.append(Task.objects.filter(kind="pms.audits.report").exists())
        finished(made, audit)

    assert asked_before == [False, False, False]
    assert Task.objects.get(kind="pms.audits.report", closed_on=None).roles == ["audit_officer"]


def test_the_report_waits_until_every_audit_is_finished() -> None:
    made = firm()
    plan = planned(made)

    with pytest.raises(ActRefused) as refused:
        audits.report(plan=plan, opinion="良い", by=made.by("audit_officer"), on=PLANNED)

    assert refused.value.code == "audits_open"


def test_the_representative_receives_the_report_and_nobody_else() -> None:
    made = firm()
    plan = reported(made)

    for who in ("privacy_officer", "audit_officer"):
        with pytest.raises(NotAllowed):
            audits.receive_report(plan=plan, instruction="", by=made.by(who), on=PLANNED)
    audits.receive_report(plan=plan, instruction="是正を急ぐ", by=made.by("representative"), on=PLANNED)

    assert (plan.received_by_id, plan.instruction) == (made.representative.pk, "是正を急ぐ")
    assert not Task.objects.filter(kind="pms.audits.receive", closed_on=None).exists()


def test_a_report_is_received_once() -> None:
    made = firm()
    plan = reported(made)
    audits.receive_report(plan=plan, instruction="", by=made.by("representative"), on=PLANNED)

    with pytest.raises(ActRefused) as refused:
        audits.receive_report(plan=plan, instruction="もう一度", by=made.by("representative"), on=PLANNED)

    assert refused.value.code == "not_to_receive"


def test_an_audit_begins_once() -> None:
    made = firm()
    audit = begun(made, made.sales)
    count = audit.items.count()

    with pytest.raises(ActRefused):
        audits.begin(audit=audit, by=made.by("audit_officer"), on=date(2026, 6, 11))

    assert audit.items.count() == count


def test_remarks_are_no_nonconformities() -> None:
    made = firm()
    audit = begun(made, made.sales)
    answer_all(made, audit)
    answer(made, audit.items.order_by("position")[0], "remark", "掲示が古い")

    audits.finish(audit=audit, remark="", by=made.by("audit_officer", PLANNED), on=PLANNED)

    assert not Nonconformity.objects.exists()
    assert audit_of(audit.plan, made.sales).finished_on == PLANNED


def edition(*codes: str) -> Requirements:
    """A scheme's own edition: of ours only what is named, under a group of its own."""
    return Requirements.model_validate_json(
        json.dumps(
            {
                "scheme": "privacymark",
                "in_force_from": f"{DAY}",
                "checked_on": f"{DAY}",
                "groups": [
                    {
                        "code": "J.0",
                        "title": {"ja": "独自の区分", "en": "Own group"},
                        "items": [
                            {"code": code, "title": {"ja": "独自の項目", "en": "Own item"}} for code in codes
                        ],
                    }
                ],
            }
        )
    )


def test_the_check_list_follows_the_edition_that_the_business_goes_by(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = edition("J.6.2", "J.0.1")
    monkeypatch.setattr(editions, "used", lambda *_asked: {"privacymark": own})
    made = firm()

    audit = begun(made)

    asked_about = {item.requirement for item in audit.items.exclude(origin="measure")}
    by_its_words = audit.items.get(requirement="J.0.1")
    assert all("J.6.2" in each or each == "J.0.1" for each in asked_about)
    assert by_its_words.question["ja"] == "「J.0.1 独自の項目」が求めることは、規程に定められ、行われているか"
    assert [group.label for group in groups_of(audit)] == ["J.0 独自の区分"]
