"""Which edition of the requirements a case is reviewed by: the one in force when it was submitted."""

from shirushi.intake.models import Application
from shirushi.people.rulebook import current
from shirushi.rules.requirements import Requirements


def requirements_of(application: Application) -> Requirements:
    editions = current().requirements[application.scheme]
    return editions.in_force_on(application.submitted_on or application.started_on)
