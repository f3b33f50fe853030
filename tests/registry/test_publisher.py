from datetime import date

import pytest

from shirushi.record import outbox
from shirushi.registry import publisher, queries
from shirushi.registry.models import Listing, Publication
from tests.registry import marks

pytestmark = pytest.mark.django_db


def test_a_number_without_a_begun_term_is_not_public() -> None:
    made = marks.registration()

    assert publisher.rebuild(made.pk) is None
    assert not Listing.objects.exists()


def test_the_listing_follows_the_outbox_and_twice_changes_nothing() -> None:
    made = marks.registration()
    marks.grant(made)
    outbox.publish(publisher.TOPIC, made.pk)
    outbox.publish(publisher.TOPIC, made.pk)

    outbox.follow_all()
    outbox.follow_all()

    assert Listing.objects.get().number == "18000001"
    assert queries.search(queries.Search(text="みどり", on=date(2026, 1, 1))).total == 1


def test_rebuilding_all_gives_the_same_listings() -> None:
    marks.mark("18000001")
    marks.mark("18000002", "あおば商会")
    before = list(Listing.objects.order_by("number").values())

    assert publisher.rebuild_all() == 2

    assert list(Listing.objects.order_by("number").values()) == before


def test_a_suspension_is_published_with_name_and_period() -> None:
    made = marks.registration()
    marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))

    marks.published(made)

    published = Publication.objects.get()
    assert (published.kind, published.name) == ("suspension", "みどり印刷株式会社")
    assert (published.period_starts_on, published.period_ends_on) == (date(2026, 9, 15), date(2026, 12, 14))
    assert published.cites == ["003 2.1(11)"]


def test_a_lifting_is_published_too_and_the_suspension_stays() -> None:
    made = marks.registration()
    held = marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))
    marks.published(made)
    held.conditions_met_on = held.ends_on = date(2026, 11, 2)
    held.lifted_on = date(2026, 11, 3)
    held.save()

    marks.published(made)
    marks.published(made)

    assert set(Publication.objects.values_list("kind", "effective_on")) == {
        ("suspension", date(2026, 9, 15)),
        ("lifting", date(2026, 11, 3)),
    }


def test_an_annulled_suspension_is_corrected_not_taken_away() -> None:
    made = marks.registration()
    held = marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))
    marks.published(made)
    held.annulled_on = date(2026, 9, 20)
    held.save()

    marks.published(made)

    assert set(Publication.objects.values_list("kind", flat=True)) == {"suspension", "correction"}


def test_a_revocation_and_its_annulment_are_published() -> None:
    made = marks.registration()
    held = marks.grant(made, revoked_on=date(2026, 5, 1))
    marks.published(made)
    held.revocation_annulled_on = date(2026, 7, 1)
    held.save()

    listing = marks.published(made)

    assert set(Publication.objects.values_list("kind", flat=True)) == {"revocation", "correction"}
    assert publisher.standing_span(listing, date(2026, 6, 1)) is not None


def test_a_sole_proprietors_address_is_not_published() -> None:
    made = marks.registration(name="青葉写真館")
    unit = made.dossier.unit
    unit.kind = "sole_proprietor"
    unit.save()
    marks.grant(made)

    assert marks.published(made).address == ""
