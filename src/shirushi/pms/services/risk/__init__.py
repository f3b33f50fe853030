"""The acts of risk assessment: sheets, their risks, treatment, and the acceptance of what remains."""

from shirushi.pms.services.risk.accepting import accept_residual, accept_residuals, return_sheet, review_sheet
from shirushi.pms.services.risk.assessing import Answer, add_measure, add_risk, assess, assess_sheet
from shirushi.pms.services.risk.proposing import Proposed, propose_sheets
from shirushi.pms.services.risk.sheets import add_sheet, move_holdings, rename_sheet
from shirushi.pms.services.risk.treating import finish_treatment, treat

__all__ = [
    "Answer",
    "Proposed",
    "accept_residual",
    "accept_residuals",
    "add_measure",
    "add_risk",
    "add_sheet",
    "assess",
    "assess_sheet",
    "finish_treatment",
    "move_holdings",
    "propose_sheets",
    "rename_sheet",
    "return_sheet",
    "review_sheet",
    "treat",
]
