"""What texts the code asks for, read from Python sources and templates of one package."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

SOURCES = Path(__file__).resolve().parent.parent / "src" / "shirushi"
PLURAL = (1, 2)
IN_CONTEXT = ((1, "c"), 2)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": IN_CONTEXT,
    "pgettext_lazy": IN_CONTEXT,
    "npgettext": ((1, "c"), 2, 3),
}
Key = tuple[str | None, str]


def packages() -> list[str]:
    return sorted(path.name for path in SOURCES.iterdir() if (path / "__init__.py").exists())


def asked_for(package: str) -> dict[Key, str]:
    """Context and text of every message of the package, with the place that asks for it."""
    found = {}
    for path in sorted((SOURCES / package).rglob("*")):
        for line, message, _comments, context in extract("python", BytesIO(_python(path)), keywords=KEYWORDS):
            text = message if isinstance(message, str) else message[0]
            found[context, text] = f"{path.relative_to(SOURCES)}:{line}"
    return found


def _python(path: Path) -> bytes:
    if path.suffix == ".py" and "migrations" not in path.parts:
        return path.read_bytes()
    if path.suffix in {".html", ".txt"} and "templates" in path.parts:
        return templatize(path.read_text(), origin=str(path)).encode()
    return b""


def catalogues() -> Iterator[tuple[str, Path]]:
    for path in sorted(SOURCES.glob("*/locale/ja/LC_MESSAGES/django.po")):
        yield path.relative_to(SOURCES).parts[0], path
