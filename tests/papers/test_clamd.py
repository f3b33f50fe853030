"""The client of the virus scanner, against a small server of the same protocol."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest

from shirushi.papers import clamd

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Scanner(Thread):
    """Answers one INSTREAM question as clamd does; keeps what it was sent."""

    def __init__(self, listening: socket.socket, answer: bytes | None = None) -> None:
        super().__init__(daemon=True)
        self.listening, self.answer, self.received = listening, answer, b""

    def run(self) -> None:
        connection, _peer = self.listening.accept()
        with connection, connection.makefile("rb") as asked:
            self.command = asked.read(len(b"zINSTREAM\0"))
            while size := struct.unpack("!L", asked.read(4))[0]:
                self.received += asked.read(size)
            connection.sendall(self.answer if self.answer is not None else self.judged())

    def judged(self) -> bytes:
        return b"stream: Eicar-Test FOUND\0" if EICAR in self.received else b"stream: OK\0"


@contextmanager
def scanner(answer: bytes | None = None) -> Iterator[tuple[Scanner, str]]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running = Scanner(listening, answer)
        running.start()
        yield running, f"127.0.0.1:{listening.getsockname()[1]}"
        running.join(timeout=5)


def test_a_clean_file_is_clean_and_sent_whole() -> None:
    content = b"ledger" * 50_000
    with scanner() as (running, address):
        clean = clamd.is_clean(BytesIO(content), address)

    assert clean
    assert running.command == b"zINSTREAM\0"
    assert running.received == content


def test_an_infected_file_is_not_clean() -> None:
    with scanner() as (_running, address):
        assert not clamd.is_clean(BytesIO(EICAR), address)


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_an_answer_that_is_no_verdict_is_no_answer(answer: bytes) -> None:
    with scanner(answer) as (_running, address), pytest.raises(clamd.Unanswered):
        clamd.is_clean(BytesIO(b"ledger"), address)


def test_a_scanner_that_is_not_there_gives_no_answer(tmp_path: Path) -> None:
    with pytest.raises(clamd.Unanswered):
        clamd.is_clean(BytesIO(b"ledger"), f"unix:{tmp_path / 'no.sock'}")


def test_a_scanner_is_reached_by_its_socket_file(tmp_path: Path) -> None:
    address = tmp_path / "clamd.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(address))
        listening.listen()
        running = Scanner(listening)
        running.start()

        assert clamd.is_clean(BytesIO(b"ledger"), f"unix:{address}")


def test_the_file_is_left_at_its_start() -> None:
    content = BytesIO(b"ledger")
    with scanner() as (_running, address):
        clamd.is_clean(content, address)

    assert content.tell() == 0
