"""Whether the journal is still what it was: every line against its leaf, every leaf against the tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from shirushi.record import sequencer
from shirushi.record.journal import digest_of
from shirushi.record.models import JournalBody, JournalLeaf, JournalLine
from shirushi.trust import merkle

CHUNK = 1000
REASONS = {
    "leaf_missing": _("Its place in the tree is empty."),
    "line_changed": _("It is not what was committed."),
    "body_changed": _("Its personal part is not what was committed."),
    "another_past": _("Up to here the tree had another root."),
    "cut_off": _("The tree had more leaves."),
    "tree_changed": _("The stored nodes of the tree are not those of its lines."),
}


@dataclass(frozen=True)
class Broken:
    """The first place that does not hold: number in the tree, the line's key where there is one, why."""

    number: int
    line_id: int | None
    why: str


@dataclass(frozen=True)
class Verification:
    """What was found: leaves and root recomputed from the lines, lines not numbered yet, the first break."""

    size: int
    root: bytes
    waiting: int
    broken: Broken | None

    @property
    def holds(self) -> bool:
        return self.broken is None


@dataclass
class GrowingTree:
    """The roots of the complete subtrees of what was seen so far, largest first."""

    size: int = 0
    subtrees: list[bytes] = field(default_factory=list)

    def add(self, leaf: bytes) -> None:
        self.subtrees.append(leaf)
        self.size += 1
        for _level in range((self.size & -self.size).bit_length() - 1):
            right, left = self.subtrees.pop(), self.subtrees.pop()
            self.subtrees.append(merkle.node_hash(left, right))

    @property
    def root(self) -> bytes:
        return merkle.root_of_frontier(self.subtrees)


def verify_journal(earlier: tuple[int, bytes] | None = None) -> Verification:
    """Recompute every leaf and the root; name the first line that is not what was committed.

    `earlier`, a size and root that somebody kept, also finds out who cut off the end and grew it anew.
    """
    tree = GrowingTree()
    broken = _first_broken(tree, earlier) or _broken_tree(tree) or _cut_off(tree, earlier)
    waiting = JournalLine.objects.filter(leaf=None).count()
    return Verification(size=tree.size, root=tree.root, waiting=waiting, broken=broken)


def _first_broken(tree: GrowingTree, earlier: tuple[int, bytes] | None) -> Broken | None:
    for leaf in _leaves():
        if leaf.number != tree.size:
            return Broken(tree.size, None, "leaf_missing")
        recomputed = merkle.leaf_hash(sequencer.leaf_content(leaf.line))
        if recomputed.hex() != leaf.leaf_hash:
            return Broken(leaf.number, leaf.line_id, "line_changed")
        if not _body_holds(leaf.line):
            return Broken(leaf.number, leaf.line_id, "body_changed")
        tree.add(recomputed)
        if earlier and earlier[0] == tree.size and earlier[1] != tree.root:
            return Broken(leaf.number, None, "another_past")
    return None


def _cut_off(tree: GrowingTree, earlier: tuple[int, bytes] | None) -> Broken | None:
    return Broken(tree.size, None, "cut_off") if earlier and earlier[0] > tree.size else None


def _leaves() -> Iterator[JournalLeaf]:
    leaves = JournalLeaf.objects.select_related("line", "line__body").order_by("number")
    return leaves.iterator(chunk_size=CHUNK)


def _body_holds(line: JournalLine) -> bool:
    """An erased body holds: erasing leaves the digest."""
    try:
        body = line.body
    except JournalBody.DoesNotExist:
        return True
    return digest_of(body.salt, body.content) == line.body_digest


def _broken_tree(tree: GrowingTree) -> Broken | None:
    if sequencer.root() == (tree.size, tree.root):
        return None
    return Broken(tree.size, None, "tree_changed")
