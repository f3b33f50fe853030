"""One body of evidence for two schemes: what each record of the PMS proves, and what is still missing."""
