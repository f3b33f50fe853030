"""The rooms of the PMS on a small demonstration: accessible, fitting a phone, in one language."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.browser import Visitor
from tests.e2e.installation import Installation
from tests.e2e.test_pages_are_well import PHONE, english_in, in_english, japanese_in, paths_of

pytestmark = [pytest.mark.browser, pytest.mark.looks]

OFFICER = "個人情報保護管理者 – 緑川 花"
ROOMS = {
    "plan": (
        "/business/plan", "/business/inventory", "/business/inventory/start", "/business/inventory/add",
        "/business/processes", "/business/risks/", "/business/risks/register", "/business/workers",
        "/business/workers/add", "/business/pms/objectives/", "/business/pms/import",
    ),
    "documents": (
        "/business/documents", "/business/documents/adopt", "/business/documents/approvals",
        "/business/registers/laws-and-guidelines", "/business/registers/parties",
    ),
    "do": (
        "/business/do", "/business/training/", "/business/training/new", "/business/contractors/",
        "/business/contractors/add", "/business/requests/", "/business/requests/add",
        "/business/complaints/", "/business/departments",
    ),
    "check": (
        "/business/check", "/business/pms/checks/", "/business/pms/log/", "/business/pms/audits/",
        "/business/inventory/confirmation", "/business/readiness/privacymark", "/business/readiness/japhic",
    ),
    "act": (
        "/business/act", "/business/pms/nonconformities/", "/business/pms/nonconformities/new",
        "/business/pms/reviews/", "/business/pms/reviews/new",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with Installation() as place:
        place.run("demo", "--holders", "10", "-v0")
        place.serve()
        yield place.address


@pytest.mark.parametrize("room", ROOMS)
def test_the_rooms_are_accessible_and_in_plain_japanese(browser: Browser, address: str, room: str) -> None:
    visitor, phone = officer(browser, address), officer(browser, address, width=PHONE)

    for path in paths_of(visitor, ROOMS[room]):
        visitor.go(path)
        assert visitor.main.locator("h1").count() == 1, path
        visitor.is_well()
        assert english_in(visitor) == [], path
        phone.go(path)
        phone.fits()


@pytest.mark.parametrize("room", ROOMS)
def test_the_rooms_fit_a_phone_in_english(browser: Browser, address: str, room: str) -> None:
    phone = officer(browser, address, width=PHONE)
    in_english(phone)

    for path in ROOMS[room]:
        phone.go(path)
        phone.fits()
        assert japanese_in(phone) == [], path


def officer(browser: Browser, address: str, *, width: int = 1280) -> Visitor:
    visitor = Visitor(browser, address, width=width)
    visitor.sign_in(OFFICER)
    return visitor
