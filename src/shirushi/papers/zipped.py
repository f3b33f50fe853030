"""Excel and Word files are zip archives: opened with care, without unpacking them."""

from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

MOST_ENTRIES = 10_000
MOST_UNPACKED = 300 * 1024 * 1024
# A sheet of equal cells packs 100 to 1; a bomb packs 1000 to 1.
HIGHEST_RATIO = 300
RATIO_COUNTS_FROM = 10 * 1024 * 1024
ENCRYPTED = 0x1


class Unsound(Exception):  # noqa: N818  (a finding about a file, not a fault of ours)
    """The archive is not what it should be."""


def check_archive(content: BinaryIO, main_part: str) -> None:
    """Raise Unsound unless this is an Office file with this main part: no macros, password or bomb."""
    try:
        with ZipFile(content) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unsound from error
    names = {entry.filename for entry in entries}
    if not {"[Content_Types].xml", main_part} <= names:
        raise Unsound
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unsound
    if _would_burst(entries) or any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Unsound


def undated(content: bytes) -> bytes:
    """The archive without the hour at which it was written: the same members give the same bytes."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return target.getvalue()


def _would_burst(entries: list[ZipInfo]) -> bool:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    too_dense = unpacked > RATIO_COUNTS_FROM and unpacked / packed > HIGHEST_RATIO
    return len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or too_dense
