"""Contrast of the colours as the style sheets carry them (WCAG 2.2: letters 4.5:1, edges of controls 3:1)."""

import re
from pathlib import Path

import pytest

import shirushi.ui

STYLES = Path(shirushi.ui.__file__).parent / "static" / "ui"
TOKENS = dict(
    re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", (STYLES / "shirushi.css").read_text().split("/* Layout")[0])
)

LETTERS = [
    *[(ink, at) for ink in ("ink", "ink-second", "indigo") for at in ("paper", "card", "indigo-wash")],
    *[(standing, f"{standing}-wash") for standing in ("granted", "suspended", "revoked", "ended", "neutral")],
    *[("ink", f"{standing}-wash") for standing in ("granted", "suspended", "revoked", "ended", "neutral")],
    *[("ink", ground) for ground in ("indigo-mid", "suspended-mid", "suspended-strong", "revoked-mid")],
    ("white", "indigo"), ("white", "indigo-deep"), ("white", "vermilion"), ("white", "vermilion-deep"),
    ("vermilion", "card"), ("vermilion", "paper"), ("revoked", "card"), ("revoked", "paper"),
    ("suspended", "card"), ("neutral", "indigo-wash"), ("ended", "paper"), ("ended", "card"),
]  # fmt: skip
EDGES = [
    ("ink-second", "card"),
    ("ink-second", "paper"),
    ("indigo", "paper"),
    ("granted", "card"),
    ("suspended", "card"),
]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(TOKENS[one]), luminance(TOKENS[other])])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("ink", "ground"), LETTERS)
def test_letters_stand_out_from_their_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_stand_out(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_letters_on_screen_are_16_pixels_and_up() -> None:
    sheets = [path.read_text() for path in STYLES.glob("*.css") if path.name != "print.css"]

    sizes = [float(size) for sheet in sheets for size in re.findall(r"font-size:\s*([\d.]+)rem", sheet)]
    others = [size for sheet in sheets for size in re.findall(r"font-size:\s*([\d.]+(?!rem)[a-z%]+)", sheet)]

    assert min(sizes) >= 1
    assert [size for size in others if not size.endswith("rem")] == []


def test_every_colour_outside_print_is_a_token() -> None:
    sheets = {path.name: path.read_text() for path in STYLES.glob("*.css") if path.name != "print.css"}
    sheets["shirushi.css"] = sheets["shirushi.css"].split("/* Layout")[1]

    strays = {name: re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet) for name, sheet in sheets.items()}

    assert not any(strays.values()), strays


def test_no_style_sheet_passes_400_lines() -> None:
    assert all(len(path.read_text().splitlines()) < 400 for path in STYLES.glob("*.css"))
