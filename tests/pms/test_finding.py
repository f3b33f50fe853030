"""One search over the whole PMS: two characters find, in every ledger, what one may see and nothing else."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shirushi.pms import indexing, search
from shirushi.pms.models import Contractor, Document, DocumentVersion, Law
from shirushi.pms.queries import finding
from shirushi.pms.services import complaints, contractors, documents, improvement, inventory
from shirushi.pms.subjects import BY_KIND, SUBJECTS
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding

pytestmark = pytest.mark.django_db

FIND = reverse("portal:pms_search")


def found(made: Firm, text: str, who: str = "privacy_officer", on: date = DAY) -> dict[str, list[str]]:
    groups = finding.groups(made.by(who, on), text)
    return {each.subject.kind: [each.subject.title(record) for record in each.records] for each in groups}


def contractor(made: Firm, **others: Any) -> Contractor:
    values = {"name": "青空発送株式会社", "work": "発送", "data": "宛名", **others}
    return contractors.register(
        organisation=made.business, values=values, by=made.by("privacy_officer"), on=DAY
    )


def text_in_force(made: Firm, text: str, on: date = DAY, number: int = 1) -> DocumentVersion:
    """Through the act that puts it in force, as its last step."""
    document, _is_new = Document.objects.get_or_create(
        organisation=made.business,
        code="rule_a",
        defaults={"created_on": DAY, "kind": "rule", "title": "規程"},
    )
    version: DocumentVersion = DocumentVersion.objects.create(
        organisation=made.business, created_on=DAY, document=document, number=number, text=text,
        state="waiting", effective_on=on,
    )  # fmt: skip
    documents.approve(version=version, by=made.by("representative"), on=DAY)
    return version


def test_every_kind_that_is_found_has_its_number_in_the_index() -> None:
    assert {subject.kind for subject in SUBJECTS if subject.searched} <= set(search.KINDS)
    assert len(set(search.KINDS.values())) == len(search.KINDS)
    assert len(BY_KIND) == len(SUBJECTS)


def test_two_characters_find_in_every_ledger_at_once() -> None:
    made = firm()
    by = made.by("privacy_officer")
    holding(made, name="青空会員の名簿")
    contractor(made)
    complaints.receive(
        organisation=made.business,
        values={"received_on": DAY, "channel": "mail", "content": "青空のことで"},
        by=by,
        on=DAY,
    )
    text_in_force(made, "青空を守る規程です。")

    kinds = found(made, "青空")

    assert set(kinds) == {"holding", "contractor", "complaint", "documentversion"}
    assert kinds["contractor"] == ["青空発送株式会社"]


def test_an_act_brings_the_index_up_to_date_with_it() -> None:
    made = firm()
    changed = contractor(made)

    contractors.change(
        contractor=changed, values={"name": "夕焼け発送"}, by=made.by("privacy_officer"), on=DAY
    )

    assert found(made, "夕焼") == {"contractor": ["夕焼け発送"]}
    assert found(made, "青空") == {}


def test_contractors_registered_together_are_found() -> None:
    made = firm()
    rows = [{"name": "月光倉庫", "work": "保管", "data": "書類"}]

    contractors.register_many(organisation=made.business, rows=rows, by=made.by("privacy_officer"), on=DAY)

    assert found(made, "月光") == {"contractor": ["月光倉庫"]}


def test_shipped_lines_taken_over_are_found() -> None:
    made = firm()

    documents.adopt_register(
        organisation=made.business,
        register=documents.REGISTERS["laws"],
        by=made.by("privacy_officer"),
        on=DAY,
    )

    assert found(made, "個人情報の保護に関する法律")["law"]


def test_nothing_of_another_business_is_found() -> None:
    other = firm("あかね商事株式会社")
    contractor(other)
    text_in_force(other, "青空の規程")

    assert found(firm(), "青空") == {}
    assert set(found(other, "青空")) == {"contractor", "documentversion"}


def test_a_draft_and_a_text_of_the_past_are_not_found() -> None:
    made = firm()
    later = DAY + timedelta(days=10)
    text_in_force(made, "朝顔の規程")
    text_in_force(made, "向日葵の規程", later, 2)

    assert (set(found(made, "朝顔")), set(found(made, "向日葵"))) == ({"documentversion"}, set())
    assert (found(made, "朝顔", on=later), set(found(made, "向日葵", on=later))) == ({}, {"documentversion"})


def test_heads_find_what_is_their_departments_and_workers_what_is_in_force() -> None:
    made = firm()
    holding(made, made.sales, name="青空の顧客名簿")
    holding(made, made.factory, name="青空の出荷票")
    contractor(made)
    text_in_force(made, "青空の規程")

    assert found(made, "青空", "head") == {"holding": ["青空の顧客名簿"], "documentversion": ["規程"]}
    assert found(made, "青空", "worker") == {"documentversion": ["規程"]}


def test_a_nonconformity_is_found_by_its_words() -> None:
    made = firm()
    by = made.by("privacy_officer")

    opened = improvement.open_nonconformity(
        organisation=made.business, source="check", text="施錠なし", by=by, on=DAY
    )

    assert found(made, "施錠") == {"nonconformity": [str(opened)]}


def test_the_index_is_made_anew_from_the_records() -> None:
    made = firm()
    contractor(made)
    search.remove("contractor", list(Contractor.objects.values_list("pk", flat=True)))

    call_command("index_pms", verbosity=0)

    assert set(found(made, "青空")) == {"contractor"}


def test_what_is_gone_is_taken_out_of_the_index() -> None:
    made = firm()
    line = Law.objects.create(organisation=made.business, created_on=DAY, name="青空条例", issuer="市")
    indexing.index_records([line])
    key = line.pk
    line.delete()

    indexing.index(BY_KIND["law"], [key])

    assert search.find(search.Asked("law", made.business.pk, "青空"), first=0, count=1) == []


def test_the_page_groups_by_kind_and_pages_each(show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    made = firm()
    for number in range(7):
        holding(made, name=f"青空名簿{number}")
    client = door(made, "privacy_officer")

    page = client.get(FIND, {"q": "青空"})
    whole = client.get(FIND, {"q": "青空", "kind": "holding"})

    assert page.text.count("青空名簿") == 5
    assert "kind=holding" in page.text
    assert whole.text.count("青空名簿") == 7
    assert client.get(FIND, {"q": "青空", "kind": "nonsense"}).status_code == 404
    assert "青空" not in client.get(FIND).text


def test_the_search_asks_the_same_number_of_questions_however_much_it_finds(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    made = firm()
    for _number in range(10):
        holding(made, name="青空名簿")
        contractor(made)

    with django_assert_max_num_queries(2 * len(SUBJECTS)):
        found(made, "青空")


def test_every_page_of_a_result_takes_its_arguments() -> None:
    made = firm()

    for subject in SUBJECTS:
        record = subject.model(pk=1, organisation=made.business)

        assert reverse(subject.view, args=subject.arguments(record))


def test_an_entry_is_found_under_its_new_name() -> None:
    made = firm()
    entry = holding(made, name="青空名簿")

    inventory.change(holding=entry, values={"name": "夕焼け名簿"}, by=made.by("privacy_officer"), on=DAY)

    assert (found(made, "青空"), found(made, "夕焼")) == ({}, {"holding": ["夕焼け名簿"]})


def test_every_registered_text_is_a_column() -> None:
    for subject in SUBJECTS:
        model: Any = apps.get_model("pms", subject.kind)

        model.objects.filter(subject.indexed).values_list(*(subject.texts or ("pk",))).first()
