"""Excel and CSV in and out. Pure: knows no web, no database and nothing else of the house."""
