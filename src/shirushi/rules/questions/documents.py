"""documents: what has to be handed in with an application (004 様式, P申請書類).

Codes and kinds are ours; `shirushi rules editions` lists them.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import PositiveInt, model_validator

from shirushi.rules.decision import BadInput
from shirushi.rules.editions import Bilingual, Edition, Sealed
from shirushi.rules.facts import on, scheme, text, texts
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.self_assessment import SelfAssessment


class Document(Sealed):
    """One document: its code, the number of its form where it has one, its name.

    `months_at_most`: how old the paper may be on the day of the application, where the scheme says so.
    """

    code: str
    form: str | None = None
    name: Bilingual
    months_at_most: PositiveInt | None = None


class Papers(Sealed):
    """What one kind of application needs. `own_reading`: the source has no list of its own."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    own_reading: bool = False


class Change(Sealed):
    """What a circumstance adds, or puts in the place of something else."""

    required: tuple[str, ...] = ()
    instead: Mapping[str, str] = {}


class Documents(Edition):
    """The documents of a scheme, its kinds of application, and the circumstances that change them."""

    kind: ClassVar[str] = "documents"

    documents: tuple[Document, ...]
    kinds: Mapping[str, Papers]
    applies: Mapping[str, Change]

    @model_validator(mode="after")
    def _names_only_its_documents(self) -> "Documents":
        known = [document.code for document in self.documents]
        unknown = sorted(self._named() - set(known))
        if unknown:
            raise ValueError(f"documents: there is no document {unknown[0]!r}")
        if len(known) != len(set(known)):
            raise ValueError("documents: a code stands twice")
        return self

    def _named(self) -> set[str]:
        of_kinds = {code for papers in self.kinds.values() for code in (*papers.required, *papers.optional)}
        of_changes = {
            code
            for change in self.applies.values()
            for code in (*change.required, *change.instead, *change.instead.values())
        }
        return of_kinds | of_changes


def answer(inquiry: Inquiry) -> Outcome:
    """{"required": [code], "optional": [code]}."""
    edition = inquiry.rule(Documents)
    papers = edition.kinds[_known("kind", inquiry.facts["kind"], edition.kinds)]
    circumstances = [_known("applies", code, edition.applies) for code in inquiry.facts["applies"]]
    inquiry.because("documents.everybody", edition.cites, kind=inquiry.facts["kind"])
    if papers.own_reading:
        inquiry.because("documents.own_reading", edition.cites, kind=inquiry.facts["kind"])
    for code in dict.fromkeys(circumstances):
        inquiry.because("documents.applies", edition.cites, applies=code)
    changes = [edition.applies[code] for code in dict.fromkeys(circumstances)]
    added = [code for change in changes for code in change.required]
    return {
        "required": _replaced([*papers.required, *added], changes),
        "optional": _replaced(papers.optional, changes),
    }


def _known(field: str, code: str, known: Mapping[str, Any]) -> str:
    if code not in known:
        raise BadInput("unknown_value", field, value=code, allowed=list(known))
    return code


def _replaced(codes: Any, changes: list[Change]) -> list[str]:
    instead = {old: new for change in changes for old, new in change.instead.items()}
    return [instead.get(code, code) for code in codes]


# Some of the documents are filled in on the web: their items are rule data beside the list.
KINDS = (Documents, SelfAssessment)
QUESTION = Question("documents", (scheme(), on(), text("kind"), texts("applies", needed=True)), answer)
