"""The lines of data subject requests and complaints (format: tests/access/table.py)."""

from tests.access.routes.pms_contractors import ACT, OWN, READ, WRITTEN
from tests.access.table import Line

ROUTES: dict[str, Line] = {
    "portal:data_requests": Line({**READ, **OWN}),
    "portal:data_requests_export": Line({**READ, **OWN}),
    "portal:data_request_add": Line({**WRITTEN, **OWN}),
    "portal:data_request": Line(READ, at="data_request"),
    "portal:data_request_change": Line(WRITTEN, at="data_request"),
    "portal:data_request_answer": Line(ACT, at="data_request", post=True),
    "portal:complaints": Line({**READ, **OWN}),
    "portal:complaints_export": Line({**READ, **OWN}),
    "portal:complaint_add": Line({**WRITTEN, **OWN}),
    "portal:complaint": Line(READ, at="complaint"),
    "portal:complaint_change": Line(WRITTEN, at="complaint"),
    "portal:complaint_close": Line(ACT, at="complaint", post=True, data={"revision": 0}),
    "portal:complaint_shows": Line(ACT, at="complaint", post=True, data={"text": "停止の手順がない"}),
}
