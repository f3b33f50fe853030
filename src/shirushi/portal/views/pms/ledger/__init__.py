"""The pages that all simple ledgers share."""
