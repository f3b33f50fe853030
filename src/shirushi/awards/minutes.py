"""The minutes of a meeting as they are kept: who sat, who stepped aside, what was decided and why."""

from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from shirushi.awards import meetings
from shirushi.awards.models import Meeting, MeetingItem, MeetingMember
from shirushi.papers import printing
from shirushi.ui.days import era_day
from shirushi.ui.language import language


def as_pdf(meeting: Meeting, *, dated: date) -> bytes:
    with resources.as_file(resources.files("shirushi.awards") / "typst" / "minutes.typ") as template:
        return printing.pdf(Path(template), _data(meeting), dated=dated)


def _data(meeting: Meeting) -> dict[str, Any]:
    quorum = meetings.settings_of(meeting.organisation.scheme).committee_quorum
    return {
        "language": language(),
        "title": _("Minutes of the committee"),
        "body": meeting.organisation.name,
        "rows": [
            [_("Held on"), era_day(meeting.held_on)],
            [_("Place"), meeting.place or "—"],
            [_("Quorum"), str(quorum) if quorum else _("not set by the scheme")],
        ],
        "members_title": _("Members"),
        "members": [_member(member) for member in meetings.members(meeting)],
        "items": [_item(item) for item in meetings.items(meeting)],
    }


def _member(member: MeetingMember) -> list[str]:
    role = _("Chair") if member.is_chair else _("Member")
    return [member.person.name, role, _("present") if member.present else _("absent")]


def _item(item: MeetingItem) -> dict[str, Any]:
    aside = [f"{each.person.name} ({each.reason})" for each in item.recusals.all()]
    subject = _("Objection") if item.objection_id else item.application.get_kind_display()
    return {
        "heading": f"{item.position}. {item.application.dossier.unit} – {subject}",
        "rows": [
            [_("Proposal"), item.proposal or "—"],
            [_("Stepped aside"), "、".join(aside) or "—"],
            [_("Sat on the case"), "、".join(item.decided_by) or "—"],
            [_("Result"), item.get_result_display()],
            [_("Reasons"), item.reasons],
        ],
    }
