"""`python bench/casework.py [--cases N]`: a body at work at the planned size; each page beside its target.

20,000 holders, 10,000 open cases at every step, 100,000 invoices, 2,000,000 files of evidence as rows; other
numbers follow `--cases`. Everything is made in a temporary place and dropped after; on PostgreSQL if
SHIRUSHI_DATABASE_URL names a server.
"""

import argparse
import os
import platform
import sys
from time import monotonic

import scratch
from figures import Figure, table

WHOLE = 10_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=WHOLE, help="open cases (10000); the rest follows")
    parser.add_argument("--requests", type=int, default=100, help="how often each page is asked for (100)")
    asked = parser.parse_args()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {asked.cases} cases\n"
    )
    with scratch.installation() as environment:
        scratch.run(environment, "migrate", "--verbosity", "0")
        scratch.run(environment, "demo", "--holders", "20")
        figures = _measured(environment, asked.cases, asked.requests)
    print(table(figures))
    return int(any(figure.ratio is not None and figure.ratio > 1 for figure in figures))


def _measured(environment: dict[str, str], cases: int, requests: int) -> list[Figure]:
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="shirushi.config.settings")
    import django  # noqa: PLC0415 - it reads the environment

    django.setup()
    import casework_pages  # noqa: PLC0415 - Django first
    import casework_rows  # noqa: PLC0415
    import pages  # noqa: PLC0415

    size = casework_rows.Size(holders=2 * cases, cases=cases, invoices=10 * cases, evidence=200 * cases)
    began = monotonic()
    casework_rows.make(size)
    made = Figure("rows", f"{size.evidence:,} of evidence and all others", monotonic() - began, "s")
    pages.REQUESTS = requests
    figures = [made, *casework_pages.measured()]
    pages.leave()
    return figures


if __name__ == "__main__":
    sys.exit(main())
