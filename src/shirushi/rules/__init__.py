"""The rules of privacy-mark schemes: dated data with sources, and questions that explain their answers.

Pure: no clock, no database, no Django.
"""

from shirushi.rules.book import Rulebook, decide
from shirushi.rules.decision import BadInput, Decision, Reason, Refused
from shirushi.rules.files import RuleFileError

__all__ = ["BadInput", "Decision", "Reason", "Refused", "RuleFileError", "Rulebook", "decide"]
