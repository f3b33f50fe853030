"""The file of an open import, opened with the limits of this installation."""

from django.conf import settings

from shirushi.pms.models import ImportBatch, ImportContent
from shirushi.record.errors import ActRefused
from shirushi.sheets.reading import Limits, Opened, Unreadable, open_file
from shirushi.ui.language import language


def opened(name: str, content: bytes) -> Opened:
    """The sheets of a file. What cannot be read is refused with the reason in words."""
    try:
        return open_file(name, content, Limits(size=settings.IMPORT_LIMIT_BYTES))
    except Unreadable as unreadable:
        raise ActRefused(f"import_{unreadable.code}", unreadable.sentence(language())) from unreadable


def opened_again(batch: ImportBatch) -> Opened:
    """The sheets of the file that an open import keeps."""
    return opened(batch.file_name, bytes(ImportContent.objects.get(batch=batch).content))
