"""What strangers can check: Merkle trees. Pure: imports no Django and nothing else of ours."""
