"""An answer of a draft's self-assessment with its evidence."""

from shirushi.intake.models import AnswerEvidence, AssessmentAnswer
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast


def fill(made: World, people: Cast) -> None:
    answer = AssessmentAnswer.objects.create(
        application=made.things["draft"],
        form="self_assessment_general",
        item="2-14",
        edition="2024-04-01",
        standing="met",
        answered_on=TODAY,
        carried_on=LONG_AGO,
    )
    evidence = AnswerEvidence.objects.create(answer=answer, file=made.things["draft_file"], taken_on=TODAY)
    made.things |= {"assessment_answer": answer, "answer_evidence": evidence}
