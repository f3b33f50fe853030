"""Requests of data subjects and complaints."""

from django.utils.translation import gettext_lazy as _

from shirushi.pms.exports.kinds import Export, Part
from shirushi.pms.models import Complaint, DataRequest
from shirushi.pms.presentation import complaints as complaint_words
from shirushi.pms.presentation import requests as words
from shirushi.pms.queries import requests as reads

EXPORTS = (
    Export(
        "requests",
        90,
        _("Requests of data subjects"),
        (
            Part(
                _("Requests of data subjects"),
                words.COLUMNS,
                lambda actor: reads.request_rows(reads.data_requests(actor, actor.on)),
            ),
        ),
        (DataRequest,),
    ),
    Export(
        "complaints",
        100,
        _("Complaints"),
        (
            Part(
                _("Complaints"),
                complaint_words.COLUMNS,
                lambda actor: reads.complaint_rows(reads.complaints(actor, actor.on)),
            ),
        ),
        (Complaint,),
    ),
)
