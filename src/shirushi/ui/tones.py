"""Tones of the design: each has its sign, so that nothing is told by colour alone."""

from typing import Any

SIGNS = {
    "granted": "●",
    "suspended": "■",
    "revoked": "✕",
    "ended": "□",
    "attention": "▲",
    "info": "◆",
    "neutral": "○",
    "done": "✓",
}
BUTTONS = ("primary", "secondary", "alarm")

# Levels of django.contrib.messages.
_OF_MESSAGES = {"debug": "neutral", "success": "done", "warning": "attention", "error": "revoked"}


def tone_of(name: Any) -> str:
    """A tone of ours; a message level is turned into one, what nobody knows is neutral."""
    tone = str(name)
    tone = _OF_MESSAGES.get(tone, tone)
    return tone if tone in SIGNS else "neutral"


def button_of(name: Any) -> str:
    return str(name) if name in BUTTONS else "secondary"
