"""The committee: its meetings, and what is decided in them."""
