"""Documents: adopted, edited, approved by the representative, one in force a day; read by everybody."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Task
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import Acknowledgement, Document, DocumentVersion, ReadConfirmation, Worker
from shirushi.pms.queries import documents as reads
from shirushi.pms.services import documents
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db

NEXT = DAY + timedelta(days=1)


@pytest.fixture
def made() -> Firm:
    return firm()


def names(made: Firm, enacted_on: date = DAY) -> documents.Names:
    return documents.Names(
        company=made.business.name,
        representative="緑川 一郎",
        privacy_officer="緑川 花",
        audit_officer="青木 健",
        complaint_desk="お客様窓口",
        address="宮城県仙台市青葉区1-1",
        enacted_on=enacted_on,
    )


def adopted(made: Firm, enacted_on: date = DAY) -> list[Document]:
    return documents.adopt_templates(
        organisation=made.business, names=names(made, enacted_on), by=made.by("privacy_officer"), on=DAY
    )


def policy(made: Firm) -> DocumentVersion:
    adopted(made)
    return DocumentVersion.objects.get(document__code="policy")


def ask(
    made: Firm, version: DocumentVersion, on: date = DAY, effective_on: date | None = None
) -> DocumentVersion:
    return documents.ask_approval(
        version=version, by=made.by("privacy_officer"), on=on, effective_on=effective_on
    )


def approved(made: Firm) -> DocumentVersion:
    return documents.approve(version=ask(made, policy(made)), by=made.by("representative"), on=DAY)


def second(made: Firm, first: DocumentVersion, on: date = NEXT) -> DocumentVersion:
    """A second version, in force from `on`."""
    draft = documents.begin_draft(document=first.document, by=made.by("privacy_officer"), on=on)
    documents.edit_draft(version=draft, text=f"{first.text}\n追加", by=made.by("privacy_officer"), on=on)
    return documents.approve(version=ask(made, draft, on), by=made.by("representative"), on=on)


# Adopting


def test_adopting_fills_the_names_of_the_company(made: Firm) -> None:
    text = policy(made).text

    assert "みどり印刷株式会社" in text
    assert "2026年4月6日" in text


def test_texts_are_japanese_whatever_language_the_officer_works_in(made: Firm) -> None:
    with translation.override("en"):
        version = ask(made, policy(made), effective_on=NEXT)

    assert "制定日　2026年4月7日" in version.text


def test_adopting_twice_brings_nothing_new(made: Firm) -> None:
    first = adopted(made)

    again = adopted(made)

    assert (len(first), again) == (26, [])
    assert Document.objects.count() == DocumentVersion.objects.count() == 26


def test_adopting_leaves_what_was_changed(made: Firm) -> None:
    version = policy(made)
    documents.edit_draft(version=version, text="自社の方針", by=made.by("privacy_officer"), on=DAY)

    adopted(made)

    assert DocumentVersion.objects.get(pk=version.pk).text == "自社の方針"


@pytest.mark.parametrize("who", ["head", "worker", "audit_officer"])
def test_others_do_not_adopt(made: Firm, who: str) -> None:
    with pytest.raises(NotAllowed):
        documents.adopt_templates(organisation=made.business, names=names(made), by=made.by(who), on=DAY)


# Drafts


def test_the_second_of_two_writers_is_told(made: Firm) -> None:
    version = policy(made)
    seen = version.revision
    documents.edit_draft(version=version, text="一", by=made.by("privacy_officer"), on=DAY, revision=seen)

    with pytest.raises(Stale):
        documents.edit_draft(version=version, text="二", by=made.by("representative"), on=DAY, revision=seen)

    assert DocumentVersion.objects.get(pk=version.pk).text == "一"


def test_an_empty_text_is_refused(made: Firm) -> None:
    with pytest.raises(ActRefused, match="text_empty"):
        documents.edit_draft(version=policy(made), text=" \n", by=made.by("privacy_officer"), on=DAY)


def test_a_text_that_waits_or_is_approved_is_not_edited(made: Firm) -> None:
    version = ask(made, policy(made))

    with pytest.raises(ActRefused, match="version_state"):
        documents.edit_draft(version=version, text="二", by=made.by("privacy_officer"), on=DAY)


def test_a_new_version_begins_with_the_text_in_force_and_there_is_one(made: Firm) -> None:
    first = approved(made)

    draft = documents.begin_draft(document=first.document, by=made.by("privacy_officer"), on=DAY)
    again = documents.begin_draft(document=first.document, by=made.by("privacy_officer"), on=DAY)

    assert (draft.number, draft.text, again.pk) == (2, first.text, draft.pk)


def test_a_dropped_draft_leaves_the_text_in_force(made: Firm) -> None:
    first = approved(made)
    draft = documents.begin_draft(document=first.document, by=made.by("privacy_officer"), on=DAY)

    documents.drop_draft(version=draft, by=made.by("privacy_officer"), on=DAY)

    assert reads.in_force(first.document, DAY) == first
    assert reads.open_version(first.document) is None


def test_a_document_goes_with_its_only_draft(made: Firm) -> None:
    version = policy(made)

    documents.drop_draft(version=version, by=made.by("privacy_officer"), on=DAY)

    assert not Document.objects.filter(code="policy").exists()


def test_own_documents_get_codes_of_their_own(made: Firm) -> None:
    codes = [
        documents.add_document(
            organisation=made.business,
            kind="rule",
            title="車両の規程",
            text="本文",
            by=made.by("privacy_officer"),
            on=DAY,
        ).code
        for _ in range(2)
    ]

    assert codes == ["own_1", "own_2"]


# Approval


def test_only_the_representative_approves(made: Firm) -> None:
    version = ask(made, policy(made))

    for who in ("privacy_officer", "audit_officer", "head", "worker"):
        with pytest.raises(NotAllowed):
            documents.approve(version=version, by=made.by(who), on=DAY)


def test_an_approved_version_is_in_force_with_day_and_name(made: Firm) -> None:
    version = approved(made)

    assert (version.state, version.approved_on, version.approved_by) == ("approved", DAY, made.representative)
    assert reads.in_force(version.document, DAY) == version


def test_a_draft_is_not_approved(made: Firm) -> None:
    with pytest.raises(ActRefused, match="version_state"):
        documents.approve(version=policy(made), by=made.by("representative"), on=DAY)


def test_a_version_with_a_later_day_waits_for_it(made: Firm) -> None:
    later = DAY + timedelta(days=30)
    version = ask(made, policy(made), effective_on=later)

    documents.approve(version=version, by=made.by("representative"), on=DAY)

    assert reads.in_force(version.document, later - timedelta(days=1)) is None
    assert reads.in_force(version.document, later) == version


def test_approval_after_the_wanted_day_moves_the_day_in_the_text_too(made: Firm) -> None:
    version = ask(made, policy(made))

    documents.approve(version=version, by=made.by("representative"), on=NEXT)

    assert version.effective_on == NEXT
    assert "制定日　2026年4月7日" in version.text


def test_one_version_is_in_force_on_each_day(made: Firm) -> None:
    first = approved(made)

    newer = second(made, first)

    assert reads.in_force(first.document, DAY) == first
    assert reads.in_force(first.document, NEXT) == newer


def test_two_versions_do_not_begin_on_one_day(made: Firm) -> None:
    first = approved(made)

    with pytest.raises(ActRefused, match="effective_taken"):
        second(made, first, on=DAY)


def test_what_waits_is_one_task_of_the_representative_until_all_is_approved(made: Firm) -> None:
    adopted(made)

    documents.ask_all(organisation=made.business, by=made.by("privacy_officer"), on=DAY)
    tasks = [(task.kind, task.params) for task in agenda.tasks_for(made.by("representative"))]
    count = documents.approve_all(
        organisation=made.business, by=made.by("representative"), on=DAY, comment="了承"
    )

    assert tasks == [("pms.documents.approve", {"count": 26})]
    assert count == 26
    assert list(agenda.tasks_for(made.by("representative"))) == []
    assert set(DocumentVersion.objects.values_list("state", "comment")) == {("approved", "了承")}


def test_nobody_else_approves_all(made: Firm) -> None:
    ask(made, policy(made))

    with pytest.raises(NotAllowed):
        documents.approve_all(organisation=made.business, by=made.by("privacy_officer"), on=DAY)


def test_a_returned_version_is_a_task_of_the_officer_with_the_reason(made: Firm) -> None:
    version = ask(made, policy(made))

    documents.return_version(version=version, comment="住所が古い", by=made.by("representative"), on=DAY)

    assert (version.state, version.comment) == ("returned", "住所が古い")
    assert [task.kind for task in agenda.tasks_for(made.by("privacy_officer"))] == ["pms.documents.returned"]


def test_asking_again_closes_the_task_of_the_return(made: Firm) -> None:
    version = ask(made, policy(made))
    documents.return_version(version=version, comment="住所が古い", by=made.by("representative"), on=DAY)

    ask(made, version)

    assert not Task.objects.filter(kind="pms.documents.returned", closed_on=None).exists()


def test_an_approval_stands_in_the_journal_of_the_document(made: Firm) -> None:
    version = approved(made)

    line = JournalLine.objects.get(action="pms.document.approved")

    assert (line.subject_id, line.after["version"]) == (version.document_id, 1)


# Who sees what


def test_workers_see_texts_in_force_and_no_drafts(made: Firm) -> None:
    first = approved(made)
    documents.begin_draft(document=first.document, by=made.by("privacy_officer"), on=DAY)
    worker = made.by("worker")

    assert [each.code for each in Document.objects.visible_to(worker)] == ["policy"]
    assert list(DocumentVersion.objects.visible_to(worker)) == [first]


def test_another_business_sees_nothing(made: Firm) -> None:
    approved(made)
    other = firm("あかね商事株式会社").by("privacy_officer")

    assert not Document.objects.visible_to(other).exists()
    assert not DocumentVersion.objects.visible_to(other).exists()


# Confirmation by everybody


def staff(made: Firm) -> tuple[Worker, Worker]:
    """One with a login, one without."""
    with_login = Worker.objects.create(
        organisation=made.business, created_on=DAY, department=made.sales, name="白石 杏", kind="regular",
        person=made.worker, joined_on=DAY,
    )  # fmt: skip
    without = Worker.objects.create(
        organisation=made.business, created_on=DAY, department=made.factory, name="赤井 守", kind="part_time",
        joined_on=DAY,
    )  # fmt: skip
    return with_login, without


def asked(made: Firm) -> Acknowledgement:
    staff(made)
    return documents.ask_to_confirm(
        version=approved(made), due_on=DAY + timedelta(days=14), by=made.by("privacy_officer"), on=DAY
    )


def confirmation(name: str) -> ReadConfirmation:
    return ReadConfirmation.objects.select_related("worker", "acknowledgement__version").get(
        worker__name=name
    )


def test_who_has_a_login_gets_a_task_and_confirms_with_one_act(made: Firm) -> None:
    asked(made)
    tasks = [(task.kind, task.params) for task in agenda.tasks_for(made.by("worker"))]

    documents.confirm_reading(confirmation=confirmation("白石 杏"), by=made.by("worker"), on=DAY)

    assert tasks == [("pms.documents.acknowledge", {"title": "個人情報保護方針"})]
    assert list(agenda.tasks_for(made.by("worker"))) == []
    assert confirmation("白石 杏").confirmed_on == DAY


def test_nobody_confirms_for_another(made: Firm) -> None:
    asked(made)

    for who in ("privacy_officer", "head"):
        with pytest.raises(NotAllowed):
            documents.confirm_reading(confirmation=confirmation("白石 杏"), by=made.by(who), on=DAY)


def test_the_officer_records_on_paper_only_for_people_without_a_login(made: Firm) -> None:
    asked(made)
    officer = made.by("privacy_officer")

    documents.record_on_paper(confirmation=confirmation("赤井 守"), confirmed_on=DAY, by=officer, on=DAY)

    assert confirmation("赤井 守").on_paper
    with pytest.raises(NotAllowed):
        documents.record_on_paper(confirmation=confirmation("白石 杏"), confirmed_on=DAY, by=officer, on=DAY)


def test_a_confirmation_on_paper_is_not_older_than_the_asking(made: Firm) -> None:
    asked(made)

    with pytest.raises(ActRefused, match="confirmed_day"):
        documents.record_on_paper(
            confirmation=confirmation("赤井 守"),
            confirmed_on=DAY - timedelta(days=1),
            by=made.by("privacy_officer"),
            on=DAY,
        )


def test_with_the_last_confirmation_the_asking_closes(made: Firm) -> None:
    found = asked(made)
    documents.confirm_reading(confirmation=confirmation("白石 杏"), by=made.by("worker"), on=DAY)

    documents.record_on_paper(
        confirmation=confirmation("赤井 守"), confirmed_on=DAY, by=made.by("privacy_officer"), on=DAY
    )

    found.refresh_from_db()
    assert found.closed_on == DAY


def test_the_state_is_counted_by_department(made: Firm) -> None:
    found = asked(made)
    documents.confirm_reading(confirmation=confirmation("白石 杏"), by=made.by("worker"), on=DAY)

    rows = reads.read_by_department(found, made.by("privacy_officer"))

    assert [(row.department, row.asked, row.confirmed) for row in rows] == [("営業部", 1, 1), ("工場", 1, 0)]


def test_closing_early_closes_the_tasks_and_leaves_who_is_missing(made: Firm) -> None:
    found = asked(made)

    documents.close_acknowledgement(acknowledgement=found, by=made.by("privacy_officer"), on=DAY)

    assert list(agenda.tasks_for(made.by("worker"))) == []
    assert reads.unconfirmed(found, made.by("privacy_officer")).count() == 2


def test_a_second_asking_at_once_is_refused(made: Firm) -> None:
    found = asked(made)

    with pytest.raises(ActRefused, match="asked_already"):
        documents.ask_to_confirm(version=found.version, due_on=NEXT, by=made.by("privacy_officer"), on=DAY)


def test_a_draft_is_not_put_before_everybody(made: Firm) -> None:
    staff(made)

    with pytest.raises(ActRefused, match="version_state"):
        documents.ask_to_confirm(version=policy(made), due_on=NEXT, by=made.by("privacy_officer"), on=DAY)


# Registers


def test_shipped_laws_come_once_and_unchecked(made: Firm) -> None:
    laws, officer = documents.REGISTERS["laws"], made.by("privacy_officer")

    first = documents.adopt_register(organisation=made.business, register=laws, by=officer, on=DAY)
    again = documents.adopt_register(organisation=made.business, register=laws, by=officer, on=DAY)

    assert (first > 10, again) == (True, 0)
    assert reads.laws_checked_on(made.business.pk, DAY) is None


def test_checking_all_holds_for_a_year(made: Firm) -> None:
    laws, officer = documents.REGISTERS["laws"], made.by("privacy_officer")
    documents.adopt_register(organisation=made.business, register=laws, by=officer, on=DAY)

    documents.check_all(organisation=made.business, register=laws, by=officer, on=DAY)

    assert reads.laws_checked_on(made.business.pk, date(2027, 4, 6)) == DAY
    assert reads.laws_checked_on(made.business.pk, date(2027, 4, 7)) is None


def test_a_law_found_amended_says_so_and_checking_all_leaves_it(made: Firm) -> None:
    laws, officer = documents.REGISTERS["laws"], made.by("privacy_officer")
    values = {"name": "条例", "issuer": "市"}
    line = documents.add_line(organisation=made.business, register=laws, values=values, by=officer, on=DAY)

    documents.check_line(line=line, changed=True, remark="罰則", by=officer, on=DAY)
    count = documents.check_all(organisation=made.business, register=laws, by=officer, on=DAY)

    line.refresh_from_db()
    assert (count, line.changed, line.remark) == (0, True, "罰則")


def test_a_line_that_ended_is_neither_checked_nor_changed(made: Firm) -> None:
    parties, officer = documents.REGISTERS["parties"], made.by("privacy_officer")
    values = {"name": "親会社", "kind": "owners", "expectation": "報告"}
    line = documents.add_line(organisation=made.business, register=parties, values=values, by=officer, on=DAY)
    documents.end_line(line=line, by=officer, on=DAY)

    with pytest.raises(ActRefused, match="line_ended"):
        documents.check_line(line=line, changed=False, by=officer, on=DAY)
    assert documents.check_all(organisation=made.business, register=parties, by=officer, on=DAY) == 0


# Readiness


def test_readiness_sees_the_policy_and_which_rules_are_missing(made: Firm) -> None:
    adopted(made)
    before = (
        reads.policy_in_force(made.business.pk, DAY),
        len(reads.rules_not_in_force(made.business.pk, DAY)),
    )
    documents.ask_all(organisation=made.business, by=made.by("privacy_officer"), on=DAY)

    documents.approve_all(organisation=made.business, by=made.by("representative"), on=DAY)

    assert before == (None, 15)
    assert reads.policy_in_force(made.business.pk, DAY) is not None
    assert reads.rules_not_in_force(made.business.pk, DAY) == []
