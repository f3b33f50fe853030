"""The review, the decision and the contract as the business sees them."""
