"""What the navigation of a business offers to whom."""

import pytest
from django.urls import reverse

from shirushi.portal.navigation import ENTRIES
from tests.pms.doors import door
from tests.pms.firm import Firm, firm

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Firm:
    return firm()


def offered(made: Firm, who: str) -> set[str]:
    by = made.by(who)
    return {entry.view for entry in ENTRIES if entry.shown_to(by)}


def test_workers_find_their_training_the_rules_and_the_log(made: Firm) -> None:
    assert offered(made, "worker") == {
        "portal:home", "portal:pms_search", "portal:training", "portal:pms_documents", "portal:pms_day_log",
    }  # fmt: skip


def test_heads_find_the_four_phases_and_the_log(made: Firm) -> None:
    assert offered(made, "head") == {
        "portal:home", "portal:pms_search", "portal:pms_phase_plan", "portal:pms_phase_do", "portal:pms_phase_check",
        "portal:pms_phase_act", "portal:pms_day_log",
    }  # fmt: skip


def test_the_audit_officer_finds_the_audit(made: Firm) -> None:
    assert "portal:pms_audits" in offered(made, "audit_officer")
    assert "portal:pms_audits" not in offered(made, "privacy_officer")


@pytest.mark.parametrize("who", ["worker", "head", "audit_officer", "privacy_officer"])
def test_everything_that_is_offered_opens(made: Firm, who: str) -> None:
    client = door(made, who)

    answers = {view: client.get(reverse(view)).status_code for view in offered(made, who)}

    assert set(answers.values()) == {200}


@pytest.mark.parametrize("phase", ["plan", "do", "check", "act"])
def test_a_phase_shows_a_head_only_what_opens_for_it(made: Firm, phase: str) -> None:
    client = door(made, "head")

    cards = client.get(reverse(f"portal:pms_phase_{phase}")).context["cards"]

    assert cards
    assert {client.get(reverse(card["view"])).status_code for card in cards} == {200}
