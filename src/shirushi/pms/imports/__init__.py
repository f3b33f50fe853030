"""Ledgers from Excel and CSV. A ledger is a table of fields (`fields_<ledger>.py`) and how its rows are added."""

from collections.abc import Mapping

from shirushi.pms.imports.fields_contractors import CONTRACTORS
from shirushi.pms.imports.fields_inventory import INVENTORY
from shirushi.pms.imports.fields_risks import RISKS
from shirushi.pms.imports.fields_workers import WORKERS
from shirushi.pms.imports.ledgers import Ledger

# In the order in which they are offered.
LEDGERS: Mapping[str, Ledger] = {ledger.code: ledger for ledger in (INVENTORY, WORKERS, CONTRACTORS, RISKS)}

__all__ = ["LEDGERS", "Ledger"]
