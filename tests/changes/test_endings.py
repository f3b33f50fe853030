"""The end before the term: the mark returned, the business dissolved; and who applies again."""

from datetime import date, timedelta

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.awards import services as awards
from shirushi.billing.models import Invoice
from shirushi.changes import services
from shirushi.changes.models import Ending
from shirushi.grants import queries as grants
from shirushi.intake import services as intake
from shirushi.intake.models import Application
from shirushi.papers.letters import sheets
from shirushi.papers.models import Letter
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import NotAllowed
from shirushi.record import outbox
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from shirushi.registry import publisher
from shirushi.registry.models import Listing
from tests.cast import Cast, acting, cast
from tests.changes.ground import NEW_NAME, Holder, holder, report, seen
from tests.intake.drafts import DAY, declare_all, draft, granted, officer, signed_in, submitted, upload

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)
WHY = "事業をたたむため。"


def representative(company: Cast, day: date = DAY) -> Actor:
    return acting(company.representative, day)


def give_back(here: Holder) -> Ending:
    return services.return_mark(
        dossier=here.case, reason=WHY, by=representative(here.company), on=DAY, revision=None
    )


def dissolve(company: Cast, day: date = DAY) -> list[Ending]:
    return services.dissolve(
        organisation=company.business, dissolved_on=DAY, reason=WHY, by=representative(company, day), on=day
    )


def record(here: Holder, person: str = "clerk", **changed: object) -> Ending:
    facts = {
        "dossier": here.case, "dissolved_on": DAY - ONE_DAY, "reason": WHY, "upload": upload(),
        "by": acting(getattr(here.company, person), DAY), "on": DAY, **changed,
    }  # fmt: skip
    return services.record_dissolution(**facts)  # type: ignore[arg-type]


def test_a_returned_mark_ends_on_the_day_and_the_registry_says_so() -> None:
    here = holder()
    publisher.rebuild(here.grant.registration_id)

    ending = give_back(here)
    outbox.follow_all()

    here.grant.refresh_from_db()
    assert grants.standing_code(here.grant, DAY) == "returned"
    assert grants.standing_code(here.grant, DAY - ONE_DAY) == "granted"
    assert publisher.standing_span(Listing.objects.get(), DAY).standing == "returned"
    assert (ending.kind, ending.grant, ending.reason) == ("returned", here.grant, WHY)


def test_the_holder_takes_the_mark_down_and_the_granting_body_settles_the_certificate() -> None:
    here = holder()
    ending = give_back(here)
    officer_of_the_scheme = acting(here.company.granting_clerk, DAY)

    assert set(Task.objects.filter(closed_on=None, kind__startswith="changes.").values_list("kind", flat=True)) == {
        "changes.take_mark_down", "changes.receive_certificate",
    }  # fmt: skip
    services.report_done(ending=ending, remark="郵送した", by=officer(here.company), on=DAY, revision=None)
    services.receive_certificate(ending=ending, remark="", by=officer_of_the_scheme, on=DAY, revision=None)

    assert not Task.objects.filter(closed_on=None, kind__startswith="changes.").exists()
    with pytest.raises(ActRefused, match="already_done"):
        services.report_done(ending=ending, remark="", by=officer(here.company), on=DAY, revision=None)
    told = set(Notice.objects.filter(kind="changes.ended_returned").values_list("organisation", flat=True))
    assert told == {here.company.review_body.pk, here.company.granting_body.pk}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_letters_name_number_and_day(language: str) -> None:
    here = holder()
    give_back(here)
    letter = Letter.objects.get(kind="changes.mark_returned")

    sheet = str(sheets.sheet_of(letter, on=DAY, language=language, addition="", sender_name="印南 遥"))

    assert "18000001(01)" in sheet
    assert letter.sender == here.company.granting_body


