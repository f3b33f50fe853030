"""The installation's secret key: from the environment, else made once and kept beside the data."""

import os
import secrets
from pathlib import Path


def key(var: Path) -> str:
    given = os.environ.get("SHIRUSHI_SECRET_KEY")
    if given:
        return given
    return _kept(var / "secret-key")


def _kept(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    made = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w") as file:
        file.write(made)
    return made
