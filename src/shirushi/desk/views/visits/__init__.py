"""The visit: its plan, the answers written there, the summing-up."""
