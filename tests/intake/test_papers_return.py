"""Papers of a returned application go back at the applicant's cost."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from shirushi import rules
from shirushi.billing.models import Invoice
from shirushi.intake import services
from shirushi.intake.models import Application, PapersReturn
from shirushi.intake.services import papers_return
from shirushi.papers.letters import queries, sheets
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from shirushi.rules import BadInput, Rulebook
from tests.cast import Cast, acting, cast
from tests.intake.drafts import DAY, officer, signed_in, submitted

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=7)
WRONG = "登記事項証明書が3か月より古い。\n様式3の従業者数が様式1と違う。"


def returned(company: Cast, grounds: str = "wrong") -> Application:
    application = submitted(company)
    services.return_application(
        application=application,
        reason=WRONG,
        grounds=grounds,
        by=acting(company.clerk, DAY),
        on=DAY,
        revision=None,
    )
    return application


def send_back(company: Cast, application: Application, **given: Any) -> PapersReturn:
    facts: dict[str, Any] = {"way": "post", "went_on": LATER, "proof": "1234-5678-9012", "cost": None}
    return services.record_papers_return(
        application=application, by=acting(company.clerk, LATER), on=LATER, **{**facts, **given}
    )


@pytest.fixture
def priced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, Any]], None]:
    """A scheme's own table, with this price of sending papers back."""

    def lay(price: dict[str, Any]) -> None:
        yaml = YAML(typ="safe", pure=True)
        shipped = Path(rules.__file__).parent / "schemes" / "privacymark" / "charges.yaml"
        content = yaml.load(shipped)
        content["editions"][-1]["prices"]["papers_return"] = price
        yaml.dump(content, tmp_path / "own.yaml")
        book = Rulebook.load([tmp_path])
        monkeypatch.setattr(papers_return, "current", lambda: book)

    return lay


def test_without_a_price_nothing_is_invoiced_and_the_answer_says_so() -> None:
    company = cast()
    application = returned(company)

    made = send_back(company, application)

    assert made.invoice is None
    assert made.decision["reasons"][0]["code"] == "charge.not_set"
    assert JournalLine.objects.filter(action="intake.papers.returned", subject_id=application.pk).exists()


def test_a_price_of_the_scheme_is_invoiced_to_the_applicant(
    priced: Callable[[dict[str, Any]], None],
) -> None:
    priced({"base": 1_100})
    company = cast()

    made = send_back(company, returned(company))

    invoice = Invoice.objects.get(pk=made.invoice_id)
    assert (invoice.total, invoice.payer, invoice.kind) == (1_100, company.business, "additional")
    assert list(invoice.lines.values_list("code", flat=True)) == ["papers_return"]


def test_where_the_scheme_asks_the_cost_as_it_arose_it_is_needed(
    priced: Callable[[dict[str, Any]], None],
) -> None:
    priced({"at_cost": True})
    company = cast()
    application = returned(company)

    with pytest.raises(BadInput):
        send_back(company, application)
    made = send_back(company, application, cost=970)

    assert Invoice.objects.get(pk=made.invoice_id).total == 970


def test_papers_go_back_once() -> None:
    company = cast()
    application = returned(company)
    send_back(company, application)

    with pytest.raises(ActRefused, match="papers_gone"):
        send_back(company, application)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"proof": "  "}, "proof_missing"),
        ({"went_on": DAY - timedelta(days=1)}, "day_unfit"),
        ({"went_on": LATER + timedelta(days=1)}, "day_unfit"),
    ],
)
def test_what_cannot_be_is_refused(given: dict[str, Any], code: str) -> None:
    company = cast()
    application = returned(company)

    with pytest.raises(ActRefused, match=code):
        send_back(company, application, **given)

    assert not PapersReturn.objects.exists()


def test_papers_of_an_application_that_stands_stay() -> None:
    company = cast()
    application = submitted(company)

    with pytest.raises(ActRefused, match="wrong_state"):
        send_back(company, application)


def test_the_business_does_not_write_down_that_its_papers_went_back() -> None:
    company = cast()
    application = returned(company)

    with pytest.raises(NotAllowed):
        services.record_papers_return(
            application=application,
            way="post",
            went_on=LATER,
            proof="1",
            cost=None,
            by=officer(company, LATER),
            on=LATER,
        )


def test_the_letter_lists_what_is_wrong_and_says_who_bears_the_cost_of_papers() -> None:
    company = cast()
    application = returned(company)
    letter = queries.waiting("intake.returned", application.pk)
    assert letter is not None

    on_the_web = sheets.sheet_of(letter, on=DAY, language="ja", addition="")
    Application.objects.filter(pk=application.pk).update(received_on=DAY)
    on_paper = sheets.sheet_of(letter, on=DAY, language="ja", addition="")

    items = [block.text for block in on_the_web.blocks if block.kind == "item"]
    rows = {block.label: block.text for block in on_the_web.blocks if block.kind == "row"}
    assert items[:2] == WRONG.splitlines()
    assert rows["返却の区分"] == "書類の記載の誤り"
    assert "書類の返送" not in rows
    assert any("ご負担" in block.text for block in on_paper.blocks if block.label == "書類の返送")


def test_the_page_writes_it_down_and_shows_it(show_day: Callable[[date], None]) -> None:
    show_day(LATER)
    company = cast()
    application = returned(company)
    client = signed_in(company.clerk)
    address = f"/desk/applications/{application.pk}/papers-back"

    wrong = client.post(address, {"way": "post", "went_on": "2026-05-18", "proof": ""})
    done = client.post(
        address, {"way": "hand", "went_on": "2026-05-18", "proof": "緑川 一郎さんが受取"}, follow=True
    )

    assert wrong.status_code == 422
    assert "緑川 一郎さんが受取" in done.text
    assert "No amount is set" in done.text
    assert "Something in the papers is not right" in done.text
