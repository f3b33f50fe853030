"""The lines of sign-in, organisations and people, files and history (format: tests/access/table.py)."""

from tests.access.table import (
    ACTORS,
    ALLOWED,
    BODY_PEOPLE,
    BUSINESS_PEOPLE,
    DOSSIER_ROLES,
    GRANTING_PEOPLE,
    OUTSIDE,
    Line,
    every,
)

SIGNED_IN = {**every(ACTORS), **OUTSIDE}
MEMBERS = {**OUTSIDE, **every((*BUSINESS_PEOPLE, *BODY_PEOPLE)), "foreign_privacy_officer": 200}
ADMINISTRATORS = (
    "representative",
    "privacy_officer",
    "foreign_privacy_officer",
    "review_officer",
    "granting_officer",
)
FOR_ADMINISTRATORS = {
    **OUTSIDE,
    **every((*BUSINESS_PEOPLE, *BODY_PEOPLE), 403),
    **every(ADMINISTRATORS),
}
# Things of one business: outsiders learn nothing of them.
OF_THE_BUSINESS = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(("representative", "privacy_officer"))}
ACT_OF_THE_BUSINESS = {
    **OUTSIDE,
    **every(BUSINESS_PEOPLE, 403),
    **every(("representative", "privacy_officer"), ALLOWED),
}
# Behind the administrators' door other people of bodies are stopped before the thing is looked for.
STOPPED_AT_THE_DOOR = every(tuple(who for who in BODY_PEOPLE if who not in ADMINISTRATORS), 403)
WHO_SEES_THE_DOSSIER = {
    **OUTSIDE,
    **every(DOSSIER_ROLES),
    **every(("clerk", "assessor", "review_officer", *GRANTING_PEOPLE)),
}
EVERYBODY = every(ACTORS)
# Sign-in and registering send on whoever is signed in already.
FOR_STRANGERS = {**every(ACTORS, 302), "anonymous": 200}
# Nothing to confirm: these sessions were opened without a password.
NOTHING_TO_CONFIRM = {**every(ACTORS, 403), **OUTSIDE}
# These ask for the password again first, or for something that the session does not have.
SENDS_ON = every(ACTORS, 302)

HOUSE: dict[str, Line] = {
    "entrance:home": Line(every(ACTORS, 302)),
    "entrance:start": Line(SIGNED_IN),
    "entrance:register_business": Line(SIGNED_IN),
    "entrance:organisations": Line(SIGNED_IN),
    "entrance:switch": Line(OUTSIDE, post=True, data={"organisation": "0"}),
    "entrance:second_factor": Line(MEMBERS),
    "entrance:invitation": Line(EVERYBODY, at={"token": "token"}),
    "entrance:calendar": Line(MEMBERS),
    "entrance:calendar_end": Line(
        {who: ALLOWED if says == 200 else says for who, says in MEMBERS.items()}, post=True
    ),
    # Whoever holds the link reads; this one opens nothing.
    "entrance:calendar_feed": Line(at={"token": "=unknown"}),
    "entrance:profile": Line(SIGNED_IN),
    "entrance:organisation": Line(MEMBERS),
    "entrance:organisation_data": Line(FOR_ADMINISTRATORS),
    "entrance:invite": Line(FOR_ADMINISTRATORS),
    "entrance:open_department": Line(FOR_ADMINISTRATORS),
    "entrance:cancel_invitation": Line(
        {**ACT_OF_THE_BUSINESS, **STOPPED_AT_THE_DOOR}, at="invitation", post=True
    ),
    "entrance:close_department": Line(
        {**ACT_OF_THE_BUSINESS, **STOPPED_AT_THE_DOOR}, at="department", post=True
    ),
    # The worker may lay down, hand over and be deputised in its own role.
    "entrance:end_membership": Line({**OF_THE_BUSINESS, "worker": 200}, at="membership"),
    "entrance:hand_over": Line({**OF_THE_BUSINESS, "worker": 200}, at="membership"),
    "entrance:appoint_deputy": Line({**OF_THE_BUSINESS, "worker": 200}, at="membership"),
    "entrance:end_deputy": Line({**ACT_OF_THE_BUSINESS, "audit_officer": ALLOWED}, at="deputy", post=True),
    "entrance:file": Line(WHO_SEES_THE_DOSSIER, at="file"),
    "entrance:file_shown": Line(WHO_SEES_THE_DOSSIER, at="file"),
    "entrance:history": Line(WHO_SEES_THE_DOSSIER, at="dossier"),
    "entrance:demo_logins": Line(EVERYBODY),
    # A link goes back without changing anything.
    "set_language": Line(every(ACTORS, 302)),
}

ALLAUTH: dict[str, Line] = {
    "account_login": Line(FOR_STRANGERS),
    "account_signup": Line(FOR_STRANGERS),
    "account_logout": Line(SIGNED_IN),
    "account_inactive": Line(EVERYBODY),
    "account_reauthenticate": Line(NOTHING_TO_CONFIRM),
    "account_email": Line(SIGNED_IN),
    "account_email_verification_sent": Line(EVERYBODY),
    "account_confirm_email": Line(EVERYBODY, at={"key": "=unknown"}),
    "account_change_password": Line(SENDS_ON),
    "account_set_password": Line(SIGNED_IN),
    "account_reset_password": Line(EVERYBODY),
    "account_reset_password_done": Line(EVERYBODY),
    "account_reset_password_from_key": Line(EVERYBODY, at={"uidb36": "=1", "key": "=unknown"}),
    "account_reset_password_from_key_done": Line(EVERYBODY),
    "account_confirm_login_code": Line(SENDS_ON),
    "mfa_index": Line(SIGNED_IN),
    "mfa_authenticate": Line(SENDS_ON),
    "mfa_reauthenticate": Line(NOTHING_TO_CONFIRM),
    "mfa_activate_totp": Line(SIGNED_IN),
    "mfa_deactivate_totp": Line(OUTSIDE),
    "mfa_view_recovery_codes": Line(OUTSIDE),
    "mfa_generate_recovery_codes": Line(SIGNED_IN),
    "mfa_download_recovery_codes": Line(OUTSIDE),
    "mfa_list_webauthn": Line(SIGNED_IN),
    "mfa_add_webauthn": Line(SIGNED_IN),
    "mfa_reauthenticate_webauthn": Line(NOTHING_TO_CONFIRM),
    "mfa_remove_webauthn": Line(OUTSIDE, at={"pk": "=1"}),
    "mfa_edit_webauthn": Line(OUTSIDE, at={"pk": "=1"}),
    "mfa_login_webauthn": Line(SENDS_ON),
}

ROUTES: dict[str, Line] = HOUSE | ALLAUTH
