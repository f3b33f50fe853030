"""What the content security policy forbids is in no template of the tree."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import shirushi

ROOT = Path(shirushi.__file__).parent
TEMPLATES = sorted(path for path in ROOT.glob("**/templates/**/*.html"))
TEMPLATE_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)


class Inline(HTMLParser):
    """Collects inline styles, inline scripts, event attributes and addresses of third parties."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        data_block = named.get("type") in {"application/json", "application/ld+json"}
        if tag == "style" or (tag == "script" and "src" not in named and not data_block):
            self.found.append(tag)
        self.found += [name for name in named if name == "style" or name.startswith(("on", "hx-on"))]
        self.found += [str(value) for name, value in attrs if name == "src" and "//" in str(value)]
        self.found += [str(value) for value in named.values() if str(value).startswith("javascript:")]


def inline_in(text: str) -> list[str]:
    parser = Inline()
    parser.feed(TEMPLATE_CODE.sub("", text))
    return parser.found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_has_inline_style_or_script(path: Path) -> None:
    assert inline_in(path.read_text()) == []


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        "<script>alert(1)</script>",
        '<a onclick="x()">',
        '<a hx-on:click="x()">',
        '<script src="https://elsewhere.example/x.js"></script>',
        '<a href="javascript:x()">',
    ],
)
def test_the_search_for_inline_code_finds_it(text: str) -> None:
    assert inline_in(text) != []


def test_the_scripts_of_the_design_stay_small_and_evaluate_nothing() -> None:
    script = (ROOT / "ui" / "static" / "ui" / "ui.js").read_text()

    assert len(script.splitlines()) < 100
    assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|\.style\b", script)
