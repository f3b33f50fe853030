"""A figure with its target beside it, and how a list of them is printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Figure:
    """`ratio` under 1 is better than the target; a figure without target is told for comparison."""

    group: str
    label: str
    value: float
    unit: str
    target: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return None if self.target is None else self.value / self.target


def middle(values: list[float]) -> float:
    return median(values)


def p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def table(figures: Iterable[Figure]) -> str:
    rows = [("", "measured", "target", "ratio", ""), *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(_placed(cell, width, n) for n, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


WIDTHS = (44, 10, 10, 5, 0)


def line(figure: Figure) -> str:
    """One row alone, as wide as most tables are."""
    cells = zip(_row(figure), WIDTHS, strict=True)
    return "  ".join(_placed(cell, width, n) for n, (cell, width) in enumerate(cells)).rstrip()


def _row(figure: Figure) -> tuple[str, str, str, str, str]:
    target = f"< {figure.target:g} {figure.unit}" if figure.target is not None else ""
    ratio = f"{figure.ratio:.2f}" if figure.ratio is not None else ""
    missed = " MISSED" if figure.ratio is not None and figure.ratio > 1 else ""
    return (
        f"{figure.group}: {figure.label}",
        f"{figure.value:.1f} {figure.unit}",
        target,
        ratio,
        figure.note + missed,
    )


def _placed(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column in {0, 4} else cell.rjust(width)
