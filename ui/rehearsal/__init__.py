"""A rehearsal: its strip above the screens."""
