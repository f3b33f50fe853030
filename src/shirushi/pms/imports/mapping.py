"""How the columns of a file answer a ledger's fields: guessed first, then people's choice, kept as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from shirushi.pms.imports.ledgers import Ledger
from shirushi.sheets.headers import Header, best_sheet, columns_under
from shirushi.sheets.reading import Sheet
from shirushi.sheets.values import Unread, read


@dataclass(frozen=True)
class ColumnMap:
    """`columns` are field → column (from 0); `when_empty` field → what to take where the cell is empty."""

    sheet: int
    header: Header
    columns: Mapping[str, int] = field(default_factory=dict)
    when_empty: Mapping[str, str] = field(default_factory=dict)
    new_departments: bool = False

    @classmethod
    def guessed(cls, sheets: Sequence[Sheet], ledger: Ledger) -> Self:
        place, found = best_sheet(sheets, ledger.known_fields())
        return cls(place, found.header, found.fields)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        return cls(
            kept["sheet"],
            Header(kept["row"], kept["height"]),
            kept["columns"],
            kept["when_empty"],
            kept["new_departments"],
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "row": self.header.row,
            "height": self.header.height,
            "columns": dict(self.columns),
            "when_empty": dict(self.when_empty),
            "new_departments": self.new_departments,
        }

    def guessed_anew(self, sheets: Sequence[Sheet], ledger: Ledger) -> Self:
        """The columns under the header that was chosen; what was said of empty cells stays."""
        return replace(
            self, columns=columns_under(sheets[self.sheet], self.header, ledger.known_fields()).fields
        )

    def fits(self, sheets: Sequence[Sheet], ledger: Ledger) -> bool:
        """Whether the file has this sheet, row and columns, and the ledger these fields."""
        if not 0 <= self.sheet < len(sheets):
            return False
        sheet = sheets[self.sheet]
        inside = 0 <= self.header.row < len(sheet.rows) and self.header.height >= 1
        places = all(0 <= column < sheet.width for column in self.columns.values())
        return inside and places and {*self.columns, *self.when_empty} <= set(ledger.by_name)


def defaults_of(mapping: ColumnMap, ledger: Ledger) -> dict[str, Any]:
    """What stands for empty cells, as the fields keep it; what cannot be read is left out."""
    found: dict[str, Any] = {}
    for name, text in mapping.when_empty.items():
        try:
            found[name] = read(text, ledger.by_name[name])
        except Unread:
            continue
    return found
