"""The one error of acts that are refused; front doors turn it into words."""

from typing import Any


class ActRefused(Exception):  # noqa: N818  (a refusal is an answer, not a fault)
    """An act that may not be done now. `code` is stable, `message` is for people (lazily translated).

    Nothing was written: the services that raise it run in a transaction.
    """

    def __init__(self, code: str, message: Any, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.params = params

    @property
    def sentence(self) -> str:
        text = str(self.message)
        return text % self.params if self.params else text


class Stale(ActRefused):
    """Somebody else changed the thing since the form was opened."""
