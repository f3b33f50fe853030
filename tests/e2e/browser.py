"""Chromium as the browser tests start it, and what a person does with a page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30_000  # milliseconds: a busy machine is no finding
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def executable() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=SWITCHES)
        yield browser
        browser.close()


class Visitor:
    """One person at one browser window; every page is looked at: no script error, nothing from elsewhere."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        width: int = 1280,
        language: str = "ja-JP",
        scripts: bool = True,
    ) -> None:
        self.context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 900},
            locale=language,
            timezone_id="Asia/Tokyo",
            java_script_enabled=scripts,
        )
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self._note(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._watch(request.url, address))

    def _note(self, kind: str, text: str) -> None:
        # The browser logs every 4xx answer as an error; refusals are wanted here.
        if kind == "error" and "Failed to load resource" not in text:
            self.complaints.append(text)

    def _watch(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "about:", "blob:")):
            self.complaints.append(f"asked elsewhere: {url}")

    def sign_in(self, name: str) -> None:
        """One click on the page of demonstration logins."""
        self.go("/demo-logins")
        self.follow(self.page.get_by_role("button", name=name))

    def go(self, path: str) -> None:
        self.page.goto(path)

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def press(self, name: str) -> None:
        """Press the button of the page that has this name; where there is none, follow the link."""
        button = self.main.get_by_role("button", name=name)
        self.follow(button if button.count() else self.main.get_by_role("link", name=name))

    def follow(self, wanted: Locator) -> None:
        """Click, and wait for the page that comes of it: its names may be those of the page before."""
        with self.page.expect_navigation():
            wanted.first.click()

    def takes_up(self, task: str, of: str = "") -> None:
        """Open a task from the first page, as whoever it waits for does; of a body's many, that of one unit."""
        self.go("/home")
        place = self.main.get_by_role("row").filter(has_text=of) if of else self.main
        self.follow(place.get_by_role("link", name=task))

    def reads_on(self, notice: str) -> None:
        """From what one was told on the first page to what it is about."""
        self.go("/home")
        self.press(notice)

    def unfold(self, name: str) -> None:
        self.main.locator("summary", has_text=name).first.click()

    def control(self, label: str) -> Locator:
        """What is filled in or ticked; a section may bear the same name."""
        return self.main.get_by_label(label).and_(self.page.locator("input, textarea")).first

    def opens_room(self, name: str) -> None:
        """By the navigation, folded or not."""
        if self.page.locator("details.folded > summary").is_visible():
            self.unfold_menu()
        rooms = self.page.get_by_role("navigation").get_by_role("link", name=name, exact=True)
        self.follow(rooms.locator("visible=true"))

    def unfold_menu(self) -> None:
        """What a phone folds the navigation into."""
        self.page.locator("details.folded > summary").click()

    def fill(self, label: str, value: str) -> None:
        self.control(label).fill(value)

    def fill_all(self, **values: str) -> None:
        for label, value in values.items():
            self.fill(label, value)

    def choose(self, label: str, value: str) -> None:
        """Of a list that folds out."""
        self.main.get_by_role("combobox", name=label).first.select_option(label=value)

    def tick(self, *labels: str) -> None:
        for label in labels:
            self.control(label).check()

    def answer(self, question: str, value: str) -> None:
        """Of the choices under one question."""
        self.main.get_by_role("group", name=question).get_by_label(value).first.check()

    def sees(self, *texts: str) -> None:
        for text in texts:
            self.main.or_(self.page.locator("#messages")).get_by_text(text).first.wait_for()

    def does_not_see(self, text: str) -> None:
        assert not self.main.get_by_text(text).is_visible(), f"{self.page.url} says {text}"

    def fits(self) -> None:
        """Nothing complained, and nothing is wider than the window."""
        assert self.complaints == []
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px too wide"

    def is_well(self) -> None:
        """It fits, and axe finds nothing."""
        self.fits()
        found = Axe().run(
            self.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        )
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"

    def close(self) -> None:
        self.context.close()
