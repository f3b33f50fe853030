"""Applications of a business: start, declare, hand in, submit, follow, renew."""
