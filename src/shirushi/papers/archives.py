"""Archives that are handed out while they are written: nothing of them is held but the file under way.

The same members and day give the same bytes.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from shirushi.papers.contents import CHUNK

Write = Callable[[BinaryIO], None]
# Packed already: packing them again takes time and brings nothing.
PACKED = frozenset({".xlsx", ".docx", ".pptx", ".pdf", ".png", ".jpg", ".jpeg", ".zip"})
READABLE = 0o644 << 16
# The zip format counts years from here.
FIRST_YEAR = 1980


@dataclass(frozen=True)
class Written:
    """A member that is in the archive."""

    path: str
    size: int
    sha256: str


class _Outlet:
    """What the archive writes into: handed on as soon as it is asked for."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, content: bytes) -> int:
        self._waiting.append(bytes(content))
        return len(content)

    def flush(self) -> None:
        """Nothing is held back."""

    def drained(self) -> bytes:
        content = b"".join(self._waiting)
        self._waiting.clear()
        return content


@dataclass
class Archive:
    """`add` and `close` give the bytes to hand on; `written` says what is in it so far."""

    dated: date
    written: list[Written] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._outlet = _Outlet()
        target: Any = self._outlet  # only written to: no seeking, no reading
        self._zip = ZipFile(target, "w")

    def add(self, path: str, write: Write) -> Iterator[bytes]:
        """The member is written to a file first: what fails fails before anything of it has left."""
        with TemporaryFile() as content:
            write(content)
            size = content.tell()
            content.seek(0)
            digest = hashlib.sha256()
            with self._zip.open(self._info(path, size), "w") as member:
                while chunk := content.read(CHUNK):
                    digest.update(chunk)
                    member.write(chunk)
                    yield self._outlet.drained()
        self.written.append(Written(path, size, digest.hexdigest()))
        yield self._outlet.drained()

    def close(self) -> Iterator[bytes]:
        self._zip.close()
        yield self._outlet.drained()

    def _info(self, path: str, size: int) -> ZipInfo:
        year = max(self.dated.year, FIRST_YEAR)
        info = ZipInfo(path, (year, self.dated.month, self.dated.day, 0, 0, 0))
        info.compress_type = ZIP_STORED if PurePosixPath(path).suffix.lower() in PACKED else ZIP_DEFLATED
        info.external_attr, info.file_size = READABLE, size
        return info
