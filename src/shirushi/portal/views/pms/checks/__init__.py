"""Pages of the monthly checks and of the log of the day."""
