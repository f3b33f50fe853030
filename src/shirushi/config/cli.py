"""The `shirushi` command: the rule questions without Django, everything else through Django's management."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path

from shirushi.config import deciding, listing

ANSWERED = 0
WITHOUT_DJANGO = {
    "decide": "answer a rule question from its facts (JSON)",
    "rules": "list the clauses of the sources, or the rule files and their editions",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status: 0 answered, 2 bad input, 3 refused by the rules."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    if words in ([], ["help"], ["-h"], ["--help"]):
        return _help()
    if words == ["--version"]:
        sys.stdout.write(f"shirushi {version('shirushi')}\n")
        return ANSWERED
    if words[0] == "help" and words[1] in WITHOUT_DJANGO:
        words = [*words[1:], "--help"]
    if words[0] in WITHOUT_DJANGO:
        return _ours(words)
    return _djangos(words)


def _speak_utf8() -> None:
    """Whatever the locale says: answers are UTF-8, and half a surrogate leaves as its JSON escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _ours(words: list[str]) -> int:
    asked = _parser().parse_args(words)
    run: Callable[[argparse.Namespace], int] = asked.run
    try:
        status = run(asked)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough (`… | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="shirushi")
    commands = parser.add_subparsers(required=True)
    _decide_parser(commands.add_parser("decide", help=WITHOUT_DJANGO["decide"]))
    rules = commands.add_parser("rules", help=WITHOUT_DJANGO["rules"]).add_subparsers(required=True)
    _listing_parser(rules.add_parser("clauses", help="every clause of the sources"), listing.list_clauses)
    _listing_parser(rules.add_parser("editions", help="every rule file, its editions"), listing.list_editions)
    return parser


def _decide_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="?", help="the question; with --batch each line names its own")
    parser.add_argument("--facts", help="the facts as JSON; without it they are read from standard input")
    parser.add_argument("--batch", action="store_true", help="one question a line in, one answer a line out")
    _overlay_argument(parser)
    parser.set_defaults(run=deciding.run, usage_error=parser.error)


def _listing_parser(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--language", choices=["ja", "en"], default="ja", help="language of the texts")
    _overlay_argument(parser)
    parser.set_defaults(run=run)


def _overlay_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rules",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="a scheme's own rule files, laid over the shipped ones; may be repeated",
    )


def _help() -> int:
    from shirushi.config import management  # noqa: PLC0415  # Django is loaded only where it is needed

    usage = "usage: shirushi <command> [arguments]      shirushi help <command>"
    rules = [f"  {name:{management.WIDTH}}{line}" for name, line in WITHOUT_DJANGO.items()]
    sys.stdout.write("\n".join([usage, "", "rules", *rules, *management.command_lines(), ""]))
    return ANSWERED


def _djangos(words: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shirushi.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  # see _help

    from shirushi.ui import catalogues  # noqa: PLC0415  # see _help

    # Before Django reads them: what a process has not found at its start, it does not look for again.
    catalogues.compile_all()
    execute_from_command_line(["shirushi", *words])
    return ANSWERED
