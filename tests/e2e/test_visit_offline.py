"""The visit on a phone: without a line nothing is lost, nothing is doubled, nothing can be read by others."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open
from tests.review.stages import VISIT

pytestmark = pytest.mark.browser
LEAD, SECOND = "奥山 誠", "鳴子 薫"
PHONE, FORMS = "/desk/visits/1/phone", "/desk/visits/1"
KEYS, ASKED = "鍵は 2 人が持つ。", "J.9.2"
# All that lies in the browser's database, as text.
KEPT = """async () => {
  const answer = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const all = [];
  for (const { name } of await indexedDB.databases()) {
    const base = await answer(indexedDB.open(name));
    for (const store of base.objectStoreNames) {
      const rows = await answer(base.transaction(store).objectStore(store).getAll());
      rows.forEach((row) => all.push(row.data ? new TextDecoder().decode(row.data) : JSON.stringify(row)));
    }
    base.close();
  }
  return all;
}"""


def test_a_visit_without_a_line(open_installation: Open) -> None:
    _place, people = open_installation("tests.e2e.visiting", VISIT)
    lead, second = people[LEAD], people[SECOND]

    it_opens_and_prepares(lead)
    without_a_line_answers_stay_and_survive_a_reload(lead)
    what_lies_on_the_device_cannot_be_read(lead.page)
    a_second_tab_works_on(lead)
    a_killed_page_loses_nothing(lead)
    everything_arrives_once(second)
    a_contradiction_is_shown(lead, second)
    a_lost_device_is_shut_out(lead, second)
    its_other_pages_are_well(second)
    after_the_summing_up_nothing_is_left(lead, second)
    assert lead.complaints == []


def opened(page: Page, state: str) -> None:
    expect(page.locator("#state")).to_have_attribute("data-state", state)


def write(page: Page, text: str) -> None:
    here = page.locator(f'[data-topic="{ASKED}"]')
    here.get_by_role("textbox").fill(text)
    here.get_by_role("button", name="保存する").click()


def it_opens_and_prepares(lead: Visitor) -> None:
    lead.page.set_viewport_size({"width": 390, "height": 800})
    lead.go(PHONE)
    opened(lead.page, "sent")
    expect(lead.page.locator("body")).to_have_attribute("data-ready", "1")
    lead.sees("書庫の鍵は")
    lead.is_well()


def without_a_line_answers_stay_and_survive_a_reload(lead: Visitor) -> None:
    lead.context.set_offline(True)
    write(lead.page, KEYS)
    opened(lead.page, "offline")
    expect(lead.page.locator("#waiting")).to_have_text("1")

    lead.page.reload()

    opened(lead.page, "offline")
    expect(lead.page.locator(f'[data-topic="{ASKED}"]')).to_contain_text(KEYS)


def what_lies_on_the_device_cannot_be_read(page: Page) -> None:
    kept = "".join(page.evaluate(KEPT))

    assert kept
    assert KEYS not in kept
    assert "書庫" not in kept
    assert page.evaluate("() => localStorage.length") == 0


def a_second_tab_works_on(lead: Visitor) -> None:
    second = lead.context.new_page()
    second.goto(PHONE)
    opened(second, "offline")
    expect(second.locator(f'[data-topic="{ASKED}"]')).to_contain_text(KEYS)
    write(second, "書庫は 3 階。")
    expect(lead.page.locator("#waiting")).to_have_text("2")
    second.close()


def a_killed_page_loses_nothing(lead: Visitor) -> None:
    lead.page.locator(f'[data-topic="{ASKED}"]').get_by_role("textbox").fill("書きかけの")
    lead.page.wait_for_timeout(300)
    lead.page.close(run_before_unload=False)

    locked = lead.context.new_page()
    locked.goto(PHONE)
    opened(locked, "locked")
    assert KEYS not in locked.locator("body").inner_text()
    lead.context.set_offline(False)
    locked.goto(PHONE)

    opened(locked, "sent")
    expect(locked.locator(f'[data-topic="{ASKED}"]').get_by_role("textbox")).to_have_value("書きかけの")
    expect(locked.locator("#waiting")).to_have_text("0")
    lead.page = locked


def everything_arrives_once(second: Visitor) -> None:
    second.go(FORMS)
    second.sees("書庫は 3 階。")
    assert second.main.get_by_text("書庫は 3 階。").count() == 1
    second.is_well()


def a_contradiction_is_shown(lead: Visitor, second: Visitor) -> None:
    lead.context.set_offline(True)
    write(lead.page, "鍵は開いていた。")
    second.go(FORMS)
    second.main.locator(f'[id="{ASKED}"]').get_by_role("textbox").fill("鍵は閉まっていた。")
    second.follow(second.main.locator(f'[id="{ASKED}"]').get_by_role("button", name="記録を保存する"))
    lead.context.set_offline(False)

    expect(lead.page.locator(f'[data-topic="{ASKED}"]')).to_contain_text("互いに知らずに書かれた")
    second.go(FORMS)
    second.sees("互いに知らずに書かれた", "鍵は開いていた。", "鍵は閉まっていた。")


def a_lost_device_is_shut_out(lead: Visitor, second: Visitor) -> None:
    lead.context.set_offline(True)
    write(lead.page, "失われた端末の記録")
    opened(lead.page, "offline")
    second.go(FORMS)
    second.press("紛失を届ける")
    lead.context.set_offline(False)

    opened(lead.page, "revoked")
    assert lead.page.evaluate("async () => (await indexedDB.databases()).length") == 0
    second.go(FORMS)
    second.does_not_see("失われた端末の記録")


def its_other_pages_are_well(second: Visitor) -> None:
    for width in (1440, 390):
        second.page.set_viewport_size({"width": width, "height": 900})
        for path in (
            "reviews/1",
            "reviews/1/examine?item=J.3.1.1",
            "reviews/1/visit-plan",
            "visits/1/summing-up",
        ):
            second.go(f"/desk/{path}")
            second.is_well()


def after_the_summing_up_nothing_is_left(lead: Visitor, second: Visitor) -> None:
    second.go(PHONE)
    opened(second.page, "sent")
    signing = lead.context.new_page()
    signing.goto("/desk/visits/1/summing-up")
    signing.get_by_label("ほかの出席者").fill("緑川 一郎、代表者")
    signing.get_by_role("spinbutton", name="時間").fill("6.5")
    signing.get_by_role("textbox", name="確認したこと").fill("書庫を見た。")
    signing.get_by_role("button", name="総括を保存する").click()
    signing.get_by_role("button", name="総括に署名する").click()
    expect(signing.locator("#messages")).to_contain_text("0.5")
    signing.close()

    second.go(PHONE)

    opened(second.page, "over")
    assert second.page.evaluate("async () => (await indexedDB.databases()).length") == 0
    assert second.page.evaluate("async () => (await caches.keys()).length") == 0
    assert second.page.evaluate("() => sessionStorage.getItem('shirushi-visit-1')") is None
