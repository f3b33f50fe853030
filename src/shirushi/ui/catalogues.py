"""Compiles the message catalogues (.po to .mo) with no tool but Python; .mo files are not kept in the tree.

Run as `python -m shirushi.ui.catalogues`.
"""

import os
import tempfile
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent


def catalogues() -> list[Path]:
    return sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/*.po"))


def compile_all() -> int:
    """Compile what is newer than its compiled form. Returns how many were compiled."""
    stale = [po for po in catalogues() if _is_stale(po)]
    for po in stale:
        _compile(po)
    return len(stale)


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def _compile(po: Path) -> None:
    """Write beside, then rename: a process that reads meanwhile sees the old or the new, never half."""
    descriptor, made = tempfile.mkstemp(dir=po.parent, suffix=".mo.part")
    os.close(descriptor)
    polib.pofile(str(po)).save_as_mofile(made)
    Path(made).replace(po.with_suffix(".mo"))


if __name__ == "__main__":
    compile_all()
