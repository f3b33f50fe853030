"""Words for the decision, the contract and their tasks and notices."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.awards.models import ContractSignature

ACTIONS = {
    "awards.application.granted": _("The grant was decided by people who did not review"),
    "awards.application.denied": _("The application was denied"),
    "awards.application.denied_after_measure": _("The application was denied after an incident"),
    "awards.application.withdrawn": _("The business withdrew the application"),
    "awards.meeting.called": _("A meeting of the committee was called"),
    "awards.meeting.members_named": _("The members of the meeting were named"),
    "awards.meeting.case_placed": _("The case was put on the agenda of the committee"),
    "awards.meeting.case_taken_off": _("The case was taken off the agenda"),
    "awards.meeting.stepped_aside": _("A member of the committee stepped aside from this case"),
    "awards.meeting.closed": _("The meeting was closed and its minutes were kept"),
    "awards.objection.raised": _("The business objected to the denial"),
    "awards.objection.upheld": _("The objection was upheld: the denial is annulled"),
    "awards.objection.rejected": _("The objection was rejected: the denial stands"),
    "awards.succession.confirmed": _("A merger or split was confirmed"),
    "awards.succession.declined": _("A merger or split was not confirmed"),
    "awards.application.closed_by_merger": _("The application was closed: its business is dissolved"),
    "awards.contract.signed": _("The business signed the contract"),
    "awards.contract.concluded": _("The granting body concluded the contract"),
    "awards.mark.terms_accepted": _("The terms of use of the mark were accepted"),
    "awards.mark.delivered": _("The data of the mark were handed out"),
    "awards.contract.lapsed": _("The contract was not concluded in time: the decision lapsed"),
}

TASKS = {
    "awards.confirm_succession": Text(
        label=_("Merger or split: %(business)s"),
        detail=_("Read what is reported and what the rules say, and confirm it or say why not."),
    ),
    "awards.decide": Text(
        label=_("Decide on the application"),
        detail=_("The review is completed. Who reviewed does not decide."),
    ),
    "awards.decide_objection": Text(
        label=_("Decide on the objection of %(business)s"),
        detail=_("Others decide than those who denied."),
    ),
    "awards.sign_contract": Text(
        label=_("Read and sign the grant contract"),
        detail=_("The representative signs. After the last day the decision lapses."),
    ),
    "awards.conclude_contract": Text(
        label=_("Conclude the contract with %(business)s"),
        detail=_("The business has signed. The registration fee has to be paid."),
    ),
}

NOTICES = {
    "awards.succession_confirmed": Text(
        label=_("Your report of a merger or split is confirmed"),
        detail=_("What follows stands on its page."),
        mail=_("Your report was confirmed."),
    ),
    "awards.succession_declined": Text(
        label=_("Your report of a merger or split is not confirmed"),
        detail=_("Read why. You can report again."),
        mail=_("Your report was not confirmed."),
    ),
    "awards.granted": Text(
        label=_("The grant was decided"),
        detail=_("Read the contract. The representative signs it."),
        mail=_("A decision on your application was taken."),
    ),
    "awards.denied": Text(
        label=_("The application was denied"),
        detail=_("Read the reasons, and from when you may apply again."),
        mail=_("A decision on your application was taken."),
    ),
    "awards.sent_back": Text(
        label=_("The case of %(business)s was sent back to the review"),
        detail=_("Read the reasons in the history of the case."),
    ),
    "awards.objection_raised": Text(
        label=_("%(business)s objected to the denial"),
        detail=_("Put the objection on the agenda of the committee."),
    ),
    "awards.contract_offered": Text(
        label=_("A contract was offered to %(business)s"),
        detail=_("The business signs first."),
    ),
    "awards.contract_signed": Text(
        label=_("%(business)s signed the contract"),
        detail=_("Conclude it once the registration fee is paid."),
    ),
    "awards.contract_concluded": Text(
        label=_("The contract is concluded"),
        detail=_("The mark may be shown from %(starts_on)s to %(expires_on)s."),
        mail=_("The grant contract is concluded."),
    ),
    "awards.contracted": Text(
        label=_("The contract with %(business)s is concluded"),
        detail=_("The case is closed."),
    ),
    "awards.lapsed": Text(
        label=_("The decision to grant has lapsed"),
        detail=_("The contract could be concluded until %(lapses_on)s."),
        mail=_("The decision to grant has lapsed."),
    ),
    "awards.withdrawn": Text(
        label=_("%(business)s withdrew its application"),
        detail=_("Settle the invoice if it is still open."),
    ),
}

LABELS = {
    "form": _("Form of the file"),
    "strength": _("Sign-in"),
    "held_on": _("Held on"),
    "members": _("Members"),
}
CODES_OF = {"strength": dict(ContractSignature.Strength.choices)}
