"""JAPHIC has no public table of measures: incidents are closed with a word, until the scheme lays its own."""

from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from shirushi.grants import queries as marks
from shirushi.incidents import services
from shirushi.incidents.services.reports import no_measure
from shirushi.people import rulebook
from shirushi.record.errors import ActRefused
from shirushi.rules import Refused
from tests.incidents.scene import DECIDED, NOTIFIED, REPORTED, decide, holder, notify, report

pytestmark = pytest.mark.django_db
CONTRACTED = date(2026, 6, 10)


@pytest.fixture
def own_table(tmp_path: Path, settings: Any) -> Iterator[None]:
    """The scheme's own rules: here those of the other scheme, under its name."""
    shipped = resources.files("shirushi.rules") / "schemes" / "privacymark"
    for name in ("levels", "measures", "suspension"):
        text = (shipped / f"{name}.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text(
            text.replace("rule: privacymark.", "rule: japhic."), encoding="utf-8"
        )
    cited = (shipped / "sources.yaml").read_text(encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(
        cited.replace("scheme: privacymark", "scheme: japhic"), encoding="utf-8"
    )
    settings.RULES_DIRECTORIES = [tmp_path]
    rulebook.current.cache_clear()
    yield
    rulebook.current.cache_clear()


def test_a_measure_is_refused_because_the_scheme_has_no_public_table() -> None:
    here = holder("japhic", CONTRACTED)
    incident = report(here)

    with pytest.raises(Refused) as refused:
        decide(here, incident)

    assert refused.value.decision.reasons[0].code == "no_public_table"


def test_an_incident_without_a_measure_is_closed_with_a_word() -> None:
    here = holder("japhic", CONTRACTED)
    incident = report(here)

    services.close(incident=incident, remark="是正を確認した。", by=here.officer(DECIDED), on=DECIDED)

    assert (incident.closed_on, incident.closing_remark) == (DECIDED, "是正を確認した。")


def test_an_incident_is_not_closed_without_a_word() -> None:
    here = holder("japhic", CONTRACTED)
    incident = report(here)

    with pytest.raises(ActRefused) as refused:
        services.close(incident=incident, remark=" ", by=here.officer(DECIDED), on=DECIDED)

    assert refused.value.code == "remark_missing"


def test_where_the_rules_have_a_measure_an_incident_is_not_closed_without_it() -> None:
    here = holder()
    incident = report(here)

    with pytest.raises(ActRefused) as refused:
        services.close(incident=incident, remark="軽い。", by=here.officer(DECIDED), on=DECIDED)

    assert refused.value.code == "measure_possible"


def test_a_report_that_neither_the_scheme_nor_the_ppc_asks_for_is_voluntary() -> None:
    here = holder("japhic", CONTRACTED)

    incident = report(here, persons=12, sensitive=False, kind="preliminary", on=REPORTED)

    assert incident.final_due_on is None
    assert incident.deadlines["scheme"]["outcome"]["voluntary"] is True


@pytest.mark.usefixtures("own_table")
def test_with_the_schemes_own_table_a_mark_is_suspended() -> None:
    here = holder("japhic", CONTRACTED)
    incident = report(here)

    measure = notify(here, decide(here, incident))

    grant = marks.current_grant(here.dossier, NOTIFIED)
    assert no_measure(incident, DECIDED) is None
    assert measure.kind == "suspension"
    assert grant is not None
    assert marks.standing_code(grant, NOTIFIED) == "suspended"
