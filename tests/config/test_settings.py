"""Settings as an installation's environment makes them, each read by a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def settings(var: Path, *names: str, **environment: str) -> dict[str, Any]:
    wanted = f"{{name: getattr(settings, name) for name in {names}}}"
    read = f"import json; from shirushi.config import settings; print(json.dumps({wanted}))"
    bare = {name: value for name, value in os.environ.items() if not name.startswith("SHIRUSHI_")}
    done = subprocess.run(
        [sys.executable, "-c", read],
        env={**bare, "SHIRUSHI_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_over_https_the_proxy_says_how_and_by_whom_it_was_asked(tmp_path: Path) -> None:
    names = ("SECURE_SSL_REDIRECT", "SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT")

    found = settings(tmp_path, *names, SHIRUSHI_ADDRESS="https://mark.example")

    assert found == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    }


def test_without_https_no_header_is_trusted(tmp_path: Path) -> None:
    found = settings(tmp_path, "SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT")

    assert found == {"SECURE_PROXY_SSL_HEADER": None, "ALLAUTH_TRUSTED_PROXY_COUNT": 0}


def test_mail_goes_by_the_server_that_the_environment_names(tmp_path: Path) -> None:
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS")

    found = settings(
        tmp_path,
        *names,
        SHIRUSHI_SMTP_HOST="mail.example",
        SHIRUSHI_SMTP_PORT="587",
        SHIRUSHI_SMTP_TLS="1",
    )

    assert found == {"EMAIL_HOST": "mail.example", "EMAIL_PORT": 587, "EMAIL_USE_TLS": True}
