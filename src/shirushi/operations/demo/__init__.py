"""Demonstration data: a living scheme of invented businesses. The same seed gives the same scheme."""
