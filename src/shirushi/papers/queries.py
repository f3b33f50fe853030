"""Reads of papers."""

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404

from shirushi.papers import contents
from shirushi.papers.kinds import TEXT_CODECS
from shirushi.papers.models import StoredFile
from shirushi.people.actor import Actor

if TYPE_CHECKING:
    from django.core.files.base import File


def file_for(actor: Actor, pk: int) -> StoredFile:
    """The file, if the actor may see it; else 404."""
    found: StoredFile = get_object_or_404(StoredFile.objects.visible_to(actor), pk=pk)
    return found


def content_of(file: StoredFile) -> "File[Any]":
    """The bytes of a file, open for reading."""
    return contents.open_content(file.sha256)


def text_of(file: StoredFile) -> str:
    """The text of a text file, in whichever of the accepted codings it was written."""
    with content_of(file) as opened:
        content = opened.read()
    for codec in TEXT_CODECS:
        try:
            return str(content.decode(codec))
        except UnicodeDecodeError:
            continue
    return str(content.decode("utf-8", errors="replace"))
