"""A mark that may be shown, whose terms of use were accepted."""

from datetime import date

from shirushi.awards.models import TermsAcceptance
from shirushi.grants.models import Grant, Registration
from shirushi.people.models import Dossier, Unit
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast


def fill(made: World, people: Cast) -> None:
    unit = Unit.objects.create(
        organisation=people.business, kind="department", name="名古屋工場", registered_on=LONG_AGO
    )
    dossier = Dossier.objects.create(
        unit=unit, scheme="privacymark", review_body=people.review_body, opened_on=LONG_AGO
    )
    registration = Registration.objects.create(
        dossier=dossier, scheme="privacymark", number="18000009", registered_on=date(2026, 3, 1)
    )
    grant = Grant.objects.create(
        dossier=dossier, registration=registration, ordinal=1, review_body=people.review_body,
        decided_on=date(2026, 2, 1), contracted_on=date(2026, 3, 1), starts_on=date(2026, 3, 1),
        expires_on=date(2028, 2, 29), decision={},
    )  # fmt: skip
    TermsAcceptance.objects.create(
        grant=grant, accepted_on=TODAY, accepted_by=people.representative, terms_sha256="0" * 64
    )
    made.things["first_grant"] = grant
