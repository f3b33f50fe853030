"""The reports that go out, one module a room: each says in REPORTS what it hands out."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from shirushi.pms.exports.kinds import Report

_ROOMS = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
_FOUND: list[Report] = [report for room in _ROOMS for report in room.REPORTS]

REPORTS: Mapping[str, Report] = {
    report.code: report for report in sorted(_FOUND, key=lambda each: (each.order, each.code))
}
