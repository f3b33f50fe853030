"""Checking a policy: an act starts with `allow(policy.may_…(by, thing))`."""

from django.core.exceptions import PermissionDenied


class NotAllowed(PermissionDenied):
    """The actor sees the thing but may not do this with it (403)."""


def allow(permitted: bool) -> None:
    """Go on, or refuse: the sentence is the front door's (403)."""
    if not permitted:
        raise NotAllowed
