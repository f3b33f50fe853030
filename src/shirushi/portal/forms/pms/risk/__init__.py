"""Forms of risk assessment."""
