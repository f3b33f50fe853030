"""Pages through Django's test client: all of the application, without the network."""

from collections.abc import Iterator
from itertools import cycle, islice
from random import Random
from time import perf_counter_ns, process_time_ns
from urllib.parse import quote

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from figures import Figure, middle, p95

from shirushi.intake.models import Application
from shirushi.operations.demo.names import FIRST, TRADES
from shirushi.people.models import Membership, Organisation, Role
from shirushi.registry.models import Listing

REQUESTS, WARMING = 200, 5
SEARCH_MS, PAGE_MS = 30.0, 60.0


def measured() -> Iterator[Figure]:
    random = Random(1)
    yield from _registry(random)
    yield from _desk()
    yield from _portal()


def public_addresses() -> list[str]:
    """What strangers ask for, for the server that is to be looked at."""
    numbers = Listing.objects.order_by("pk").values_list("number", flat=True)[:40]
    return [
        "/",
        f"/?q={quote('印刷')}",
        "/?prefecture=13&standing=granted",
        *(reverse("public:mark", args=[one]) for one in numbers),
    ]


def leave() -> None:
    """Let go of the database, so that it can be dropped."""
    connection.close()


def _registry(random: Random) -> Iterator[Figure]:
    client, holders = Client(), Listing.objects.count()
    numbers = random.sample(
        list(Listing.objects.order_by("pk").values_list("number", flat=True)), min(holders, REQUESTS)
    )
    names = list(Listing.objects.order_by("pk").values_list("name", flat=True))
    words = [word[0] for word, *_ in FIRST] + [trade.word[0] for trade in TRADES]
    searches = {
        "two characters of a name": [
            f"?q={name[2:4]}" for name in random.sample(names, min(holders, REQUESTS))
        ],
        "a word that many names carry": [f"?q={word}" for word in words if len(word) > 1],
        "one character": [f"?q={name[2]}" for name in random.sample(names, min(holders, REQUESTS))],
        "a number": [f"?q={number}" for number in numbers],
        "prefecture and standing": [f"?prefecture={code:02d}&standing=granted" for code in range(1, 48)],
        "the rarest standing": ["?standing=suspended"],
        "a scheme, all of it": ["?scheme=privacymark"],
        "no filter": ["?page=1"],
    }
    for label, queries in searches.items():
        yield from _timed(client, f"search, {label}", [f"/{query}" for query in queries], SEARCH_MS)
    yield from _timed(
        client, "mark page", [reverse("public:mark", args=[number]) for number in numbers], PAGE_MS
    )
    yield from _timed(client, "publications", [reverse("public:publications")], PAGE_MS)


def _desk() -> Iterator[Figure]:
    body = Organisation.objects.get(name="みちのく審査センター")
    clerk = _signed_in(body, Role.CLERK)
    applications = Application.objects.filter(review_body=body).exclude(state="draft").order_by("-pk")
    keys = list(applications.values_list("pk", flat=True)[:REQUESTS])
    yield from _timed(clerk, "desk home", [reverse("desk:home")], PAGE_MS)
    yield from _timed(clerk, "desk list of applications", [reverse("desk:applications")], PAGE_MS)
    yield from _timed(clerk, "case page", [reverse("desk:application", args=[key]) for key in keys], PAGE_MS)
    yield from _timed(clerk, "review page", [reverse("desk:review", args=[key]) for key in keys], PAGE_MS)
    granting = Organisation.objects.get(name="しるし付与機関")
    officer = _signed_in(granting, Role.OFFICER)
    yield from _timed(officer, "granting body home", [reverse("desk:home")], PAGE_MS)
    yield from _timed(officer, "desk list of incidents", [reverse("desk:incidents")], PAGE_MS)


def _portal() -> Iterator[Figure]:
    company = Organisation.objects.get(name="みどり印刷株式会社")
    officer = _signed_in(company, Role.PRIVACY_OFFICER)
    yield from _timed(officer, "portal home", [reverse("portal:home")], PAGE_MS)
    yield from _timed(officer, "portal applications", [reverse("portal:applications")], PAGE_MS)


def _signed_in(organisation: Organisation, role: str) -> Client:
    client = Client()
    membership = Membership.objects.get(
        organisation=organisation, role=role, person__email__endswith="@demo.example"
    )
    client.post(reverse("entrance:demo_logins"), {"membership": membership.pk})
    return client


def _timed(client: Client, label: str, addresses: list[str], target: float) -> Iterator[Figure]:
    """The median and the 95th percentile of `REQUESTS` requests, after a few to warm up.

    Processor time stands beside them: the two come close on a machine that nobody else uses.
    """
    for address in islice(cycle(addresses), WARMING):
        _get(client, address)
    asked = list(islice(cycle(addresses), REQUESTS))
    began = process_time_ns()
    times = [_milliseconds(client, address) for address in asked]
    worked = (process_time_ns() - began) / len(asked) / 1_000_000
    note = f"p95 {p95(times):.1f} ms, processor {worked:.1f} ms, {_queries(client, addresses[0])} queries"
    yield Figure("page", label, middle(times), "ms", target, note)


def _get(client: Client, address: str) -> None:
    status = client.get(address).status_code
    if status != 200:
        raise RuntimeError(f"{address} answers {status}")


def _milliseconds(client: Client, address: str) -> float:
    began = perf_counter_ns()
    _get(client, address)
    return (perf_counter_ns() - began) / 1_000_000


def _queries(client: Client, address: str) -> int:
    reset_queries()
    with CaptureQueriesContext(connection) as captured:
        _get(client, address)
    return len(captured)
