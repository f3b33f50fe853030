"""The register of one review body: a dozen assessors with grades, ties, days away, a trainee."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from shirushi.operations.demo import cast
from shirushi.operations.demo.stage import Stage
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Person, Role, Scheme
from shirushi.review import services


@dataclass(frozen=True)
class Line:
    """A person who joins the body; days count from today."""

    name: str
    address: str
    grade: str
    ends_in: int = 500
    fields: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
    away: tuple[tuple[int, int, str], ...] = field(default_factory=tuple)


NORTH = ("02", "03", "04", "05", "06", "07")
LINES = (
    Line("蔵王 実", "zao", "lead", fields=("service", "retail"), regions=NORTH, ties=(("employed", "杜の都情報株式会社"),)),
    Line("秋保 梢", "akiu", "lead", ends_in=40, regions=("04", "06"), away=((5, 12, "研修"),)),
    Line("栗駒 亮", "kurikoma", "lead", fields=("manufacturing_and_other",), ties=(("consulted", "みどり印刷株式会社"),)),
    Line("松川 緑", "matsukawa", "assessor", fields=("service",), away=((0, 3, "休暇"),)),
    Line("広瀬 澄", "hirose", "assessor", regions=("04",)),
    Line("名取 拓", "natori", "assessor", ends_in=-20),
    Line("白石 湊", "shiroishi", "assessor", ties=(("other", "有限会社こけし工房"), ("employed", "北上運輸株式会社"))),
    Line("遠野 語", "tono", "assessor", regions=("03", "05")),
    Line("花巻 賢", "hanamaki", "assessor", fields=("wholesale", "retail"), away=((30, 37, ""),)),
    Line("一関 渓", "ichinoseki", "trainee", ends_in=700),
)  # fmt: skip
ESTABLISHED = (("lead", "A-0001"), ("assessor", "A-0002"))


def enrol(stage: Stage) -> None:
    """Those who are there already get their entries; the others join. Other bodies keep no register yet."""
    body = stage.bodies.reviewing[Scheme.PRIVACYMARK][0]
    clerk = stage.acting(body.clerk, body.organisation, stage.today)
    for person, (grade, number) in zip(body.assessors, ESTABLISHED, strict=True):
        said = services.Registration(grade=grade, number=number, expires_on=_in(stage.today, 400))
        _register(person, body.organisation, said, clerk)
    for place, line in enumerate(LINES, start=len(ESTABLISHED) + 1):
        _join(line, place, body.organisation, clerk)


def _join(line: Line, place: int, here: Organisation, clerk: Actor) -> None:
    person = cast.person(line.name, f"{line.address}@michinoku.example")
    cast.appoint(person, here, Role.ASSESSOR)
    said = services.Registration(
        grade=line.grade,
        number=f"A-{place:04d}",
        registered_on=_in(clerk.on, line.ends_in - 1000),
        expires_on=_in(clerk.on, line.ends_in),
        fields=line.fields,
        regions=line.regions,
    )
    _register(person, here, said, clerk)
    for kind, name in line.ties:
        tie = services.Tied(kind=kind, name=name, from_on=_in(clerk.on, -2000), until_on=_in(clerk.on, -900))
        services.record_tie(person=person, said=tie, by=clerk, on=clerk.on)
    for first, last, note in line.away:
        services.record_days_away(
            person=person,
            from_on=_in(clerk.on, first),
            until_on=_in(clerk.on, last),
            note=note,
            by=clerk,
            on=clerk.on,
        )


def _register(person: Person, here: Organisation, said: services.Registration, clerk: Actor) -> None:
    services.register_assessor(person=person, organisation=here, said=said, by=clerk, on=clerk.on)


def _in(today: date, days: int) -> date:
    return today + timedelta(days=days)
