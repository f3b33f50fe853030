"""The lines of media and disposals (format: tests/access/table.py)."""

from tests.access.routes.pms_contractors import ACT, OWN, READ, WRITTEN
from tests.access.routes.pms_transfers import FOREIGN, HEAD
from tests.access.table import Line

OUT = {"revision": 0, "out_by": "白石 杏", "out_to": "展示会", "out_until": "2026-12-01"}


def _of(one: str, many: str) -> dict[str, Line]:
    return {
        f"portal:{many}": Line({**READ, **OWN, **HEAD}),
        f"portal:{many}_export": Line({**READ, **OWN, **HEAD}),
        f"portal:{one}_add": Line({**WRITTEN, **OWN, **HEAD}),
        f"portal:{one}": Line({**READ, **FOREIGN}, at=one),
        f"portal:{one}_change": Line({**WRITTEN, **FOREIGN}, at=one),
    }


ROUTES: dict[str, Line] = {
    **_of("medium", "media"),
    **_of("disposal", "disposals"),
    "portal:medium_out": Line({**ACT, **FOREIGN}, at="medium", post=True, data=OUT),
    "portal:medium_back": Line({**ACT, **FOREIGN}, at="medium_out", post=True, data={"revision": 0}),
}
