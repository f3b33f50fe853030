"""PDF made by Typst from a template and data. Data never becomes template source."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import pylopdf_fonts_jp
import typst

STANDARD: Literal["a-2b"] = "a-2b"


def pdf(template: Path, data: Mapping[str, Any], *, dated: date) -> bytes:
    """The document as PDF/A. The same template, data and day give the same bytes.

    The template reads `json(bytes(sys.inputs.data))`.
    """
    made: bytes = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=_font_folders(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)},
        pdf_standards=STANDARD,
        timestamp=int(datetime(dated.year, dated.month, dated.day, tzinfo=UTC).timestamp()),
    )
    return made


@lru_cache(maxsize=1)
def _font_folders() -> list[str]:
    """The fonts that are installed with the package: nothing of the machine is used."""
    return [str(pylopdf_fonts_jp.sans_path().parent)]
