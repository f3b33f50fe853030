"""The acts that end a case."""

from shirushi.awards.services.contracts import conclude_contract, lapse_contract, sign_contract
from shirushi.awards.services.decisions import decide, deny_after_measure
from shirushi.awards.services.withdrawal import withdraw

__all__ = [
    "conclude_contract",
    "decide",
    "deny_after_measure",
    "lapse_contract",
    "sign_contract",
    "withdraw",
]
