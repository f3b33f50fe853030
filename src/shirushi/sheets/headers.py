"""Which row is the header, and which column is which field: guessed, for people to correct."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shirushi.sheets.cells import Sheet, column_name
from shirushi.sheets.fields import Field
from shirushi.sheets.folding import fold, fold_without_brackets
from shirushi.sheets.values import text_of

# A header stands near the top, under titles and dates of issue, and is one to three lines high.
ROWS_TO_LOOK_AT = 30
HIGHEST = 3
LONGEST_HEADING = 60
EXACT, BARE, ONE_LINE, CONTAINED = 1.0, 0.9, 0.8, 0.6
# An additional line has to earn its place.
LINE_COSTS = 0.3
LEAST_COLUMNS = 2


@dataclass(frozen=True)
class Header:
    """Where the header stands: its first row (from 0) and how many rows high it is."""

    row: int
    height: int = 1

    @property
    def first_data_row(self) -> int:
        return self.row + self.height


@dataclass(frozen=True)
class ColumnGuess:
    """A column, what stands above it, and the field it seems to be ("" if none) with how sure that is (0-1)."""

    column: int
    label: str
    field: str = ""
    certainty: float = 0.0

    @property
    def letters(self) -> str:
        return column_name(self.column)


@dataclass(frozen=True)
class Guess:
    header: Header
    columns: tuple[ColumnGuess, ...]

    @property
    def fields(self) -> dict[str, int]:
        return {guess.field: guess.column for guess in self.columns if guess.field}

    @property
    def certainty(self) -> float:
        return sum(guess.certainty for guess in self.columns) - LINE_COSTS * (self.header.height - 1)


def guess(sheet: Sheet, fields: Sequence[Field]) -> Guess:
    """The best header of a sheet; where none is known, the first row with two texts, nothing matched."""
    found = [columns_under(sheet, header, fields) for header in _candidates(sheet)]
    best = max(found, key=lambda each: each.certainty, default=None)
    if best and len(best.fields) >= LEAST_COLUMNS:
        return best
    return columns_under(sheet, Header(_first_line(sheet)), fields)


def best_sheet(sheets: Sequence[Sheet], fields: Sequence[Field]) -> tuple[int, Guess]:
    """The sheet whose header is understood best, by its place, and its guess."""
    guesses = [guess(sheet, fields) for sheet in sheets]
    place = max(range(len(guesses)), key=lambda each: guesses[each].certainty)
    return place, guesses[place]


def columns_under(sheet: Sheet, header: Header, fields: Sequence[Field]) -> Guess:
    """The columns under a given header, each field at most once, the surest first."""
    labels = list(headings(sheet, header))
    scored = sorted(_scored(labels, fields), key=lambda each: -each[0])
    taken: dict[int, tuple[str, float]] = {}
    used: set[str] = set()
    for certainty, column, name in scored:
        if column not in taken and name not in used:
            taken[column] = (name, certainty)
            used.add(name)
    return Guess(
        header,
        tuple(ColumnGuess(column, label, *taken.get(column, ())) for column, label in enumerate(labels)),
    )


def headings(sheet: Sheet, header: Header) -> Iterator[str]:
    """What stands above each column; lines of a header of several rows one under the other."""
    across = _across(sheet, header)
    for column in range(sheet.width):
        lines: list[str] = []
        for row in range(header.row, header.first_data_row):
            said = text_of(sheet.value(row, across.get((row, column), column)))
            if said and said not in lines:
                lines.append(said)
        yield "\n".join(lines)


def _across(sheet: Sheet, header: Header) -> dict[tuple[int, int], int]:
    """For cells of the header in a merge over columns: the column whose value counts for them."""
    rows = range(header.row, header.first_data_row)
    return {
        (row, column): merge.left
        for merge in sheet.merges
        for row in range(merge.top, merge.bottom + 1)
        if row in rows
        for column in range(merge.left + 1, min(merge.right + 1, sheet.width))
    }


def _candidates(sheet: Sheet) -> Iterator[Header]:
    last = min(len(sheet.rows), ROWS_TO_LOOK_AT)
    for row in range(last):
        if any(sheet.rows[row]):
            yield from (Header(row, height) for height in range(1, min(HIGHEST, last - row) + 1))


def _first_line(sheet: Sheet) -> int:
    texts = (sum(isinstance(value, str) for value in row) for row in sheet.rows[:ROWS_TO_LOOK_AT])
    return next((row for row, count in enumerate(texts) if count >= LEAST_COLUMNS), 0)


def _scored(labels: Sequence[str], fields: Sequence[Field]) -> Iterator[tuple[float, int, str]]:
    for column, label in enumerate(labels):
        if label and len(label) <= LONGEST_HEADING:
            for field in fields:
                certainty = likeness(label, field)
                if certainty:
                    yield certainty, column, field.name


def likeness(label: str, field: Field) -> float:
    """How surely a heading means a field, 0 to 1."""
    whole, bare = fold(label), fold_without_brackets(label)
    words = field.folded_headings
    if whole in words:
        # The usual word before the unusual one.
        return EXACT - words.index(whole) / 1000
    if bare in words:
        return BARE
    if "\n" in label and any(fold(line) in words for line in label.split("\n")):
        return ONE_LINE
    longest = max((len(word) for word in words if len(word) > 1 and word in whole), default=0)
    return CONTAINED * longest / len(whole) if longest else 0.0
