"""The lines of the open API (format: tests/access/table.py): everybody may read, nobody may write."""

from tests.access.table import Line

ROUTES: dict[str, Line] = {
    "api:api-root": Line({}),
    "api:openapi-json": Line({}, others=200),
    "api:marks": Line({}, others=200),
    "api:mark": Line({}, at={"number": "number"}, others=200),
    "api:publications": Line({}, others=200),
    "api:decide": Line({}, at={"question": "=measure"}, post=True, others=422),
}
