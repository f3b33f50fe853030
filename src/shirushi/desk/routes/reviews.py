from django.urls import URLPattern, path

from shirushi.desk.views.reviews import acts, decisions, declarations, examining, findings, lists

urlpatterns: list[URLPattern] = [
    path("reviews/", lists.my_cases, name="my_cases"),
    path("reviews/<int:pk>", acts.review, name="review"),
    path("reviews/<int:pk>/assign", acts.assign, name="review_assign"),
    path("reviews/<int:pk>/start", acts.start, name="review_start"),
    path("reviews/<int:pk>/documents", acts.complete_documents, name="review_documents"),
    path("reviews/<int:pk>/plan", acts.plan, name="review_plan"),
    path("reviews/<int:pk>/onsite", acts.complete_onsite, name="review_onsite"),
    path("reviews/<int:pk>/complete", acts.complete, name="review_complete"),
    path("reviews/<int:pk>/examine", examining.examine, name="examine"),
    path("reviews/<int:pk>/examine/note", examining.note, name="examine_note"),
    path("reviews/<int:pk>/examine/rest", examining.rest, name="examine_rest"),
    path("reviews/<int:pk>/finding", findings.write, name="finding_write"),
    path("reviews/<int:pk>/result", findings.result, name="review_result"),
    path("findings/<int:pk>/close", findings.close, name="finding_close"),
    path("reviews/<int:pk>/issue", findings.issue, name="findings_issue"),
    path("answers/<int:pk>", findings.judge, name="answer_judge"),
    path("assignments/<int:pk>", declarations.declaration, name="declaration"),
    path("assignments/<int:pk>/recuse", declarations.recuse, name="recuse"),
    path("assignments/<int:pk>/release", acts.release, name="release"),
    path("halts/<int:pk>/resume", acts.resume, name="halt_resume"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<int:pk>", decisions.decision, name="decision"),
    path("contracts/", decisions.contracts, name="contracts"),
    path("contracts/<int:pk>", decisions.contract, name="contract"),
]
