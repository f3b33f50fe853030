"""Inside the installation of a story: the bodies of both schemes, whose people sign in with one click."""

from shirushi.operations.demo import cast
from shirushi.operations.demo.cast import Bodies
from shirushi.people.models import Person


def bring() -> None:
    gathered()


def gathered() -> Bodies:
    bodies = cast.gather()
    everybody_signs_in_with_one_click()
    return bodies


def everybody_signs_in_with_one_click() -> None:
    for person in Person.objects.exclude(email__endswith="@demo.example"):
        person.email = f"person{person.pk}@demo.example"
        person.save(update_fields=["email"])
