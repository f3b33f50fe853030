"""Links without an account: whoever holds one comes in, so only its digest is kept."""

import hashlib
import secrets


def new_token() -> str:
    return secrets.token_urlsafe(24)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
