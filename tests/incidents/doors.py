"""Coming in by the front doors on a day."""

from datetime import date, timedelta

import time_machine
from django.test import Client

from shirushi.entrance import demo
from shirushi.people.models import Person
from tests.cast import moment


def at(day: date) -> time_machine.travel:
    return time_machine.travel(moment(day), tick=False)


def signed_in(who: Person) -> Client:
    """A client of a demonstration session, which asks no second factor, whatever day it is."""
    client = Client()
    client.force_login(who)
    opened = client.session
    opened[demo.ONE_CLICK] = True
    opened.set_expiry(timedelta(days=3650))
    opened.save()
    return client
