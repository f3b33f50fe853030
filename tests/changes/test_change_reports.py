"""Change reports: who says what, what proves it, what follows and from when."""

from datetime import date, timedelta
from typing import Any

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.awards.models import Contract
from shirushi.changes import queries, services
from shirushi.changes.models import ChangeReport
from shirushi.operations.daily.changes import CHANGES_IN_EFFECT
from shirushi.papers.letters import sheets
from shirushi.papers.models import Letter
from shirushi.people import actor as actors
from shirushi.people import services as people
from shirushi.people.models import Organisation
from shirushi.people.rights import NotAllowed
from shirushi.record import outbox
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from shirushi.registry import publisher
from shirushi.registry import queries as registry
from shirushi.registry.models import Listing
from tests.awards import stages as awarded
from tests.cast import acting, cast, moment
from tests.changes.ground import NEW_NAME, confirm, holder, report, seen
from tests.intake.drafts import DAY, draft, submitted, upload

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


def test_a_confirmed_name_stands_in_the_registry_and_the_old_one_is_kept() -> None:
    here = holder()
    publisher.rebuild(here.grant.registration_id)
    made = report(here.company, here.case, name=NEW_NAME, takes_effect_on=date(2026, 4, 1))

    confirm(made, here.company)
    outbox.follow_all()

    listing = Listing.objects.get()
    assert listing.name == NEW_NAME
    assert listing.former_names == [{"name": "みどり印刷株式会社", "until_on": "2026-03-31"}]
    assert registry.search(registry.Search(text="みどり印刷", on=DAY)).total == 1
    assert registry.search(registry.Search(text="みどりプリント", on=DAY)).total == 1
    assert (made.state, made.followed_on) == ("confirmed", DAY)


def test_an_earlier_name_stays_beside_a_later_one() -> None:
    here = holder()
    confirm(report(here.company, here.case, name=NEW_NAME), here.company)
    later = DAY + timedelta(days=30)
    confirm(report(here.company, here.case, later, name="緑プリント株式会社"), here.company, later)

    names = queries.former_names([here.company.business.pk])[here.company.business.pk]

    assert [each.name for each in names] == ["みどり印刷株式会社", NEW_NAME]
    assert [each.until_on for each in names] == [DAY - ONE_DAY, later - ONE_DAY]


def test_the_review_body_is_asked_and_the_business_hears_of_it() -> None:
    here = holder()

    made = report(here.company, here.case, name=NEW_NAME)
    task = Task.objects.get(kind="changes.confirm", closed_on=None)
    confirm(made, here.company)

    task.refresh_from_db()
    assert (task.organisation, task.closed_on) == (here.company.review_body, DAY)
    assert Notice.objects.get(kind="changes.confirmed").organisation == here.company.business
    assert Letter.objects.get(kind="changes.confirmed").sender == here.company.review_body


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_letter_says_what_was_before_and_after(language: str) -> None:
    here = holder()
    confirm(report(here.company, here.case, name=NEW_NAME), here.company)
    letter = Letter.objects.get(kind="changes.confirmed")

    sheet = sheets.sheet_of(letter, on=DAY, language=language, addition="", sender_name="道野 久美")

    assert NEW_NAME in str(sheet)
    assert "みどり印刷株式会社" in str(sheet)


def test_what_is_confirmed_before_its_day_waits_for_the_day() -> None:
    here = holder()
    ahead = DAY + timedelta(days=10)
    made = report(here.company, here.case, name=NEW_NAME, takes_effect_on=ahead)

    confirm(made, here.company)
    before = (Organisation.objects.get(pk=here.company.business.pk).name, made.followed_on)
    assert not CHANGES_IN_EFFECT.due(ahead - ONE_DAY).exists()
    for due in CHANGES_IN_EFFECT.due(ahead):
        CHANGES_IN_EFFECT.act(due, actors.system(on=ahead, at=moment(ahead)))

    assert before == ("みどり印刷株式会社", None)
    assert Organisation.objects.get(pk=here.company.business.pk).name == NEW_NAME
    assert not CHANGES_IN_EFFECT.due(ahead).exists()


def test_an_applicant_in_the_middle_of_its_case_reports_a_new_representative_with_a_fresh_extract() -> None:
    company = cast()
    case = submitted(company).dossier

    made = report(
        company, case, representative="緑川 二郎", upload=upload(), papers_dated_on=DAY - timedelta(days=20)
    )

    assert made.decision["outcome"]["papers"] == ["register_extract"]
    assert made.papers.submitted_on == DAY
    assert made.changes.get().before == "緑川 一郎"
    confirm(made, company)
    assert made.followed_on == DAY


@pytest.mark.parametrize(
    ("papers", "code"),
    [
        ({}, "papers_missing"),
        ({"upload": "file"}, "papers_undated"),
        ({"upload": "file", "papers_dated_on": date(2026, 2, 10)}, "papers_too_old"),
    ],
)
def test_an_extract_is_asked_for_and_its_age_checked(papers: dict[str, Any], code: str) -> None:
    company = cast()
    case = submitted(company).dossier
    given = {name: upload() if value == "file" else value for name, value in papers.items()}
    lines = JournalLine.objects.count()

    with pytest.raises(ActRefused, match=code):
        report(company, case, representative="緑川 二郎", **given)

    assert not ChangeReport.objects.exists()
    assert JournalLine.objects.count() == lines


def test_a_holder_s_representative_needs_no_paper_outside_an_application() -> None:
    here = holder()

    made = report(here.company, here.case, representative="緑川 二郎")

    assert made.decision["outcome"]["asked"] == []


