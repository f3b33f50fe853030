"""The lines of the records of provision and receipt (format: tests/access/table.py)."""

from tests.access.routes.pms_contractors import ACT, OWN, READ, WRITTEN
from tests.access.table import Line

HEAD = {"department_head": 200}
FOREIGN = {"department_head": 404}


def _of(one: str, many: str) -> dict[str, Line]:
    """The things belong to no department: heads come in and find nothing."""
    return {
        f"portal:{many}": Line({**READ, **OWN, **HEAD}),
        f"portal:{many}_export": Line({**READ, **OWN, **HEAD}),
        f"portal:{one}_add": Line({**WRITTEN, **OWN, **HEAD}),
        f"portal:{one}": Line({**READ, **FOREIGN}, at=one),
        f"portal:{one}_change": Line({**WRITTEN, **FOREIGN}, at=one),
        f"portal:{one}_dispose": Line({**ACT, **FOREIGN}, at=one, post=True, data={"revision": 0}),
    }


ROUTES: dict[str, Line] = {**_of("provision", "provisions"), **_of("receipt", "receipts")}
