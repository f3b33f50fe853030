"""The ledgers that go out, one module a room: each says in EXPORTS what it hands out, once."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from shirushi.pms.exports.kinds import Export

_ROOMS = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
_FOUND: list[Export] = [export for room in _ROOMS for export in room.EXPORTS]

# In the order in which an assessor asks for them.
EXPORTS: Mapping[str, Export] = {
    export.code: export for export in sorted(_FOUND, key=lambda each: (each.order, each.code))
}
