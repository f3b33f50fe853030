"""Forms of the inventory. Each column says what a reviewer looks for, with an example."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.pms.access import WHOLE
from shirushi.pms.industries import Industry
from shirushi.pms.models import Holding, Process
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services.inventory import columns
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

CHOOSE = ("", _("Choose"))
LARGEST = 2_000_000_000


def departments_to_write(who: Actor) -> list[tuple[Any, Any]]:
    """The open departments for which somebody may propose entries."""
    own = Department.objects.visible_to(who).filter(closed_on=None).order_by("name", "pk")
    if not who.has("representative", "privacy_officer") and who.department_ids:
        own = own.filter(pk__in=who.department_ids)
    return [(each.pk, each.name) for each in own]


def processes_to_name(who: Actor) -> list[tuple[Any, Any]]:
    """Business processes, with their department in front where there are several."""
    own = Process.objects.filter(organisation=who.organisation_id).select_related("department")
    if not who.has(*WHOLE) and who.department_ids:
        own = own.filter(department__in=who.department_ids)
    return [
        (each.pk, f"{each.department.name}: {each.name}") for each in own.order_by("department__name", "name")
    ]


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class HoldingForm(RevisedForm):
    """One entry. Revised: whoever is second is told what changed."""

    department = ChoiceField(
        label=_("Department"), help_text=_("Who answers for this personal information day by day.")
    )
    process = ChoiceField(
        label=_("Business process"),
        required=False,
        help_text=_(
            "Reviewers start from your work and ask what personal information it needs. Nothing is "
            "left out if every process has its entries."
        ),
    )
    name = CharField(
        label=_("Name of the personal information"),
        max_length=200,
        help_text=_(
            "Name the form, list or file as people at work call it. Paper and data of the same content "
            "are two entries: their risks differ."
        ),
        example=_("Order form (paper)"),
    )
    items = CharField(
        label=_("Items"),
        widget=_lines(2),
        max_length=4000,
        help_text=_(
            "Every kind of item, not only “and so on”: the reviewer compares them with the form itself."
        ),
        example=_("Name, address, telephone, e-mail, order history"),
    )
    persons = ChoiceField(
        label=_("Whose"),
        choices=[CHOOSE, *Holding.Persons.choices],
        help_text=_(
            "Job applicants, former workers and persons of an entrusting business are the ones most "
            "often forgotten."
        ),
    )
    medium = ChoiceField(
        label=_("Kind of medium"),
        choices=[CHOOSE, *Holding.Medium.choices],
        help_text=_("A USB stick, a notebook or a smartphone that is carried out is a device."),
    )
    count = WholeNumberField(
        label=_("Number of persons"),
        required=False,
        min_value=0,
        max_value=LARGEST,
        unit=_("persons"),
        help_text=_("About. It shows how grave a leak would be."),
        example="1,200",
    )
    sensitive = forms.BooleanField(
        label=_("Sensitive personal information"),
        required=False,
        help_text=_(
            "Creed, medical history, disability, result of a health check, criminal record, damage by "
            "a crime and the like. It is acquired with consent only."
        ),
    )
    my_number = forms.BooleanField(
        label=_("My Number information"),
        required=False,
        help_text=_("Its purposes are limited by law (tax, social insurance, disaster)."),
    )
    purpose = CharField(
        label=_("Purpose of use"),
        widget=_lines(2),
        max_length=4000,
        help_text=_("So that the person can foresee what happens with it. “For our business” is not enough."),
        example=_("To deliver the ordered goods and to answer questions about them"),
    )
    acquisition = ChoiceField(
        label=_("How it is acquired"),
        choices=[CHOOSE, *Holding.Acquisition.choices],
        help_text=_(
            "In writing or on a screen: the purpose is shown and consent is taken beforehand. The "
            "reviewer asks for that text."
        ),
    )
    storage_place = CharField(
        label=_("Where it is kept"),
        max_length=200,
        help_text=_("The very cabinet, folder or service, so that a stranger finds it."),
        example=_("Locked cabinet 2 of the sales department"),
    )
    storage_method = CharField(
        label=_("How it is kept"),
        max_length=200,
        required=False,
        help_text=_("What protects it there."),
        example=_("Locked; the department head keeps the key"),
    )
    access = CharField(
        label=_("Who has access"),
        max_length=200,
        help_text=_(
            "Only those who need it. The reviewer compares this with the rights that are really set."
        ),
        example=_("Sales department (5 persons)"),
    )
    used_until = CharField(
        label=_("Used until"),
        max_length=100,
        required=False,
        help_text=_("When the purpose is reached."),
        example=_("Until the goods are delivered"),
    )
    kept_until = CharField(
        label=_("Kept until"),
        max_length=100,
        help_text=_(
            "A period that can be checked, with the law if one prescribes it. “For ever” is asked about."
        ),
        example=_("7 years after the end of the business year (tax law)"),
    )
    disposal = CharField(
        label=_("How it is disposed of"),
        max_length=200,
        help_text=_("So that it cannot be restored; entrusted disposal with a certificate."),
        example=_("Shredder; melting by a contractor, with certificate"),
    )
    contractor_name = CharField(
        label=_("Entrusted to"),
        max_length=200,
        required=False,
        help_text=_(
            "Delivery, payroll, cloud, disposal: whoever handles it for you stands in the register of "
            "contractors too."
        ),
        example=_("Aozora Delivery Co.,Ltd."),
    )
    third_party = CharField(
        label=_("Provided to"),
        max_length=200,
        required=False,
        help_text=_("Others who use it for their own ends. It needs consent, and a record each time."),
    )
    abroad = forms.BooleanField(
        label=_("Handled abroad"),
        required=False,
        help_text=_("A contractor or a service keeps it outside Japan. The person is told the country."),
    )
    remark = CharField(label=_("Notes"), widget=_lines(2), max_length=4000, required=False)
    reason = CharField(
        label=_("Why it is added or changed"),
        widget=_lines(2),
        max_length=1000,
        required=False,
        help_text=_("Whoever approves reads it."),
        example=_("The order form asks for a date of birth from May on."),
    )

    def __init__(self, *args: Any, who: Actor, opened: Holding, **kwargs: Any) -> None:
        super().__init__(*args, opened=opened, **kwargs)
        self._offer("department", departments_to_write(who), opened.department_id and opened.department)
        self._offer("process", processes_to_name(who), opened.process)

    def _offer(self, name: str, choices: list[tuple[Any, Any]], standing: Any) -> None:
        """The choices, with what stands there now even where it could not be chosen anew."""
        if standing and standing.pk not in {key for key, _label in choices}:
            choices = [(standing.pk, str(standing)), *choices]
        self.fields[name].choices = [CHOOSE, *choices]  # type: ignore[attr-defined]
        if name == "department" and len(choices) == 1:
            self.initial.setdefault(name, choices[0][0])

    def values_of(self, record: Any) -> dict[str, Any]:
        return {name.removesuffix("_id"): value for name, value in columns.of(record).items()}

    def values(self) -> dict[str, Any]:
        """The columns as the acts take them."""
        given = {name: value for name, value in self.given().items() if name != "reason"}
        department, process = given.pop("department"), given.pop("process")
        return {**given, "department_id": int(department), "process_id": int(process) if process else None}


class InventoryFilter(Form):
    q = CharField(label=_("Search"), required=False, max_length=100)
    department = forms.ChoiceField(label=_("Department"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("In use or proposed")), *Holding.State.choices]
    )
    persons = forms.ChoiceField(
        label=_("Whose"), required=False, choices=[("", _("All")), *Holding.Persons.choices]
    )
    medium = forms.ChoiceField(
        label=_("Kind of medium"), required=False, choices=[("", _("All")), *Holding.Medium.choices]
    )
    sensitive = forms.BooleanField(label=_("Only sensitive"), required=False)

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(each.pk, each.name) for each in reads.departments(who)]
        self.fields["department"].choices = [("", _("All")), *offered]  # type: ignore[attr-defined]

    def asked(self) -> reads.Filter:
        """The filter; what cannot be chosen counts as not chosen."""
        self.is_valid()
        given = self.cleaned_data
        department = given.get("department")
        return reads.Filter(
            text=given.get("q", ""),
            department=int(department) if department else None,
            state=given.get("state", ""),
            persons=given.get("persons", ""),
            medium=given.get("medium", ""),
            sensitive=given.get("sensitive", False),
        )


class ProcessForm(RevisedForm):
    name = CharField(
        label=_("Business process"),
        max_length=100,
        help_text=_("A piece of work from beginning to end, as your people call it."),
        example=_("Receiving and delivering orders"),
    )
    description = CharField(
        label=_("What is done"),
        widget=_lines(3),
        max_length=4000,
        required=False,
        help_text=_("Who receives what from whom, what is done with it, where it goes."),
        example=_("Orders come by telephone and web form; they are entered, printed, handed to the carrier."),
    )

    def values_of(self, record: Any) -> dict[str, Any]:
        return {"name": record.name, "description": record.description}


class NewProcessForm(ProcessForm):
    department = ChoiceField(label=_("Department"))
    field_order = ("department", "name", "description")

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = departments_to_write(who)
        self.fields["department"].choices = choices if len(choices) == 1 else [CHOOSE, *choices]  # type: ignore[attr-defined]


class EndForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    ended_on = DayField(label=_("Last day"), help_text=_("The day on which the last of it was disposed of."))
    reason = CharField(
        label=_("Why, and how it was disposed of"),
        widget=_lines(3),
        max_length=1000,
        help_text=_("The record of disposal is asked for in the review."),
        example=_("The campaign ended. The forms were melted, certificate of 3 April."),
    )


class DecideForm(Form):
    """Approve or return; a return says why."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    act = forms.ChoiceField(
        choices=[("approve", _("Approve")), ("return", _("Return"))], widget=forms.HiddenInput
    )
    comment = CharField(
        label=_("Comment"),
        widget=_lines(2),
        max_length=1000,
        required=False,
        help_text=_("Needed if you return it: what is to be mended?"),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("act") == "return" and not given.get("comment"):
            self.add_error("comment", _("Say what is to be mended."))
        return given


class AskForm(Form):
    due_on = DayField(label=_("Due on"), help_text=_("Four weeks are usual."))
    message = CharField(
        label=_("Message to the departments"),
        widget=_lines(3),
        max_length=2000,
        required=False,
        example=_("Please think of new web forms and of what you carry out on smartphones."),
    )


class ConfirmForm(Form):
    remark = CharField(
        label=_("Notes"),
        widget=_lines(2),
        max_length=1000,
        required=False,
        help_text=_("What you noticed; the privacy officer reads it."),
    )


def _first_department() -> forms.Field:
    return CharField(
        label=_("Department"),
        max_length=100,
        initial=pgettext_lazy("department", "Head office"),
        help_text=_("Every entry belongs to a department: name your first one. Others can follow."),
    )


class StartForm(Form):
    """Which entries of an industry's starting inventory to begin with, and whose they are."""

    department = ChoiceField(
        label=_("Department"), help_text=_("Entries can be given to other departments afterwards.")
    )
    chosen = forms.MultipleChoiceField(
        label=_("Entries"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, who: Actor, industry: Industry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = departments_to_write(who)
        self.chooses_department = bool(departments)
        if departments:
            self.fields["department"].choices = departments  # type: ignore[attr-defined]
        else:
            self.fields["department"] = _first_department()
        offered = [(each.code, str(each.name)) for each in industry.holdings]
        self.fields["chosen"].choices = offered  # type: ignore[attr-defined]
        self.initial.setdefault("chosen", [code for code, _name in offered])


class HandOverForm(Form):
    target = ChoiceField(label=_("To the department"))

    def __init__(self, *args: Any, who: Actor, source: Department, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = (
            Department.objects.visible_to(who).filter(closed_on=None).exclude(pk=source.pk).order_by("name")
        )
        self.fields["target"].choices = [CHOOSE, *((each.pk, each.name) for each in others)]  # type: ignore[attr-defined]
