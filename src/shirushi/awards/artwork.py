"""The artwork of a mark: the scheme's own files where it laid them down, else a neutral stand-in."""

import json
from importlib import resources
from pathlib import Path
from typing import Literal

import pylopdf_fonts_jp
import typst
from django.conf import settings

from shirushi.grants.models import Grant
from shirushi.grants.numbers import shown

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
DOTS_PER_INCH = 300.0


def drawn(grant: Grant, form: str) -> bytes:
    own = _own(grant.dossier.scheme, form)
    return own if own is not None else _stand_in(shown(grant), "svg" if form == "svg" else "png")


def _own(scheme: str, form: str) -> bytes | None:
    """`<scheme>.svg` and `<scheme>.png` in the folder that the installation names."""
    if not settings.MARK_ARTWORK:
        return None
    file = Path(settings.MARK_ARTWORK) / f"{scheme}.{form}"
    return file.read_bytes() if file.is_file() else None


def _stand_in(number: str, form: Literal["svg", "png"]) -> bytes:
    with resources.as_file(resources.files("shirushi.awards") / "typst" / "mark.typ") as template:
        made: bytes = typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=[str(pylopdf_fonts_jp.sans_path().parent)],
            ignore_system_fonts=True,
            format=form,
            ppi=DOTS_PER_INCH,
            sys_inputs={"data": json.dumps({"number": number})},
        )
    return made
