"""Pages of the objectives and of the management review."""
