"""A risk sheet of the whole business with one holding, and one risk with a further measure."""

from shirushi.pms.models import Holding, RiskSheet
from shirushi.pms.services import risk as acts
from tests.access.world import TODAY, World
from tests.cast import Cast, acting

FURTHER = {"further_measure": "棚を買う", "owner_role": "privacy_officer", "due_on": TODAY}


def fill(made: World, people: Cast) -> None:
    by = acting(people.privacy_officer, TODAY)
    if not Holding.objects.filter(organisation=people.business).exists():
        return
    acts.propose_sheets(organisation=people.business, by=by, on=TODAY)
    sheet = RiskSheet.objects.filter(organisation=people.business).first()
    assert sheet is not None
    risk = sheet.risks.first()
    acts.treat(risk=risk, values=FURTHER, by=by, on=TODAY)
    made.things |= {"risk_sheet": sheet, "risk": risk}
