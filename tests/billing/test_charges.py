"""Invoices besides those of an application: prices of the rules, travel by its receipts."""

from datetime import date

import pytest

from shirushi.billing import services
from shirushi.billing.models import Invoice
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.rules import BadInput, Refused
from tests.billing.invoices import DAY, DUE, UNDER_CHANGE, Case, case, invoice
from tests.cast import acting

pytestmark = pytest.mark.django_db


def charged(here: Case, code: str, day: date = DAY, **more: object) -> Invoice:
    asked = {"issuer": here.people.review_body, "due_on": max(DUE, day), "by": here.clerk(day), **more}
    return services.issue_charge(dossier=here.dossier, code=code, on=day, **asked)  # type: ignore[arg-type]


def test_time_and_another_visit_cost_what_the_table_says() -> None:
    here = case()

    overtime, visit = charged(here, "overtime", hours=2), charged(here, "re_visit", hours=3, reviewers=2)

    assert (overtime.total, overtime.kind) == (83_808, "additional")
    assert visit.total == 52_382 + 20_952 * 3 * 2
    assert overtime.decision["question"] == "charge"


def test_travel_is_invoiced_at_cost_with_its_receipts_and_never_without() -> None:
    here = case()

    made = charged(here, "travel", cost=31_240, remark="領収書 1〜3")

    assert (made.total, made.remark) == (31_240, "領収書 1〜3")
    with pytest.raises(ActRefused, match="receipts_missing"):
        charged(here, "travel", cost=100)


def test_an_amount_of_ones_own_is_no_price() -> None:
    with pytest.raises(BadInput):
        charged(case(), "overtime", hours=1, cost=99_999)

    assert not Invoice.objects.exists()


def test_a_charge_without_published_price_is_refused_with_its_reason() -> None:
    with pytest.raises(Refused) as refused:
        charged(case("japhic"), "anonymised")

    assert refused.value.decision.reasons[0].code == "charge.not_set"


def test_a_re_review_costs_the_review_fee_of_what_it_repeats() -> None:
    here = case("japhic")
    invoice(here, kind="whole")

    made = charged(here, "re_review")

    assert made.total == 157_500


def test_a_re_review_repeats_something() -> None:
    with pytest.raises(ActRefused, match="nothing_to_repeat"):
        charged(case("japhic"), "re_review")


def test_under_an_announced_change_a_charge_is_confirmed_like_a_fee() -> None:
    assert charged(case(), "overtime", UNDER_CHANGE, hours=1).awaits_confirmation


def test_only_clerks_and_officers_of_the_issuer_charge() -> None:
    here = case()

    for who in (here.people.privacy_officer, here.people.assessor, here.people.other_clerk):
        with pytest.raises(NotAllowed):
            charged(here, "overtime", hours=1, by=acting(who, DAY))
