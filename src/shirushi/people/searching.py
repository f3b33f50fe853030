"""Organisations by a part of their name, in kanji, kana or Latin letters: two characters are enough.

The words stand folded beside the names and are written by whatever writes the names. A part of them is looked
for by reading them all: there are tens of thousands, and the pairs of the public index are not needed for that.
"""

from django.db.models import Q

from shirushi.people.models import Organisation
from shirushi.record.folding import GAP, fold


def search_words(organisation: Organisation) -> str:
    """The names and the corporate number as they are compared, apart from each other."""
    written = (
        organisation.name,
        organisation.name_kana,
        organisation.name_english,
        organisation.corporate_number or "",
    )
    return GAP.join(folded for each in written if (folded := fold(each)))


def named(text: str, way: str = "") -> Q:
    """Rows whose organisation (at `way`) carries this in a name; a text without letters names nobody."""
    folded = fold(text)
    return Q(**{f"{way}search_words__contains": folded}) if folded else Q(pk__in=[])
