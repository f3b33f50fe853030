"""Merkle trees after RFC 6962: hashes, roots, inclusion proofs. SHA-256 throughout; hashes are 32 bytes."""

import hashlib
from collections.abc import Sequence

HASH_BYTES = 32


class ProofError(ValueError):
    """A proof that does not prove: no hash, wrong length, index outside the tree, or another root."""


def leaf_hash(content: bytes) -> bytes:
    """Hash of a leaf's bytes (RFC 6962 2.1: prefix 0x00)."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node (RFC 6962 2.1: prefix 0x01)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def frontier(size: int) -> list[tuple[int, int]]:
    """The complete subtrees (level, position) that cover a tree of `size` leaves, largest first."""
    places, start = [], 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            places.append((level, start >> level))
            start += 1 << level
    return places


def root_of_frontier(hashes: Sequence[bytes]) -> bytes:
    """Root of the tree whose complete subtrees, largest first, have these hashes."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = node_hash(left, root)
    return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Root of the tree over these leaf hashes (RFC 6962 2.1)."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = _split(len(leaves))
    return node_hash(root_of(leaves[:split]), root_of(leaves[split:]))


def inclusion_proof(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Audit path of leaf `index`, nearest sibling first (RFC 6962 2.1.1)."""
    if not 0 <= index < len(leaves):
        raise ProofError("index outside the tree")
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion_proof(index, leaves[:split]), root_of(leaves[split:])]
    return [*inclusion_proof(index - split, leaves[split:]), root_of(leaves[:split])]


def verify_inclusion(*, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raise ProofError unless `proof` shows that `leaf` is leaf `index` of the tree of `size` with `root`."""
    if not 0 <= index < size:
        raise ProofError("index outside the tree")
    if any(len(given) != HASH_BYTES for given in (leaf, root, *proof)):
        raise ProofError("not a hash")
    inner = (index ^ (size - 1)).bit_length()
    border = (index >> inner).bit_count()
    if len(proof) != inner + border:
        raise ProofError("wrong length of proof")
    computed = leaf
    for level, sibling in enumerate(proof):
        on_right = level >= inner or index >> level & 1
        computed = node_hash(sibling, computed) if on_right else node_hash(computed, sibling)
    if computed != root:
        raise ProofError("another root")


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << (size - 1).bit_length() - 1
