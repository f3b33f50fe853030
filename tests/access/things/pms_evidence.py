"""Evidence with a file, put to a record; a declaration, an item to compare, a move to an edition."""

from datetime import date

from shirushi.papers.models import StoredFile
from shirushi.pms.models import (
    Declaration,
    EditionUse,
    Evidence,
    EvidenceFile,
    EvidenceRecord,
    ReopenedItem,
)
from tests.access.world import World, _kept
from tests.cast import LONG_AGO, Cast, moment


def fill(made: World, people: Cast) -> None:
    common = {"organisation": people.business, "created_on": LONG_AGO}
    one = Evidence.objects.create(number=1, title="施錠の写真", dated_on=LONG_AGO, place="棚", **common)
    stored = StoredFile.objects.create(
        organisation=people.business, name="施錠.pdf", media_type="application/pdf", size=3, sha256=_kept(),
        uploaded_by=people.privacy_officer, uploaded_at=moment(LONG_AGO),
    )  # fmt: skip
    made.things |= {
        "evidence": one,
        "own_file": stored,
        "evidence_file": EvidenceFile.objects.create(evidence=one, file=stored, added_on=LONG_AGO),
        "evidence_record": EvidenceRecord.objects.create(evidence=one, contractor=made.things["contractor"]),
    }
    made.words["evidence_contractor"] = f"contractor-{made.things['contractor'].pk}"
    _edition(made, people)


def _edition(made: World, people: Cast) -> None:
    common = {"organisation": people.business, "created_on": LONG_AGO, "scheme": "privacymark"}
    edition = date(2024, 10, 1)
    made.things |= {
        "declaration": Declaration.objects.create(
            edition=edition, code="J.1.2", words="足りる", declared_on=LONG_AGO,
            declared_by=people.privacy_officer, **common,
        ),
        "edition_use": EditionUse.objects.create(edition=edition, previous=LONG_AGO, **common),
        "reopened_item": ReopenedItem.objects.create(edition=edition, code="J.1.1", **common),
    }  # fmt: skip
