"""What every browser test stands on: Chromium, an installation for each story, and the people of it."""

from collections.abc import Callable, Generator, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser

from tests.e2e.crowd import Crowd
from tests.e2e.installation import Installation

Open = Callable[[str, date], tuple[Installation, Crowd]]


@pytest.fixture
def open_installation(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Open]:
    """`open_installation("tests.e2e.bodies", day)`: served on that day, with what the module brings."""
    crowds: list[Crowd] = []

    def opened(story: str, day: date) -> tuple[Installation, Crowd]:
        place = Installation()
        request.addfinalizer(lambda: place.__exit__(None, None, None))
        place.__enter__()
        place.bring(story)
        place.show(day)
        place.serve()
        crowds.append(Crowd(browser, place.address))
        request.node.stash[SEEN] = crowds
        return place, crowds[-1]

    yield opened
    for crowd in crowds:
        crowd.close()


SEEN = pytest.StashKey[list[Crowd]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A story that breaks off says what its people saw at that moment."""
    report = yield
    if report.when == "call" and report.failed:
        for crowd in item.stash.get(SEEN, []):
            report.sections.extend(("what the people saw", seen) for seen in crowd.tell())
    return report
