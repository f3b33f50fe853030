"""Pages of the internal audits: plans, one audit with its check list, the report."""
