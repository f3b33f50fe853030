"""Evidence with a file, put to a record."""

from shirushi.papers.models import StoredFile
from shirushi.pms.models import Evidence, EvidenceFile, EvidenceRecord
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
