"""The search index of the registry: FTS5 on SQLite, tsvector with GIN on PostgreSQL. Same tokens, same phrases."""

from collections.abc import Iterable

from django.db import connection

from shirushi.record import folding
from shirushi.registry.models import Listing


def tokens_of(listing: Listing) -> list[str]:
    former = [each["name"] for each in listing.former_names]
    fields = [listing.name, listing.name_kana, listing.name_english, listing.unit_name, *former]
    numbers = [folding.numbered(number) for number in (listing.number, listing.corporate_number) if number]
    return [*folding.indexed(fields), *numbers]


def put(listings: Iterable[Listing]) -> None:
    """Index these listings anew."""
    rows = [(listing.pk, _document(tokens_of(listing))) for listing in listings]
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM registry_search WHERE rowid = %s"
            if _sqlite()
            else "DELETE FROM registry_search WHERE listing_id = %s",
            [(pk,) for pk, _ in rows],
        )
        cursor.executemany(
            "INSERT INTO registry_search (rowid, tokens) VALUES (%s, %s)"
            if _sqlite()
            else "INSERT INTO registry_search (listing_id, tokens) VALUES (%s, %s::tsvector)",
            rows,
        )


def matching(text: str) -> tuple[str, list[str]] | None:
    """SQL (a subquery of listing ids) and its parameters for a search; None where nothing is left to search."""
    tokens = folding.phrase(text)
    if not tokens:
        return None
    if _sqlite():
        return "SELECT rowid FROM registry_search WHERE registry_search MATCH %s", [_fts_phrase(tokens)]
    return "SELECT listing_id FROM registry_search WHERE tokens @@ %s::tsquery", [_ts_phrase(tokens)]


def numbered(beginning: str) -> tuple[str, list[str]]:
    """The same for numbers (of registrations and corporations) that begin so."""
    token = folding.numbered(beginning)
    if _sqlite():
        return "SELECT rowid FROM registry_search WHERE registry_search MATCH %s", [f'"{token}" *']
    return "SELECT listing_id FROM registry_search WHERE tokens @@ %s::tsquery", [f"'{token}':*"]


def _sqlite() -> bool:
    return connection.vendor == "sqlite"


def _document(tokens: list[str]) -> str:
    if _sqlite():
        return " ".join(tokens)
    return " ".join(f"'{token}':{place}" for place, token in enumerate(tokens, start=1))


def _fts_phrase(tokens: list[str]) -> str:
    single = len(tokens) == 1 and len(tokens[0]) == 1
    return f"{tokens[0]}*" if single else '"' + " ".join(tokens) + '"'


def _ts_phrase(tokens: list[str]) -> str:
    single = len(tokens) == 1 and len(tokens[0]) == 1
    return f"'{tokens[0]}':*" if single else " <-> ".join(f"'{token}'" for token in tokens)
