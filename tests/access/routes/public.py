"""The lines of the pages for everybody (format: tests/access/table.py)."""

from tests.access.table import Line

ROUTES: dict[str, Line] = {
    "public:home": Line({}, others=200),
    "public:mark": Line({}, at={"number": "number"}, others=200),
    "public:publications": Line({}, others=200),
    "public:rules": Line({}, others=200),
    "public:clauses": Line({}, others=200),
    "public:for_programs": Line({}, others=200),
}
