"""Pages of the plan of a year."""
