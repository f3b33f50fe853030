"""Reading rule files: strict YAML 1.2 into checked data, or a `RuleFileError` that says where."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from shirushi.rules.decision import native
from shirushi.rules.editions import Edition, Rule, RuleFile, Settings, Source

M = TypeVar("M", bound=BaseModel)

BEGIN = re.compile(r"in_force_from:\s*['\"]?([0-9-]+)")
KEY = re.compile(r'key "([^"]+)"')


class RuleFileError(ValueError):
    """A rule file that cannot be loaded: `file`, `edition` (its first day or None), `field`."""

    def __init__(self, file: str, edition: str | None, field: str, problem: str) -> None:
        super().__init__(f"{file}: edition {edition or '-'}: {field}: {problem}")
        self.file = file
        self.edition = edition
        self.field = field


@dataclass
class Layer:
    """The files of one directory (shipped, or one that a scheme lays over), as read."""

    rules: dict[str, Rule] = field(default_factory=dict)
    contents: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: dict[str, dict[str, Source]] = field(default_factory=dict)
    requirements: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)


def read_layer(root: Traversable, kinds: dict[str, type[Edition]]) -> Layer:
    """All rule, settings and sources files under `root` (a directory, or one file)."""
    layer = Layer()
    for file in yaml_files(root):
        _add(layer, str(file), read_yaml(file), kinds)
    return layer


def yaml_files(root: Traversable) -> Iterator[Traversable]:
    """The YAML files under a directory, in order of name."""
    if root.is_file():
        yield root
        return
    for entry in sorted(root.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() or entry.name.endswith((".yaml", ".yml")):
            yield from yaml_files(entry)


def read_yaml(file: Traversable) -> dict[str, Any]:
    """The content of a file, lists as tuples. A duplicate key is refused."""
    text = file.read_text(encoding="utf-8")
    try:
        content = YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        raise _yaml_error(str(file), text, error) from None
    except YAMLError as error:
        raise RuleFileError(str(file), None, "-", str(error)) from None
    if not isinstance(content, dict):
        raise RuleFileError(str(file), None, "-", "this is not a rule, settings or sources file")
    return {key: _frozen(value) for key, value in content.items()}


def digest(contents: Any) -> str:
    """sha256 over the content in canonical JSON."""
    canonical = json.dumps(native(contents), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def checked(file: str, model: type[M], content: dict[str, Any]) -> M:
    """The content as that model, or a RuleFileError naming the edition and the field."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        edition, name = _place(content, first["loc"])
        said = first.get("ctx", {}).get("error")
        if said is None:
            raise RuleFileError(file, edition, name, first["msg"]) from None
        inner, _, problem = str(said).partition(": ")  # our own checks name the field first
        place = inner if name == "-" else f"{name}.{inner}"
        raise RuleFileError(file, edition, place, problem) from None


def merged_settings(layers: Iterable[Layer]) -> dict[str, Settings]:
    """Each scheme's settings: a later layer replaces single keys of an earlier one."""
    values: dict[str, dict[str, Any]] = {}
    places: dict[str, str] = {}
    for layer in layers:
        places |= layer.places
        for scheme, settings in layer.settings.items():
            values[scheme] = values.get(scheme, {}) | settings
    return {scheme: checked(places[scheme], Settings, settings) for scheme, settings in values.items()}


def _add(layer: Layer, file: str, content: dict[str, Any], kinds: dict[str, type[Edition]]) -> None:
    if "rule" in content:
        rule = _rule(file, content, kinds)
        if rule.name in layer.rules:
            problem = f"{layer.rules[rule.name].file} holds the same rule: two editions would both hold"
            raise RuleFileError(file, str(rule.begins[0]), "rule", problem)
        layer.rules[rule.name] = rule
        layer.contents[rule.name] = content
    elif set(content) == {"scheme", "settings"}:
        layer.settings[content["scheme"]] = content["settings"]
        layer.places[content["scheme"]] = file
    elif set(content) == {"scheme", "sources"}:
        layer.sources[content["scheme"]] = {
            name: checked(file, Source, source) for name, source in content["sources"].items()
        }
    elif {"scheme", "groups"} <= set(content):
        layer.requirements.append((file, content))
    else:
        raise RuleFileError(file, None, "-", "this is not a rule, settings or sources file")


def _rule(file: str, content: dict[str, Any], kinds: dict[str, type[Edition]]) -> Rule:
    kind = kinds.get(str(content["rule"]).partition(".")[2])
    if kind is None:
        raise RuleFileError(file, None, "rule", f"no question knows a rule {content['rule']!r}")
    model = cast("type[RuleFile[Edition]]", RuleFile.__class_getitem__(kind))
    read = checked(file, model, content)
    editions = tuple(sorted(read.editions, key=lambda edition: edition.in_force_from))
    _refuse_overlap(file, editions)
    return Rule(read.rule, read.title, read.checked_on, editions, file)


def _refuse_overlap(file: str, editions: tuple[Edition, ...]) -> None:
    for earlier, later in pairwise(editions):
        if earlier.in_force_from == later.in_force_from:
            begin = str(later.in_force_from)
            raise RuleFileError(file, begin, "in_force_from", "two editions would both hold from this day")


def _place(content: dict[str, Any], loc: tuple[int | str, ...]) -> tuple[str | None, str]:
    if len(loc) > 1 and loc[0] == "editions" and isinstance(loc[1], int):
        edition = content["editions"][loc[1]]
        begin = edition.get("in_force_from") if isinstance(edition, dict) else None
        return str(begin or f"number {loc[1] + 1}"), _dotted(loc[2:])
    return None, _dotted(loc)


def _dotted(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in loc) or "-"


def _yaml_error(file: str, text: str, error: MarkedYAMLError) -> RuleFileError:
    line = error.problem_mark.line if error.problem_mark else 0
    begins = BEGIN.findall("\n".join(text.splitlines()[: line + 1]))
    key = KEY.search(error.problem or "") if isinstance(error, DuplicateKeyError) else None
    problem = f"line {line + 1}: {error.problem}"
    return RuleFileError(file, begins[-1] if begins else None, key[1] if key else "-", problem)


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
