"""Applications at a body: the queue, one application as submitted, the formal check."""
