"""Each requirement is judged by each reviewer; what the team says among itself stays there."""

from datetime import timedelta

import pytest

from shirushi.people import queries as people
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.review import services
from shirushi.review.examining import progress, state
from shirushi.review.models import Examination, Judgement, TeamNote
from shirushi.rules.requirements import requirements
from tests.cast import acting
from tests.review import stages
from tests.review.stages import DOCUMENTS, Case

pytestmark = pytest.mark.django_db
ITEM = "J.3.1.1"


def judge(
    case: Case, verdict: str = "conforms", *, second: bool = False, revision: int | None = None
) -> None:
    services.judge_requirement(
        application=case.application,
        requirement=ITEM,
        verdict=verdict,
        note="台帳の 1 ページ目だけ。",
        by=case.second(DOCUMENTS) if second else case.lead(DOCUMENTS),
        on=DOCUMENTS,
        revision=revision,
    )


def standing(case: Case) -> str:
    found = progress(case.application).standing(ITEM)
    assert found is not None
    return found.state


@pytest.mark.parametrize(
    ("verdicts", "findings", "expected"),
    [
        ([], 0, "unseen"),
        ([], 1, "finding"),
        (["conforms"], 0, "conforms"),
        (["conforms", "conforms"], 0, "conforms"),
        (["conforms", "finding"], 1, "differ"),
        (["not_applicable"], 0, "not_applicable"),
    ],
)
def test_a_requirement_stands_where_its_judgements_agree(
    verdicts: list[str], findings: int, expected: str
) -> None:
    assert state(verdicts, findings) == expected


def test_progress_counts_every_requirement_of_the_scheme() -> None:
    case = stages.started()

    before = progress(case.application)
    judge(case)
    after = progress(case.application)

    assert before.all_count == len(requirements("privacymark").codes())
    assert (before.done_count, after.done_count) == (0, 1)


def test_two_reviewers_each_keep_their_judgement() -> None:
    case = stages.started()

    judge(case)
    judge(case, "finding", second=True)

    assert Judgement.objects.count() == 2
    assert standing(case) == "differ"


def test_who_judges_what_another_judged_meanwhile_is_told() -> None:
    case = stages.started()
    judge(case, revision=0)

    with pytest.raises(Stale):
        judge(case, "finding", second=True, revision=0)

    assert Judgement.objects.get().verdict == "conforms"


def test_a_reviewer_may_think_again() -> None:
    case = stages.started()
    judge(case, revision=0)

    judge(case, "not_applicable", revision=1)

    assert Judgement.objects.get().verdict == "not_applicable"


def test_what_is_called_a_finding_stays_open_until_one_is_written() -> None:
    case = stages.visited()
    services.judge_requirement(
        application=case.application, requirement=ITEM, verdict="finding", note="", by=case.lead(stages.VISIT),
        on=stages.VISIT,
    )  # fmt: skip
    before = progress(case.application).standing(ITEM)

    stages.find(case)
    after = progress(case.application).standing(ITEM)

    assert before is not None
    assert before.is_open
    assert after is not None
    assert not after.is_open


def test_the_rest_is_judged_without_touching_what_was_judged() -> None:
    case = stages.started()
    judge(case, "finding")
    codes = [item.code for item in requirements("privacymark").groups[2].items]

    services.judge_rest(
        application=case.application, among=codes, verdict="conforms", by=case.second(DOCUMENTS), on=DOCUMENTS
    )

    said = dict(Judgement.objects.values_list("examination__requirement", "verdict"))
    assert said == {code: "finding" if code == ITEM else "conforms" for code in codes}
    assert set(Examination.objects.values_list("revision", flat=True)) == {1}


def test_there_is_nothing_to_judge_twice() -> None:
    case = stages.started()
    judge(case)

    with pytest.raises(ActRefused) as refused:
        services.judge_rest(
            application=case.application,
            among=[ITEM],
            verdict="conforms",
            by=case.lead(DOCUMENTS),
            on=DOCUMENTS,
        )

    assert refused.value.code == "nothing_to_judge"


def test_only_requirements_of_the_scheme_are_judged() -> None:
    case = stages.started()

    with pytest.raises(ActRefused) as refused:
        services.judge_requirement(
            application=case.application, requirement="通則 3-2", verdict="conforms", note="",
            by=case.lead(DOCUMENTS), on=DOCUMENTS,
        )  # fmt: skip

    assert refused.value.code == "no_such_requirement"


def test_only_the_team_judges() -> None:
    case = stages.started()

    for who in (case.company.clerk, case.company.privacy_officer, case.company.other_assessor):
        with pytest.raises(NotAllowed):
            services.judge_requirement(
                application=case.application, requirement=ITEM, verdict="conforms", note="",
                by=acting(who, DOCUMENTS), on=DOCUMENTS,
            )  # fmt: skip


def test_nothing_that_the_team_says_among_itself_reaches_anybody_else() -> None:
    case = stages.started()
    judge(case)
    services.write_team_note(
        application=case.application, text="代表者は知らない様子。", by=case.lead(DOCUMENTS), on=DOCUMENTS
    )
    later = DOCUMENTS + timedelta(days=1)
    outside = [
        acting(who, later)
        for who in (
            case.company.representative, case.company.privacy_officer, case.company.clerk, case.company.officer,
            case.company.review_officer, case.company.other_assessor, case.company.committee_member,
        )
    ]  # fmt: skip

    for who in outside:
        assert not TeamNote.objects.visible_to(who).exists()
        assert not Judgement.objects.visible_to(who).exists()
        assert not Examination.objects.visible_to(who).exists()
    business_reads = people.journal_for(outside[1], case.application.dossier)
    assert not [line for line in business_reads if line.action.startswith("review.team.")]
    assert TeamNote.objects.visible_to(case.second(later)).count() == 1
    assert Judgement.objects.visible_to(case.second(later)).count() == 1


def test_who_leaves_the_team_leaves_its_notes() -> None:
    case = stages.started()
    services.write_team_note(
        application=case.application, text="規程 3 章", by=case.lead(DOCUMENTS), on=DOCUMENTS
    )
    second = case.application.assignments.get(is_lead=False)

    services.release(assignment=second, reason="異動", by=case.clerk(DOCUMENTS), on=DOCUMENTS)

    assert not TeamNote.objects.visible_to(case.second(DOCUMENTS)).exists()
