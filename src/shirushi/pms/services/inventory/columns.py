"""The columns of an entry as acts take them: by name, departments and processes by their keys."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Organisation
from shirushi.pms import search
from shirushi.pms.models import Holding, Process
from shirushi.record.errors import ActRefused

Values = Mapping[str, Any]
Place = tuple[int | None, int | None]
COLUMNS = (
    "department_id", "process_id", "name", "items", "persons", "medium", "count", "sensitive", "my_number",
    "purpose", "acquisition", "storage_place", "storage_method", "access", "used_until", "kept_until",
    "disposal", "contractor_name", "third_party", "abroad", "remark",
)  # fmt: skip
_COLUMNS = frozenset(COLUMNS)


def of(holding: Holding) -> dict[str, Any]:
    """The columns as they stand."""
    return {name: getattr(holding, name) for name in COLUMNS}


def put(holding: Holding, values: Values) -> None:
    for name, value in known(values).items():
        setattr(holding, name, value)


def known(values: Values) -> Values:
    """The values as they were given; what is no column is a mistake of ours."""
    for name in values:
        if name not in _COLUMNS:
            raise KeyError(name)
    return values


def differing(holding: Holding, values: Values) -> dict[str, Any]:
    """Those of the values that are not what stands."""
    standing = of(holding)
    return {name: value for name, value in values.items() if standing[name] != value}


def written(values: Values) -> dict[str, Any]:
    """The columns as the journal says them: departments and processes by name."""
    said = dict(values)
    if "department_id" in said:
        said["department"] = _name(Department, said.pop("department_id"))
    if "process_id" in said:
        said["process"] = _name(Process, said.pop("process_id"))
    return said


def _name(model: Any, key: int | None) -> str:
    return str(model.objects.get(pk=key)) if key else ""


def check_places(organisation: Organisation, values: Values) -> None:
    """Refuse a department or a process that is another business's, closed, or another department's."""
    check_all_places(organisation, [values])


def check_all_places(organisation: Organisation, rows: Iterable[Values]) -> None:
    """The same for many rows, in two questions however many there are."""
    places: set[Place] = {(row.get("department_id"), row.get("process_id")) for row in rows}
    departments = {department for department, _process in places if department}
    opened = organisation.departments.filter(pk__in=departments, closed_on=None)
    if departments and departments != set(opened.values_list("pk", flat=True)):
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))
    wanted = {(department, process) for department, process in places if process}
    processes = Process.objects.filter(organisation=organisation, pk__in=[process for _at, process in wanted])
    if wanted and not wanted <= set(processes.values_list("department_id", "pk")):
        raise ActRefused("process_foreign", _("Choose a business process of the same department."))


def index(holdings: Iterable[Holding]) -> None:
    """Bring the search up to date for these entries."""
    search.put("holding", [document(each) for each in holdings])


def index_new(holdings: Iterable[Holding]) -> None:
    """The same for entries of which the search knows nothing yet."""
    search.add("holding", [document(each) for each in holdings])


def document(holding: Holding) -> search.Document:
    facets = {
        "department": holding.department_id,
        "state": holding.state,
        "persons": holding.persons,
        "medium": holding.medium,
        "sensitive": holding.sensitive,
        "proposer": holding.proposed_by_id,
    }
    texts = [
        holding.name, holding.items, holding.purpose, holding.storage_place, holding.access,
        holding.contractor_name, holding.third_party, holding.remark,
    ]  # fmt: skip
    return search.Document(holding.pk, holding.organisation_id, facets, texts)
