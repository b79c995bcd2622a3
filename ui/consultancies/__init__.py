"""All consultancies, found again."""
