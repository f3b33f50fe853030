"""What `shirushi help` says about Django's management commands."""

import os
import textwrap

import django
from django.core.management import get_commands, load_command_class

WIDTH = 24


def command_lines() -> list[str]:
    """Return one line for each command of the house, and Django's own by their names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shirushi.config.settings")
    django.setup()
    commands = get_commands()
    ours = sorted(name for name, app in commands.items() if app.startswith("shirushi."))
    others = sorted(set(commands) - set(ours))
    return ["", "house", *(_line(commands[name], name) for name in ours), "", "django", *_wrapped(others)]


def _line(app: str, name: str) -> str:
    return f"  {name:{WIDTH}}{load_command_class(app, name).help}"


def _wrapped(names: list[str]) -> list[str]:
    return textwrap.wrap(", ".join(names), width=100, initial_indent="  ", subsequent_indent="  ")
