"""Numbers what was committed, one at a time for the whole installation, and grows the journal's tree.

Acts never wait for each other: they write unnumbered rows; the sequencer alone takes the lock.
"""

import json

from django.db import transaction
from django.db.models import Max

from shirushi.record.models import JournalLeaf, JournalLine, JournalNode, OutboxEntry, SequencerLock
from shirushi.trust import merkle

BATCH = 1000


def number_outbox() -> int:
    """Give every committed outbox entry its number. Returns how many were numbered."""
    numbered = 0
    while OutboxEntry.objects.filter(number=None).exists():
        batch = _number_batch()
        if not batch:  # somebody else numbered them
            break
        numbered += batch
    return numbered


@transaction.atomic
def _number_batch() -> int:
    _lock("outbox")
    last = OutboxEntry.objects.aggregate(last=Max("number"))["last"] or 0
    entries = list(OutboxEntry.objects.filter(number=None).order_by("id")[:BATCH])
    for number, entry in enumerate(entries, start=last + 1):
        entry.number = number
    OutboxEntry.objects.bulk_update(entries, ["number"])
    return len(entries)


def number_journal() -> int:
    """Append every committed line to the tree. Returns how many lines were appended."""
    appended = 0
    while batch := _append_batch():
        appended += batch
    return appended


@transaction.atomic
def _append_batch() -> int:
    _lock("journal")
    size = JournalLeaf.objects.count()
    lines = list(JournalLine.objects.filter(leaf=None).order_by("id")[:BATCH])
    leaves = [_leaf(size + offset, line) for offset, line in enumerate(lines)]
    JournalLeaf.objects.bulk_create(leaves)
    _grow(size, [bytes.fromhex(leaf.leaf_hash) for leaf in leaves])
    return len(leaves)


def _lock(name: str) -> None:
    SequencerLock.objects.get_or_create(name=name)
    SequencerLock.objects.select_for_update().get(name=name)


def _leaf(number: int, line: JournalLine) -> JournalLeaf:
    return JournalLeaf(number=number, line=line, leaf_hash=merkle.leaf_hash(leaf_content(line)).hex())


def leaf_content(line: JournalLine) -> bytes:
    """The bytes of a line that the tree commits to: every column but the key."""
    content = {
        "action": line.action,
        "dossier": line.dossier_id,
        "subject": [line.subject_type, line.subject_id],
        "actor": line.actor_id,
        "organisation": line.organisation_id,
        "effective_on": line.effective_on.isoformat(),
        "recorded_at": line.recorded_at.isoformat(),
        "decision": line.decision,
        "before": line.before,
        "after": line.after,
        "body": line.body_digest,
        "annuls": line.annuls_id,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _grow(size: int, hashes: list[bytes]) -> None:
    """Store the complete subtrees that the new leaves close."""
    nodes = [JournalNode(level=0, position=size + n, node_hash=h.hex()) for n, h in enumerate(hashes)]
    made = {(0, node.position): node.node_hash for node in nodes}
    for position in range(size, size + len(hashes)):
        nodes.extend(_closed_by(position, made))
    JournalNode.objects.bulk_create(nodes)


def _closed_by(leaf: int, made: dict[tuple[int, int], str]) -> list[JournalNode]:
    closed = []
    level, position = 0, leaf
    while position % 2:
        left = _node(level, position - 1, made)
        right = _node(level, position, made)
        level, position = level + 1, position // 2
        made[level, position] = merkle.node_hash(left, right).hex()
        closed.append(JournalNode(level=level, position=position, node_hash=made[level, position]))
    return closed


def _node(level: int, position: int, made: dict[tuple[int, int], str]) -> bytes:
    known = made.get((level, position))
    if known is None:
        known = JournalNode.objects.get(level=level, position=position).node_hash
    return bytes.fromhex(known)


def root() -> tuple[int, bytes]:
    """Size and root hash of the journal's tree as it stands."""
    size = JournalLeaf.objects.count()
    frontier = [_node(level, position, {}) for level, position in merkle.frontier(size)]
    return size, merkle.root_of_frontier(frontier)
