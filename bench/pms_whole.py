"""`python bench/pms_whole.py [entries]`: the whole PMS of a company as one archive, and the search over all of it.

100,000 entries of the inventory are not to take a worker beyond 150 MB while the archive leaves, and a search over
every ledger stays under 30 ms. Everything is made in a temporary place.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Iterator
from random import Random
from time import perf_counter, process_time
from typing import Any

import pms_inventory
import scratch
from figures import Figure, table

LIMIT_MB, TARGET_MS = 150.0, 30.0
SEARCHES = {"a word that many carry": "名簿", "one entry": "名簿77番", "nothing": "見つからない言葉"}
ROUNDS = 50


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", nargs="?", type=int, default=100_000)
    parser.add_argument("--made", action="store_true", help="the company is there: only measure")
    asked = parser.parse_args()
    if asked.made:
        return _measure(asked.entries)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n", flush=True)
    with scratch.installation() as environment:
        pms_inventory.use(environment)
        pms_inventory.company(asked.entries, Random(asked.entries))
        # Measured by a process of its own: what making the company took is not what the archive takes.
        again = [sys.executable, __file__, "--made", str(asked.entries)]
        return subprocess.run(again, env={**os.environ, **environment}, check=False).returncode


def _measure(entries: int) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "shirushi.config.settings"
    import django  # noqa: PLC0415 - it reads the environment

    django.setup()
    figures = list(_measured(entries))
    print(table(figures))
    return int(any(figure.ratio is not None and figure.ratio > 1 for figure in figures))


def _measured(entries: int) -> Iterator[Figure]:
    name = f"{entries:,} entries"
    by, organisation = _officer(entries)
    yield from (_searched(name, by, label, text) for label, text in SEARCHES.items())
    before, began, size = _peak(), perf_counter(), 0
    from shirushi.pms.exports.whole import streamed  # noqa: PLC0415 - Django first
    from shirushi.pms.services.handing_out import take_out  # noqa: PLC0415

    for chunk in streamed(take_out(organisation=organisation, by=by, on=by.on)):
        size += len(chunk)
    yield Figure(name, "archive", size / 1e6, "MB")
    yield Figure(name, "made in", perf_counter() - began, "s")
    yield Figure(name, "memory of the worker", _peak(), "MB", LIMIT_MB, f"{before:.0f} MB before")


def _officer(entries: int) -> tuple[Any, Any]:
    from shirushi.entrance.clock import now  # noqa: PLC0415 - Django first
    from shirushi.people.models import Person  # noqa: PLC0415
    from shirushi.people.queries import actor_for  # noqa: PLC0415

    person = Person.objects.get(email=f"officer{entries}@bench.example")
    organisation = person.memberships.get().organisation
    moment = now()
    return actor_for(person, organisation_id=organisation.pk, on=moment.date(), at=moment), organisation


def _searched(name: str, by: Any, label: str, text: str) -> Figure:
    from shirushi.pms.queries import finding  # noqa: PLC0415 - Django first

    finding.groups(by, text)
    began, spent = perf_counter(), process_time()
    for _round in range(ROUNDS):
        finding.groups(by, text)
    clock, processor = perf_counter() - began, process_time() - spent
    note = f"processor {processor * 1000 / ROUNDS:.1f} ms"
    return Figure(name, f"search, {label}", clock * 1000 / ROUNDS, "ms", TARGET_MS, note)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
