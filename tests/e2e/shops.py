"""A shop of five: its owner, the privacy officer, the audit officer, and two who have no e-mail address."""

from datetime import date

from shirushi.operations.demo.cast import appoint, person
from shirushi.people.models import Role
from tests.e2e.past import Past

TODAY = date(2026, 4, 6)
OPENED = date(2026, 4, 1)


def bring() -> None:
    past = Past(TODAY)
    shop = past.business("はなまる商店株式会社", "ハナマルショウテン", "花丸 店主", OPENED)
    appoint(person("野原 守", "officer@demo.example"), shop.organisation, Role.PRIVACY_OFFICER)
    appoint(person("空木 査子", "audit@demo.example"), shop.organisation, Role.AUDIT_OFFICER)
    past.is_over()
