"""Which edition of the requirements a case is reviewed by: the one in force when it was submitted."""

from datetime import date

from shirushi.intake.models import Application
from shirushi.people.rulebook import current
from shirushi.rules.requirements import Requirements
from shirushi.ui.language import language


def requirements_of(application: Application) -> Requirements:
    editions = current().requirements[application.scheme]
    return editions.in_force_on(application.submitted_on or application.started_on)


def requirement_label(scheme: str, code: str, on: date) -> str:
    """Code and title as they stand on the day; of a code that is no longer in force, the code."""
    return current().requirements[scheme].in_force_on(on).label(code, language())
