"""A consultancy being run: clock, facts, ledger, recovery."""
