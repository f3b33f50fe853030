"""The words of documents and registers."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.models import Document, DocumentVersion

ACTIONS = {
    "pms.documents.adopted": _("Shipped documents were taken over as drafts"),
    "pms.document.added": _("A document was added"),
    "pms.document.draft_begun": _("A new version of a document was begun"),
    "pms.document.edited": _("The draft of a document was changed"),
    "pms.document.draft_dropped": _("The draft of a document was given up"),
    "pms.document.approval_asked": _("A document was put before the representative"),
    "pms.document.approved": _("The representative approved a document"),
    "pms.document.returned": _("The representative returned a document"),
    "pms.document.confirmation_asked": _("Everybody was asked to confirm a document"),
    "pms.document.confirmed": _("A worker confirmed a document"),
    "pms.document.confirmation_closed": _("The confirmation of a document was closed"),
}

TASKS = {
    "pms.documents.approve": Text(
        label=_("Approve documents (%(count)s waiting)"),
        detail=_("Read what waits. With your approval it is in force from its day."),
        mail=_("Documents wait for your approval."),
    ),
    "pms.documents.returned": Text(
        label=_("A document was returned: %(title)s"),
        detail=_("The representative says what is missing. Change it and ask again."),
    ),
    "pms.documents.acknowledge": Text(
        label=_("Read and confirm: %(title)s"),
        detail=_("Read the text, then confirm with one click."),
        mail=_("There is a document that you are asked to read and to confirm."),
    ),
}

STATE_TONES = {
    DocumentVersion.State.DRAFT: "neutral",
    DocumentVersion.State.WAITING: "attention",
    DocumentVersion.State.RETURNED: "suspended",
    DocumentVersion.State.APPROVED: "granted",
}
STATES = dict(DocumentVersion.State.choices)
KINDS = dict(Document.Kind.choices)

LABELS = {
    "version": _("Version"),
    "signs": _("Number of signs"),
    "note": _("What changed and why"),
    "effective_on": _("In force from"),
    "on_paper": _("On paper"),
    "missing_people": _("People who did not confirm"),
}
CARD = {
    "phase": "plan",
    "order": 10,
    "label": _("Policy, rules and forms"),
    "detail": _("The privacy policy, the fifteen internal rules and the forms, in versions with approval."),
    "view": "portal:pms_documents",
}