def test_a_returned_mark_closes_the_open_case_and_the_waiting_report_and_leaves_the_invoice() -> None:
    company = cast()
    application = submitted(company)
    here = Holder(
        company,
        application.dossier,
        granted(company, application.dossier, date(2025, 6, 1), date(2027, 5, 31)),
    )
    waiting = report(company, here.case, name=NEW_NAME)

    give_back(here)

    application.refresh_from_db()
    waiting.refresh_from_db()
    assert (application.state, application.closed_on, waiting.state) == ("withdrawn", DAY, "returned")
    assert JournalLine.objects.filter(action="changes.application.closed_by_return").exists()
    assert Invoice.objects.get(dossier=here.case).cancelled_on is None
    assert Task.objects.filter(kind__startswith="billing.", closed_on=None).exists()
    assert not Task.objects.filter(kind__startswith="intake.", closed_on=None).exists()


def test_what_is_not_held_is_not_returned_and_not_twice() -> None:
    here = holder()
    give_back(here)

    with pytest.raises(ActRefused, match="no_grant"):
        give_back(here)
    with pytest.raises(ActRefused, match="reason_missing"):
        services.return_mark(
            dossier=here.case, reason=" ", by=representative(here.company), on=DAY, revision=None
        )


def test_an_old_page_does_not_return_the_mark_and_others_do_not_either() -> None:
    here = holder()

    with pytest.raises(Stale):
        services.return_mark(
            dossier=here.case, reason=WHY, by=representative(here.company), on=DAY, revision=7
        )
    for person in (here.company.privacy_officer, here.company.officer, here.company.clerk):
        with pytest.raises(NotAllowed):
            services.return_mark(dossier=here.case, reason=WHY, by=acting(person, DAY), on=DAY, revision=None)
    here.grant.refresh_from_db()
    assert here.grant.returned_on is None


def test_a_business_that_dissolves_ends_its_marks_in_every_scheme_and_applies_no_more() -> None:
    here = holder()
    other = cast("japhic")
    second = here.case.unit.dossiers.create(scheme="japhic", review_body=other.review_body, opened_on=DAY)
    seen(other, second)

    made = dissolve(here.company)

    here.grant.refresh_from_db()
    assert grants.standing_code(here.grant, DAY) == "terminated"
    assert [each.dossier_id for each in made] == [here.case.pk, second.pk]
    assert [each.grant_id for each in made] == [here.grant.pk, None]
    assert Organisation.objects.get(pk=here.company.business.pk).ceased_on == DAY
    here.case.refresh_from_db()
    with pytest.raises(ActRefused, match="business_dissolved"):
        draft(here.company, case=type(here.case).objects.get(pk=here.case.pk))
    with pytest.raises(ActRefused, match="dissolved_already"):
        dissolve(here.company)


def test_a_dissolved_applicant_s_case_is_closed_and_its_draft_is_not_handed_in() -> None:
    company = cast()
    application = submitted(company)

    dissolve(company)

    application.refresh_from_db()
    assert application.state == "withdrawn"
    assert JournalLine.objects.filter(action="changes.application.closed_by_dissolution").exists()
    assert Task.objects.filter(kind__startswith="billing.", closed_on=None).exists()
    assert not Task.objects.filter(kind="intake.formal_check", closed_on=None).exists()


