"""The people of a story, each at their own browser."""

from collections.abc import Iterator

from playwright.sync_api import Browser

from tests.e2e.browser import Visitor


class Crowd:
    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._visitors: dict[str, Visitor] = {}
        self.public = self.stranger("public")

    def __getitem__(self, name: str) -> Visitor:
        """The person with this name, signed in."""
        if name not in self._visitors:
            self.stranger(name).sign_in(name)
        return self._visitors[name]

    def stranger(self, name: str) -> Visitor:
        """Somebody who has not signed in."""
        self._visitors[name] = Visitor(self._browser, self._address)
        return self._visitors[name]

    def has_no_complaint(self) -> None:
        for name, visitor in self._visitors.items():
            assert visitor.complaints == [], f"{name} at {visitor.page.url}"

    def tell(self) -> Iterator[str]:
        """What each sees now: for whoever reads the report of a failure."""
        for name, visitor in self._visitors.items():
            yield f"--- {name} at {visitor.page.url}\n{visitor.page.locator('body').inner_text()}"

    def close(self) -> None:
        for visitor in self._visitors.values():
            visitor.close()
