"""Merkle trees against published vectors and their own laws."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.trust import merkle

# The published inclusion vectors of the transparency-log projects may lie beside the checkout.
BESIDE = Path(__file__).parents[3] / "shared" / "vectors" / "merkle" / "inclusion.json"
# Leaves and roots of the reference tree of RFC 6962's authors.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
leaves_of_any_size = st.integers(1, 70).map(lambda size: [merkle.leaf_hash(bytes([n])) for n in range(size)])


@pytest.mark.parametrize("size", range(len(ROOTS)))
def test_the_reference_tree_has_its_roots(size: int) -> None:
    leaves = [merkle.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]

    assert merkle.root_of(leaves).hex() == ROOTS[size]


@pytest.mark.skipif(not BESIDE.exists(), reason="the published vectors do not lie beside this checkout")
def test_the_published_inclusion_vectors_are_judged_as_published() -> None:
    vectors = json.loads(BESIDE.read_text())

    judged_otherwise = [vector["name"] for vector in vectors if _proves(vector) == vector["wantErr"]]

    assert len(vectors) > 10
    assert judged_otherwise == []


def _proves(vector: dict[str, Any]) -> bool:
    try:
        merkle.verify_inclusion(
            leaf=_bytes(vector["leafHash"]),
            index=vector["leafIdx"],
            size=vector["treeSize"],
            proof=[_bytes(step) for step in vector["proof"] or []],
            root=_bytes(vector["root"]),
        )
    except merkle.ProofError:
        return False
    return True


def _bytes(text: str | None) -> bytes:
    return base64.b64decode(text or "")


@given(leaves_of_any_size)
def test_the_frontier_has_the_root_of_the_whole_tree(leaves: list[bytes]) -> None:
    subtrees = [
        merkle.root_of(leaves[position << level : (position + 1) << level])
        for level, position in merkle.frontier(len(leaves))
    ]

    assert merkle.root_of_frontier(subtrees) == merkle.root_of(leaves)


@given(leaves_of_any_size, st.data())
def test_every_leaf_is_proved_to_be_in_the_tree(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))

    proof = merkle.inclusion_proof(index, leaves)

    merkle.verify_inclusion(
        leaf=leaves[index], index=index, size=len(leaves), proof=proof, root=merkle.root_of(leaves)
    )


@given(leaves_of_any_size, st.data())
def test_a_proof_proves_no_other_place_leaf_or_root(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = merkle.inclusion_proof(index, leaves), merkle.root_of(leaves)
    elsewhere = data.draw(st.integers(-1, len(leaves) + 1).filter(lambda other: other != index))
    right: dict[str, Any] = {
        "leaf": leaves[index],
        "index": index,
        "size": len(leaves),
        "proof": proof,
        "root": root,
    }
    wrong: list[dict[str, Any]] = [
        {"index": elsewhere},
        {"leaf": merkle.leaf_hash(b"another")},
        {"root": merkle.leaf_hash(b"another")},
        {"proof": [*proof, root]},
        {"proof": proof[:-1], "root": root} if proof else {"size": 0},
    ]

    for change in wrong:
        with pytest.raises(merkle.ProofError):
            merkle.verify_inclusion(**{**right, **change})


def test_there_is_no_proof_of_a_leaf_outside_the_tree() -> None:
    leaves = [merkle.leaf_hash(b"one")]

    for index in (-1, 1):
        with pytest.raises(merkle.ProofError):
            merkle.inclusion_proof(index, leaves)
