"""What a person says of itself."""

from datetime import date

from django.db import transaction

from shirushi.people.actor import Actor
from shirushi.people.models import Person
from shirushi.people.rights import allow
from shirushi.record import journal


@transaction.atomic
def change_person(*, person: Person, name: str, language: str, by: Actor, on: date) -> Person:
    """Change one's own name and language."""
    allow(by.person_id == person.pk)
    before = {"name": person.name}
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])
    personal = {"before": before, "after": {"name": name}}
    journal.record("people.person.changed", person, by=by, on=on, personal=personal)
    return person
