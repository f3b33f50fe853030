"""Pages of risk assessment."""
