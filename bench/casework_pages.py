"""The pages of a body at work, of the granting body, and of a business with much evidence."""

from collections.abc import Iterator
from urllib.parse import quote

from casework_rows import BODY, GRANTING
from django.db.models import Max
from django.test import Client
from django.urls import reverse
from figures import Figure
from pages import PAGE_MS, _signed_in, _timed

from shirushi.billing.models import BankImport
from shirushi.intake.models import Application
from shirushi.people.models import Organisation, Role

SAMPLE = 100
# Asked for a page after the last, a list shows its last.
PAST_THE_LAST = 999_999


def measured() -> Iterator[Figure]:
    body, granting = (Organisation.objects.get(name=name) for name in (BODY, GRANTING))
    yield from _body(body, _signed_in(body, Role.CLERK))
    yield from _granting(_signed_in(granting, Role.OFFICER))
    yield from _business()


def _body(body: Organisation, clerk: Client) -> Iterator[Figure]:
    yield from _one(clerk, "desk home", reverse("desk:home"))
    yield from _lists("body", clerk)
    keys = _open(body)
    yield from _many(clerk, "case page", "desk:application", keys)
    reviewed = [key for key in keys if Application.objects.filter(pk=key, review__isnull=False).exists()]
    yield from _many(clerk, "review page", "desk:review", reviewed)
    yield from _one(clerk, "invoices", reverse("desk:invoices"))
    yield from _one(clerk, "invoices, searched", f"{reverse('desk:invoices')}?text={quote('みどり')}")
    yield from _one(clerk, "invoices, past due", f"{reverse('desk:invoices')}?status=overdue")
    lines = BankImport.objects.filter(issuer=body).aggregate(last=Max("pk"))["last"]
    yield from _many(clerk, "bank matching page", "desk:bank_file", [lines])
    yield from _figures("body", clerk)


def _granting(officer: Client) -> Iterator[Figure]:
    yield from _one(officer, "granting body home", reverse("desk:home"))
    yield from _lists("granting body", officer)
    yield from _figures("granting body", officer)


def _business() -> Iterator[Figure]:
    company = Organisation.objects.get(name="みどり印刷株式会社")
    officer = _signed_in(company, Role.PRIVACY_OFFICER)
    yield from _one(officer, "portal home, 5,000 of evidence", reverse("portal:home"))
    yield from _one(officer, "evidence list", reverse("portal:pms_evidence"))


def _lists(whose: str, client: Client) -> Iterator[Figure]:
    cases = reverse("desk:applications")
    asked = {
        "plain": "",
        "filtered": "?state=correction&kind=renewal&size=small&acts=review_body",
        "searched": f"?text={quote('印刷')}",
        "a number": "?text=770001",
        "due soon, most pressing first": "?due=30&order=due",
        "all by due day": "?order=due",
        "longest at its step": "?order=step",
        "last page": f"?page={PAST_THE_LAST}",
        "last page by step": f"?order=step&page={PAST_THE_LAST}",
    }
    for label, query in asked.items():
        yield from _one(client, f"{whose}, cases, {label}", f"{cases}{query}")


def _figures(whose: str, client: Client) -> Iterator[Figure]:
    names = ("figures", "figures_findings", "figures_load", "figures_renewals", "renewals")
    for name in names:
        yield from _one(client, f"{whose}, {name}", reverse(f"desk:{name}"))


def _open(body: Organisation) -> list[int]:
    open_ones = Application.objects.filter(review_body=body, state__in=Application.OPEN_STATES)
    return list(open_ones.exclude(state="draft").order_by("-pk").values_list("pk", flat=True)[:SAMPLE])


def _one(client: Client, label: str, address: str) -> Iterator[Figure]:
    yield from _timed(client, label, [address], PAGE_MS)


def _many(client: Client, label: str, view: str, keys: list[int]) -> Iterator[Figure]:
    yield from _timed(client, label, [reverse(view, args=[key]) for key in keys], PAGE_MS)
