"""Asks a clamd daemon about a file (INSTREAM); its address is `host:port` or `unix:/path`."""

import socket
import struct
from typing import BinaryIO

CHUNK = 64 * 1024
SECONDS = 30
ANSWER = 4096


class Unanswered(Exception):  # noqa: N818  (the daemon's silence, not a fault of the file)
    """The daemon cannot be reached or does not say whether the file is clean."""


def is_clean(content: BinaryIO, address: str) -> bool:
    content.seek(0)
    try:
        with _connected(address) as connection:
            connection.sendall(b"zINSTREAM\0")
            while chunk := content.read(CHUNK):
                connection.sendall(struct.pack("!L", len(chunk)) + chunk)
            connection.sendall(struct.pack("!L", 0))
            return _verdict(_answer(connection))
    except OSError as error:
        raise Unanswered from error
    finally:
        content.seek(0)


def _connected(address: str) -> socket.socket:
    if address.startswith("unix:"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(SECONDS)
        connection.connect(address.removeprefix("unix:"))
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _answer(connection: socket.socket) -> bytes:
    said = b""
    while not said.endswith(b"\0") and (more := connection.recv(ANSWER)):
        said += more
    return said.rstrip(b"\0\n")


def _verdict(said: bytes) -> bool:
    if said.endswith(b" FOUND"):
        return False
    if said.endswith(b": OK"):
        return True
    raise Unanswered(said.decode(errors="replace"))
