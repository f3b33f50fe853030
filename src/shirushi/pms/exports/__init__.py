"""What goes out of a PMS: every ledger and report as one hands it to an assessor, alone or all in one archive.

A ledger is registered in a module of `ledgers`, a report in a module of `reports`; both are found by themselves.
A table that stands in no ledger says why in `left_out`.
"""
