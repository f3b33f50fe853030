"""みどり印刷, a holder of long standing: people in every role, and a home with work to do."""

from datetime import date, timedelta

from shirushi.operations.demo.case import Case, Company
from shirushi.operations.demo.cast import appoint, person
from shirushi.operations.demo.facts import Kept
from shirushi.operations.demo.stage import Stage, Story
from shirushi.operations.demo.trouble import Trouble
from shirushi.people import services as people
from shirushi.people.models import Dossier, Role, Scheme, Unit

PEOPLE = (
    ("緑川 一郎", "representative@demo.example", Role.REPRESENTATIVE),
    ("緑川 花", "privacy@demo.example", Role.PRIVACY_OFFICER),
    ("青木 健", "audit@demo.example", Role.AUDIT_OFFICER),
    ("赤井 望", "head@demo.example", Role.DEPARTMENT_HEAD),
    ("白石 杏", "worker@demo.example", Role.WORKER),
)
CONSULTANT = ("黒田 巡", "consultant@demo.example")


def staffed(stage: Stage, kept: Kept) -> Company:
    """Its people: the one who stood for it so far hands over to those who can be signed in as."""
    made = {role: person(name, address) for name, address, role in PEOPLE}
    kept.organisation.memberships.all().delete()
    for role, who in made.items():
        appoint(who, kept.organisation, role)
    guest = person(*CONSULTANT)
    appoint(guest, kept.organisation, Role.GUEST, until_on=stage.today + timedelta(days=120))
    return Company(kept.organisation, made[Role.REPRESENTATIVE], made[Role.PRIVACY_OFFICER])


class Midori:
    def __init__(self, stage: Stage, kept: Kept) -> None:
        self.stage, self.dossier = stage, kept.dossier
        self.company = staffed(stage, kept)

    def renewed(self) -> Story:
        """The present term: renewed in time, and its next window is open."""
        case = Case(self.stage, self.company, self.dossier, kind="renewal")
        case.workers = 86
        yield from case.go(began=self.stage.ago(735), until="concluded")

    def small_trouble(self) -> Story:
        """A year ago: two forms in the wrong envelopes, answered with a caution."""
        trouble = self._trouble(400, event="leak", cause="external_factor", persons=2)
        yield self.stage.ago(399)
        trouble.report(self.stage.ago(399), "parcel")
        yield self.stage.ago(380)
        trouble.report_finally(self.stage.ago(380))
        yield self.stage.ago(370)
        trouble.decide(self.stage.ago(370), 2)
        trouble.notify(self.stage.ago(369))

    def new_trouble(self) -> Story:
        """Two weeks ago: reported at once, the final report is due."""
        trouble = self._trouble(13, persons=1_140)
        yield self.stage.ago(11)
        trouble.report(self.stage.ago(11), "mail")

    def japhic(self) -> Story:
        """Its mail order department goes for the other scheme; findings wait for their answer."""
        began = self.stage.ago(82)
        yield began - timedelta(days=2)
        dossier = self._department(began - timedelta(days=2))
        case = Case(self.stage, self.company, dossier)
        yield from case.go(began=began, until="issued")

    def _department(self, on: date) -> Dossier:
        by = self.stage.acting(self.company.officer, self.company.organisation, on)
        unit = people.register_unit(
            organisation=self.company.organisation, kind=Unit.Kind.DEPARTMENT, name="通信販売部", by=by, on=on
        )
        return people.open_dossier(unit=unit, scheme=Scheme.JAPHIC, by=by, on=on)

    def _trouble(self, discovered: int, **facts: object) -> Trouble:
        on = self.stage.ago(discovered)
        return Trouble(self.stage, self.company, self.dossier, discovered_on=on, occurred_on=on, **facts)
