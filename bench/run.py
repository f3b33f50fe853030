"""`make bench`, or `python bench/run.py [--holders N]`: prints each figure beside its target.

Everything is made in a temporary place and dropped after; on PostgreSQL if SHIRUSHI_DATABASE_URL names a server.
"""

import argparse
import os
import platform
import sys
from collections.abc import Iterable, Iterator

import decisions
import scratch
import serving
from figures import Figure, line


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--holders", type=int, default=20_000, help="size of the demonstration (20000)")
    parser.add_argument("--only", choices=["decisions"], help="decisions alone, without a database")
    asked = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n", flush=True)
    missed = _told(decisions.measured())
    if asked.only is None:
        missed += _told(_of_an_installation(asked.holders))
    return int(missed > 0)


def _told(figures: Iterable[Figure]) -> int:
    """Print each as soon as it is known, so that what fails later loses none. Returns how many missed."""
    missed = 0
    for figure in figures:
        print(line(figure), flush=True)
        missed += figure.ratio is not None and figure.ratio > 1
    return missed


def _of_an_installation(holders: int) -> Iterator[Figure]:
    with scratch.installation() as environment:
        yield serving.empty_database(environment)
        yield serving.demonstration(environment, holders)
        _use(environment)
        import pages  # noqa: PLC0415 - Django reads the environment first

        yield from pages.measured()
        yield serving.worker_memory(environment, pages.public_addresses())
        pages.leave()
    yield serving.first_page()


def _use(environment: dict[str, str]) -> None:
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="shirushi.config.settings")
    import django  # noqa: PLC0415 - it reads the environment

    django.setup()
    print(f"engine: {_engine()}", flush=True)


def _engine() -> str:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SELECT version()" if connection.vendor == "postgresql" else "SELECT sqlite_version()")
        return f"{connection.vendor} {cursor.fetchone()[0]}"


if __name__ == "__main__":
    sys.exit(main())
