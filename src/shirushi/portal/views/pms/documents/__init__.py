"""Pages of policy, rules and forms, of their confirmation, and of the registers."""