def test_a_clerk_records_it_on_evidence_and_the_other_scheme_is_asked() -> None:
    here = holder()
    other = cast("japhic")
    second = here.case.unit.dossiers.create(scheme="japhic", review_body=other.review_body, opened_on=DAY)
    seen(other, second)

    ending = record(here)

    assert (ending.happened_on, ending.organisation) == (DAY - ONE_DAY, here.company.review_body)
    assert ending.evidence is not None
    assert ending.evidence.submitted_on == DAY
    here.grant.refresh_from_db()
    assert here.grant.terminated_on == DAY
    asked = Task.objects.get(kind="changes.record_dissolution", closed_on=None)
    assert (asked.dossier, asked.organisation) == (second, other.granting_body)
    services.record_dissolution(
        dossier=second, dissolved_on=DAY, reason=WHY, upload=upload(), by=acting(other.officer, DAY), on=DAY
    )
    asked.refresh_from_db()
    assert asked.closed_on == DAY


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"upload": None}, "evidence_missing"),
        ({"reason": " "}, "reason_missing"),
        ({"dissolved_on": DAY + ONE_DAY}, "not_dissolved_yet"),
    ],
)
def test_without_evidence_reason_and_day_nothing_ends(changed: dict[str, object], code: str) -> None:
    here = holder()

    with pytest.raises(ActRefused, match=code):
        record(here, **changed)

    here.grant.refresh_from_db()
    assert here.grant.terminated_on is None
    assert not Ending.objects.exists()


@pytest.mark.parametrize("person", ["assessor", "other_clerk", "committee_member", "representative"])
def test_only_the_office_of_a_body_that_answers_for_it_records_a_dissolution(person: str) -> None:
    here = holder()

    with pytest.raises(NotAllowed):
        record(here, person)


def test_a_withdrawn_applicant_applies_again_with_what_it_declared() -> None:
    company = cast()
    first = submitted(company)
    by = officer(company)
    awards.withdraw(application=first, reason="準備不足", by=by, on=DAY)

    again = draft(company, case=first.dossier)

    assert (again.state, again.previous, again.declared) == ("draft", first, first.declared)
    assert not again.documents.exists()
    assert Application.objects.get(pk=first.pk).state == "withdrawn"
    assert Invoice.objects.get(pk=first.invoice_id).cancelled_on is None


def test_a_withdrawal_bars_nobody_but_a_bar_of_the_rules_holds() -> None:
    company = cast()
    first = submitted(company)
    awards.withdraw(application=first, reason="", by=officer(company), on=DAY)
    first.dossier.disqualifications.create(kind="bar", starts_on=DAY, ends_on=DAY + ONE_DAY, decision={})
    again = draft(company, case=first.dossier)
    declare_all(again, officer(company))

    with pytest.raises(ActRefused, match=r"not_eligible|barred"):
        intake.submit(application=again, by=officer(company), on=DAY, revision=None)


def test_the_pages_say_what_is_to_be_done() -> None:
    here = holder()
    own, granting = signed_in(here.company.representative), signed_in(here.company.granting_clerk)
    page = f"/business/marks/{here.case.pk}/return"

    shown = own.get(page)
    own.post(page, {"revision": 0, "reason": WHY, "understood": "on"})
    ending = Ending.objects.get()
    own.post(f"/business/endings/{ending.pk}", {"revision": 0, "remark": "郵送した"})
    desk = granting.get(f"/desk/endings/{ending.pk}")
    granting.post(f"/desk/endings/{ending.pk}", {"revision": 1, "remark": ""})

    assert "Stop using the mark" in shown.text
    assert "郵送した" in desk.text
    ending.refresh_from_db()
    assert (ending.done_on is not None, ending.received_on is not None) == (True, True)
    assert "holds no mark" in own.get(page).text


def test_a_clerk_records_a_dissolution_on_the_page_and_the_business_on_its_own() -> None:
    here = holder()
    clerk = signed_in(here.company.clerk)
    page = f"/desk/dossiers/{here.case.pk}/dissolution"

    without = clerk.post(page, {"dissolved_on": DAY.isoformat(), "reason": WHY})
    done = clerk.post(page, {"dissolved_on": DAY.isoformat(), "reason": WHY, "upload": upload()}, follow=True)
    own = signed_in(here.company.representative)
    seen_by_it = own.get(f"/business/endings/{Ending.objects.get().pk}")

    assert "Please choose a file" in without.text
    assert (
        "The mark and the open case have ended" in done.text
        or "the mark and the open case have ended" in done.text
    )
    assert WHY in seen_by_it.text
