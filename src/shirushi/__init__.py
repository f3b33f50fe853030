"""Runs privacy-mark certification schemes from end to end."""
