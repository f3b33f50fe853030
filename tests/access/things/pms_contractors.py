"""A contractor with an answered questionnaire, one not fit, and one whose link is out."""

from shirushi.pms import tokens
from shirushi.pms.contractor_questions import questionnaire
from shirushi.pms.models import Contractor, ContractorEvaluation
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast

TOKEN = "token-of-a-questionnaire"


def fill(made: World, people: Cast) -> None:
    common = {"organisation": people.business, "created_on": LONG_AGO}
    entered = {"work": "給与計算", "data": "従業者の氏名、給与", "next_review_on": TODAY, **common}
    answers = {each.code: "yes" for each in questionnaire().questions}
    answered = {"way": "officer", "answers": answers, "answered_on": TODAY, "score": 100, **common}
    one = Contractor.objects.create(name="わかば給与事務所", **entered)
    unfit = Contractor.objects.create(name="こだま配送", judgement="unfit", evaluated_on=TODAY, **entered)
    asked = Contractor.objects.create(name="ひかり廃棄", **entered)
    made.things |= {
        "contractor": one,
        "evaluation_answered": ContractorEvaluation.objects.create(contractor=one, **answered),
        "evaluation_unfit": ContractorEvaluation.objects.create(
            contractor=unfit, judgement="unfit", reason="漏えいの対策がない", judged_on=TODAY, **answered
        ),
        "contractor_asked": asked,
    }
    ContractorEvaluation.objects.create(
        contractor=asked, way="link", token_digest=tokens.digest_of(TOKEN), token_until_on=TODAY, **common
    )
    made.words["contractor_token"] = TOKEN
