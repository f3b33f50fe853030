"""What `shirushi serve` says before it serves."""

import socket

import pytest
from django.core.management import CommandError, call_command


def test_a_taken_port_is_refused_with_a_sentence_before_anything_is_prepared() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CommandError, match=f"Port {port} on 127.0.0.1 is taken"):
            call_command("serve", port=port)
