"""Where the bytes lie: under their SHA-256, through Django's storage, the same bytes once."""

import hashlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from django.core.files.base import File
from django.core.files.storage import default_storage

CHUNK = 64 * 1024


def digest_of(content: BinaryIO) -> str:
    """SHA-256 of what can be read, in hexadecimal; the file is left at its start."""
    digest = hashlib.sha256()
    content.seek(0)
    while chunk := content.read(CHUNK):
        digest.update(chunk)
    content.seek(0)
    return digest.hexdigest()


def path_of(sha256: str) -> str:
    return str(PurePosixPath("sha256", sha256[:2], sha256[2:4], sha256))


def keep(content: BinaryIO, sha256: str) -> None:
    """Store the bytes unless they are there. Of two who store them at once, one copy stays."""
    path = path_of(sha256)
    if default_storage.exists(path):
        return
    kept_at = default_storage.save(path, File(content))
    if kept_at != path:
        default_storage.delete(kept_at)


def keep_bytes(content: bytes) -> str:
    """Store bytes that were made here; their digest."""
    opened = BytesIO(content)
    sha256 = digest_of(opened)
    keep(opened, sha256)
    return sha256


def open_content(sha256: str) -> "File[Any]":
    """The stored bytes, open for reading."""
    return default_storage.open(path_of(sha256), "rb")
