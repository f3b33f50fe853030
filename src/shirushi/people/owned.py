"""What departments own in other rooms: while anything is left there, a department stays open.

Each package that keeps rows by department registers, from its AppConfig.ready(), how many there are.
"""

from collections.abc import Callable

from shirushi.people.models import Department

Count = Callable[[Department], int]
_counts: dict[str, Count] = {}


def register(name: str, count: Count) -> None:
    _counts[name] = count


def records_of(department: Department) -> int:
    """How many records the department still owns, in all rooms."""
    return sum(count(department) for count in _counts.values())
