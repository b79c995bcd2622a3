"""Who may see which line."""
