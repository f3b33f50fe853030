"""Requests of data subjects, complaints, records of provision and receipt."""

from django.utils.translation import gettext_lazy as _

from shirushi.pms.exports.kinds import Export, part_of_ledger
from shirushi.pms.models import Complaint, DataRequest, Provision, Receipt
from shirushi.pms.presentation import complaints as complaint_words
from shirushi.pms.presentation import requests as request_words
from shirushi.pms.presentation import transfers as transfer_words
from shirushi.pms.request_clock import suit_of
from shirushi.pms.services import complaints, requests, transfers

REQUESTS, COMPLAINTS = _("Requests of data subjects"), _("Complaints")
PROVISIONS, RECEIPTS = _("Records of provision"), _("Records of receipt")

EXPORTS = (
    Export(
        "requests",
        90,
        REQUESTS,
        (part_of_ledger(REQUESTS, requests.LEDGER, request_words.COLUMNS, {"suit_from": suit_of}),),
        (DataRequest,),
    ),
    Export(
        "complaints",
        100,
        COMPLAINTS,
        (part_of_ledger(COMPLAINTS, complaints.LEDGER, complaint_words.COLUMNS),),
        (Complaint,),
    ),
    Export(
        "transfers",
        105,
        _("Records of provision and receipt"),
        (
            part_of_ledger(PROVISIONS, transfers.PROVISIONS, transfer_words.PROVISION_COLUMNS),
            part_of_ledger(RECEIPTS, transfers.RECEIPTS, transfer_words.RECEIPT_COLUMNS),
        ),
        (Provision, Receipt),
    ),
)
