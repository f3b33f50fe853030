"""The end of a case: the decision by people who did not review, its meeting, objection, contract, certificate."""

from shirushi.awards.models.contracts import Contract
from shirushi.awards.models.decisions import GrantDecision
from shirushi.awards.models.meetings import Meeting, MeetingItem, MeetingMember, Recusal
from shirushi.awards.models.objections import Objection
from shirushi.awards.models.signatures import ContractSignature, TermsAcceptance

__all__ = [
    "Contract",
    "ContractSignature",
    "GrantDecision",
    "Meeting",
    "MeetingItem",
    "MeetingMember",
    "Objection",
    "Recusal",
    "TermsAcceptance",
]
