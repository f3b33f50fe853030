"""The pages of the personal information inventory."""