def test_what_was_confirmed_last_stands_as_before_in_the_next_report() -> None:
    here = holder()
    confirm(report(here.company, here.case, contact="森 若葉", workers="31"), here.company)

    made = report(here.company, here.case, contact="林 双葉")

    change = made.changes.get()
    assert (change.item, change.before, change.after) == ("contact", "森 若葉", "林 双葉")


def test_without_a_published_table_a_change_can_be_reported_all_the_same() -> None:
    here = holder("japhic")

    made = report(here.company, here.case, name=NEW_NAME)
    confirm(made, here.company)

    assert made.decision["refused"]
    assert Organisation.objects.get(pk=here.company.business.pk).name == NEW_NAME


def test_the_bodies_of_another_mark_learn_of_a_new_name() -> None:
    here = holder()
    other = cast("japhic")
    unit = here.case.unit
    second = unit.dossiers.create(scheme="japhic", review_body=other.review_body, opened_on=DAY)
    seen(other, second)

    confirm(report(here.company, here.case, name=NEW_NAME), here.company)

    assert Notice.objects.get(kind="changes.known_elsewhere").organisation == other.review_body


def test_what_is_returned_has_its_reason_and_can_be_reported_again() -> None:
    here = holder()
    made = report(here.company, here.case, name=NEW_NAME)

    with pytest.raises(ActRefused, match="reason_missing"):
        services.return_changes(report=made, word=" ", by=here.clerk(), on=DAY, revision=None)
    made.refresh_from_db()
    services.return_changes(report=made, word="登記がまだです", by=here.clerk(), on=DAY, revision=None)

    assert Organisation.objects.get(pk=here.company.business.pk).name == "みどり印刷株式会社"
    assert Letter.objects.get(kind="changes.returned").sender == here.company.review_body
    assert report(here.company, here.case, name=NEW_NAME).state == "reported"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, "nothing_changed"),
        ({"name": " "}, "item_empty"),
        ({"prefecture": "99"}, "prefecture_unknown"),
    ],
)
def test_a_report_says_something_that_can_be(changed: dict[str, str], code: str) -> None:
    here = holder()

    with pytest.raises(ActRefused, match=code):
        report(here.company, here.case, **changed)

    assert not ChangeReport.objects.exists()


def test_a_change_does_not_reach_behind_a_later_one() -> None:
    here = holder()
    confirm(report(here.company, here.case, name=NEW_NAME), here.company)

    with pytest.raises(ActRefused, match="before_the_last_change"):
        report(here.company, here.case, name="べつの株式会社", takes_effect_on=DAY - ONE_DAY)


def test_one_report_at_a_time_waits_and_a_second_word_is_refused() -> None:
    here = holder()
    made = report(here.company, here.case, name=NEW_NAME)

    with pytest.raises(ActRefused, match="change_report_waits"):
        report(here.company, here.case, contact="森 若葉")
    stale = ChangeReport.objects.get(pk=made.pk)
    confirm(made, here.company)
    with pytest.raises(Stale):
        confirm(stale, here.company)
    with pytest.raises(ActRefused, match="already_decided"):
        confirm(ChangeReport.objects.get(pk=made.pk), here.company)


def test_a_unit_that_no_body_knows_reports_nothing() -> None:
    company = cast()
    case = draft(company).dossier

    with pytest.raises(ActRefused, match="nothing_handed_in"):
        report(company, case, name=NEW_NAME)


def test_between_the_two_signatures_of_a_contract_the_name_stays() -> None:
    case = awarded.granted()
    contract = Contract.objects.get(application=case.application)
    contract.business_signed_on = contract.offered_on
    contract.save()
    made = report(case.company, case.application.dossier, awarded.SIGNED, name=NEW_NAME)

    with pytest.raises(ActRefused, match="contract_half_signed"):
        confirm(made, case.company, awarded.SIGNED)


def test_only_officers_report_and_only_the_office_of_the_review_body_decides() -> None:
    here = holder()
    company = here.company
    for person in (company.worker, company.audit_officer, company.clerk):
        with pytest.raises(NotAllowed):
            services.report_changes(
                dossier=here.case, given={"name": NEW_NAME}, takes_effect_on=DAY, explanation="",
                upload=None, papers_dated_on=None, by=acting(person, DAY), on=DAY,
            )  # fmt: skip
    made = report(company, here.case, name=NEW_NAME)

    for person in (company.assessor, company.other_clerk, company.officer, company.privacy_officer):
        with pytest.raises(NotAllowed):
            services.confirm_changes(report=made, word="", by=acting(person, DAY), on=DAY, revision=None)
    assert made.state == "reported"


def test_a_business_that_bodies_know_does_not_rename_itself() -> None:
    here = holder()
    change = {"organisation": here.company.business, "by": here.by(), "on": DAY}

    with pytest.raises(ActRefused, match="change_is_reported"):
        people.change_organisation(name=NEW_NAME, **change)
    people.change_organisation(website="https://midori.example/", **change)

    kept = Organisation.objects.get(pk=here.company.business.pk)
    assert (kept.name, kept.website) == ("みどり印刷株式会社", "https://midori.example/")


def test_a_body_of_a_scheme_that_does_not_know_the_business_changes_nothing() -> None:
    here = holder()
    other = cast("japhic")

    with pytest.raises(NotAllowed):
        people.follow_report(
            organisation=here.company.business, by=acting(other.clerk, DAY), on=DAY, name=NEW_NAME
        )


def test_the_journal_names_what_changed_and_what_was_said_stays_personal() -> None:
    here = holder()
    made = report(here.company, here.case, contact="森 若葉")

    line = JournalLine.objects.get(action="changes.report.handed_in")

    assert line.subject_id == made.pk
    assert line.after["items"] == ["contact"]
    assert "森" not in str(line.after)
