"""The demonstration shows every standing and every state of a case, and breaks nothing."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from shirushi.agenda.models import Notice, Task
from shirushi.awards.models import MeetingItem
from shirushi.changes.models import ChangeReport
from shirushi.grants.models import Grant, Registration
from shirushi.grants.queries import grant_facts
from shirushi.incidents.models import Incident, Measure
from shirushi.intake.models import Application, Disqualification, Succession
from shirushi.operations.daily import running
from shirushi.people import corporate_number
from shirushi.people.models import Membership, Organisation, Role, Unit
from shirushi.people.rulebook import current
from shirushi.record.models import JournalLeaf, JournalLine
from shirushi.registry import publisher
from shirushi.registry.models import Listing, Publication
from shirushi.registry.publisher import standing_span
from shirushi.registry.queries import Search, covering, search
from shirushi.registry.spans import governing
from shirushi.review.models import Halt, VisitPlan
from tests.cast import moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
SHOWN = {
    "granted", "suspended", "expired_under_renewal", "awaiting_renewal", "expired", "revoked", "returned",
    "terminated",
}  # fmt: skip


def test_every_standing_is_there(demonstration: date) -> None:
    standings = set(covering(demonstration).values_list("standing", flat=True))

    not_begun = Listing.objects.filter(starts_on__gt=demonstration)
    assert standings == SHOWN
    assert not_begun.exists()


def test_every_state_of_a_case_is_there() -> None:
    states = set(Application.objects.values_list("state", flat=True))

    assert states == set(Application.State.values)


def test_there_are_businesses_that_are_barred_denied_and_halted(demonstration: date) -> None:
    bars = Disqualification.objects.filter(kind="bar", ends_on__gte=demonstration)
    halts = Halt.objects.filter(ended_on=None, planned_ends_on__gte=demonstration)

    assert bars.exists()
    assert Disqualification.objects.filter(kind="denial").exists()
    assert halts.exists()


def test_every_kind_of_publication_but_a_correction_is_there() -> None:
    kinds = set(Publication.objects.values_list("kind", flat=True))

    assert kinds == {"suspension", "extension", "lifting", "revocation"}


def test_every_role_can_be_signed_in_as(demonstration: date) -> None:
    held = Membership.objects.held_on(demonstration).filter(person__email__endswith="@demo.example")

    assert set(held.values_list("role", flat=True)) == set(Role.values)
    assert set(held.values_list("organisation__kind", flat=True)) == set(Organisation.Kind.values)


def test_the_company_of_long_standing_has_work_to_do() -> None:
    waiting = Task.objects.filter(organisation__name="みどり印刷株式会社", closed_on=None)

    kinds = set(waiting.values_list("kind", flat=True))
    assert {"intake.renew", "review.answer_findings", "incidents.incident.final_report"} <= kinds


def test_one_company_starts_today(demonstration: date) -> None:
    hinata = Organisation.objects.get(name="株式会社ひなた商店")

    assert hinata.registered_on == demonstration
    assert not Application.objects.filter(dossier__unit__organisation=hinata).exists()


def test_nothing_is_dated_after_today(demonstration: date) -> None:
    assert not JournalLine.objects.filter(effective_on__gt=demonstration).exists()
    assert not Grant.objects.filter(contracted_on__gt=demonstration).exists()
    assert not Incident.objects.filter(discovered_on__gt=demonstration).exists()


def test_invented_numbers_and_addresses_are_nobodys() -> None:
    businesses = Organisation.objects.filter(kind="business")

    numbers = [number for number in businesses.values_list("corporate_number", flat=True) if number]
    assert all(corporate_number.is_valid(number) and number[1:5] == "9999" for number in numbers)
    assert all(site.rstrip("/").endswith(".example") for site in businesses.values_list("website", flat=True))
    assert all(
        mail.endswith(".example") for mail in Membership.objects.values_list("person__email", flat=True)
    )


def test_sole_proprietors_and_departments_are_japhics() -> None:
    kinds = set(Unit.objects.filter(dossiers__scheme="privacymark").values_list("kind", flat=True))

    assert kinds == {"corporation"}
    assert Unit.objects.filter(dossiers__scheme="japhic", kind="department").exists()
    assert Unit.objects.filter(dossiers__scheme="japhic", kind="sole_proprietor").exists()


def test_every_suspension_of_a_holder_follows_from_a_measure() -> None:
    unexplained = [
        registration.number
        for registration in Registration.objects.filter(grants__suspensions__isnull=False)
        if not Measure.objects.filter(dossier=registration.dossier, suspension__isnull=False).exists()
    ]

    assert unexplained == []


def test_japhic_incidents_are_closed_with_a_remark() -> None:
    closed = Incident.objects.filter(scheme="japhic", closed_on__isnull=False)

    assert closed.exists()
    assert not closed.filter(closing_remark="").exists()
    assert not Measure.objects.filter(incident__scheme="japhic").exists()


def test_every_line_is_numbered_and_nobody_is_written_to() -> None:
    assert JournalLeaf.objects.count() == JournalLine.objects.count()
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_the_daily_run_finds_its_day_done_and_goes_on_from_there(demonstration: date) -> None:
    tomorrow = demonstration + timedelta(days=1)

    done = list(running.run(tomorrow, at=moment(tomorrow)))

    assert [one.day for one in done] == [tomorrow]
    assert [one.failures for one in done] == [0]


def test_the_registry_says_what_the_rules_say_of_every_mark_on_many_days(demonstration: date) -> None:
    days = [demonstration + timedelta(days=n) for n in (-900, -400, -93, -30, -1, 0, 1, 45, 400, 900)]

    wrong = [
        (listing.number, day)
        for listing in Listing.objects.prefetch_related("spans")
        for day in days
        if _stored(listing, day) != _recomputed(listing, day)
    ]

    assert wrong == []


def _stored(listing: Listing, day: date) -> tuple[str, bool] | None:
    span = standing_span(listing, day)
    return (span.standing, span.may_show_mark) if span else None


def _recomputed(listing: Listing, day: date) -> tuple[str, bool] | None:
    """From the facts in `grants`, as rules.standing answers on that day; None before the first term."""
    begun = Grant.objects.filter(registration=listing.registration_id, starts_on__isnull=False)
    facts = [grant_facts(grant) for grant in begun.order_by("ordinal")]
    if day < facts[0]["starts_on"]:
        return None
    governs = governing(facts, day)
    governs["suspensions"] = [one for one in governs["suspensions"] if one["starts_on"] <= day]
    decision = current().require("standing", {"scheme": listing.scheme, "on": day, **governs})
    return decision["standing"], decision["may_show_mark"]


def test_a_registry_rebuilt_from_the_facts_is_the_same() -> None:
    before = _public()

    publisher.rebuild_all()

    assert _public() == before


def _public() -> list[object]:
    listings = Listing.objects.order_by("number").values("number", "name", "facts", "expires_on")
    spans = Listing.objects.order_by("number", "spans__from_on").values_list(
        "number", "spans__standing", "spans__from_on"
    )
    return [*listings, *spans, *Publication.objects.order_by("source").values("source", "effective_on")]


def test_a_search_finds_the_company_by_two_characters(demonstration: date) -> None:
    found = search(Search(text="みどり", on=demonstration))

    assert "みどり印刷株式会社" in [row.listing.name for row in found.rows]


def test_it_is_refused_where_something_stands_already() -> None:
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo")


def test_a_holder_was_renamed_and_another_waits_for_the_word_on_its_move() -> None:
    listing = Listing.objects.get(name="さざなみデザイン株式会社")

    assert [each["name"] for each in listing.former_names] == ["さざなみ設計株式会社"]
    assert ChangeReport.objects.filter(state="reported").exists()
    assert Task.objects.filter(kind="changes.confirm", closed_on=None).exists()


def test_the_committee_has_an_objection_a_case_and_a_merger_to_settle(demonstration: date) -> None:
    items = MeetingItem.objects.filter(decided_on=None).exclude(proposal="")
    merging = Succession.objects.filter(state="reported").values_list("event", flat=True)

    assert items.filter(objection__isnull=False, meeting__held_on__gt=demonstration).exists()
    assert items.filter(objection=None, meeting__held_on=demonstration).exists()
    assert set(merging) == {"merger_surviving", "merger_dissolved"}
    assert VisitPlan.objects.filter(state="agreed", items__day__gt=demonstration).exists()
