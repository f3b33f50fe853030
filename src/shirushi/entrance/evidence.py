"""What a signature keeps of the request: how sure the sign-in was, and a digest of the address."""

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from shirushi.awards.models import ContractSignature
from shirushi.awards.services.signing import Evidence
from shirushi.entrance import demo

Strength = ContractSignature.Strength


def evidence_of(request: HttpRequest) -> Evidence:
    return Evidence(strength=_strength(request), address_digest=_address_digest(request))


def _strength(request: HttpRequest) -> str:
    if demo.is_one_click(request):
        return Strength.DEMONSTRATION
    methods = {record.get("method") for record in get_authentication_records(request)}
    if "mfa" in methods:
        return Strength.TWO_FACTORS
    return Strength.PASSWORD if methods else Strength.UNKNOWN


def _address_digest(request: HttpRequest) -> str:
    """With the installation's secret, so that nobody tries all addresses against it."""
    address = request.META.get("REMOTE_ADDR", "")
    if not address:
        return ""
    return salted_hmac("shirushi.signature", address, algorithm="sha256").hexdigest()
