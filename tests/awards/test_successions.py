"""Mergers and splits: what is reported, who has to report, what ends and what goes on."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.awards import services as awards
from shirushi.grants import queries as grants
from shirushi.grants.models import Grant, Registration
from shirushi.intake import services as intake
from shirushi.intake.models import Application, Succession
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Membership, Organisation, Role
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.cast import Cast, acting, business, cast, dossier, member
from tests.intake.drafts import DAY, draft, signed_in, upload

pytestmark = pytest.mark.django_db


@dataclass
class Holder:
    """A business with its mark and its representative."""

    case: Dossier
    number: str
    grant: Grant

    def by(self, day: date = DAY) -> Actor:
        found = Membership.objects.filter(organisation=self.case.unit.organisation, role=Role.REPRESENTATIVE)
        return acting(found.get().person, day)


def holder(company: Cast, organisation: Organisation, number: str) -> Holder:
    case = dossier(organisation, review_body=company.review_body)
    registration = Registration.objects.create(
        dossier=case, scheme="privacymark", number=number, registered_on=date(2025, 6, 1)
    )
    grant = Grant.objects.create(
        dossier=case,
        registration=registration,
        ordinal=1,
        review_body=company.review_body,
        decided_on=date(2025, 6, 1),
        contracted_on=date(2025, 6, 1),
        starts_on=date(2025, 6, 1),
        expires_on=date(2027, 5, 31),
        decision={},
    )
    for body in (company.review_body, company.granting_body):
        case.accesses.create(organisation=body, reason="contract", from_on=DAY)
    return Holder(case, number, grant)


def two(company: Cast) -> tuple[Holder, Holder]:
    other = business("あおば印刷株式会社")
    member(other, "representative", "青葉 薫")
    return holder(company, company.business, "18000001"), holder(company, other, "18000002")


def report(
    one: Holder, event: str, other: str = "", name: str = "あおば印刷株式会社", **changed: object
) -> Succession:
    facts = {
        "dossier": one.case,
        "event": event,
        "other_name": name,
        "other_number": other,
        "takes_effect_on": DAY,
        "description": "合併契約による。",
        "upload": upload(),
        "by": one.by(),
        "on": DAY,
        **changed,
    }
    return intake.report_succession(**facts)  # type: ignore[arg-type]


def confirm(company: Cast, succession: Succession, day: date = DAY) -> None:
    awards.confirm_succession(
        succession=succession, word="", by=acting(company.officer, day), on=day, revision=None
    )


def test_a_merger_of_two_holders_keeps_the_survivor_s_grant_and_ends_the_other_s() -> None:
    company = cast()
    survivor, dissolved = two(company)
    theirs = report(dissolved, "merger_dissolved", survivor.number, name="みどり印刷株式会社")
    ours = report(survivor, "merger_surviving", dissolved.number)

    confirm(company, ours)

    for each in (ours, theirs, survivor.grant, dissolved.grant):
        each.refresh_from_db()
    assert (ours.decision["outcome"]["type"], ours.state, theirs.state) == (4, "confirmed", "confirmed")
    assert survivor.grant.terminated_on is None
    assert survivor.case.registration.number == "18000001"
    assert dissolved.grant.terminated_on == DAY
    assert not grants.holds(dissolved.grant, DAY + timedelta(days=1))
    told = Notice.objects.filter(kind="awards.succession_confirmed").values_list(
        "organisation__name", flat=True
    )
    assert set(told) == {"みどり印刷株式会社", "あおば印刷株式会社"}
    assert not Task.objects.filter(kind="awards.confirm_succession", closed_on=None).exists()


def test_without_the_other_holder_s_report_nothing_ends() -> None:
    company = cast()
    survivor, dissolved = two(company)
    ours = report(survivor, "merger_surviving", dissolved.number)
    lines = JournalLine.objects.count()

    with pytest.raises(ActRefused, match="other_report_missing"):
        confirm(company, ours)

    dissolved.grant.refresh_from_db()
    assert dissolved.grant.terminated_on is None
    assert JournalLine.objects.count() == lines


def test_a_report_that_names_another_survivor_does_not_count() -> None:
    company = cast()
    survivor, dissolved = two(company)
    report(dissolved, "merger_dissolved", "18000099", name="べつの会社")
    ours = report(survivor, "merger_surviving", dissolved.number)

    with pytest.raises(ActRefused, match="other_report_missing"):
        confirm(company, ours)


def test_the_dissolved_holder_s_report_is_confirmed_with_the_survivor_s() -> None:
    company = cast()
    survivor, dissolved = two(company)
    theirs = report(dissolved, "merger_dissolved", survivor.number, name="みどり印刷株式会社")

    with pytest.raises(ActRefused, match="confirmed_with_the_survivor"):
        confirm(company, theirs)


def test_who_is_dissolved_into_a_company_without_the_mark_loses_its_grant() -> None:
    company = cast()
    _survivor, dissolved = two(company)
    theirs = report(dissolved, "merger_dissolved", name="しろがね物流株式会社")

    confirm(company, theirs)

    dissolved.grant.refresh_from_db()
    assert dissolved.grant.terminated_on == DAY


def test_the_open_application_of_a_dissolved_holder_is_closed() -> None:
    company = cast()
    survivor, dissolved = two(company)
    case = dissolved.case
    open_one = Application.objects.create(
        dossier=case,
        scheme="privacymark",
        kind="renewal",
        state="submitted",
        review_body=company.review_body,
        started_on=DAY,
        submitted_on=DAY,
    )
    report(dissolved, "merger_dissolved", survivor.number, name="みどり印刷株式会社")
    ours = report(survivor, "merger_surviving", dissolved.number)

    confirm(company, ours)

    open_one.refresh_from_db()
    assert (open_one.state, open_one.closed_on) == ("withdrawn", DAY)


@pytest.mark.parametrize("event", ["new_business", "takeover", "merger_surviving", "split_off"])
def test_where_nobody_else_holds_the_mark_the_grant_is_left_alone(event: str) -> None:
    company = cast()
    one, _other = two(company)
    reported = report(one, event)

    confirm(company, reported)

    one.grant.refresh_from_db()
    assert reported.state == "confirmed"
    assert one.grant.terminated_on is None


def test_it_is_confirmed_from_the_day_on_which_it_takes_effect() -> None:
    company = cast()
    one, _other = two(company)
    reported = report(one, "split_off", takes_effect_on=DAY + timedelta(days=1))

    with pytest.raises(ActRefused, match="not_in_effect_yet"):
        confirm(company, reported)
    confirm(company, reported, DAY + timedelta(days=1))

    assert reported.state == "confirmed"


def test_what_is_not_confirmed_has_its_reason_and_can_be_reported_again() -> None:
    company = cast()
    one, _other = two(company)
    reported = report(one, "split_off")
    officer = acting(company.officer, DAY)

    with pytest.raises(ActRefused, match="reason_missing"):
        awards.decline_succession(succession=reported, word=" ", by=officer, on=DAY, revision=None)
    awards.decline_succession(succession=reported, word="分割計画書がない", by=officer, on=DAY, revision=None)

    assert report(one, "split_off").state == "reported"


def test_one_report_at_a_time_waits_and_a_second_word_is_refused() -> None:
    company = cast()
    one, _other = two(company)
    reported = report(one, "split_off")

    with pytest.raises(ActRefused, match="succession_waits"):
        report(one, "new_business")
    stale = Succession.objects.get(pk=reported.pk)
    confirm(company, reported)
    with pytest.raises((ActRefused, Stale)):
        confirm(company, stale)


@pytest.mark.parametrize(
    ("event", "changed", "code"),
    [
        ("takeover", {"upload": None}, "papers_missing"),
        ("merger_surviving", {"other_name": " "}, "other_unnamed"),
    ],
)
def test_what_a_type_needs_is_asked_for(event: str, changed: dict[str, object], code: str) -> None:
    company = cast()
    one, _other = two(company)

    with pytest.raises(ActRefused, match=code):
        report(one, event, **changed)

    assert not Succession.objects.exists()


def test_a_company_without_the_mark_reports_nothing() -> None:
    company = cast()
    application = draft(company)

    with pytest.raises(ActRefused, match="no_grant"):
        intake.report_succession(
            dossier=application.dossier,
            event="split_new",
            other_name="親会社",
            other_number="",
            takes_effect_on=DAY,
            description="分割",
            upload=None,
            by=acting(company.representative, DAY),
            on=DAY,
        )


def test_a_clerk_and_a_review_body_s_officer_do_not_confirm() -> None:
    company = cast()
    one, _other = two(company)
    reported = report(one, "split_off")

    for person in (company.granting_clerk, company.review_officer):
        with pytest.raises(NotAllowed):
            awards.confirm_succession(
                succession=reported, word="", by=acting(person, DAY), on=DAY, revision=None
            )


def test_the_wizard_answers_before_anything_is_reported_and_the_officer_confirms_on_the_page() -> None:
    company = cast()
    survivor, dissolved = two(company)
    report(dissolved, "merger_dissolved", survivor.number, name="みどり印刷株式会社")
    own, officer = signed_in(company.representative), signed_in(company.officer)
    given = {
        "event": "merger_surviving",
        "other_name": "あおば印刷株式会社",
        "other_number": dissolved.number,
        "takes_effect_on": DAY.isoformat(),
        "description": "吸収合併",
    }
    wizard = f"/business/marks/{survivor.case.pk}/succession"

    asked = own.post(wizard, {**given, "ask": "1"})
    before = Succession.objects.filter(dossier=survivor.case).count()
    own.post(wizard, {**given, "upload": upload()})
    ours = Succession.objects.get(dossier=survivor.case)
    shown = officer.get(f"/desk/successions/{ours.pk}")
    officer.post(f"/desk/successions/{ours.pk}", {"revision": 0, "word": ""})
    result = own.get(f"/business/successions/{ours.pk}")

    assert "The grant of the dissolved company is terminated" in asked.text
    assert before == 0
    assert "reported its dissolution on" in shown.text
    assert "Confirmed" in result.text
    assert Grant.objects.get(pk=dissolved.grant.pk).terminated_on is not None


def test_the_other_holder_does_not_see_the_report() -> None:
    company = cast()
    survivor, dissolved = two(company)
    reported = report(survivor, "split_off")
    other = signed_in(Membership.objects.get(person__name="青葉 薫").person)

    assert other.get(f"/business/successions/{reported.pk}").status_code == 404
    assert other.get(f"/business/marks/{survivor.case.pk}/succession").status_code == 404
    assert dissolved.case.pk != survivor.case.pk
