"""The one place where front doors and commands read the clock. Days are Tokyo's.

A development installation may be shown another day: `shirushi show_day 2027-05-01` (kept in var/today).
"""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

TOKYO = ZoneInfo("Asia/Tokyo")


def now() -> datetime:
    """The moment, in Tokyo; on a shown day the time of day is the real one."""
    real = timezone.now().astimezone(TOKYO)
    shown = shown_day()
    return datetime.combine(shown, real.timetz()) if shown else real


def today() -> date:
    return now().date()


def shown_day() -> date | None:
    """The day that a development installation is shown, or None for the real one."""
    if not settings.DEVELOPMENT:
        return None
    try:
        return date.fromisoformat(_file().read_text().strip())
    except (FileNotFoundError, ValueError):
        return None


def show_day(day: date | None) -> None:
    """Show another day from the next request on; None shows the real one again."""
    if day is None:
        _file().unlink(missing_ok=True)
    else:
        _file().write_text(day.isoformat())


def _file() -> Path:
    return Path(settings.VAR) / "today"
