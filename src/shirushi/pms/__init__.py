"""The business's own management system: plan, do, check, act. No body reads this package."""
