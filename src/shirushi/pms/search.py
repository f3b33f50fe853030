"""The search index of the PMS: one table for all ledgers, the same tokens on both engines.

A document is what people may look for (in pairs, `record.folding`) and its facets: the business it belongs to
and whatever its list filters by. So a search with its filters is one question, answered in the order of the
keys, and stays flat as the ledgers grow. Facet tokens are longer than pairs and begin with 0: text makes none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from shirushi.record import folding

# Ledgers by number: the index keeps one key for both (key * LEDGERS + number). Never renumber.
LEDGERS = 64
KINDS = {
    "holding": 1,
    "worker": 2,
    "contractor": 3,
    "risk": 4,
    "documentversion": 5,
    "law": 6,
    "interestedparty": 7,
    "nonconformity": 8,
    "auditplan": 9,
    "datarequest": 10,
    "complaint": 11,
    "provision": 12,
    "receipt": 13,
    "mishap": 14,
    "medium": 15,
    "disposal": 16,
    "audit": 20,
    "trainingcourse": 21,
    "managementreview": 22,
    "objective": 23,
    "evidence": 30,
}
# Counting stops here: nobody reads on after a thousand.
COUNTED = 1000
BATCH = 1000


@dataclass(frozen=True)
class Document:
    """One row of a ledger as it is found: its key, its business, its facets, its texts."""

    key: int
    organisation_id: int
    facets: Mapping[str, object]
    texts: Sequence[str]


@dataclass(frozen=True)
class Asked:
    """A search in one ledger. Facets with several values ask for any of them."""

    kind: str
    organisation_id: int
    text: str
    facets: Mapping[str, Sequence[object]] = field(default_factory=dict)


def put(kind: str, documents: Iterable[Document]) -> None:
    """Index these rows anew."""
    some = list(documents)
    remove(kind, [each.key for each in some])
    add(kind, some)


def add(kind: str, documents: Iterable[Document]) -> None:
    """Index rows that the index does not hold yet."""
    rows = [(_entry(kind, each.key), _document(_tokens(kind, each))) for each in documents]
    value = "%s" if _sqlite() else "%s::tsvector"
    sql = f"INSERT INTO pms_search ({_key()}, tokens) VALUES (%s, {value})"  # noqa: S608 - our own words
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            cursor.executemany(sql, rows[start : start + BATCH])


def remove(kind: str, keys: Iterable[int]) -> None:
    sql = f"DELETE FROM pms_search WHERE {_key()} = %s"  # noqa: S608 - our own column name
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(_entry(kind, key),) for key in keys])


def find(asked: Asked, *, first: int, count: int) -> list[int]:
    """Keys of matching rows, in the order of the keys, from the `first`th on."""
    sql = f"SELECT {_key()} FROM pms_search WHERE {_matches()} ORDER BY {_key()} LIMIT %s OFFSET %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [_question(asked), count, first])
        return [entry // LEDGERS for (entry,) in cursor.fetchall()]


def counted(asked: Asked) -> int:
    """How many rows match; counting stops after COUNTED + 1."""
    limited = f"SELECT 1 FROM pms_search WHERE {_matches()} LIMIT {COUNTED + 1}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({limited}) AS found", [_question(asked)])  # noqa: S608
        return int(cursor.fetchone()[0])


def is_searchable(text: str) -> bool:
    """Whether anything of the text can be looked for (punctuation alone cannot)."""
    return bool(folding.phrase(text))


def _entry(kind: str, key: int) -> int:
    return key * LEDGERS + KINDS[kind]


def _tokens(kind: str, row: Document) -> list[str]:
    facets = [_facet(name, value) for name, value in row.facets.items() if value not in (None, "", False)]
    return [_facet("of", row.organisation_id), _facet("in", kind), *facets, *folding.indexed(list(row.texts))]


def _facet(name: str, value: object) -> str:
    plain = "".join(sign for sign in str(value).casefold() if sign.isalnum())
    return f"0{name}0{plain}"


def _question(asked: Asked) -> str:
    required = [[_facet("of", asked.organisation_id)], [_facet("in", asked.kind)]]
    required += [[_facet(name, value) for value in values] for name, values in asked.facets.items()]
    phrase = folding.phrase(asked.text)
    return _fts(required, phrase) if _sqlite() else _ts(required, phrase)


def _fts(required: Sequence[Sequence[str]], phrase: Sequence[str]) -> str:
    single = len(phrase) == 1 and len(phrase[0]) == 1
    text = f"{phrase[0]}*" if single else '"' + " ".join(phrase) + '"'
    return " AND ".join([text, *(f"({' OR '.join(values)})" for values in required)])


def _ts(required: Sequence[Sequence[str]], phrase: Sequence[str]) -> str:
    single = len(phrase) == 1 and len(phrase[0]) == 1
    text = f"'{phrase[0]}':*" if single else "(" + " <-> ".join(f"'{token}'" for token in phrase) + ")"
    return " & ".join(
        [text, *("(" + " | ".join(f"'{value}'" for value in values) + ")" for values in required)]
    )


def _document(tokens: Sequence[str]) -> str:
    if _sqlite():
        return " ".join(tokens)
    return " ".join(f"'{token}':{place}" for place, token in enumerate(tokens[:16_000], start=1))


def _matches() -> str:
    return "pms_search MATCH %s" if _sqlite() else "tokens @@ %s::tsquery"


def _key() -> str:
    return "rowid" if _sqlite() else "entry_id"


def _sqlite() -> bool:
    return connection.vendor == "sqlite"
