"""The acts that end a case."""

from shirushi.awards.services.contracts import conclude_contract, lapse_contract, sign_contract
from shirushi.awards.services.decisions import decide, deny_after_measure, send_back
from shirushi.awards.services.delivery import accept_terms, deliver_mark
from shirushi.awards.services.meetings import call_meeting, place_case, seat_members, step_aside, take_off
from shirushi.awards.services.objections import decide_objection, raise_objection
from shirushi.awards.services.sittings import close_meeting, decide_item
from shirushi.awards.services.successions import confirm_succession, decline_succession
from shirushi.awards.services.withdrawal import withdraw

__all__ = [
    "accept_terms",
    "call_meeting",
    "close_meeting",
    "conclude_contract",
    "confirm_succession",
    "decide",
    "decide_item",
    "decide_objection",
    "decline_succession",
    "deliver_mark",
    "deny_after_measure",
    "lapse_contract",
    "place_case",
    "raise_objection",
    "seat_members",
    "send_back",
    "sign_contract",
    "step_aside",
    "take_off",
    "withdraw",
]
